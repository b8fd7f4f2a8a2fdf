/** A proof of a status: it holds for every history and day, and for nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { StatusProof } from '../../src/exchange/status-proof-file.ts';
import { type Entry, subjectOf } from '../../src/ledger/entry.ts';
import { verifyStatusProof } from '../../src/library/status-proof.ts';
import { anyDay, anyHistory, interleaved, ledgerWith, TREATY } from '../support/histories.ts';

const ACTS = [
  { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate },
  { participant: 'MEX', kind: 'signature', on: '1991-05-22' as CalendarDate },
  { participant: 'MEX', kind: 'ratification', on: '1999-03-08' as CalendarDate },
] as const;

async function proofOf(asOf = '2001-12-06'): Promise<StatusProof> {
  return (await ledgerWith(ACTS)).statusProof(TREATY, { asOf });
}

const check = (proof: unknown) => verifyStatusProof(JSON.stringify(proof));

describe('a proof of a status', () => {
  it('holds for the table of any history on any day', () =>
    fc.assert(
      fc.asyncProperty(
        anyHistory.chain(stories => interleaved(stories)),
        anyDay,
        async (acts, asOf) => {
          const ledger = await ledgerWith(acts);
          const { ok, fault } = await check(await ledger.statusProof(TREATY, { asOf }));
          expect({ ok, fault }).toEqual({ ok: true, fault: null });
        },
      ),
      { numRuns: 20 },
    ));

  it('holds for the log as it was at an earlier position', async () => {
    const ledger = await ledgerWith(ACTS);
    const at = (await ledger.size()) - 1;
    const proof = await ledger.statusProof(TREATY, { asOf: '2001-12-06', at });
    expect(await check(proof)).toMatchObject({ ok: true, size: at });
  });

  it('does not hold where an entry is left out before another of its subject', async () => {
    const proof = await proofOf();
    const subjects = proof.entries.map(({ entry }) => subjectOf(JSON.parse(entry) as Entry));
    const notLast = subjects.flatMap((one, n) => (subjects.lastIndexOf(one) > n ? [n] : []));
    expect(notLast.length).toBeGreaterThan(10);
    for (const left of notLast) {
      const entries = proof.entries.filter((_, index) => index !== left);
      expect((await check({ ...proof, entries })).fault).toMatch(/: an entry is left out$/);
    }
  });

  it('does not hold, and says so, where the last act of the treaty is left out of entries and not of the table', async () => {
    const proof = await proofOf();
    expect(await check({ ...proof, entries: proof.entries.slice(0, -1) })).toMatchObject({
      fault: 'the table is not what the entries give when they are replayed',
    });
  });

  it.each([
    ['another table', { status: { treaty: TREATY } }, /table is not what the entries give/],
    ['another day', { asOf: '1992-01-01' }, /table is not what the entries give/],
    ['another root', { root: 'a'.repeat(64) }, /^entry 1: /],
    ['another treaty', { treaty: 'IV-4' }, /the entries do not define IV-4/],
  ])('does not hold with %s', async (_, change, says) => {
    const { ok, fault } = await check({ ...(await proofOf()), ...change });
    expect(ok).toBe(false);
    expect(fault).toMatch(says);
  });

  it('does not hold where one character of an entry was changed', async () => {
    const proof = await proofOf();
    const entries = proof.entries.map(({ entry, proof: hashes }) => ({
      entry: entry.replace('1993-02-19', '1993-02-20'),
      proof: hashes,
    }));
    expect(await check({ ...proof, entries })).toMatchObject({ ok: false });
  });

  it('is refused where the file is none, by key and line', async () => {
    await expect(check({ kind: 'treaty-ledger status proof' })).rejects.toMatchObject({
      code: 'bad-proof',
      message: expect.stringContaining('version (line 1)'),
    });
  });
});
