/** A proof of a status: it holds for every history and day, and for nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { StatusProof } from '../../src/exchange/status-proof-file.ts';
import { type Entry, subjectOf } from '../../src/ledger/entry.ts';
import { commitmentTo } from '../../src/ledger/last-entries.ts';
import {
  COSIGNATURE,
  NOTE,
  parseSignerKey,
  type SignerKey,
  writeKeys,
} from '../../src/ledger/note-key.ts';
import { noteSigner, signNote } from '../../src/ledger/signed-note.ts';
import { type ProofTrust, verifyProof } from '../../src/library/verify-proof.ts';
import { anyDay, anyHistory, interleaved, ledgerWith, TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const ACTS = [
  { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate },
  { participant: 'MEX', kind: 'signature', on: '1991-05-22' as CalendarDate },
  { participant: 'MEX', kind: 'ratification', on: '1999-03-08' as CalendarDate },
] as const;

const subjectIn = (entry: string) => subjectOf(JSON.parse(entry) as Entry);

async function proofOf(asOf = '2001-12-06'): Promise<StatusProof> {
  return (await ledgerWith(ACTS)).statusProof(TREATY, { asOf });
}

const OURS = writeKeys('example.org/treaties', NOTE, new Uint8Array(32).fill(7));
const keys = [OURS.verifierKey];

const check = (proof: unknown, trust: ProofTrust = {}) => verifyProof(JSON.stringify(proof), trust);
const faultOf = async (proof: unknown, trust: ProofTrust = {}) =>
  (await check(proof, trust)).fault?.code ?? null;

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

  it('does not hold where an entry is left out, whichever it is', async () => {
    const proof = await proofOf();
    for (const left of proof.entries.keys()) {
      const entries = proof.entries.filter((_, index) => index !== left);
      expect(await faultOf({ ...proof, entries })).toBe('entry-left-out');
    }
  });

  it.each([
    ['another table', { status: { treaty: TREATY } }, 'table-differs'],
    ['another day', { asOf: '1992-01-01' }, 'table-differs'],
    ['another root', { root: 'a'.repeat(64) }, 'root-differs'],
    ['another treaty', { treaty: 'IV-4' }, 'no-definition'],
    ['no last entries', { lastEntries: [] }, 'entry-left-out'],
    ['last entries that are none', { lastEntries: ['IV-13'] }, 'bad-last-entries'],
  ])('does not hold with %s', async (_, change, code) => {
    const { ok, fault } = await check({ ...(await proofOf()), ...change });
    expect({ ok, code: fault?.code }).toEqual({ ok: false, code });
  });

  it('does not hold where one character of an entry was changed', async () => {
    const proof = await proofOf();
    const entries = proof.entries.map(({ entry, proof: hashes }) => ({
      entry: entry.replace('1993-02-19', '1993-02-20'),
      proof: hashes,
    }));
    expect(await faultOf({ ...proof, entries })).toBe('root-differs');
  });

  it('is refused with a key that JavaScript would swallow', async () => {
    const text = JSON.stringify(await proofOf());
    const strange = text.replace('"status":{', '"status":{"__proto__":"Uganda withdrew",');
    await expect(verifyProof(strange)).rejects.toMatchObject({ code: 'bad-proof' });
  });

  it.each([2000, 20_000])('does not hold with a table nested %d deep', async depth => {
    const deep = `${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}`;
    const text = JSON.stringify({ ...(await proofOf()), status: { treaty: 0 } });
    const checking = verifyProof(text.replace('"treaty":0', `"treaty":${deep}`));
    const code = await checking.then(
      ({ fault }) => fault?.code,
      problem => problem.code,
    );
    expect(['table-differs', 'bad-proof']).toContain(code);
  });

  it('is refused where the file is none, by key and line', async () => {
    await expect(check({ kind: 'treaty-ledger status proof' })).rejects.toMatchObject({
      code: 'bad-proof',
      message: expect.stringContaining('version (line 1)'),
    });
  });
});

describe('the end of a record', () => {
  /** The keeper's own program, which leaves out the last entry of the treaty and the last of the register. */
  async function cut() {
    const ledger = await ledgerWith(ACTS);
    const { checkpoint } = await ledger.checkpoint({ key: OURS.signerKey });
    const whole = await ledger.statusProof(TREATY, { asOf: '2001-12-06', checkpoint });
    const earlier = await ledger.statusProof(TREATY, { asOf: '2001-12-06', at: whole.size - 1 });
    const kept = new Set(earlier.entries.map(({ entry }) => entry));
    const entries = whole.entries.filter(({ entry }) => kept.has(entry));
    const { lastEntries } = earlier;
    const status = { ...earlier.status, position: whole.size };
    return { whole, forged: { ...whole, status, entries, lastEntries } };
  }

  it('is shown by a checkpoint that gives the last entry of each treaty', async () => {
    const { whole } = await cut();
    const checked = await check(whole, { keys });
    expect(checked).toMatchObject({ ok: true, isComplete: true });
    expect(checked.proved.join()).toContain('They are all of the treaty');
  });

  it('that was left out whole, with its table and its list, is found by the checkpoint alone', async () => {
    const { forged } = await cut();
    expect(await faultOf(forged, { keys })).toBe('last-entries-differ');
    const alone = await check({ ...forged, checkpoint: null });
    expect(alone).toMatchObject({ ok: true, isComplete: false });
    expect(alone.notProved.join()).toContain('could have been left out');
  });

  it('is not proved by a line that nobody has signed', async () => {
    const { forged, whole } = await cut();
    const lying = (whole.checkpoint ?? '').replace(
      /last-entries .*/,
      commitmentTo(forged.lastEntries),
    );
    const relayed = { ...forged, checkpoint: lying };
    const checked = await check(relayed);
    expect(checked).toMatchObject({ ok: true, isComplete: false });
    expect(checked.proved.join()).not.toContain('They are all');
    expect(await faultOf(relayed, { keys })).toBe('bad-signature');
    expect(await check(whole)).toMatchObject({ ok: true, isComplete: false });
  });

  it('is not proved by a checkpoint that is silent on last entries, as those of other programs are', async () => {
    const { whole } = await cut();
    const [origin, size, root] = (whole.checkpoint ?? '').split('\n');
    const checkpoint = `${origin}\n${size}\n${root}\n`;
    const silent = signNote({ text: checkpoint, signatures: [] }, [
      noteSigner(parseSignerKey(OURS.signerKey) as SignerKey),
    ]);
    const checked = await check({ ...whole, checkpoint: silent }, { keys });
    expect(checked).toMatchObject({ ok: true, isComplete: false });
  });

  it('falsely given in a checkpoint is cosigned by nobody, and enclosed in no proof', async () => {
    const ledger = await ledgerWith(ACTS);
    const { checkpoint } = await ledger.checkpoint({ origin: 'example.org/treaties' });
    const false64 = `${'A'.repeat(43)}=`;
    const lying = checkpoint.replace(/last-entries .*/, `last-entries ${false64}`);
    await expect(ledger.prove('1', { checkpoint: lying })).rejects.toMatchObject({
      code: 'last-entries-differ',
    });
    const signed = signNote({ text: lying, signatures: [] }, [
      noteSigner(parseSignerKey(OURS.signerKey) as SignerKey),
    ]);
    const witness = writeKeys('witness.example', COSIGNATURE, new Uint8Array(32).fill(9));
    await expect(
      ledger.cosign(signed, { key: witness.signerKey, logKey: OURS.verifierKey }),
    ).rejects.toMatchObject({ code: 'last-entries-differ' });
  });
});

