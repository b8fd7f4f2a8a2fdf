/** Dates of the law of treaties: what is a day, and what lies some months after it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  earlierOf,
  firstOfNextMonth,
  inWords,
  laterOf,
  parseCalendarDate,
  startOfMonth,
} from '../../src/domain/calendar-date.ts';

const MS_PER_DAY = 86_400_000;

/** The oracle: Date's own arithmetic in UTC, which knows nothing of Temporal. */
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

const anyDay = fc
  .integer({ min: Date.UTC(1900, 0, 1) / MS_PER_DAY, max: Date.UTC(2100, 11, 31) / MS_PER_DAY })
  .map(days => dayAt(days * MS_PER_DAY) as CalendarDate);

const on = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (date === null) throw new Error(`the test names a day that does not exist: ${text}`);
  return date;
};

describe('parseCalendarDate', () => {
  it.each(['2001-12-06', '1990-12-18', '0001-01-01', '9999-12-31'])('reads %s', text => {
    expect(parseCalendarDate(text)).toBe(text);
  });

  it.each([
    '',
    'today',
    '6 December 2001',
    '2001-12-6',
    '2001-2-06',
    '01-12-06',
    '2001/12/06',
    '20011206',
    '2001-12-06T00:00:00Z',
    ' 2001-12-06',
    '2001-12-06\n',
    '+002001-12-06',
    '-000001-12-06',
    '٢٠٠١-١٢-٠٦',
  ])('refuses %j, which is not written YYYY-MM-DD', text => {
    expect(parseCalendarDate(text)).toBeNull();
  });

  it.each(['2001-00-06', '2001-13-06', '2001-12-00', '2001-12-32', '2001-04-31', '0000-01-01'])(
    'refuses %s, a day that does not exist',
    text => {
      expect(parseCalendarDate(text)).toBeNull();
    },
  );

  it('knows the leap years: 2000 was one, 1900 and 2001 were none', () => {
    expect(parseCalendarDate('2000-02-29')).toBe('2000-02-29');
    expect(parseCalendarDate('2004-02-29')).toBe('2004-02-29');
    expect(parseCalendarDate('1900-02-29')).toBeNull();
    expect(parseCalendarDate('2001-02-29')).toBeNull();
  });

  it('agrees with the machine about every three numbers', () => {
    const numbers = fc.tuple(
      fc.integer({ min: 1000, max: 9999 }),
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 0, max: 33 }),
    );
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const text = [year, month, day].map(one => String(one).padStart(2, '0')).join('-');
        const exists = dayAt(Date.UTC(year, month - 1, day)) === text;
        expect(parseCalendarDate(text)).toBe(exists ? text : null);
        expect(dateOf(year, month, day)).toBe(exists ? text : null);
      }),
    );
  });
});

describe('addMonths', () => {
  it('keeps the day of the month: the Covenant of 23 December 1975 three months on', () => {
    expect(addMonths(on('1975-12-23'), 3)).toBe('1976-03-23');
  });

  it('ends on the last day of a shorter month', () => {
    expect(addMonths(on('2003-11-30'), 3)).toBe('2004-02-29');
    expect(addMonths(on('2002-11-30'), 3)).toBe('2003-02-28');
    expect(addMonths(on('2003-01-31'), 3)).toBe('2003-04-30');
    expect(addMonths(on('2003-12-31'), 2)).toBe('2004-02-29');
  });

  it('leaves the day alone when there is nothing to add', () => {
    fc.assert(
      fc.property(anyDay, day => {
        expect(addMonths(day, 0)).toBe(day);
      }),
    );
  });

  it('gives the same day of the month, or else the last there is', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
        const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
        const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
        const expected = Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth));
        expect(addMonths(day, months)).toBe(dayAt(expected));
      }),
    );
  });
});

describe('addDays', () => {
  it('counts days: thirty of them after the thirty-fifth instrument of the Vienna Convention', () => {
    expect(addDays(on('1979-12-28'), 30)).toBe('1980-01-27');
  });

  it('runs over the end of a month, of a year, and of February in a leap year', () => {
    expect(addDays(on('2003-12-31'), 1)).toBe('2004-01-01');
    expect(addDays(on('2004-02-28'), 1)).toBe('2004-02-29');
    expect(addDays(on('2003-02-28'), 1)).toBe('2003-03-01');
    expect(addDays(on('2003-02-28'), 0)).toBe('2003-02-28');
  });
});

describe('startOfMonth', () => {
  it('goes back to the first, and stays there', () => {
    expect(startOfMonth(on('2004-02-29'))).toBe('2004-02-01');
    expect(startOfMonth(on('2004-02-01'))).toBe('2004-02-01');
    expect(startOfMonth(on('2003-12-31'))).toBe('2003-12-01');
  });
});

describe('firstOfNextMonth', () => {
  it('goes from any day of a month to the first of the next, over the turn of the year too', () => {
    expect(firstOfNextMonth(on('2003-06-14'))).toBe('2003-07-01');
    expect(firstOfNextMonth(on('2003-06-01'))).toBe('2003-07-01');
    expect(firstOfNextMonth(on('2003-06-30'))).toBe('2003-07-01');
    expect(firstOfNextMonth(on('2003-12-31'))).toBe('2004-01-01');
  });

  it('is the first day numbered one after the day asked about', () => {
    fc.assert(
      fc.property(anyDay, day => {
        let next = Date.parse(day) + MS_PER_DAY;
        while (new Date(next).getUTCDate() !== 1) next += MS_PER_DAY;
        expect(firstOfNextMonth(day)).toBe(dayAt(next));
      }),
    );
  });
});

describe('earlierOf and laterOf', () => {
  it('compare days in time, over the turn of a month, a year and a century', () => {
    expect(earlierOf(on('2001-12-06'), on('2001-02-15'))).toBe('2001-02-15');
    expect(laterOf(on('2001-12-06'), on('2001-02-15'))).toBe('2001-12-06');
    expect(earlierOf(on('1999-12-31'), on('2000-01-01'))).toBe('1999-12-31');
  });

  it('agree with the machine about which of two days came first', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (one, other) => {
        const [first, second] = [one, other].sort((a, b) => Date.parse(a) - Date.parse(b));
        expect(earlierOf(one, other)).toBe(first);
        expect(laterOf(one, other)).toBe(second);
      }),
    );
  });
});

describe('inWords', () => {
  it('writes a day as the annex to E/CN.4/2002/89 prints it', () => {
    expect(inWords(on('2000-09-07'))).toBe('7 September 2000');
    expect(inWords(on('2001-11-16'))).toBe('16 November 2001');
    expect(inWords(on('1995-05-24'))).toBe('24 May 1995');
  });

  it('names every month as English does', () => {
    const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    fc.assert(
      fc.property(anyDay, day => {
        expect(inWords(day)).toBe(english.format(Date.parse(day)));
      }),
    );
  });
});
