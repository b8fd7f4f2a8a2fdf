/**
 * Everything a participant can do towards a treaty. Entry into force is absent: it is computed.
 * A new kind is one more row of `ACT_KINDS`; a new effect is one more case wherever `unreachable` stands.
 */
import type { CalendarDate } from './calendar-date.ts';
import type { ParticipantId } from './participant.ts';
import type { TreatyId } from './treaty-id.ts';

interface KindOfAct {
  /** What the act does to the participant's relation to the treaty. */
  readonly effect: 'signs' | 'consents';
  /** The symbol that the UN's status tables print after the date. */
  readonly mark: string;
  /** As the report's sentences put it: "ratified or acceded to". */
  readonly verb: string;
  /** For a consent: must a signature come first (VCLT art. 14), or is one before it out of the ordinary (art. 15)? */
  readonly signatureFirst: 'needed' | 'unusual' | 'not applicable';
  readonly source: string;
}

export const ACT_KINDS = {
  signature: {
    effect: 'signs',
    mark: '',
    verb: 'signed',
    signatureFirst: 'not applicable',
    source: 'VCLT arts. 14 and 18',
  },
  ratification: {
    effect: 'consents',
    mark: '',
    verb: 'ratified',
    signatureFirst: 'needed',
    source: 'VCLT art. 14(1)',
  },
  acceptance: {
    effect: 'consents',
    mark: 'A',
    verb: 'accepted',
    signatureFirst: 'needed',
    source: 'VCLT art. 14(2)',
  },
  approval: {
    effect: 'consents',
    mark: 'AA',
    verb: 'approved',
    signatureFirst: 'needed',
    source: 'VCLT art. 14(2)',
  },
  accession: {
    effect: 'consents',
    mark: 'a',
    verb: 'acceded to',
    signatureFirst: 'unusual',
    source: 'VCLT art. 15',
  },
} as const satisfies Record<string, KindOfAct>;

export type ActKind = keyof typeof ACT_KINDS;

export function isActKind(text: string): text is ActKind {
  return Object.hasOwn(ACT_KINDS, text);
}

declare const actId: unique symbol;

/** The identity of an act is that of the log entry which first recorded it: a UUID in lower case. */
export type ActId = string & { readonly [actId]: true };

/** One act as it now stands in the record, corrections applied. */
export interface Act {
  readonly id: ActId;
  readonly kind: ActKind;
  readonly treaty: TreatyId;
  readonly participant: ParticipantId;
  /** The legal date, which status tables print: signature, or deposit of the instrument. */
  readonly doneOn: CalendarDate;
  /** The day its effect begins, only where the act itself sets one. */
  readonly effectiveOn?: CalendarDate;
}

const ORDER_WITHIN_A_DAY = { signs: 0, consents: 1 } as const;

/**
 * The order in which acts are read: by day, and within a day a signature before a consent,
 * since a State that signs and ratifies on one day (Ghana, IV-13, 7 September 2000) has done so lawfully.
 */
export function inLegalOrder<A extends Act>(acts: readonly A[]): A[] {
  return acts.toSorted(
    (one, other) =>
      compare(one.doneOn, other.doneOn) ||
      ORDER_WITHIN_A_DAY[effectOf(one)] - ORDER_WITHIN_A_DAY[effectOf(other)] ||
      compare(one.participant, other.participant) ||
      compare(one.id, other.id),
  );
}

/** What an act adds to when acts are counted. */
export const COUNTS_AS = { signs: 'signatures', consents: 'consents' } as const satisfies Record<
  KindOfAct['effect'],
  string
>;

export function effectOf(act: Act): KindOfAct['effect'] {
  return ACT_KINDS[act.kind].effect;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
