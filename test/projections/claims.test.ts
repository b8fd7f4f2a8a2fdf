/** Counts, lists, tables and acts in a period, replayed: verdicts, differences by name, and other readings. */
import { describe, expect, it } from 'vitest';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import {
  ACTS,
  AS_OF,
  act,
  cell,
  checked,
  claim,
  completeLedger,
  day,
  HEADINGS,
  ids,
  one,
  PERIOD,
  TABLE,
  table,
} from '../support/claims.ts';
import { TREATY } from '../support/histories.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

describe('a count', () => {
  const count = (number: number, of: 'signatories' | 'signed-only' | 'contracting' | 'parties') =>
    one(claim<'count'>({ kind: 'count', of, number, ...AS_OF }));

  it('agrees with those that stand so on the day', async () => {
    expect(await count(3, 'contracting')).toMatchObject({ verdict: 'agrees', note: '' });
    expect(await count(2, 'signatories')).toMatchObject({ verdict: 'agrees' });
    expect(await count(1, 'signed-only')).toMatchObject({ verdict: 'agrees' });
    expect(await count(3, 'parties')).toMatchObject({ verdict: 'agrees' });
  });

  it('disagrees, and names those on record', async () => {
    expect(await count(4, 'contracting')).toMatchObject({
      verdict: 'disagrees',
      replayed: 3,
      readings: [],
      note: 'On record are three: Ghana, Guinea and Uruguay.',
    });
  });

  it('is right by another reading: signatories without those that have consented', async () => {
    const finding = await count(1, 'signatories');
    expect(finding.readings.map(({ reading }) => reading)).toEqual([
      'signatories-that-have-not-consented',
    ]);
    expect(finding.note).toMatch(/have not consented since, without Ghana\.$/);
    const other = await count(2, 'signed-only');
    expect(other.note).toMatch(/have consented since, with Ghana\.$/);
  });

  it('is right for parties where contracting States are meant, and the other way round', async () => {
    const early = { asOf: day('2001-03-01') };
    const parties = await one(
      claim<'count'>({ kind: 'count', of: 'parties', number: 3, ...early }),
    );
    expect(parties).toMatchObject({ verdict: 'disagrees', replayed: 0 });
    expect(parties.readings[0]).toMatchObject({ reading: 'contracting-instead-of-parties' });
    const none = await one(
      claim<'count'>({ kind: 'count', of: 'contracting', number: 0, ...early }),
    );
    expect(none.readings[0]).toMatchObject({ reading: 'parties-instead-of-contracting' });
  });

  it('is right by what was known when the document was issued', async () => {
    const ledger = await completeLedger(ACTS);
    const stated = claim<'count'>({ kind: 'count', of: 'contracting', number: 2, ...AS_OF });
    const [finding] = await checked(ledger, [stated], '2000-12-31');
    expect(finding?.readings).toMatchObject([
      { reading: 'as-known-when-issued', without: [{ participant: { id: 'URY' } }] },
    ]);
  });
});

describe('a list', () => {
  const list = (...participants: string[]) =>
    one(
      claim<'list'>({
        kind: 'list',
        of: 'contracting',
        participants: ids(...participants),
        ...AS_OF,
      }),
    );

  it('agrees in any order', async () => {
    expect(await list('URY', 'GIN', 'GHA')).toMatchObject({ verdict: 'agrees', differences: [] });
  });

  it('disagrees, with who is missing and who is too many', async () => {
    const finding = await list('GHA', 'GIN', 'CHL', 'TUR');
    expect(finding.verdict).toBe('disagrees');
    expect(finding.differences.map(({ what, participant }) => [what, participant.id])).toEqual([
      ['extra', 'CHL'],
      ['extra', 'TUR'],
      ['missing', 'URY'],
    ]);
    expect(finding.note).toBe(
      'The printed list lacks Uruguay (accession of 15 February 2001). The printed list has, and the record has not, Chile (last act on record: signature of 8 September 2000) and Turkey (no act on record).',
    );
  });
});

describe('a list by another reading', () => {
  const signatories = (...participants: string[]) =>
    one(
      claim<'list'>({
        ...{ kind: 'list', of: 'signatories', ...AS_OF },
        participants: ids(...participants),
      }),
    );

  it('is right where each name fits, and not where their number does', async () => {
    const finding = await signatories('CHL');
    expect(finding.readings).toMatchObject([{ reading: 'signatories-that-have-not-consented' }]);
    expect(finding.note).toMatch(
      /These are the names where only those signatories are counted that have not consented since/,
    );
    expect((await signatories('TUR')).readings).toEqual([]);
  });
});

