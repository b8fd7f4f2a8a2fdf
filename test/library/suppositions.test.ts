/** Acts that are tried and not recorded: a question that would leave them out is refused, and none drops one in silence. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { type DatedAct, ledgerWith, TREATY } from '../support/histories.ts';

const EGYPT: DatedAct = {
  participant: 'EGY',
  kind: 'accession',
  on: '1993-02-19' as CalendarDate,
};
const suppose = ['accession COL 2002-02-05'];

async function force(sight: object) {
  const ledger = await ledgerWith([EGYPT], { instruments: 2 });
  return ledger.force(TREATY, { suppose, ...sight });
}

describe('an accession of Colombia that is supposed for 5 February 2002', () => {
  it.each([
    ['supposed-later', { asOf: '2002-02-04' }],
    ['supposed-unknown', { knownOn: '2002-02-04' }],
    ['supposed-unknown', { asOf: '2002-02-05', knownOn: '2001-12-20' }],
    ['supposed-in-the-past', { at: 1 }],
  ])('is refused as %s by a question that cannot see it: %j', async (code, sight) => {
    await expect(force(sight)).rejects.toMatchObject({ code, category: 'usage' });
  });

  it.each([[{}], [{ asOf: '2002-02-05' }], [{ knownOn: '2002-02-05' }]])(
    'completes the conditions where the question sees it: %j',
    async sight => {
      expect(await force(sight)).toMatchObject({ counted: 2, triggeredOn: '2002-02-05' });
    },
  );
});
