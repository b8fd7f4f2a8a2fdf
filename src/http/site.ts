/** What the server has at hand for every request. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Ledger } from '../library/ledger.ts';
import type { Authority } from './authority.ts';
import type { Office } from './office/office.ts';

export interface Site {
  readonly ledger: Ledger;
  /** The day on which a question without a day is asked. */
  readonly today: () => CalendarDate;
  /** Of the program: what is printed may change with it, and an ETag must. */
  readonly version: string;
  /** Null: nobody may record, and reading is open. */
  readonly authority: Authority | null;
  /** Where officers sign in and record; left out with the authority. */
  readonly office?: Office;
}