describe('a State that has ceased', () => {
  it('is counted no more', async () => {
    const ledger = await shippedLedger('IV-4');
    const asOf = day('1994-01-01');
    const { counts, rows } = await ledger.status('IV-4', { asOf });
    const gone = rows.filter(
      ({ standing, signature }) => standing === 'ceased' && signature !== null,
    );
    expect(gone).not.toEqual([]);
    const number = counts.signatories;
    const stated = { kind: 'count', of: 'signatories', number, asOf } as const;
    const treaty = 'IV-4' as TreatyId;
    const [finding] = await checked(ledger, [claim<'count'>({ ...stated, treaty })]);
    expect(finding).toMatchObject({ replayed: number });
  });
});

describe('a table', () => {
  it('agrees cell for cell', async () => {
    expect(await one(table(TABLE))).toMatchObject({ verdict: 'agrees', differences: [] });
  });

  it('disagrees in a row, a cell, a date and a mark', async () => {
    const finding = await one(
      table([
        cell('GHA', 0, '2000-09-09'),
        cell('GHA', 1, '2000-09-07', 'a'),
        cell('CHL', 0, '2000-09-08'),
        cell('CHL', 1, '2001-01-01', 'a'),
        cell('GIN', 1, '2000-09-07', 'a'),
      ]),
    );
    const found = finding.differences.map(({ what, participant, heading }) => [
      what,
      participant.id,
      heading,
    ]);
    expect(found).toEqual([
      ['extra', 'CHL', HEADINGS[1]],
      ['other-date', 'GHA', HEADINGS[0]],
      ['other-mark', 'GHA', HEADINGS[1]],
      ['missing', 'URY', HEADINGS[1]],
    ]);
    expect(finding.note).toContain(
      'For Ghana it prints 9 September 2000, and the record has 7 September 2000 (signature).',
    );
    expect(finding.note).toContain('For Ghana it prints 7 September 2000 ᵃ');
    expect(finding.note).toContain('has, and the record has not, Chile (1 January 2001 ᵃ under');
  });
});

describe('a count of acts in a period', () => {
  const acts = (
    number: number,
    of: 'signatures' | 'consents' | 'actions',
    by: number | null = null,
  ) => one(claim<'actions'>({ kind: 'actions', of, number, by, ...PERIOD }));

  it('agrees with what was done, both days included', async () => {
    expect(await acts(2, 'signatures')).toMatchObject({ verdict: 'agrees' });
    expect(await acts(2, 'consents')).toMatchObject({ verdict: 'agrees' });
    expect(await acts(4, 'actions', 3)).toMatchObject({ verdict: 'agrees' });
    const daysAlone = { from: day('2000-09-08'), to: day('2000-09-08') };
    const chile = claim<'actions'>({
      kind: 'actions',
      of: 'actions',
      number: 1,
      by: 1,
      ...daysAlone,
    });
    expect(await one(chile)).toMatchObject({ verdict: 'agrees' });
  });

  it('disagrees where the acts are right and those that did them are not', async () => {
    expect(await acts(4, 'actions', 4)).toMatchObject({ verdict: 'disagrees', replayed: '4 by 3' });
  });

  it('is right without who also consented, or signed, on the same day', async () => {
    expect((await acts(1, 'signatures')).note).toMatch(
      /It is one without Ghana, which signed and ratified on 7 September 2000\.$/,
    );
    expect((await acts(1, 'consents')).readings).toMatchObject([
      {
        reading: 'without-those-that-signed-the-same-day',
        without: [{ participant: { id: 'GHA' } }],
      },
    ]);
  });

  it('counts who signed on one day and ratified on another', async () => {
    const ledger = await completeLedger([...ACTS, act('CHL', 'ratification', '2000-10-10')]);
    const stated = claim<'actions'>({
      ...{ kind: 'actions', of: 'signatures', number: 1, by: null, ...PERIOD },
    });
    const [finding] = await checked(ledger, [stated]);
    expect(finding?.readings[0]?.without.map(({ participant }) => participant.id)).toEqual(['GHA']);
  });

  it('is right where participants are counted', async () => {
    expect((await acts(3, 'actions')).readings).toMatchObject([
      { reading: 'participants-instead-of-acts', gives: 3 },
    ]);
  });

  it('is right by the day made known', async () => {
    const ledger = await completeLedger(ACTS);
    const late = { kind: 'accession', treaty: TREATY, participant: 'TUR', on: '2000-08-01' };
    await ledger.record({ ...late, notifiedOn: '2000-10-01' });
    const stated = claim<'actions'>({
      kind: 'actions',
      of: 'consents',
      number: 3,
      by: null,
      ...PERIOD,
    });
    const [finding] = await checked(ledger, [stated], '2000-12-31');
    expect(finding?.readings).toMatchObject([
      { reading: 'by-the-day-made-known', with: [{ participant: { id: 'TUR' } }] },
    ]);
  });
});
