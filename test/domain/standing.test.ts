/** Where a State stands on a day: those that came and went, as they did. */
import { describe, expect, it } from 'vitest';
import { relationAfter } from '../../src/domain/relation.ts';
import { STANDINGS, standingOn } from '../../src/domain/standing.ts';
import { actsIn, on, shippedActs, standing, suppose, treaty } from './given.ts';

const onEachDay = (history: Parameters<typeof standing>[0], days: readonly string[]) =>
  days.map(day => `${day} ${standing(history, day)}`);

describe('standingOn', () => {
  it('tells none, signatory, contracting State and party apart (VCLT arts. 18, 2(1)(f) and (g))', () => {
    const bangladesh = 'IV-13 BGD: signature 1998-10-07, ratification 2011-08-24';
    expect(
      onEachDay(bangladesh, ['1998-10-06', '1998-10-07', '2011-08-23', '2011-08-24', '2011-12-01']),
    ).toEqual([
      '1998-10-06 none',
      '1998-10-07 signatory',
      '2011-08-23 signatory',
      '2011-08-24 contracting',
      '2011-12-01 party',
    ]);
    expect(standing(bangladesh, '2011-11-30')).toBe('contracting');
  });

  it('makes no party of a signatory, though the treaty be in force', () => {
    expect(standing('IV-13 COM: signature 2000-09-22', '2003-07-01')).toBe('signatory');
  });

  it('makes no party of anybody while the treaty is not in force', () => {
    const france = 'XXVI-4 FRA: signature 1996-09-24, ratification 1998-04-06';
    expect(standing(france, '2026-11-24')).toBe('contracting');
  });

  it('has the United States in the Paris Agreement: in, out, in, out', () => {
    const acts = shippedActs('XXVII-7-d', 'USA');
    expect(acts).toHaveLength(5);
    const days = {
      '2016-04-21': 'none',
      '2016-04-22': 'signatory',
      '2016-09-03': 'contracting',
      '2016-11-03': 'contracting',
      '2016-11-04': 'party',
      '2019-11-04': 'party',
      '2020-11-03': 'party',
      '2020-11-04': 'withdrawn',
      '2021-01-19': 'withdrawn',
      '2021-01-20': 'contracting',
      '2021-02-18': 'contracting',
      '2021-02-19': 'party',
      '2026-01-26': 'party',
      '2026-01-27': 'withdrawn',
    };
    expect(onEachDay(acts, Object.keys(days))).toEqual(
      Object.entries(days).map(entry => entry.join(' ')),
    );
  });

  it('computes the day on which the United States left, where the notification sets none', () => {
    const acts = shippedActs('XXVII-7-d', 'USA').map(({ effectiveOn: _, ...act }) => act);
    expect(onEachDay(acts, ['2020-11-03', '2020-11-04'])).toEqual([
      '2020-11-03 party',
      '2020-11-04 withdrawn',
    ]);
  });

  it('never lets Trinidad and Tobago out of IV-5 in 1998: it acceded anew before it was out', () => {
    const acts = shippedActs('IV-5', 'TTO');
    const days = {
      '1980-11-14': 'contracting',
      '1981-02-14': 'party',
      '1998-05-25': 'party',
      '1998-05-26': 'party',
      '1998-08-25': 'party',
      '1998-08-26': 'party',
      '2000-06-26': 'party',
      '2000-06-27': 'withdrawn',
    };
    expect(onEachDay(acts, Object.keys(days))).toEqual(
      Object.entries(days).map(entry => entry.join(' ')),
    );
  });

  it('keeps South Africa in the Rome Statute: its withdrawal was revoked before it took effect', () => {
    const revoked =
      'XVIII-10 ZAF: signature 1998-07-17, ratification 2000-11-27, withdrawal 2016-10-19 2017-10-19, revocation-of-withdrawal 2017-03-07';
    expect(onEachDay(revoked, ['2016-10-19', '2017-03-07', '2017-10-19', '2026-01-01'])).toEqual([
      '2016-10-19 party',
      '2017-03-07 party',
      '2017-10-19 party',
      '2026-01-01 party',
    ]);
    const notRevoked = revoked.replace(/, revocation.*/, '');
    expect(standing(notRevoked, '2017-10-18')).toBe('party');
    expect(standing(notRevoked, '2017-10-19')).toBe('withdrawn');
  });

  it('makes Russia a mere signatory of the Test-Ban Treaty when it took its instrument back', () => {
    const russia =
      'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30, withdrawal-of-instrument 2023-11-03';
    expect(onEachDay(russia, ['2023-11-02', '2023-11-03'])).toEqual([
      '2023-11-02 contracting',
      '2023-11-03 signatory',
    ]);
  });

  it('has Czechoslovakia in the Covenant to its last day, and the Czech Republic after it', () => {
    const acts = shippedActs('IV-4', 'CSHH');
    expect(
      onEachDay(acts, ['1975-12-23', '1976-03-23', '1990-01-01', '1992-12-31', '1993-01-01']),
    ).toEqual([
      '1975-12-23 contracting',
      '1976-03-23 party',
      '1990-01-01 party',
      '1992-12-31 party',
      '1993-01-01 ceased',
    ]);
  });

  it('has a successor bound from the day of the succession of States, once it is notified', () => {
    const czechRepublic = 'IV-4 CZE: succession 1993-02-22 1993-01-01';
    expect(standing(czechRepublic, '1993-02-22')).toBe('party');
    const known = actsIn(czechRepublic);
    const boundFrom = new Map(known.map(act => [act.id as string, on('1993-01-01')]));
    const relation = relationAfter(known, treaty('IV-4').withdrawal);
    expect(standingOn(on('1993-02-22'), relation, { boundFrom, ceasedOn: null })).toBe('party');
  });

  it('has South Africa apply the Mine Ban Convention provisionally, and end as it began', () => {
    const applied = 'XXVI-5 ZAF: signature 1997-12-03, provisional-application 1998-06-26';
    expect(standing(applied, '1998-06-25')).toBe('signatory');
    expect(standing(applied, '1998-06-26')).toBe('provisional');
    const ended = `${applied}, end-of-provisional-application 1998-12-01`;
    expect(standing(ended, '1998-12-01')).toBe('signatory');
    expect(standing(`${applied}, ratification 1998-07-01`, '1998-07-01')).toBe('contracting');
  });

  it('has one begin and end on the days that were set: the Energy Charter Treaty and Russia', () => {
    suppose('X-EC', 'IV-13', {});
    const applied =
      'X-EC RUS: signature 1994-12-17, provisional-application 1994-12-18 1995-01-01, end-of-provisional-application 2009-08-20 2009-10-18';
    expect(onEachDay(applied, ['1994-12-31', '1995-01-01', '2009-10-17', '2009-10-18'])).toEqual([
      '1994-12-31 signatory',
      '1995-01-01 provisional',
      '2009-10-17 provisional',
      '2009-10-18 signatory',
    ]);
  });

  it('has no provisional application outlast the treaty’s own, nor begin beside it', () => {
    const applied = 'XVIII-10 BDI: provisional-application 2000-01-01, ratification 2004-09-21';
    const left = ', withdrawal 2016-10-27';
    expect(onEachDay(`${applied}${left}`, ['2004-11-30', '2004-12-01', '2017-10-27'])).toEqual([
      '2004-11-30 contracting',
      '2004-12-01 party',
      '2017-10-27 withdrawn',
    ]);
    const asAParty = `${applied.replace('2000-01-01', '2005-01-01')}${left}`;
    expect(standing(asAParty, '2017-10-27')).toBe('withdrawn');
    expect(standing(`${applied}${left}, provisional-application 2018-01-01`, '2018-01-01')).toBe(
      'provisional',
    );
  });

  it('leaves the United States a signatory of the Rome Statute, which it declined to join', () => {
    const declined =
      'XVIII-10 USA: signature 2000-12-31, notice-of-intention-not-to-become-a-party 2002-05-06';
    expect(standing(declined, '2002-05-06')).toBe('signatory');
    expect(relationAfter(actsIn(declined), null).declined?.doneOn).toBe('2002-05-06');
  });

  it('has no signatory in one that signed ad referendum, until it confirms', () => {
    suppose('IV-98', 'IV-13', {});
    const waiting = 'IV-98 MEX: signature-ad-referendum 1991-05-22';
    expect(standing(waiting, '1991-05-22')).toBe('none');
    const confirmed = `${waiting}, confirmation-of-signature 1991-06-22`;
    expect(standing(confirmed, '1991-06-22')).toBe('signatory');
  });

  it('knows eight words, in the order in which a State may come to them', () => {
    expect(STANDINGS).toHaveLength(8);
    expect(STANDINGS[0]).toBe('none');
    expect(new Set(STANDINGS).size).toBe(8);
  });
});
