/** Provisional application as tables show it: with its own mark, and for as long as it lasts. */
import { describe, expect, it } from 'vitest';
import { ledgerWith, TREATY } from '../support/histories.ts';

async function rowsAfter(...acts: string[]) {
  const ledger = await ledgerWith([], { instruments: 1 });
  for (const act of acts) {
    const [kind = '', on = ''] = act.split(' ');
    await ledger.record({ kind, on, treaty: TREATY, participant: 'GHA', notifiedOn: on });
  }
  return async (asOf: string) => {
    const { rows, counts } = await ledger.status(TREATY, { asOf });
    return { row: rows[0] ?? null, counts };
  };
}

describe('a State that applies a treaty provisionally', () => {
  it('has a row with the date and the mark n, and no row once it has ended', async () => {
    const on = await rowsAfter(
      'provisional-application 1999-01-01',
      'end-of-provisional-application 2000-01-01',
    );
    const { row, counts } = await on('1999-12-31');
    expect(row).toMatchObject({
      ...{ standing: 'provisional', signature: null, inForceFrom: null },
      consent: { on: '1999-01-01', kind: 'provisional-application', mark: 'n' },
    });
    expect(counts).toMatchObject({ contracting: 0, parties: 0 });
    expect((await on('2000-01-01')).row).toBeNull();
  });

  it('shows its consent instead as soon as it has one, and may still end what it applies', async () => {
    const on = await rowsAfter(
      'provisional-application 1999-01-01',
      'accession 1999-02-01',
      'end-of-provisional-application 1999-03-01',
    );
    expect((await on('1999-02-01')).row).toMatchObject({
      ...{ standing: 'contracting', consent: { kind: 'accession', mark: 'a' } },
    });
  });

  it('keeps its signature in the row when it has ended', async () => {
    const on = await rowsAfter(
      'signature 1998-01-01',
      'provisional-application 1999-01-01',
      'end-of-provisional-application 2000-01-01',
    );
    expect((await on('2000-01-01')).row).toMatchObject({ standing: 'signatory', consent: null });
  });
});
