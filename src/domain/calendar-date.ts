/**
 * Dates of the law of treaties: calendar days of the depositary, with no time of day and no time zone.
 * Held as `YYYY-MM-DD` text of the ISO calendar, so that comparing as text is comparing in time.
 */
import { Temporal } from 'temporal-polyfill';

declare const calendarDate: unique symbol;

/** A day that exists in the calendar. The only ways in are the parsers and the arithmetic below. */
export type CalendarDate = string & { readonly [calendarDate]: true };

/** Beyond it a date would not compare as text. */
const LAST_YEAR = 9999;

const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Reads `2001-12-06`; anything else, and any day that does not exist, gives null. */
export function parseCalendarDate(text: string): CalendarDate | null {
  if (!ISO_DATE.test(text)) return null;
  const [year, month, day] = text.split('-').map(Number) as [number, number, number];
  return dateOf(year, month, day);
}

/** The day with these numbers, months counted from one; null where the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1 || year > LAST_YEAR) return null;
  try {
    return fromPlain(Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }));
  } catch {
    return null;
  }
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromPlain(Temporal.PlainDate.from(date).add({ days }));
}

/** The same day `months` later, or the last day of that month where it is shorter. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return fromPlain(Temporal.PlainDate.from(date).add({ months }));
}

/** The first day of the month that follows the month of `date`. */
export function firstOfNextMonth(date: CalendarDate): CalendarDate {
  return fromPlain(Temporal.PlainDate.from(date).with({ day: 1 }).add({ months: 1 }));
}

export function startOfMonth(date: CalendarDate): CalendarDate {
  return fromPlain(Temporal.PlainDate.from(date).with({ day: 1 }));
}

export function lastOfMonth(date: CalendarDate): CalendarDate {
  return addDays(firstOfNextMonth(date), -1);
}

export function earlierOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other;
}

export function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Both days are in it. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The form that United Nations documents print: `7 September 2000`. */
export function inWords(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

function fromPlain(date: Temporal.PlainDate): CalendarDate {
  return date.toString() as CalendarDate;
}
