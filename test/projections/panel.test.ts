/** The panel of States and years: who has a row, and what a row tells of its own day. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { type PanelRow, type PanelYears, panelRows } from '../../src/projections/panel.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const WHOLE: PanelYears = { from: null, to: null };
let ledger: Ledger;

beforeAll(async () => {
  ledger = await shippedLedger('IV-4', 'IV-5', 'XXVII-7-d', 'IV-13');
});

async function panel(
  treaty: string,
  sight: { asOf?: string; knownOn?: string } = {},
  years: PanelYears = WHOLE,
): Promise<PanelRow[]> {
  return [...panelRows(await ledger.view(treaty, sight), years, () => null)];
}

function standingsOf(rows: readonly PanelRow[], participant: string): Record<number, string> {
  const own = rows.filter(row => row.participant === participant);
  return Object.fromEntries(own.map(({ year, standing }) => [year, standing]));
}

describe('the Covenant on Civil and Political Rights by year', () => {
  it('has Czechoslovakia as a party to the end of 1992, and no row of it in 1993', async () => {
    const years = standingsOf(await panel('IV-4'), 'CSHH');
    expect(years).toMatchObject({ 1966: 'none', 1968: 'signatory', 1975: 'contracting' });
    expect(years).toMatchObject({ 1976: 'party', 1990: 'party', 1992: 'party' });
    expect(years[1993]).toBeUndefined();
  });

  it('has the Czech Republic from 1993, and nothing of it before', async () => {
    const years = Object.keys(standingsOf(await panel('IV-4'), 'CZE'));
    expect([years[0], years.at(-1)]).toEqual(['1993', '2026']);
  });

  it('says of the German Democratic Republic that it had ceased by the end of 1990', async () => {
    const years = standingsOf(await panel('IV-4'), 'DDDE');
    expect([years[1989], years[1990], years[1991]]).toEqual(['party', 'ceased', undefined]);
  });

  it('says so also of one that had done nothing', async () => {
    const years = standingsOf(await panel('XXVII-7-d'), 'DDDE');
    expect(years).toEqual({});
    const yemen = standingsOf(await panel('IV-4'), 'X-YAR');
    expect([yemen[1989], yemen[1990], yemen[1991]]).toEqual(['none', 'ceased', undefined]);
  });

  it('opens with the year in which the Covenant opened, though more was asked for', async () => {
    const rows = await panel('IV-4', {}, { from: 1900, to: 1967 });
    expect([...new Set(rows.map(row => row.year))]).toEqual([1966, 1967]);
  });

  it('has no row of South Sudan as of a day of 2011 on which it did not exist', async () => {
    expect(standingsOf(await panel('IV-4', { asOf: '2011-07-08' }), 'SSD')).toEqual({});
    expect(standingsOf(await panel('IV-4', { asOf: '2011-07-09' }), 'SSD')).toEqual({
      2011: 'none',
    });
  });

  it('calls a State by the name of the row’s own year', async () => {
    const names = (await panel('IV-4')).filter(row => row.participant === 'DEU');
    const by = Object.fromEntries(names.map(({ year, name }) => [year, name]));
    expect([by[1989], by[1990]]).toEqual(['Germany, Federal Republic of', 'Germany']);
  });

  it('has a row for States alone, one for each year', async () => {
    const rows = await panel('IV-4');
    expect(rows.some(({ participant }) => ['EU', 'HKG', 'X-UN'].includes(participant))).toBe(false);
    const keys = rows.map(({ participant, year }) => `${participant} ${year}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.toSorted()).toEqual(keys);
  });
});

describe('the Paris Agreement by year', () => {
  it('has the United States out at the end of 2020 and in again at the end of 2021', async () => {
    expect(standingsOf(await panel('XXVII-7-d'), 'USA')).toMatchObject({
      2016: 'party',
      2019: 'party',
      2020: 'withdrawn',
      2021: 'party',
    });
  });

  it('tells each year what was known of it on its own last day', async () => {
    const rows = (await panel('XXVII-7-d')).filter(row => row.participant === 'USA');
    const told = rows.map(row => [
      row.year,
      row.consentedOn,
      row.withdrawnOn,
      ...[row.signedThisYear, row.consentedThisYear, row.withdrewThisYear].map(Number),
    ]);
    expect(told.slice(0, 6)).toEqual([
      [2016, '2016-09-03', null, 1, 1, 0],
      [2017, '2016-09-03', null, 0, 0, 0],
      [2018, '2016-09-03', null, 0, 0, 0],
      [2019, '2016-09-03', '2020-11-04', 0, 0, 0],
      [2020, '2016-09-03', '2020-11-04', 0, 0, 1],
      [2021, '2021-01-20', null, 0, 1, 0],
    ]);
  });

  it('reads the last year as of the day asked about', async () => {
    const on = async (asOf: string) =>
      (await panel('XXVII-7-d', { asOf })).findLast(row => row.participant === 'USA');
    expect(await on('2020-11-03')).toMatchObject({
      asOf: '2020-11-03',
      standing: 'party',
      withdrawnOn: '2020-11-04',
      withdrewThisYear: false,
    });
    expect(await on('2020-11-04')).toMatchObject({ standing: 'withdrawn', withdrewThisYear: true });
  });
});

describe('a State that came back on the day on which it left', () => {
  it('left and consented in one year, and was a party throughout', async () => {
    const rows = (await panel('IV-5')).filter(row => row.participant === 'TTO');
    expect(rows.find(row => row.year === 1998)).toMatchObject({
      standing: 'party',
      consentedOn: '1998-05-26',
      consentedThisYear: true,
      withdrewThisYear: true,
    });
    expect(rows.find(row => row.year === 2000)).toMatchObject({
      standing: 'withdrawn',
      withdrewThisYear: true,
    });
  });
});

describe('the day of censoring', () => {
  const censored = async (sight: { asOf?: string; knownOn?: string }) => {
    const [row] = await panel('IV-13', sight);
    return [row?.completeTo, row?.censoredOn];
  };

  it('is the day asked about where no record is declared complete', async () => {
    expect(await censored({ asOf: '2003-01-01' })).toEqual([null, '2003-01-01']);
  });

  it('is the day of knowledge where that is earlier', async () => {
    expect(await censored({ asOf: '2003-01-01', knownOn: '2002-01-01' })).toEqual([
      null,
      '2002-01-01',
    ]);
  });

  it('is the day to which the record is complete, but never after the day asked about', async () => {
    const view = await ledger.view('IV-13', { asOf: '2003-01-01' });
    const completeTo = (day: string) => ({
      ...view,
      record: { ...view.record, completeTo: day as CalendarDate },
    });
    const [short] = panelRows(completeTo('2001-12-06'), WHOLE, () => null);
    const [long] = panelRows(completeTo('2010-01-01'), WHOLE, () => null);
    expect([short?.censoredOn, long?.censoredOn]).toEqual(['2001-12-06', '2003-01-01']);
  });
});
