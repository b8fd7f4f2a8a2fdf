/** The status table: who has signed and consented, and where each stands, on one day. */
import { ACT_KINDS, type Act, type ActId, type ActKind } from '../domain/act.ts';
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
  readonly consent: Cell | null;
  readonly inForceFrom: CalendarDate | null;
  /** When the withdrawal was notified, and the first day on which it has effect. */
  readonly withdrawal: {
    readonly notifiedOn: CalendarDate;
    readonly effectiveOn: CalendarDate;
  } | null;
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

/** Statements alone, or an instrument that was taken back, make no row. */
function isShown({ relation, consent }: ParticipantStanding): boolean {
  return relation.signature !== null || consent !== null || relation.provisional !== null;
}

export function rowOf(view: TreatyView, one: ParticipantStanding): StatusRow {
  const { participant, standing, relation, consent, inForceFrom, withdrawal } = one;
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
  };
}

export function cellOf({ doneOn, kind, id }: Act): Cell {
  return { on: doneOn, kind, mark: ACT_KINDS[kind].mark, act: id };
}
