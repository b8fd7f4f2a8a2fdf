/** What a document states of the treaty itself, what the ledger cannot tell, and what a document contradicts itself in. */
import { describe, expect, it } from 'vitest';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { checkClaims } from '../../src/projections/claims.ts';
import {
  ACTS,
  AS_OF,
  checked,
  claim,
  completeLedger,
  day,
  documentOf,
  ids,
  one,
  PERIOD,
  TABLE,
  table,
} from '../support/claims.ts';
import { TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

describe('what the treaty itself says', () => {
  const threshold = (required: number, delay?: null) =>
    one(
      claim<'threshold'>({
        ...{ kind: 'threshold', required, ...AS_OF },
        ...(delay !== undefined && { delay }),
      }),
    );

  it('has a number of instruments', async () => {
    expect(await threshold(3)).toMatchObject({ verdict: 'agrees', stated: 3, replayed: 3 });
    expect(await threshold(4)).toMatchObject({ verdict: 'disagrees', replayed: 3 });
  });

  it('has a delay, which a sentence that has it in force at once leaves out', async () => {
    const finding = await threshold(3, null);
    expect(finding.verdict).toBe('disagrees');
    expect(finding.note).toMatch(/^The number of 3 instruments agrees\. .*three months/);
    expect((await threshold(4, null)).note).toMatch(/^The sentence leaves out/);
  });

  it('is in force on the day that follows, and not on that of the last instrument', async () => {
    const force = (on: string | null, asOf = '2002-01-01') =>
      one(
        claim<'entry-into-force'>({
          ...{ kind: 'entry-into-force', on: on === null ? null : day(on), asOf: day(asOf) },
        }),
      );
    expect(await force('2001-06-01')).toMatchObject({ verdict: 'agrees' });
    expect(await force('2001-02-15')).toMatchObject({
      verdict: 'disagrees',
      readings: [{ reading: 'day-of-the-last-instrument' }],
    });
    expect(await force(null)).toMatchObject({ verdict: 'disagrees', replayed: '2001-06-01' });
    expect(await force(null, '2001-03-01')).toMatchObject({ verdict: 'agrees' });
    expect((await force('2001-06-01')).acts).toMatchObject([{ participant: { id: 'URY' } }]);
  });

  it('was adopted on a day, by a body', async () => {
    const adoption = (on: string, by: string | null) =>
      one(claim<'adoption'>({ kind: 'adoption', on: day(on), by, asOf: null }));
    expect(await adoption('1990-12-18', null)).toMatchObject({ verdict: 'agrees' });
    expect(await adoption('1990-12-19', null)).toMatchObject({ verdict: 'disagrees' });
    expect((await adoption('1990-12-18', 'the Commission')).note).toBe(
      'The record has it adopted by General Assembly resolution 45/158.',
    );
  });
});

describe('what the ledger cannot tell', () => {
  const stated = claim<'count'>({ kind: 'count', of: 'contracting', number: 0, ...AS_OF });

  it('is what lies after the day to which the record is complete', async () => {
    const ledger = await shippedLedger('IV-13');
    const view = await ledger.view(TREATY, { asOf: '2001-12-06' });
    const ends = { ...view, record: { ...view.record, completeTo: day('2001-01-01') } };
    const [finding] = checkClaims(documentOf([stated]), [
      { view: ends, asIssued: null, across: null },
    ]);
    expect(finding).toMatchObject({
      verdict: 'cannot-tell',
      unanswered: { why: 'record-ends', completeTo: '2001-01-01', asOf: '2001-12-06' },
    });
  });

  it('is no other reading, and no day of entry into force that has come', async () => {
    const view = await (await completeLedger(ACTS)).view(TREATY, { asOf: '2002-01-01' });
    const ends = { ...view, record: { ...view.record, completeTo: day('2001-03-01') } };
    const claims = [
      claim<'count'>({ kind: 'count', of: 'signatories', number: 1, ...AS_OF }),
      claim<'list'>({ kind: 'list', of: 'signatories', participants: ids('CHL'), ...AS_OF }),
      claim<'entry-into-force'>({ kind: 'entry-into-force', on: day('2001-06-01'), asOf: null }),
    ];
    const sights = claims.map(() => ({ view: ends, asIssued: null, across: null }));
    const findings = checkClaims(documentOf(claims), sights);
    expect(findings.map(({ verdict, readings }) => [verdict, readings])).toEqual([
      ['cannot-tell', []],
      ['cannot-tell', []],
      ['agrees', []],
    ]);
  });

  it('is what turns on an article that is not in the ledger', async () => {
    const view = await (await shippedLedger('IV-13')).view(TREATY, { asOf: '2001-12-06' });
    const { entryIntoForce } = view.record.definition;
    const clause = { ...entryIntoForce, conditions: [{ kind: 'unknown' }] as const };
    const definition = { ...view.record.definition, entryIntoForce: clause };
    const without = { ...view, record: { ...view.record, definition } };
    const claims = [
      claim<'threshold'>({ kind: 'threshold', required: 20, ...AS_OF }),
      claim<'entry-into-force'>({ kind: 'entry-into-force', on: null, ...AS_OF }),
      claim<'count'>({ kind: 'count', of: 'parties', number: 0, ...AS_OF }),
      stated,
    ];
    const sights = claims.map(() => ({ view: without, asIssued: null, across: null }));
    const findings = checkClaims(documentOf(claims), sights);
    expect(findings.map(({ verdict, unanswered }) => [verdict, unanswered?.why])).toEqual([
      ['cannot-tell', 'no-article'],
      ['cannot-tell', 'no-article'],
      ['cannot-tell', 'no-article'],
      ['agrees', undefined],
    ]);
  });
});

describe('a document that contradicts itself', () => {
  const withoutUruguay = TABLE.filter(({ participant }) => participant !== 'URY');

  it('lacks in its table whom a list names and a count counts', async () => {
    const findings = await checked(await completeLedger(ACTS), [
      claim<'count'>({
        id: 'a',
        paragraph: '4',
        kind: 'count',
        of: 'contracting',
        number: 3,
        ...AS_OF,
      }),
      claim<'list'>({
        ...{ id: 'b', paragraph: '6', kind: 'list', of: 'contracting', ...AS_OF },
        participants: ids('GHA', 'GIN', 'URY'),
      }),
      table(withoutUruguay),
    ]);
    expect(findings.map(({ note }) => note)).toEqual([
      'The annex prints two: it lacks Uruguay.',
      'The annex prints two: it lacks Uruguay.',
      'The printed table lacks Uruguay (accession of 15 February 2001), which paragraph 4 counts and paragraph 6 names.',
    ]);
  });

  it('is not said to count whom a wrong count, or a list of others, cannot have counted', async () => {
    const findings = await checked(await completeLedger(ACTS), [
      claim<'count'>({
        id: 'a',
        paragraph: '4',
        kind: 'count',
        of: 'contracting',
        number: 2,
        ...AS_OF,
      }),
      claim<'list'>({
        ...{ id: 'b', paragraph: '6', kind: 'list', of: 'signed-only', ...AS_OF },
        participants: ids('CHL'),
      }),
      table(withoutUruguay),
    ]);
    expect(findings[2]?.note).toBe(
      'The printed table lacks Uruguay (accession of 15 February 2001).',
    );
  });

  it('is not said to name for one act whom it names for another', async () => {
    const findings = await checked(await completeLedger(ACTS), [
      claim<'list'>({
        ...{ id: 'a', paragraph: '6', kind: 'list', of: 'signatories', ...AS_OF },
        participants: ids('GHA', 'CHL'),
      }),
      table(TABLE.filter(({ participant, column }) => participant !== 'GHA' || column === 0)),
    ]);
    expect(findings[1]?.note).toBe(
      'The printed table lacks Ghana (ratification of 7 September 2000).',
    );
  });

  it('prints in its table acts that its count of a period leaves out', async () => {
    const seven = claim<'actions'>({
      ...{
        id: 'a',
        paragraph: '5',
        kind: 'actions',
        of: 'signatures',
        number: 1,
        by: null,
        ...PERIOD,
      },
    });
    const [finding] = await checked(await completeLedger(ACTS), [seven, table(TABLE)]);
    expect(finding?.note).toMatch(/The annex prints two\.$/);
  });

  it('is not held against a table of an earlier day, or of another treaty', async () => {
    const signed = claim<'actions'>({
      ...{
        id: 'a',
        paragraph: '5',
        kind: 'actions',
        of: 'signatures',
        number: 2,
        by: null,
        ...PERIOD,
      },
    });
    const empty = TABLE.slice(2, 3);
    const earlier = { ...table(empty), asOf: day('2000-09-30') };
    const elsewhere = { ...table(empty), id: 'b', treaty: 'IV-3' as TreatyId };
    const view = await (await completeLedger(ACTS)).view(TREATY, { asOf: '2001-12-06' });
    const seen = { view, asIssued: null, across: null };
    const sights = [seen, seen, { view: null, asIssued: null, across: null }];
    const [finding] = checkClaims(documentOf([signed, earlier, elsewhere]), sights);
    expect(finding).toMatchObject({ verdict: 'agrees', elsewhere: [] });
  });
});
