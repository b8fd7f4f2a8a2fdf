/** The report's sentences on the state of a treaty, for any treaty and any day. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Condition, EntryIntoForceClause } from '../../src/domain/clause.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { statusView } from '../../src/projections/status.ts';
import { paragraph } from '../../src/reports/paragraph.ts';
import {
  anyDay,
  anyHistory,
  type DatedAct,
  interleaved,
  ledgerWith,
  TREATY,
} from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const MIGRANTS =
  'the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families';

let all: Ledger;

beforeAll(async () => {
  all = await shippedLedger();
});

const act = (participant: string, kind: DatedAct['kind'], on: string): DatedAct => ({
  ...{ participant, kind, on: on as CalendarDate },
});

async function migrants(asOf: string, ...acts: readonly DatedAct[]): Promise<string> {
  return (await ledgerWith(acts)).paragraph(TREATY, { asOf });
}

/** The Convention with one instrument in force for whoever deposits it. */
async function inForce(asOf: string, ...acts: readonly DatedAct[]): Promise<string> {
  return (await ledgerWith(acts, { instruments: 1 })).paragraph(TREATY, { asOf });
}

describe('who has done what', () => {
  const EGYPT = act('EGY', 'accession', '1993-02-19');
  const PHILIPPINES = act('PHL', 'signature', '1993-11-15');
  const MOROCCO = act('MAR', 'signature', '1991-08-15');

  it('says of a treaty that nobody has touched that no State had done so', async () => {
    expect(await migrants('1991-01-01')).toBe(
      `As of 1 January 1991, no State had signed, ratified or acceded to ${MIGRANTS}. The Convention will enter into force when at least three States have ratified or acceded to it.`,
    );
  });

  it('names signatories alone, with the article before a name', async () => {
    expect(await migrants('1994-01-01', PHILIPPINES, MOROCCO)).toContain(
      `, no State had ratified or acceded to ${MIGRANTS}. It had been signed by two States, namely, Morocco and the Philippines. The Convention will`,
    );
  });

  it('names contracting States alone', async () => {
    expect(await migrants('1994-01-01', EGYPT)).toContain(
      `${MIGRANTS} had been ratified or acceded to by one State, namely, Egypt. The Convention will`,
    );
  });

  it('names both, a State alone in the singular', async () => {
    expect(await migrants('1994-01-01', EGYPT, PHILIPPINES)).toContain(
      'by one State, namely, Egypt. In addition, one State, namely, the Philippines, signed the Convention.',
    );
  });

  it('names those that have withdrawn in a sentence of their own, though they had signed', async () => {
    const left = [MOROCCO, act('MAR', 'ratification', '1993-06-21')];
    const text = await inForce(
      '2001-01-01',
      EGYPT,
      ...left,
      act('MAR', 'withdrawal', '1999-01-01'),
    );
    expect(text).toContain(
      'by one State, namely, Egypt. By then, one State, namely, Morocco, had withdrawn from the Convention.',
    );
  });

  it('says of a treaty that all have left that it has no contracting State, not that nobody joined', async () => {
    const text = await inForce('2001-01-01', EGYPT, act('EGY', 'withdrawal', '1999-01-01'));
    expect(text).toMatch(
      /^As of 1 January 2001, no contracting State to the .* was on record\. By/,
    );
    expect(text).not.toMatch(/no State had/);
  });

  it('does not say that nobody joined a treaty in force whose deposits the ledger lacks', async () => {
    expect(await all.paragraph('XXVII-2-a', { asOf: '1997-01-01' })).toBe(
      'As of 1 January 1997, no contracting State to the Montreal Protocol on Substances that Deplete the Ozone Layer was on record. The Protocol entered into force on 1 January 1989.',
    );
  });

  it('tells a provisional application from a consent', async () => {
    const text = await migrants('1994-01-01', act('GHA', 'provisional-application', '1993-01-01'));
    expect(text).toMatch(
      /^As of 1 January 1994, no State had signed, .* In addition, one State, namely, Ghana, applied the Convention provisionally\. The/,
    );
  });

  it('says who of the signatories does not intend to become a party', async () => {
    const notice = 'notice-of-intention-not-to-become-a-party';
    expect(
      await migrants('1999-01-01', EGYPT, PHILIPPINES, act('PHL', notice, '1998-01-01')),
    ).toContain(
      'signed the Convention. Of these, one State, namely, the Philippines, gave notice that it does not intend to become a party to it.',
    );
  });

  it('adds the kinds that occur to those that the treaty provides', async () => {
    expect(await migrants('1999-01-01', MOROCCO, act('MAR', 'acceptance', '1993-01-01'))).toContain(
      'had been ratified, accepted or acceded to by one State, namely, Morocco.',
    );
  });

  it('tells organizations from States: the European Union and the Paris Agreement', async () => {
    const before = await all.paragraph('XXVII-7-d', { asOf: '2016-10-04' });
    expect(before).toMatch(/ and Viet Nam, and the European Union signed the Agreement\./);
    const after = await all.paragraph('XXVII-7-d', { asOf: '2016-11-04' });
    expect(after).toMatch(/, and by the European Union\. /);
    const { counts } = await all.status('XXVII-7-d', { asOf: '2016-11-04' });
    expect(after).toContain(`acceded to by ${counts.contracting - 1} States, namely, Albania`);
    expect(after).toMatch(/The Agreement entered into force on 4 November 2016\.$/);
  });
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
      'when the 44 States listed in Annex 2 have ratified, acceded to or succeeded to it, but not before 24 September 1998.',
    ],
    [
      'XXVI-4',
      '1998-09-24',
      'when the 44 States listed in Annex 2 have ratified, acceded to or succeeded to it.',
    ],
    [
      'X-NPT',
      '1969-01-01',
      'when at least 43 States, among them the three States whose Governments are the depositaries, have ratified, acceded to or succeeded to it.',
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
      'on 1 January 1989, provided that by then at least 11 States have ratified, accepted, approved, acceded to or succeeded to it and two further conditions are fulfilled, namely, two thirds of the estimated global consumption of the controlled substances in 1986 and the Vienna Convention for the Protection of the Ozone Layer in force.',
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
      'when at least 60 States have ratified, accepted, approved, acceded to or succeeded to it.',
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
    const ledger = await ledgerWith([act('EGY', 'accession', '1993-02-19')], { instruments: 1 });
    const { definition } = (await ledger.view(TREATY, {})).record;
    const entryIntoForce = { ...definition.entryIntoForce, notBeforeTreaty: 'X-1' as TreatyId };
    await ledger.define({ treaties: [{ ...definition, entryIntoForce }] }, 'a test');
    expect(await ledger.paragraph(TREATY, { asOf: '1994-01-01' })).toMatch(
      /namely, Egypt\. The Convention will enter into force when treaty X-1 has entered into force\.$/,
    );
  });
});

