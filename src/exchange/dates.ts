/** Dates as people type them and as documents print them. */
import {
  type CalendarDate,
  dateOf,
  inWords,
  MONTHS,
  parseCalendarDate,
} from '../domain/calendar-date.ts';

export type DateReading =
  | { readonly date: CalendarDate }
  | { readonly reason: string; readonly hint: string };

const ISO_FORM = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Reads `YYYY-MM-DD` only. Where another form could be meant, both readings are named. */
export function readDate(text: string): DateReading {
  const date = parseCalendarDate(text);
  if (date !== null) return { date };
  const meant = readingsOf(text);
  if (meant.length === 0) {
    return ISO_FORM.test(text)
      ? { reason: `${text} is no day of the calendar`, hint: 'Check the day and the month.' }
      : { reason: `${JSON.stringify(text)} is no date`, hint: 'Write it as YYYY-MM-DD.' };
  }
  return {
    reason:
      meant.length === 1
        ? `${JSON.stringify(text)} is not written as YYYY-MM-DD`
        : `${JSON.stringify(text)} could be ${meant.map(inWords).join(' or ')}`,
    hint: `Write ${meant.join(' or ')}.`,
  };
}

/** Reads `7 September 2000` or `7 Sep 2000`, as UN documents and the Treaty Collection print dates. */
export function readPrintedDate(text: string): CalendarDate | null {
  const parts = /^([0-9]{1,2}) ([A-Z][a-z]+) ([0-9]{4})$/.exec(text);
  if (parts === null) return null;
  const [, day, name, year] = parts as unknown as [string, string, string, string];
  const month = MONTHS.findIndex(full => full === name || isShortFor(name, full)) + 1;
  return month === 0 ? null : dateOf(Number(year), month, Number(day));
}

/** `Sep`, and `Sept`, which the Collection prints too. */
function isShortFor(name: string, month: string): boolean {
  return name === month.slice(0, 3) || (name === 'Sept' && month === 'September');
}

/** The days that three numbers, or a printed date, can mean. */
function readingsOf(text: string): CalendarDate[] {
  const printed = readPrintedDate(text.trim());
  if (printed !== null) return [printed];
  const parts = /^([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})$/.exec(text.trim());
  if (parts === null) return [];
  const [first, second, third] = parts.slice(1).map(Number) as [number, number, number];
  const days =
    first > 31
      ? [dateOf(first, second, third)]
      : [dateOf(third, second, first), dateOf(third, first, second)];
  // Of a year in two digits nobody can tell the century.
  return [...new Set(days.filter(day => day !== null && day >= '1000'))] as CalendarDate[];
}
