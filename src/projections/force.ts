/** Entry into force as a reader sees it: when, by which instruments, or what is missing. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ConditionState } from '../domain/condition.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { isInEffect } from '../domain/relation.ts';
import { hasEnded } from '../domain/termination.ts';
import { terminatedOn } from '../ledger/treaty-record.ts';
import {
  inTableOrder,
  type NamedParticipant,
  type NamedTreaty,
  named,
  type TreatyView,
  treatyOf,
} from './question.ts';
import { isContracting, type Standings } from './standings.ts';

export interface ForceView {
  readonly treaty: NamedTreaty;
  readonly asOf: CalendarDate;
  readonly inForce: boolean;
  /** Whether `inForce` is an answer: false where the article is not in this ledger and nothing was notified. */
  readonly known: boolean;
  /** Given as soon as it is certain, also when it lies after `asOf`. */
  readonly on: CalendarDate | null;
  readonly article: string;
  /** Of the first condition: instruments, as a rule. */
  readonly required: number;
  readonly counted: number;
  readonly missing: number;
  /** The day on which all conditions were first fulfilled together. */
  readonly triggeredOn: CalendarDate | null;
  readonly triggeredBy: readonly ParticipantId[];
  /** The same, by the names of the day asked about, in the order of a table. */
  readonly completedBy: readonly NamedParticipant[];
  readonly conditions: readonly (Omit<ConditionState, 'missingParticipants'> & {
    /** By name, where the clause names them. */
    readonly missingParticipants: readonly NamedParticipant[];
  })[];
  /** What the depositary notified, where an entry says so. It governs: it is not re-opened silently. */
  readonly notifiedOn: CalendarDate | null;
  /** What the clause gives by the deposits. */
  readonly computedOn: CalendarDate | null;
  /** The last day of a treaty that has ended by then. */
  readonly terminatedOn: CalendarDate | null;
  /** Those with a consent in effect, and the day from which it binds them. */
  readonly parties: readonly {
    readonly participant: NamedParticipant;
    readonly boundFrom: CalendarDate;
  }[];
}

/** The article on entry into force is not in this ledger. */
export function lacksArticle({ conditions }: { conditions: readonly { kind: string }[] }): boolean {
  return conditions.some(({ kind }) => kind === 'unknown');
}

/**
 * The depositary has notified the entry into force, and the deposits on record do not bring it about: instruments are
 * missing from this ledger, as from one that holds a shipped definition and no table.
 */
export function lacksDeposits(force: ForceView): boolean {
  const { inForce, notifiedOn, computedOn } = force;
  if (!inForce || notifiedOn === null || lacksArticle(force)) return false;
  return computedOn === null || computedOn > notifiedOn;
}

/** Of a treaty without its article only what was notified is known: that it entered into force, or has ended. */
export function isForceKnown({ record, asOf }: TreatyView): boolean {
  const lastDay = terminatedOn(record);
  return (
    !lacksArticle(record.definition.entryIntoForce) ||
    record.events.some(({ event, on }) => event === 'in-force-notified' && on <= asOf) ||
    (lastDay !== null && lastDay < asOf)
  );
}

export function forceView(view: TreatyView, { force, participants }: Standings): ForceView {
  const { asOf, record } = view;
  const lastDay = terminatedOn(record);
  const { on } = force;
  const [first] = force.conditions;
  const bound = inTableOrder(view, participants, one => one.participant).flatMap(one => {
    const isIn = one.consent !== null && isInEffect(one.consent, asOf);
    const { inForceFrom: boundFrom } = one;
    if (!isIn || boundFrom === null || !isContracting(one)) return [];
    return [{ participant: named(view, one.participant), boundFrom }];
  });
  return {
    treaty: treatyOf(view),
    asOf,
    inForce: on !== null && on <= asOf && !hasEnded(lastDay, asOf),
    known: isForceKnown(view),
    on,
    article: force.article,
    required: first?.required ?? 0,
    counted: first?.counted ?? 0,
    missing: first?.missing ?? 0,
    triggeredOn: force.triggeredOn,
    triggeredBy: force.triggeredBy,
    completedBy: inTableOrder(view, force.triggeredBy, id => id).map(id => named(view, id)),
    conditions: force.conditions.map(condition => ({
      ...condition,
      missingParticipants: condition.missingParticipants.map(id => named(view, id)),
    })),
    notifiedOn: force.notifiedOn,
    computedOn: force.computedOn,
    terminatedOn: hasEnded(lastDay, asOf) ? lastDay : null,
    parties: bound,
  };
}
