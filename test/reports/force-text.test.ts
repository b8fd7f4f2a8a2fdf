/** What a text says of entry into force, as a jurist would write it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readDefinitions } from '../../src/exchange/definitions.ts';
import { forceSentence } from '../../src/reports/force-text.ts';
import { ledgerWith, TREATY } from '../support/histories.ts';

it('says of the Test-Ban Treaty that none of the 44 States listed in Annex 2 is there yet', async () => {
  const file = new URL('../../fixtures/treaties/XXVI-4.json', import.meta.url);
  const read = readDefinitions(readFileSync(file, 'utf8'));
  if ('reason' in read) throw new Error(read.reason);
  const ledger = await ledgerWith([]);
  await ledger.define({ treaties: read.value.treaties }, 'a test');
  expect(forceSentence(await ledger.force('XXVI-4'))).toMatch(
    /^Not in force: 0 of the 44 States listed in Annex 2, 44 missing \(article /,
  );
});

it('says of a Convention that needs three instruments how many there are', async () => {
  const ledger = await ledgerWith([]);
  expect(forceSentence(await ledger.force(TREATY))).toBe(
    'Not in force: 0 of 3 instruments, 3 missing (article 87(1)).',
  );
});
