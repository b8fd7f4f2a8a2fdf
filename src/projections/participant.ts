/** One participant across all treaties: the row that it has in each table, and how it came to be and bore its names. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { inOrderOfNumber } from '../domain/treaty-order.ts';
import { isForceKnown } from './force.ts';
import {
  type Coordinates,
  dayOfNames,
  mayLackActs,
  type NamedParticipant,
  type NamedTreaty,
  named,
  type RegisterView,
  type TreatyView,
  treatyOf,
} from './question.ts';
import { countsOf, standingIn } from './standings.ts';
import { isShown, rowOf, type StatusRow } from './status.ts';

export interface ParticipantIdentity extends NamedParticipant {
  /** Those that it had borne by the day asked about, in order of time; the first from null: since it began. */
  readonly names: readonly { readonly name: string; readonly from: CalendarDate | null }[];
  /** Null for one that existed when the United Nations was founded, or whose first day is not known. */
  readonly began: {
    readonly on: CalendarDate;
    readonly predecessors: readonly NamedParticipant[];
  } | null;
  /** `on` is its last day; null where that lies after the day asked about, or where there is none. */
  readonly ceased: {
    readonly on: CalendarDate;
    readonly successors: readonly NamedParticipant[];
  } | null;
}

/** Its row in the status table of one treaty. */
export interface ParticipantRow extends Omit<StatusRow, 'participant'> {
  readonly treaty: NamedTreaty;
}

/** Counted as the tables count: a participant that has ceased is counted in none. */
export interface TreatyCounts {
  /** Signed, or succeeded to a signature, whatever came later. */
  readonly signed: number;
  /** Signed, and without a consent in effect. */
  readonly signedOnly: number;
  /** Consented to be bound and not withdrawn (VCLT art. 2(1)(f)). */
  readonly contracting: number;
  /** Of these, those that are in force for it (VCLT art. 2(1)(g)). */
  readonly party: number;
}

export interface ParticipantView extends Coordinates {
  readonly participant: ParticipantIdentity;
  /** In the order of their numbers. */
  readonly treaties: readonly ParticipantRow[];
  readonly counts: TreatyCounts;
  /** Of these treaties, those of which it is not known whether they are in force: it may be party where it is contracting. */
  readonly forceUnknown: readonly NamedTreaty[];
  /**
   * Treaties, whether it has a row there or not, whose record may lack acts done by the day asked about:
   * complete to an earlier day, or, with `knownOn`, not declared complete (null) by then.
   */
  readonly incomplete: readonly {
    readonly treaty: NamedTreaty;
    readonly completeTo: CalendarDate | null;
  }[];
}

/** @param treaties each at the coordinates of `view`, in any order. */
export function participantView(
  view: RegisterView,
  id: ParticipantId,
  treaties: readonly TreatyView[],
): ParticipantView {
  const { asOf, knownOn, position } = view;
  const ordered = inOrderOfNumber(treaties, ({ record }) => record.definition.id);
  const shown = ordered.flatMap(treaty => shownIn(treaty, id));
  const { signatories, signedOnly, contracting, parties } = countsOf(
    shown.map(({ standing }) => standing),
  );
  return {
    participant: identityIn(view, id),
    ...{ asOf, knownOn, position },
    treaties: shown.map(({ row }) => row),
    counts: { signed: signatories, signedOnly, contracting, party: parties },
    forceUnknown: shown.filter(({ isKnown }) => !isKnown).map(({ row }) => row.treaty),
    incomplete: ordered
      .filter(mayLackActs)
      .map(treaty => ({ treaty: treatyOf(treaty), completeTo: treaty.record.completeTo })),
  };
}

function shownIn(treaty: TreatyView, id: ParticipantId) {
  const standing = standingIn(treaty, id);
  if (standing === null || !isShown(standing)) return [];
  const { participant, ...cells } = rowOf(treaty, standing);
  const row: ParticipantRow = { treaty: treatyOf(treaty), ...cells };
  return [{ standing, row, isKnown: isForceKnown(treaty) }];
}

function identityIn(view: RegisterView, id: ParticipantId): ParticipantIdentity {
  const participant = view.register.get(id);
  if (participant === undefined) throw new Error(`${id} was found, and yet is not in the register`);
  const { began, ceased } = participant;
  const [first, ...later] = participant.names;
  const borne = later.filter(({ from }) => from !== null && from <= dayOfNames(view));
  const all = (ids: readonly ParticipantId[]) => ids.map(one => named(view, one));
  const hasCeased = ceased !== null && ceased.on <= view.asOf;
  return {
    ...named(view, id),
    names: [first, ...borne].map(({ name, from }) => ({ name, from })),
    began: began && { on: began.on, predecessors: all(began.predecessors) },
    ceased: hasCeased ? { on: ceased.on, successors: all(ceased.successors) } : null,
  };
}
