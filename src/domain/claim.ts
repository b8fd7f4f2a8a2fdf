/** What a document can state of a treaty: a number, names, a table, a sentence on its entry into force, its adoption. */
import type { CalendarDate } from './calendar-date.ts';
import type { Delay } from './delay.ts';
import type { ParticipantId } from './participant.ts';
import type { PublishedTable } from './published-table.ts';
import type { TreatyId } from './treaty-id.ts';

/** The standings that documents count, each by a name of its own: three of them are printed as "parties". */
export const COUNTED_STANDINGS = ['signatories', 'signed-only', 'contracting', 'parties'] as const;

export type CountedStanding = (typeof COUNTED_STANDINGS)[number];

/** `actions` are acts of every kind but statements: declarations, reservations and what else changes nobody's standing. */
export const COUNTED_ACTS = ['signatures', 'consents', 'actions'] as const;

export type CountedActs = (typeof COUNTED_ACTS)[number];

interface Statement {
  /** Within its document. */
  readonly id: string;
  /** Where it stands: "4", "annex". */
  readonly paragraph: string;
  /** The words as printed. */
  readonly quote: string;
  /** Where the statement itself says as of what knowledge it is to be read. */
  readonly knownOn: CalendarDate | null;
}

interface OfTreaty extends Statement {
  readonly treaty: TreatyId;
  /** The day of which it speaks; null where it names none. */
  readonly asOf: CalendarDate | null;
}

/** "… had been ratified or acceded to by 17 States" */
export interface CountClaim extends OfTreaty {
  readonly kind: 'count';
  readonly of: CountedStanding;
  readonly number: number;
}

/** "namely, Azerbaijan, Belize …": all of them, in any order. */
export interface ListClaim extends OfTreaty {
  readonly kind: 'list';
  readonly of: CountedStanding;
  readonly participants: readonly ParticipantId[];
}

export interface TableClaim extends OfTreaty {
  readonly kind: 'table';
  readonly table: PublishedTable;
}

/** "Seven signatures were deposited in September/October 2000"; both days are included. */
export interface ActionsClaim extends Statement {
  readonly kind: 'actions';
  /** Null: over all treaties of the depositary. */
  readonly treaty: TreatyId | null;
  readonly of: CountedActs;
  readonly number: number;
  /** "by 84 States", where it says so. */
  readonly by: number | null;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** "… when at least 20 States have ratified or acceded to it" */
export interface ThresholdClaim extends OfTreaty {
  readonly kind: 'threshold';
  readonly required: number;
  /** From the last instrument to the entry into force; null: at once. Left out where it does not speak of the moment. */
  readonly delay?: Delay | null;
}

export interface EntryIntoForceClaim extends OfTreaty {
  readonly kind: 'entry-into-force';
  /** Null: it is not in force. */
  readonly on: CalendarDate | null;
}

export interface AdoptionClaim extends OfTreaty {
  readonly kind: 'adoption';
  readonly on: CalendarDate;
  /** "General Assembly resolution 45/158", where it says so. */
  readonly by: string | null;
}

export type Claim =
  | CountClaim
  | ListClaim
  | TableClaim
  | ActionsClaim
  | ThresholdClaim
  | EntryIntoForceClaim
  | AdoptionClaim;

export type ClaimKind = Claim['kind'];

/** One document and what it states. */
export interface ClaimsDocument {
  /** Its symbol: "E/CN.4/2002/89". */
  readonly document: string;
  readonly title: string | null;
  readonly issuedOn: CalendarDate;
  readonly claims: readonly Claim[];
}
