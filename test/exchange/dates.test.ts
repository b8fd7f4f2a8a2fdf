/** Dates as people type them: read where they mean one day, and never guessed where they could mean two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, inWords } from '../../src/domain/calendar-date.ts';
import { readDate, readPrintedDate } from '../../src/exchange/dates.ts';

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) })
  .map(ms => new Date(ms).toISOString().slice(0, 10) as CalendarDate);

describe('readDate', () => {
  it('reads 2001-12-06', () => {
    expect(readDate('2001-12-06')).toEqual({ date: '2001-12-06' });
  });

  it('names both days that 5/2/2002 could be', () => {
    expect(readDate('5/2/2002')).toEqual({
      reason: '"5/2/2002" could be 5 February 2002 or 2 May 2002',
      hint: 'Write 2002-02-05 or 2002-05-02.',
    });
  });

  it.each(['5.2.2002', '05-02-2002', '5 2 2002', ' 5/2/2002 '])('does so for %j as well', text => {
    expect(readDate(text)).toMatchObject({ hint: 'Write 2002-02-05 or 2002-05-02.' });
  });

  it.each([
    ['13/2/2002', '2002-02-13'],
    ['2/13/2002', '2002-02-13'],
    ['5/5/2002', '2002-05-05'],
    ['2002-2-5', '2002-02-05'],
    ['2002/02/05', '2002-02-05'],
    ['7 September 2000', '2000-09-07'],
    ['7 Sep 2000', '2000-09-07'],
    [' 7 Sep 2000 ', '2000-09-07'],
  ])('offers the one day that %j can mean, and does not take it unasked', (text, iso) => {
    expect(readDate(text)).toEqual({
      reason: `${JSON.stringify(text)} is not written as YYYY-MM-DD`,
      hint: `Write ${iso}.`,
    });
  });

  it.each(['', 'yesterday', '30/2/2002', '2002', '1990-12', 'on 5/2/2002', '5/2/2002 at noon'])(
    'says that %j is no date, and how to write one',
    text => {
      expect(readDate(text)).toEqual({
        reason: `${JSON.stringify(text)} is no date`,
        hint: 'Write it as YYYY-MM-DD.',
      });
    },
  );

  it.each(['2002-02-30', '2001-13-01'])('says that %s is no day of the calendar', text => {
    expect(readDate(text)).toMatchObject({ reason: `${text} is no day of the calendar` });
  });

  it('always offers the day that was meant, whichever half of the world wrote it', () => {
    const separators = fc.constantFrom('/', '.', '-', ' ');
    fc.assert(
      fc.property(anyDay, separators, fc.boolean(), (day, separator, dayFirst) => {
        const [year, month, dayOfMonth] = day.split('-').map(Number);
        const numbers = dayFirst ? [dayOfMonth, month, year] : [month, dayOfMonth, year];
        const read = readDate(numbers.join(separator));
        expect('hint' in read && read.hint).toContain(day);
      }),
    );
  });
});

describe('readPrintedDate', () => {
  it('reads the annex to E/CN.4/2002/89 and the Treaty Collection', () => {
    expect(readPrintedDate('7 September 2000')).toBe('2000-09-07');
    expect(readPrintedDate('14 Mar 2003')).toBe('2003-03-14');
    expect(readPrintedDate('24 May 1995')).toBe('1995-05-24');
    expect(readPrintedDate('5 Sept 2000')).toBe('2000-09-05');
  });

  it.each([
    '',
    'September 2000',
    '31 September 2000',
    '7 Septembre 2000',
    '7 september 2000',
    '7 Janu 2000',
    'September 7, 2000',
    '7 September 00',
    '7 September 2000 a',
    'on 7 September 2000',
    '0 Month 2000',
    '2000-09-07',
  ])('refuses %j', text => {
    expect(readPrintedDate(text)).toBeNull();
  });

  it('reads whatever inWords writes, in full and with the month cut to three letters', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const [dayOfMonth, month, year] = inWords(day).split(' ') as [string, string, string];
        expect(readPrintedDate(`${dayOfMonth} ${month} ${year}`)).toBe(day);
        expect(readPrintedDate(`${dayOfMonth} ${month.slice(0, 3)} ${year}`)).toBe(day);
      }),
    );
  });
});
