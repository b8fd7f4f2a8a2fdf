/** The date in a cell of a published table: in the forms that can be read in one way only. */
import { type CalendarDate, inWords, parseCalendarDate } from '../../domain/calendar-date.ts';
import type { PublishedCell } from '../../domain/published-table.ts';
import { readPrintedDate } from '../dates.ts';

export type PublishedDate = Pick<PublishedCell, 'on' | 'mark' | 'printed'>;

/** @param publishedOn no date in the table can be later. */
export function publishedDate(
  text: string,
  publishedOn: CalendarDate,
): PublishedDate | { readonly reason: string } {
  // In brackets stand the dates of one that has withdrawn: it was done all the same.
  const [, inside = text] = /^\[(.*)\]$/s.exec(text) ?? [];
  const { date, mark, apart } = CELL.exec(inside.trim())?.groups ?? {};
  if (date === undefined) return { reason: 'no date such as 7 Sep 2000' };
  const on = parseCalendarDate(date) ?? readPrintedDate(inLowerCase(date));
  if (on === null) return { reason: 'no day of the calendar' };
  if (on > publishedOn) {
    return { reason: `later than the day of publication, ${inWords(publishedOn)}` };
  }
  return { on, mark: mark ?? apart ?? '', printed: PLAIN.test(text) ? null : text };
}

const DATE = String.raw`[0-9]{1,2} \p{L}+ [0-9]{4}`;
const MARK = String.raw`\p{L}{1,3}`;
/** A date, its mark, and the number of a note: "24 Sep 1945", "5 March 2013 a", "as from 29 January 1988". */
const CELL = new RegExp(
  `^(?:as from )?(?<date>${DATE}|[0-9]{4}-[0-9]{2}-[0-9]{2})` +
    String.raw`(?: ?(?:(?<mark>${MARK})|\((?<apart>${MARK})\)))?(?: [0-9]{1,2})?$`,
  'u',
);
const PLAIN = new RegExp(String.raw`^[0-9]{1,2} \p{Lu}\p{Ll}+ [0-9]{4}(?: ?${MARK})?$`, 'u');

/** "5 JUN 2007" as "5 Jun 2007". */
function inLowerCase(date: string): string {
  return date.replace(/(?<=\p{L})\p{L}+/gu, letters => letters.toLowerCase());
}
