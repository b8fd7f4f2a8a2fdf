/** What `treaty explain` says, line by line. */
import { expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { explanationReport } from '../../src/reports/explanation.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

it('counts one signatory, one contracting State and one party, and more of each', async () => {
  const ledger = await ledgerWith(
    [
      { participant: 'GHA', kind: 'signature', on: '2000-09-07' as CalendarDate },
      { participant: 'GHA', kind: 'ratification', on: '2000-09-07' as CalendarDate },
      { participant: 'MEX', kind: 'signature', on: '2002-05-22' as CalendarDate },
    ],
    { instruments: 1 },
  );
  const line = async (asOf: string) =>
    textForm(explanationReport(await ledger.explain(TREATY, { asOf }))).split('\n')[2];
  expect(await line('2001-12-31')).toBe(
    '1 signatory (0 signed only), 1 contracting State, 1 party',
  );
  expect(await line('2002-06-01')).toBe(
    '2 signatories (1 signed only), 1 contracting State, 1 party',
  );
  expect(await line('2000-01-01')).toBe(
    '0 signatories (0 signed only), 0 contracting States, 0 parties',
  );
});
