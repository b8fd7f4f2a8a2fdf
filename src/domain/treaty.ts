/** What a treaty itself says about how to join and leave it and when it enters into force, each with its article. */
import type { ActKind } from './act.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { EntryIntoForceClause, ParentClause, WithdrawalClause } from './clause.ts';
import type { TreatyId } from './treaty-id.ts';

export interface TreatyDefinition {
  readonly id: TreatyId;
  /** The full title as the depositary writes it, without an article before it. */
  readonly title: string;
  /** How a text goes on to call it after the first mention: "Convention". */
  readonly shortTitle: string;
  /** Null where only tables of the treaty are known, as with `openTo`. */
  readonly adopted: { readonly on: CalendarDate; readonly by: string } | null;
  /** Null where nobody signs: amendments, some protocols. */
  readonly signature: {
    readonly article: string;
    /** Null where it is not known. */
    readonly opensOn: CalendarDate | null;
    /** The last day for signature, itself included; null where the treaty sets none. */
    readonly closesOn: CalendarDate | null;
  } | null;
  /** The ways to express consent, in the order in which a table's heading names them. */
  readonly consent: readonly WayToConsent[];
  readonly openTo: {
    readonly article: string;
    /** In the treaty's own words; whether a State is among them is for the officer to judge. */
    readonly states: string;
    readonly organisations: boolean;
  } | null;
  /** Null for a treaty that anybody entitled may join. */
  readonly parent: ParentClause | null;
  /** Null where the treaty has no article on withdrawal (VCLT art. 56). */
  readonly withdrawal: WithdrawalClause | null;
  readonly entryIntoForce: EntryIntoForceClause;
  /** What the depositary published, to hold the computed day against. */
  readonly published: {
    readonly entryIntoForceOn: CalendarDate | null;
    readonly source: string;
    /** Why the deposits do not give that day; null where they do. */
    readonly unreached: string | null;
  } | null;
  /** In the United Nations Treaty Series (Charter art. 102). */
  readonly registration: { readonly number: string; readonly on: CalendarDate } | null;
  readonly depositary: string;
  readonly source: string;
}

interface WayToConsent {
  readonly kind: ActKind;
  readonly article: string;
  /** The first day for it, where it is not that of signature. */
  readonly from: CalendarDate | null;
  /** Where a kind that usually confirms a signature stands by itself: amendments, constitutions of organisations. */
  readonly withoutSignature: boolean;
}

/** The day from which anything can be done towards the treaty, where it is known. */
export function opensOn({ signature, adopted }: TreatyDefinition): CalendarDate | null {
  return signature?.opensOn ?? adopted?.on ?? null;
}
