/** What a treaty's article on entry into force asks for, as the paragraph puts it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Condition, EntryIntoForceClause } from '../../src/domain/clause.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { statusView } from '../../src/projections/status.ts';
import { paragraph } from '../../src/reports/paragraph.ts';
import { type DatedAct, ledgerWith, TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const EGYPT: DatedAct = { participant: 'EGY', kind: 'accession', on: '1993-02-19' as CalendarDate };

let all: Ledger;

beforeAll(async () => {
  all = await shippedLedger();
});

describe('what the article on entry into force asks for', () => {
  it.each([
    [
      'XXVII-7-d',
      '2016-09-10',
      'when at least 55 States, together accounting for at least 55 per cent of total global greenhouse gas emissions, have ratified, accepted, approved or acceded to it.',
    ],
    [
      'XXVII-7-a',
      '2000-01-01',
      'when at least 55 States, together accounting for at least 55 per cent of the 1990 carbon dioxide emissions of the Parties included in Annex I, have ratified, accepted, approved or acceded to it.',
    ],
    [
      'XXVI-4',
      '1997-01-01',
      'when the 44 States listed in Annex 2 have ratified or acceded to it, but not before 24 September 1998.',
    ],
    [
      'XXVI-4',
      '1998-09-24',
      'when the 44 States listed in Annex 2 have ratified or acceded to it.',
    ],
    [
      'X-NPT',
      '1969-01-01',
      'when at least 43 States, among them the three States whose Governments are the depositaries, have ratified or acceded to it.',
    ],
    [
      'IV-5',
      '1970-01-01',
      'when at least 10 States have ratified or acceded to it, but not before the International Covenant on Civil and Political Rights has entered into force.',
    ],
    [
      'XXVII-2-f',
      '2017-01-01',
      'on 1 January 2019, provided that by then at least 20 States have ratified, accepted or approved it.',
    ],
    [
      'XXVII-2-a',
      '1988-01-01',
      'on 1 January 1989, provided that by then at least 11 States have ratified, accepted, approved or acceded to it and two further conditions are fulfilled, namely, two thirds of the estimated global consumption of the controlled substances in 1986 and the Vienna Convention for the Protection of the Ozone Layer in force.',
    ],
    [
      'XXVII-2-a',
      '1988-12-01',
      'it and one further condition is fulfilled, namely, two thirds of the estimated global consumption of the controlled substances in 1986.',
    ],
    ['XXVII-2-f', '2018-01-01', 'on 1 January 2019.'],
    [
      'XVIII-10',
      '2000-06-01',
      'when at least 60 States have ratified, accepted, approved or acceded to it.',
    ],
  ])('%s on %s', async (id, asOf, ending) => {
    const text = await all.paragraph(id, { asOf });
    expect(text.endsWith(`${ending}`)).toBe(true);
    expect(text).toMatch(/\. The [A-Z][a-z]+ will enter into force /);
  });

  async function asking(
    conditions: readonly Condition[],
    more: Partial<EntryIntoForceClause> = {},
  ): Promise<string> {
    const view = await all.view(TREATY, { asOf: '1990-12-01' });
    const { definition } = view.record;
    const changed = { ...more, conditions: conditions as EntryIntoForceClause['conditions'] };
    const entryIntoForce = { ...definition.entryIntoForce, ...changed };
    const record = { ...view.record, definition: { ...definition, entryIntoForce } };
    const asked = { ...view, record };
    return paragraph(asked, statusView(asked)).replace(/^.*will enter into force /s, '');
  }

  const part = { kind: 'part-of-parties', of: 'IV-11' as TreatyId } as const;

  it.each<[string, readonly Condition[], string]>([
    [
      'two thirds of the parties to another treaty',
      [{ ...part, numerator: 2, denominator: 3, on: 'that day' }],
      'when at least two thirds of those that are parties to treaty IV-11 have ratified or acceded to it.',
    ],
    [
      'half of those that were parties on a fixed day',
      [{ ...part, numerator: 1, denominator: 2, on: '1965-08-31' as CalendarDate }],
      'when at least half of those that were parties to treaty IV-11 on 31 August 1965 have ratified or acceded to it.',
    ],
    [
      'seven of eight parts, beside a number',
      [
        { ...part, numerator: 7, denominator: 8, on: 'that day' },
        { kind: 'instruments', required: 30 },
      ],
      'when at least 30 States, among them at least 7/8 of those that are parties to treaty IV-11, have ratified or acceded to it.',
    ],
    [
      'one State by name',
      [{ kind: 'named', list: 'the host', participants: ['PHL' as ParticipantId] }],
      'when the Philippines has ratified or acceded to it.',
    ],
    [
      'a share alone',
      [{ kind: 'share', list: 'world tonnage', percent: 50, shares: { PAN: 50 } }],
      'when States that together account for at least 50 per cent of world tonnage have ratified or acceded to it.',
    ],
    [
      'what no instrument fulfils, alone',
      [
        {
          ...{ kind: 'declared', what: 'the agreement of the host', source: 'a test' },
          fulfilledOn: '2000-01-01' as CalendarDate,
        },
      ],
      'when one condition is fulfilled, namely, the agreement of the host.',
    ],
  ])('%s', async (_, conditions, expected) => {
    expect(await asking(conditions)).toBe(expected);
  });

  it('speaks of organizations where their instruments count, and of two bounds at once', async () => {
    const { entryIntoForce } = (await all.view(TREATY, {})).record.definition;
    const counting = { ...entryIntoForce.counting, organisations: true };
    const notBefore = '1992-01-01' as CalendarDate;
    const bounds = { counting, notBefore, notBeforeTreaty: 'X-1' as TreatyId };
    expect(await asking([{ kind: 'instruments', required: 5 }], bounds)).toBe(
      'when at least five States or organizations have ratified or acceded to it, but not before 1 January 1992 or before treaty X-1 has entered into force.',
    );
  });

  it('waits for the other treaty alone once its own conditions are met', async () => {
    const ledger = await ledgerWith([EGYPT], { instruments: 1 });
    const { definition } = (await ledger.view(TREATY, {})).record;
    const entryIntoForce = { ...definition.entryIntoForce, notBeforeTreaty: 'X-1' as TreatyId };
    await ledger.define({ treaties: [{ ...definition, entryIntoForce }] }, 'a test');
    expect(await ledger.paragraph(TREATY, { asOf: '1994-01-01' })).toMatch(
      /namely, Egypt\. The Convention will enter into force when treaty X-1 has entered into force\.$/,
    );
  });
});
