/** Laws of the panel: each row is a row of the status table of its own day, and the CSV says the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/library/ledger.ts';
import type { StatusView } from '../../src/projections/status.ts';
import { type Row, rowsIn, whole } from '../support/exported.ts';
import { anyDay, anyHistory, interleaved, ledgerWith, TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

/** What the table of a day says of a participant, in the cells of the panel; a cell that has nothing is empty. */
function cellsOf({ rows }: StatusView, participant: string): Partial<Row> {
  const row = rows.find(one => one.participant.id === participant);
  if (row === undefined) return { standing: 'none', signed_on: '', consented_on: '' };
  return {
    standing: row.standing,
    signed_on: row.signature?.on ?? '',
    consented_on: row.consent?.on ?? '',
    consent_kind: row.consent?.kind ?? '',
    in_force_on: row.inForceFrom ?? '',
    withdrawn_on: row.withdrawal?.effectiveOn ?? '',
  };
}

async function expectTables(ledger: Ledger, treaty: string, asOf: string): Promise<void> {
  const rows = rowsIn(await whole(ledger.exportPanel({ treaties: [treaty], asOf })));
  for (const day of new Set(rows.map(row => row['as_of'] ?? ''))) {
    const table = await ledger.status(treaty, { asOf: day });
    const own = rows.filter(row => row['as_of'] === day);
    for (const row of own) {
      // One that ceased in the year, and had done nothing, is in no table.
      if (row['standing'] === 'ceased' && row['signed_on'] === '') continue;
      expect(row).toMatchObject(cellsOf(table, row['participant'] ?? ''));
    }
    const shown = new Set(own.map(row => row['participant']));
    const missing = table.rows.filter(row => !shown.has(row.participant.id));
    expect(missing.map(row => [row.participant.id, row.standing])).toEqual(
      missing.map(row => [row.participant.id, expect.stringMatching(/^ceased$/)]),
    );
  }
}

describe('each row of the panel', () => {
  it('says what the table of its day says, whatever was recorded', () =>
    fc.assert(
      fc.asyncProperty(anyHistory.chain(interleaved), anyDay, async (acts, asOf) => {
        await expectTables(await ledgerWith(acts), TREATY, asOf);
      }),
      { numRuns: 40 },
    ));

  it.each(['IV-4', 'IV-5', 'XXI-6', 'XXVII-7-a', 'XXVII-2-a'])(
    'says what the table of its day says, for %s as it is shipped',
    async id => expectTables(await shippedLedger(id), id, '2026-05-01'),
  );

  it('counts each signature in one year, and each consent', () =>
    fc.assert(
      fc.asyncProperty(anyHistory.chain(interleaved), async acts => {
        const ledger = await ledgerWith(acts);
        const asOf = '2005-01-01';
        const rows = rowsIn(await whole(ledger.exportPanel({ treaties: [TREATY], asOf })));
        const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);
        const signed = acts.filter(act => act.kind === 'signature').length;
        expect(sum('signed_this_year')).toBe(signed);
        expect(sum('consented_this_year')).toBe(acts.length - signed);
      }),
      { numRuns: 40 },
    ));
});
