/** The end of a treaty: it binds on its last day, and releases its parties from the day after (VCLT art. 70(1)). */
import { addDays, type CalendarDate, earlierOf } from './calendar-date.ts';

/** @param lastDay null for a treaty that nobody has terminated. */
export function hasEnded(lastDay: CalendarDate | null, on: CalendarDate): boolean {
  return lastDay !== null && on > lastDay;
}

/** The day whose law still tells who was bound: the day itself, or the last one of a treaty that has ended. */
export function lastDayOfLaw(lastDay: CalendarDate | null, on: CalendarDate): CalendarDate {
  return lastDay === null ? on : earlierOf(lastDay, on);
}

export function firstDayWithout(lastDay: CalendarDate): CalendarDate {
  return addDays(lastDay, 1);
}
