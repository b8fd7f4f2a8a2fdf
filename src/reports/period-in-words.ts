/** A period as the report writes it: "in September/October 2000", "from 6 to 8 September 2000". */
import {
  addDays,
  type CalendarDate,
  inWords,
  MONTHS,
  type Period,
} from '../domain/calendar-date.ts';

export function periodInWords({ from, to }: Period): string {
  if (from === to) return `on ${inWords(from)}`;
  return isOfWholeMonths(from, to) ? wholeMonths(from, to) : days(from, to);
}

/** Compared as text: the year after the last one that a date can bear is no "9999-12" either. */
function isOfWholeMonths(from: CalendarDate, to: CalendarDate): boolean {
  return from.endsWith('-01') && !addDays(to, 1).startsWith(to.slice(0, 8));
}

/** "In 2000", "in September 2000", "in December 2000/January 2001", "from January to March 2001". */
function wholeMonths(from: CalendarDate, to: CalendarDate): string {
  const [first, last] = [monthOf(from), monthOf(to)];
  const isOneYear = first.year === last.year;
  if (first.month === 1 && last.month === 12) return years(first.year, last.year);
  if (isOneYear && first.month === last.month) return `in ${last.name} ${last.year}`;
  const begins = isOneYear ? first.name : `${first.name} ${first.year}`;
  const ends = `${last.name} ${last.year}`;
  const isNext = last.year * 12 + last.month === first.year * 12 + first.month + 1;
  return isNext ? `in ${begins}/${ends}` : `from ${begins} to ${ends}`;
}

function years(first: number, last: number): string {
  if (first === last) return `in ${first}`;
  return last === first + 1 ? `in ${first} and ${last}` : `from ${first} to ${last}`;
}

/** What both days share is said once: "from 28 August to 3 September 2000". */
function days(from: CalendarDate, to: CalendarDate): string {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (first.year !== last.year) return `from ${inWords(from)} to ${inWords(to)}`;
  const day = Number(from.slice(8));
  const begins = first.month === last.month ? `${day}` : `${day} ${first.name}`;
  return `from ${begins} to ${inWords(to)}`;
}

function monthOf(date: CalendarDate) {
  const [year, month] = date.split('-').map(Number) as [number, number];
  return { year, month, name: MONTHS[month - 1] ?? '' };
}
