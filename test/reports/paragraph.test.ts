/** The report's sentences on the state of a treaty, for any treaty and any day. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Ledger } from '../../src/library/ledger.ts';
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
