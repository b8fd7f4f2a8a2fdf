/** A State that has declined to become a party stays a signatory, and tables and explanations say when it declined. */
import { expect, it } from 'vitest';
import { explanationReport } from '../../src/reports/explanation.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

it('is said in the table and explained: a signatory that will not become a party', async () => {
  const ledger = await ledgerWith([], { instruments: 1 });
  const ghana = { treaty: TREATY, participant: 'GHA' };
  await ledger.record({ ...ghana, kind: 'signature', on: '2000-09-07' });
  const notice = 'notice-of-intention-not-to-become-a-party';
  await ledger.record({ ...ghana, kind: notice, on: '2002-05-06' });
  const row = async (asOf: string) => (await ledger.status(TREATY, { asOf })).rows[0];
  expect(await row('2002-05-05')).toMatchObject({ standing: 'signatory', declinedOn: null });
  expect(await row('2002-05-06')).toMatchObject({
    ...{ standing: 'signatory', declinedOn: '2002-05-06' },
  });
  const explained = await ledger.explain(TREATY, { asOf: '2002-05-06', participant: 'GHA' });
  expect(textForm(explanationReport(explained))).toMatch(
    /Ghana \(GHA\): signatory, which declined on 6 May 2002 to become a party/,
  );
});
