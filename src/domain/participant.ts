/** States, former States, territories and organisations, with the names that they bore and when. */
import type { CalendarDate } from './calendar-date.ts';

declare const participantId: unique symbol;

/** ISO 3166-1 alpha-3, ISO 3166-3 alpha-4 for a former State, `EU`, or `X-…` where there is no code. */
export type ParticipantId = string & { readonly [participantId]: true };

export function parseParticipantId(text: string): ParticipantId | null {
  return /^([A-Z]{3,4}|EU|X-[A-Z]{2,8})$/.test(text) ? (text as ParticipantId) : null;
}

export const PARTICIPANT_KINDS = ['state', 'territory', 'organisation'] as const;

/** A name and the first day on which the United Nations used it; it lasts until the next one begins. */
export interface ParticipantName {
  readonly name: string;
  /** In running text, with its article: "the Philippines". */
  readonly inText: string;
  /** What the rows of a table are sorted by, as code points. */
  readonly sortKey: string;
  /** Null: since the participant began, or since before the register looks. */
  readonly from: CalendarDate | null;
  readonly source: string;
}

export interface Participant {
  readonly id: ParticipantId;
  /** A former State is a State that has ceased. */
  readonly kind: (typeof PARTICIPANT_KINDS)[number];
  /** At least one, in order of time. */
  readonly names: readonly [ParticipantName, ...ParticipantName[]];
  /** Other spellings by which people look for it; never printed. */
  readonly aliases: readonly string[];
  /** UN M49 area code, three digits. */
  readonly m49: string | null;
  /** Null for those that existed when the United Nations was founded, or whose first day is not known. */
  readonly began: Began | null;
  readonly ceased: Ceased | null;
  readonly source: string;
}

interface Began {
  readonly on: CalendarDate;
  readonly predecessors: readonly ParticipantId[];
  readonly source: string;
}

interface Ceased {
  /** The last day on which it existed. */
  readonly on: CalendarDate;
  readonly successors: readonly ParticipantId[];
  readonly source: string;
}

/** The participants of a ledger at one place in its log, by id. */
export type Register = ReadonlyMap<ParticipantId, Participant>;

/** The name in use on `date`: tables print names as they were on their own day, not on the day of the act. */
export function nameOn(participant: Participant, date: CalendarDate): ParticipantName {
  const begun = participant.names.filter(name => name.from === null || name.from <= date);
  return begun.at(-1) ?? participant.names[0];
}
