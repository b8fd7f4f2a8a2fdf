/** What changed in a table, also where it is only a notice that was given or a day that became certain. */
import { describe, expect, it } from 'vitest';
import { diffReport } from '../../src/reports/diff.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

async function ledgerAfter(...acts: string[]) {
  const ledger = await ledgerWith([], { instruments: 1 });
  for (const act of acts) {
    const [kind = '', on = ''] = act.split(' ');
    await ledger.record({ kind, on, treaty: TREATY, participant: 'GHA', notifiedOn: on });
  }
  return ledger;
}

describe('the difference between two tables', () => {
  it('is a withdrawal that was notified, though the State is still a party', async () => {
    const ledger = await ledgerAfter('accession 1992-01-15', 'withdrawal 2000-01-15');
    const diff = await ledger.diff(TREATY, { asOf: '2000-01-14' }, { asOf: '2000-01-15' });
    expect(diff.changes).toMatchObject([
      {
        ...{ standing: { from: 'party', to: 'party' }, consent: null, inForceFrom: null },
        withdrawal: { from: null, to: { notifiedOn: '2000-01-15', effectiveOn: '2001-02-01' } },
      },
    ]);
    expect(textForm(diffReport(diff))).toMatch(
      /Withdrawal\nGhana .*— → 1 February 2001, notified 15 January/,
    );
    expect(textForm(diffReport(diff))).not.toMatch(/Bound from/);
  });

  it('is the day from which the treaty binds, once it is certain', async () => {
    const ledger = await ledgerAfter('signature 1991-01-15', 'ratification 1992-01-15');
    const { changes } = await ledger.diff(TREATY, { asOf: '1992-01-14' }, { asOf: '1992-01-15' });
    expect(changes).toMatchObject([
      { inForceFrom: { from: null, to: '1992-05-01' }, withdrawal: null },
    ]);
  });

  it('is nothing where nothing happened', async () => {
    const ledger = await ledgerAfter('accession 1992-01-15', 'withdrawal 2000-01-15');
    const { changes } = await ledger.diff(TREATY, { asOf: '2000-01-15' }, { asOf: '2000-12-31' });
    expect(changes).toEqual([]);
  });
});