const NUMBERS = ['no', ...'one two three four five six seven eight nine'.split(' ')];

/** "three" or "17" as a number; nought where the paragraph has no such sentence. */
function numberIn(text: string, pattern: RegExp): number {
  const [, word = 'no'] = pattern.exec(text) ?? [];
  return NUMBERS.includes(word) ? NUMBERS.indexOf(word) : Number(word);
}

describe('laws of the paragraph', () => {
  it('its numbers are those of the counts, for any history', () =>
    fc.assert(
      fc.asyncProperty(anyHistory.chain(interleaved), anyDay, async (acts, asOf) => {
        const ledger = await ledgerWith(acts);
        const text = await ledger.paragraph(TREATY, { asOf });
        const { counts } = await ledger.status(TREATY, { asOf });
        expect(numberIn(text, /acceded to by (\w+) States?, namely/)).toBe(counts.contracting);
        const signed = /(?:In addition, (?=\w+ States?, .*, signed the )|signed by )(\w+) State/;
        expect(numberIn(text, signed)).toBe(counts.signedOnly);
      }),
      { numRuns: 60 },
    ));

  it('every shipped treaty has one that is English, on any day', async () => {
    const ids = await all.treaties();
    expect(ids).toHaveLength(34);
    const days = fc.integer({ min: 0, max: 366 * 80 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ids), days, async (id, day) => {
        const asOf = new Date(Date.UTC(1946, 0, day)).toISOString().slice(0, 10);
        const text = await all.paragraph(id, { asOf });
        expect(text).toMatch(/^As of \d.*\.$/);
        expect(text).not.toMatch(/undefined|NaN|null| {2}|\.\.| [,.]|,,|\[object/);
        expect(text).not.toMatch(/\b(?:two|\d+) State\b|\b(?:no|one) States\b|namely, [.,]/);
      }),
      { numRuns: 150 },
    );
  });
});
