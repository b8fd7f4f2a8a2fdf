/** What happened around a treaty without being an act under it: a resolution, a campaign, a treaty event. */
import { type CalendarDate, inWords, lastOfMonth, MONTHS, startOfMonth } from './calendar-date.ts';

/** Both days included; of a single day they are the same, of a month its first and its last. */
export interface Milestone {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** What happened, in words. */
  readonly text: string;
  readonly source: string;
}

/** "7 September 2000", "6 to 8 September 2000", "31 August to 7 September 2001"; of a whole month "March 1998". */
export function periodInWords({ from, to }: Pick<Milestone, 'from' | 'to'>): string {
  const [year, month, day] = partsOf(from);
  const until = partsOf(to);
  if (from === to) return inWords(from);
  if (from === startOfMonth(from) && to === lastOfMonth(from)) return `${month} ${year}`;
  if (year !== until[0]) return `${inWords(from)} to ${inWords(to)}`;
  return month === until[1] ? `${day} to ${inWords(to)}` : `${day} ${month} to ${inWords(to)}`;
}

function partsOf(date: CalendarDate): readonly [year: number, month: string, day: number] {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return [year, MONTHS[month - 1] ?? '', day];
}
