/** The periods that articles speak of: each against a treaty that has it, and all against plain arithmetic. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Delay, dayAfter, delayInWords } from '../../src/domain/delay.ts';
import { on } from './given.ts';

const MS_PER_DAY = 86_400_000;

/** The oracle: integers and Date.UTC, which know nothing of Temporal. */
const days = (date: string, n: number) => written(midnight(date) + n * MS_PER_DAY);
const monthOf = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
const months = (date: string, n: number) => {
  const month = monthOf(date) + n;
  return dateIn(month, Math.min(Number(date.slice(8)), lengthOf(month)));
};
const firstAfter = (date: string) => dateIn(monthOf(date) + 1, 1);

const ORACLE: Record<Delay['kind'], (date: string, n: number) => string> = {
  days,
  months,
  'first-of-month-after-months': (date, n) => firstAfter(months(date, n)),
  'first-of-month-after-days': (date, n) => firstAfter(days(date, n)),
  'first-of-nth-month': (date, n) => dateIn(monthOf(date) + n, 1),
};

function midnight(date: string): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day);
}

function written(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** A month is counted from year 0 on. */
function dateIn(month: number, day: number): string {
  const parts = [Math.floor(month / 12), (month % 12) + 1, day];
  return parts.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-');
}

/** By the rule of Gregory XIII. */
function lengthOf(month: number): number {
  const year = Math.floor(month / 12);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month % 12] ?? 0;
}

function delayOf(kind: Delay['kind'], n: number): Delay {
  return kind === 'days' || kind === 'first-of-month-after-days'
    ? { kind, days: n }
    : { kind, months: n };
}

describe('dayAfter', () => {
  it.each<[string, string, Delay, string]>([
    ['no days: the Refugee Protocol', '1967-10-04', { kind: 'days', days: 0 }, '1967-10-04'],
    ['thirty days: the Vienna Convention', '1979-12-28', { kind: 'days', days: 30 }, '1980-01-27'],
    ['ninety days: the Kyoto Protocol', '2004-11-18', { kind: 'days', days: 90 }, '2005-02-16'],
    ['three months: IV-4', '1975-12-23', { kind: 'months', months: 3 }, '1976-03-23'],
    ['twelve months: UNCLOS', '1993-11-16', { kind: 'months', months: 12 }, '1994-11-16'],
    [
      'the month after three months: IV-13',
      '2003-03-14',
      { kind: 'first-of-month-after-months', months: 3 },
      '2003-07-01',
    ],
    [
      'the month after twelve months: CISG',
      '1986-12-11',
      { kind: 'first-of-month-after-months', months: 12 },
      '1988-01-01',
    ],
    [
      'the month after sixty days: the Rome Statute',
      '2002-04-11',
      { kind: 'first-of-month-after-days', days: 60 },
      '2002-07-01',
    ],
    [
      'the sixth month: the Mine Ban Convention',
      '1998-09-16',
      { kind: 'first-of-nth-month', months: 6 },
      '1999-03-01',
    ],
  ])('runs %s', (_, deposit, delay, day) => {
    expect(dayAfter(on(deposit), delay)).toBe(day);
  });

  it('ends with the month where that has no such day', () => {
    const threeMonths: Delay = { kind: 'months', months: 3 };
    expect(dayAfter(on('2003-11-30'), threeMonths)).toBe('2004-02-29');
    expect(dayAfter(on('2002-11-30'), threeMonths)).toBe('2003-02-28');
    expect(dayAfter(on('2004-02-29'), { kind: 'months', months: 12 })).toBe('2005-02-28');
  });

  it('goes on to the next month also from the first of one', () => {
    const months: Delay = { kind: 'first-of-month-after-months', months: 3 };
    expect(dayAfter(on('2003-03-01'), months)).toBe('2003-07-01');
    expect(dayAfter(on('2002-05-02'), { kind: 'first-of-month-after-days', days: 60 })).toBe(
      '2002-08-01',
    );
  });

  it('counts months from that of the deposit, whatever its day', () => {
    const sixth: Delay = { kind: 'first-of-nth-month', months: 6 };
    expect(dayAfter(on('1998-09-01'), sixth)).toBe('1999-03-01');
    expect(dayAfter(on('1998-09-30'), sixth)).toBe('1999-03-01');
    expect(dayAfter(on('1998-08-31'), sixth)).toBe('1999-02-01');
  });
});

describe('the arithmetic of dates', () => {
  const CASES = 100_000;

  /** Of three dates one is the end of a month, and one is in February of a leap year. */
  const anyDate = fc.oneof(
    fc.integer({ min: midnight('1900-01-01'), max: midnight('2199-12-31') }).map(written),
    fc.integer({ min: 1900 * 12, max: 2200 * 12 }).map(month => dateIn(month, lengthOf(month))),
    fc
      .tuple(
        fc.constantFrom(1904, 1948, 1996, 2000, 2004, 2024, 2096),
        fc.integer({ min: 27, max: 31 }),
      )
      .map(([year, day]) => written(Date.UTC(year, 1, day))),
  );
  const anyDelay = fc.tuple(
    fc.constantFrom(...(Object.keys(ORACLE) as Delay['kind'][])),
    fc.oneof(fc.nat({ max: 12 }), fc.nat({ max: 365 })),
  );

  it('equals an independent oracle over 100,000 random dates', () => {
    let monthEnds = 0;
    let leapDays = 0;
    fc.assert(
      fc.property(anyDate, anyDelay, (date, [kind, n]) => {
        monthEnds += Number(date.slice(8)) === lengthOf(monthOf(date)) ? 1 : 0;
        leapDays += date.endsWith('-02-29') ? 1 : 0;
        const day = dayAfter(on(date), delayOf(kind, n));
        if (day !== ORACLE[kind](date, n)) {
          expect(`${date} + ${n} ${kind} = ${day}`).toBe(ORACLE[kind](date, n));
        }
      }),
      { numRuns: CASES },
    );
    expect(monthEnds).toBeGreaterThan(CASES / 10);
    expect(leapDays).toBeGreaterThan(CASES / 100);
  });

  it('never goes back: a later deposit gives no earlier day', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDelay, (one, other, [kind, n]) => {
        const [earlier, later] = [one, other].toSorted() as [string, string];
        const delay = delayOf(kind, n);
        expect(dayAfter(on(earlier), delay) <= dayAfter(on(later), delay)).toBe(true);
        expect(dayAfter(on(later), delay) >= later || kind === 'first-of-nth-month').toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a delay in words', () => {
  const words: readonly (readonly [Delay, string])[] = [
    [{ kind: 'days', days: 0 }, 'at once'],
    [{ kind: 'days', days: 1 }, 'after one day'],
    [{ kind: 'days', days: 30 }, 'after 30 days'],
    [{ kind: 'months', months: 12 }, 'after 12 months'],
    [
      { kind: 'first-of-month-after-months', months: 3 },
      'on the first day of the month after three months',
    ],
    [
      { kind: 'first-of-month-after-days', days: 60 },
      'on the first day of the month after 60 days',
    ],
    [
      { kind: 'first-of-nth-month', months: 6 },
      'on the first day of the month that comes six months later',
    ],
  ];

  it.each(words)('says of %j: %s', (delay, said) => {
    expect(delayInWords(delay)).toBe(said);
  });
});
