/** A depositary's table as it was published on a day: what the world was told, right or wrong. */
import type { CalendarDate } from './calendar-date.ts';
import type { ParticipantId } from './participant.ts';

/** A date as published, and where it stands in the file. */
export interface PublishedCell {
  readonly participant: ParticipantId;
  /** The row's name as printed. */
  readonly name: string;
  /** Of the file, from one. */
  readonly line: number;
  /** Of the columns after that of the participants, from nought. */
  readonly column: number;
  readonly on: CalendarDate;
  readonly mark: string;
  /** The whole cell, where it says more than a date and a mark: "as from 29 January 1988". */
  readonly printed: string | null;
}

export interface PublishedTable {
  /** Of the columns after that of the participants. */
  readonly headings: readonly string[];
  readonly cells: readonly PublishedCell[];
}
