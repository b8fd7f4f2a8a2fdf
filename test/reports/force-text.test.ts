/** What a text says of entry into force, as a jurist would write it. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { readDefinitions } from '../../src/exchange/definitions.ts';
import type { ForceView } from '../../src/projections/force.ts';
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

it('names no deposit as the decisive one where the depositary notified another day than it gives', async () => {
  const day = '2000-09-07' as CalendarDate;
  const acts = ['GHA', 'EGY', 'CHL'].map(
    participant => ({ participant, kind: 'accession', on: day }) as const,
  );
  const force = await (await ledgerWith(acts)).force(TREATY);
  expect(forceSentence(force)).toMatch(/^In force since 1 January 2001: .* on 7 September 2000 by/);
  const notified: ForceView = { ...force, on: day, notifiedOn: day };
  expect(forceSentence(notified)).toBe(
    'In force since 7 September 2000, as the depositary notified.',
  );
});
