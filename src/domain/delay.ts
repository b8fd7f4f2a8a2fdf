/** From the day of a deposit, a notification or a condition fulfilled to the day of effect, in the words of clauses. */
import {
  addDays,
  addMonths,
  type CalendarDate,
  firstOfNextMonth,
  startOfMonth,
} from './calendar-date.ts';
import { numberInWords } from './number-in-words.ts';
import { unreachable } from './unreachable.ts';

export type Delay =
  /** "On the date of deposit": no days. "On the thirtieth day after": 30. */
  | { readonly kind: 'days'; readonly days: number }
  /** "Three months after"; a year is twelve. Ends with the month where it has no such day (VCLT is silent). */
  | { readonly kind: 'months'; readonly months: number }
  /** "On the first day of the month following a period of three months after" (CMW art. 87). */
  | { readonly kind: 'first-of-month-after-months'; readonly months: number }
  /** "On the first day of the month after the 60th day following" (Rome Statute art. 126). */
  | { readonly kind: 'first-of-month-after-days'; readonly days: number }
  /** "On the first day of the sixth month after the month in which" (Mine Ban Convention art. 17). */
  | { readonly kind: 'first-of-nth-month'; readonly months: number };

export function dayAfter(date: CalendarDate, delay: Delay): CalendarDate {
  switch (delay.kind) {
    case 'days':
      return addDays(date, delay.days);
    case 'months':
      return addMonths(date, delay.months);
    case 'first-of-month-after-months':
      return firstOfNextMonth(addMonths(date, delay.months));
    case 'first-of-month-after-days':
      return firstOfNextMonth(addDays(date, delay.days));
    case 'first-of-nth-month':
      return addMonths(startOfMonth(date), delay.months);
    default:
      return unreachable(delay);
  }
}

/** "on the first day of the month after three months": from what day, the sentence around it says. */
export function delayInWords(delay: Delay): string {
  switch (delay.kind) {
    case 'days':
      return delay.days === 0 ? 'at once' : `after ${many(delay.days, 'day')}`;
    case 'months':
      return `after ${many(delay.months, 'month')}`;
    case 'first-of-month-after-months':
      return `on the first day of the month after ${many(delay.months, 'month')}`;
    case 'first-of-month-after-days':
      return `on the first day of the month after ${many(delay.days, 'day')}`;
    case 'first-of-nth-month':
      return `on the first day of the month that comes ${many(delay.months, 'month')} later`;
    default:
      return unreachable(delay);
  }
}

function many(number: number, unit: 'day' | 'month'): string {
  return `${numberInWords(number)} ${unit}${number === 1 ? '' : 's'}`;
}
