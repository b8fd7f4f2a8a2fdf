/** The articles of a treaty that say when it enters into force, for whom, and how it is left: as data. */
import type { CalendarDate } from './calendar-date.ts';
import type { Delay } from './delay.ts';
import type { ParticipantId } from './participant.ts';
import type { TreatyId } from './treaty-id.ts';

/** VCLT art. 24. All conditions must hold on one day; from that day the delay runs. */
export interface EntryIntoForceClause {
  readonly article: string;
  readonly conditions: readonly [Condition, ...Condition[]];
  readonly delay: Delay;
  readonly counting: Counting;
  /** "But not earlier than": no day before this, whenever the conditions were fulfilled. */
  readonly notBefore?: CalendarDate;
  /** "On 1 January 1989, provided that … by that date": this day, if the conditions hold by then; no delay runs. */
  readonly fixedDay?: CalendarDate;
  /** "Subject to the entry into force of the Covenant": not before this treaty is in force itself. */
  readonly notBeforeTreaty?: TreatyId;
  readonly later: LaterClause;
}

export type Condition =
  /** So many instruments of those who count. */
  | { readonly kind: 'instruments'; readonly required: number }
  /** Each of these. */
  | {
      readonly kind: 'named';
      readonly list: string;
      readonly participants: readonly ParticipantId[];
    }
  /** Participants that together have at least this share of a list. */
  | {
      readonly kind: 'share';
      readonly list: string;
      readonly percent: number;
      readonly shares: Readonly<Record<string, number>>;
    }
  /** A part of those that are contracting States of another treaty, on the day itself or on a fixed day. */
  | {
      readonly kind: 'part-of-parties';
      readonly of: TreatyId;
      readonly numerator: number;
      readonly denominator: number;
      readonly on: CalendarDate | 'that day';
    }
  /** What this ledger cannot compute, and the depositary has declared fulfilled. */
  | {
      readonly kind: 'declared';
      readonly what: string;
      readonly fulfilledOn: CalendarDate;
      readonly source: string;
    }
  /** The article is not in this ledger: nothing is computed, and a day is only what the depositary has notified. */
  | { readonly kind: 'unknown' };

/** Whose instruments count towards the conditions. Signatures, provisional application and territories never do. */
export interface Counting {
  /** False: "any instrument deposited by a regional organization shall not be counted as additional". */
  readonly organisations: boolean;
  readonly successions: boolean;
  readonly definitiveSignatures: boolean;
  /**
   * True: an instrument stays counted after its author has ceased to exist, as the depositary counted Yugoslavia's
   * for UNCLOS in 1993 and the German Democratic Republic's for the second Protocol to the ICCPR in 1991.
   */
  readonly predecessors: boolean;
}

/** For those that join later. The wordings differ only for a deposit between the decisive one and the entry into force. */
export interface LaterClause {
  readonly article: string;
  readonly delay: Delay;
  readonly from: /** "For each State ratifying after the deposit of the thirty-fifth instrument": its own delay. */
    | 'after-the-decisive-instrument'
    /** "For each State ratifying after its entry into force": by the letter, others are bound from that day. */
    | 'after-entry-into-force'
    /** The later of the two days. */
    | 'the-later-day';
}

/** How a treaty is left: VCLT arts. 42(2), 54 and 56. */
export interface WithdrawalClause {
  readonly article: string;
  /** Not within so many years after the treaty entered into force for the party. */
  readonly notWithinYears: number;
  /** From the receipt of the notification to its effect; the notification may set a later day. */
  readonly notice: Delay;
}

/** A protocol that only those may join who have joined, or signed, another treaty. */
export interface ParentClause {
  readonly article: string;
  /** Any one of these. */
  readonly treaties: readonly [TreatyId, ...TreatyId[]];
  readonly needs: 'signature' | 'consent';
}