/** IV-15-a, an optional protocol, is open to those who have joined IV-15: its table needs that treaty's entries. */
describe('a treaty that is referred to', () => {
  it('and was left out whole is missed by the checkpoint', async () => {
    const ledger = await shippedLedger('IV-15', 'IV-15-a');
    const { checkpoint } = await ledger.checkpoint({ key: OURS.signerKey });
    const proof = await ledger.statusProof('IV-15-a', { checkpoint });
    expect(await check(proof, { keys })).toMatchObject({ ok: true, isComplete: true });
    const entries = proof.entries.filter(({ entry }) => subjectIn(entry) !== 'IV-15');
    expect(entries.length).toBeLessThan(proof.entries.length);
    expect(await faultOf({ ...proof, entries }, { keys })).toBe('entry-left-out');
    const lastEntries = proof.lastEntries.filter(line => !line.startsWith('IV-15 '));
    const ignorant = await (await shippedLedger('IV-15-a')).statusProof('IV-15-a');
    const status = { ...ignorant.status, position: proof.size };
    const hidden = { ...proof, status, entries, lastEntries };
    expect(await faultOf({ ...hidden, checkpoint: null })).toBeNull();
    expect(await faultOf(hidden, { keys })).toBe('last-entries-differ');
  });

  it('of which the table cannot know yet is shown all the same', async () => {
    const ledger = await shippedLedger('IV-15', 'IV-15-a');
    const proof = await ledger.statusProof('IV-15-a', { knownOn: '1990-01-01' });
    expect(proof.entries.some(({ entry }) => subjectIn(entry) === 'IV-15')).toBe(true);
    expect(await faultOf(proof)).toBeNull();
  });
});
