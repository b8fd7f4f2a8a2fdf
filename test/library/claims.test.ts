/** Claims as a program asks them: at one place in the log, over all treaties, in a file of a size that a document has. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedParticipants } from '../../src/library/shipped.ts';
import type { ClaimCheck } from '../../src/projections/claims.ts';
import { claimsReport } from '../../src/reports/claims.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { ACTS } from '../support/claims.ts';
import { ledgerWith, requestFor } from '../support/histories.ts';
import { ledgerOf, shippedLedger } from '../support/shipped-ledger.ts';

const STATEMENT = { paragraph: '1', quote: 'as printed' };
const OVER_ALL = { ...STATEMENT, kind: 'actions', from: '2000-09-01', to: '2000-10-31' };

function claimsFile(claims: readonly object[]): string {
  const path = join(mkdtempSync(join(tmpdir(), 'claims-')), 'claims.json');
  const numbered = claims.map((one, index) => ({ id: `${index}`, ...one }));
  writeFileSync(
    path,
    JSON.stringify({ document: 'A/1', issuedOn: '2001-12-20', claims: numbered }),
  );
  return path;
}

describe('the claims of one run', () => {
  it('are judged at one place in the log, though somebody records meanwhile', async () => {
    const ledger = await ledgerWith(ACTS.slice(0, 1));
    const count = { ...STATEMENT, treaty: 'IV-13', kind: 'count', of: 'contracting', number: 0 };
    const file = claimsFile(Array.from({ length: 8 }, () => count));
    // Once before: what a command is made of is loaded when it is first asked for, and that would take all the while.
    await ledger.claims(file);
    const asked = ledger.claims(file);
    const recorded = ACTS.slice(1).reduce(
      (before, act) => before.then(() => ledger.record(requestFor(act))).then(() => {}),
      Promise.resolve(),
    );
    const [checks] = await Promise.all([asked, recorded]);
    expect(new Set(checks.map(({ position }) => position)).size).toBe(1);
    expect(new Set(checks.map(({ replayed }) => replayed)).size).toBe(1);
  });
});

describe('a claim over all treaties', () => {
  const signed = { kind: 'signature', on: '2000-09-07' };

  it('is told what was done towards each, and by how many', async () => {
    const ledger = await shippedLedger('IV-13', 'IV-8-b');
    for (const treaty of ['IV-13', 'IV-8-b']) {
      await ledger.record({ ...signed, treaty, participant: 'GHA' });
    }
    await ledger.record({ ...signed, treaty: 'IV-13', participant: 'CHL' });
    const [all, by] = await ledger.claims(
      claimsFile([
        { ...OVER_ALL, of: 'signatures', number: 3 },
        { ...OVER_ALL, of: 'actions', number: 273, by: 84 },
      ]),
    );
    expect(all).toMatchObject({ treaty: null, verdict: 'cannot-tell', replayed: 3, acts: [] });
    expect(by).toMatchObject({ replayed: '3 by 2', stated: '273 by 84' });
    expect(by?.note).toMatch(/holds two treaties: .* three acts by two participants\.$/);
  });

  it('is none in a ledger that holds no treaty', async () => {
    const ledger = await ledgerOf(shippedParticipants());
    const [check] = await ledger.claims(claimsFile([{ ...OVER_ALL, of: 'actions', number: 273 }]));
    expect(check).toMatchObject({ verdict: 'cannot-tell', replayed: null });
    expect(textForm(claimsReport([check as ClaimCheck]))).toContain(
      '\nIssued on 20 December 2001.',
    );
  });
});

describe('a claims file', () => {
  it('that is larger than any document is refused', async () => {
    const ledger = await shippedLedger();
    const long = { ...OVER_ALL, of: 'actions', number: 1, quote: 'x'.repeat(5_000_000) };
    await expect(ledger.claims(claimsFile([long]))).rejects.toMatchObject({
      code: 'bad-claims',
      message: expect.stringMatching(/at most 5000000 bytes/),
    });
  });
});
