/** Sentences on articles that ask for more than a number of instruments, as the treaties that come with the project have them. */
import { describe, expect, it } from 'vitest';
import type { EntryIntoForceClause } from '../../src/domain/clause.ts';
import type { Delay } from '../../src/domain/delay.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { furtherConditions } from '../../src/reports/claim-conditions.ts';
import { checked, claim, completeLedger, day, one } from '../support/claims.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

async function threshold(treaty: string, required: number, delay?: Delay | null) {
  const ledger = await shippedLedger(treaty);
  const [finding] = await checked(ledger, [
    claim<'threshold'>({
      ...{ kind: 'threshold', required, asOf: day('1998-01-01'), treaty: treaty as TreatyId },
      ...(delay !== undefined && { delay }),
    }),
  ]);
  if (finding === undefined) throw new Error('no finding');
  return finding;
}

describe('further conditions', () => {
  it.each([
    [
      'XXVII-7-a',
      55,
      'Article 25(1) has further conditions: 55 per cent of the 1990 carbon dioxide emissions of the Parties included in Annex I.',
    ],
    [
      'X-NPT',
      43,
      'Article IX(3) has further conditions: the States whose Governments are the depositaries.',
    ],
    ['IV-5', 10, 'Article 9(1) has further conditions: the entry into force of IV-4.'],
    [
      'XXVII-2-a',
      11,
      'Article 16(1) has further conditions: two thirds of the estimated global consumption of the controlled substances in 1986, the Vienna Convention for the Protection of the Ozone Layer in force and on 1 January 1989, if all is fulfilled by then.',
    ],
  ])('of %s are told beside its number', async (treaty, required, says) => {
    const finding = await threshold(treaty, required);
    expect(finding.verdict).toBe('agrees');
    expect(finding.note).toBe(says);
  });

  it('of IV-13 there are none', async () => {
    expect((await threshold('IV-13', 20)).note).not.toMatch(/further conditions/);
  });

  it('are said in words: a share of a list, a part of the parties, a day before which it is not', () => {
    const plain = { article: '1', delay: { kind: 'days', days: 0 } } as EntryIntoForceClause;
    const clause: EntryIntoForceClause = {
      ...plain,
      conditions: [
        { kind: 'share', list: 'the tonnage of the world', percent: 50, shares: {} },
        {
          kind: 'part-of-parties',
          of: 'XXI-6' as TreatyId,
          numerator: 2,
          denominator: 3,
          on: 'that day',
        },
      ],
      notBefore: day('1998-09-24'),
    };
    expect(furtherConditions(clause)).toEqual([
      '50 per cent of the tonnage of the world',
      'two thirds of the parties to XXI-6 on that day',
      'not before 24 September 1998',
    ]);
  });
});

describe('a delay that is stated', () => {
  const threeMonths: Delay = { kind: 'first-of-month-after-months', months: 3 };

  it('agrees where the article has it', async () => {
    expect(await threshold('IV-13', 20, threeMonths)).toMatchObject({ verdict: 'agrees' });
  });

  it('is got wrong where the article has another', async () => {
    const finding = await threshold('IV-13', 20, { kind: 'days', days: 90 });
    expect(finding.verdict).toBe('disagrees');
    expect(finding.note).toMatch(
      /^The number of 20 instruments agrees\. The sentence gets wrong the delay .*three months from the deposit of the last of them\./,
    );
  });

  it('is got wrong where the article has it in force at once', async () => {
    const finding = await threshold('X-NPT', 43, { kind: 'months', months: 1 });
    expect(finding.note).toContain(
      'The sentence gets wrong the delay of article IX(3): the treaty enters into force at once.',
    );
    expect(await threshold('X-NPT', 43, null)).toMatchObject({ verdict: 'agrees' });
  });
});

describe('an adoption', () => {
  it('is right by its day, whatever its body is called', async () => {
    const stated = claim<'adoption'>({
      ...{ kind: 'adoption', on: day('1990-12-18'), by: 'the General Assembly', asOf: null },
    });
    expect(await one(stated)).toMatchObject({
      verdict: 'agrees',
      note: 'The record has it adopted by General Assembly resolution 45/158.',
    });
  });
});

describe('the paragraph of a table', () => {
  it.each([
    ['annex', /^The annex prints one/],
    ['Table 3', /^Table 3 prints one/],
    ['annex II', /^Annex II prints one/],
    ['7', /^Paragraph 7 prints one/],
  ])('%s stands in a sentence as it is called', async (paragraph, says) => {
    const cells = [{ participant: 'GHA', column: 0, on: '2000-09-07', mark: '' }];
    const printed = claim<'table'>({
      ...{ id: 'b', paragraph, kind: 'table', asOf: day('2001-12-06') },
      table: { headings: ['Signature', 'Ratification'], cells: cells as never },
    });
    const none = claim<'count'>({
      ...{ kind: 'count', of: 'signatories', number: 0, asOf: day('2001-12-06') },
    });
    const [finding] = await checked(await completeLedger([]), [none, printed]);
    expect(finding?.note).toMatch(says);
  });
});
