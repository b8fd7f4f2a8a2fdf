/** What comes of observing published tables: the shape of `observe --json`. */
import type { ActKind } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ParticipantId } from '../domain/participant.ts';
import type { NamedParticipant } from './question.ts';

export interface Observation {
  readonly publishedOn: CalendarDate;
  readonly tables: number;
  readonly recorded: {
    readonly acts: number;
    readonly corrections: number;
    readonly retractions: number;
    /** Renamings and new participants. */
    readonly names: number;
    readonly treaties: number;
    /** Tables that are headed otherwise than before. */
    readonly headings: number;
    /** Acts that were on record already, and are now known to have been published by that day. */
    readonly publications: number;
    /** Acts that stay on record though the tables leave them out: an officer recorded them, or their author has left. */
    readonly leftOut: number;
  };
  readonly unreadable: readonly UnreadablePlace[];
  /** Tables of which nothing was recorded. */
  readonly stopped: readonly StoppedTable[];
  /** What a rule of law would have refused, and the table says nevertheless. */
  readonly irregularities: readonly NotedIrregularity[];
  /** What a table shows and cannot date, for an officer to record: a name in brackets has withdrawn. */
  readonly remarks: readonly string[];
  /** Who was registered: each new name, and whose it is. */
  readonly names: readonly {
    readonly name: string;
    readonly participant: ParticipantId;
    readonly what: 'renaming' | 'participant';
  }[];
  /** Cell by cell; what is merely new only for a dry run, where there would be tens of thousands otherwise. */
  readonly differences: readonly NotedDifference[];
}

export interface NotedDifference {
  readonly treaty: string;
  readonly participant: NamedParticipant;
  readonly what: 'new' | 'changed' | 'gone' | 'left out' | 'known earlier';
  readonly from: NotedCell | null;
  readonly to: NotedCell | null;
}

interface NotedCell {
  readonly kind: ActKind;
  readonly on: CalendarDate;
  readonly mark: string;
}

export interface UnreadablePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly reason: string;
}

export interface StoppedTable {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

export interface NotedIrregularity {
  readonly file: string;
  readonly participant: string;
  readonly rule: string;
  readonly because: string;
}
