/** The status table: who has signed and consented, and where each stands, on one day. */
import { type Act, type ActId, type ActKind, markOf } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Standing } from '../domain/standing.ts';
import { type ForceView, forceView } from './force.ts';
import {
  inTableOrder,
  type NamedParticipant,
  type NamedTreaty,
  named,
  type TreatyView,
  treatyOf,
} from './question.ts';
import { type Counts, type ParticipantStanding, standings } from './standings.ts';

/** One dated cell of the table, and the act behind it. */
export interface Cell {
  readonly on: CalendarDate;
  readonly kind: ActKind;
  readonly mark: string;
  readonly act: ActId;
}

export interface StatusRow {
  readonly participant: NamedParticipant;
  readonly standing: Standing;
  readonly signature: Cell | null;
  /** Without one, the notification by which the treaty is applied provisionally, for as long as it is. */
  readonly consent: Cell | null;
  readonly inForceFrom: CalendarDate | null;
  /** When the withdrawal was notified, and the first day on which it has effect. */
  readonly withdrawal: {
    readonly notifiedOn: CalendarDate;
    readonly effectiveOn: CalendarDate;
  } | null;
  /** When it gave notice that it does not intend to become a party (VCLT art. 18(a)). */
  readonly declinedOn: CalendarDate | null;
}

export interface StatusView {
  readonly treaty: NamedTreaty;
  readonly asOf: CalendarDate;
  readonly knownOn: CalendarDate | null;
  readonly position: number;
  /** The day to which the record is declared complete; null where none was declared. */
  readonly completeTo: CalendarDate | null;
  readonly counts: Counts;
  readonly entryIntoForce: ForceView;
  readonly rows: readonly StatusRow[];
}

export function statusView(view: TreatyView): StatusView {
  const all = standings(view);
  const { asOf, knownOn, position, record } = view;
  return {
    treaty: treatyOf(view),
    asOf,
    knownOn,
    position,
    completeTo: record.completeTo,
    counts: all.counts,
    entryIntoForce: forceView(view, all),
    rows: inTableOrder(view, all.participants.filter(isShown), one => one.participant).map(one =>
      rowOf(view, one),
    ),
  };
}

/** Statements alone, an instrument taken back or a provisional application that is over make no row. */
export function isShown({ relation, consent, provisional }: ParticipantStanding): boolean {
  return relation.signature !== null || consent !== null || provisional !== null;
}

export function rowOf(view: TreatyView, one: ParticipantStanding): StatusRow {
  const { participant, standing, relation, inForceFrom, withdrawal } = one;
  const consent = one.consent ?? one.provisional;
  return {
    participant: named(view, participant),
    standing,
    signature: relation.signature && cellOf(relation.signature),
    consent: consent && cellOf(consent.act),
    inForceFrom,
    withdrawal: withdrawal && {
      notifiedOn: withdrawal.act.doneOn,
      effectiveOn: withdrawal.effectiveOn,
    },
    declinedOn: relation.declined?.doneOn ?? null,
  };
}

export function cellOf(act: Act): Cell {
  return { on: act.doneOn, kind: act.kind, mark: markOf(act), act: act.id };
}
