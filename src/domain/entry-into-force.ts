/** When a treaty enters into force and for whom (VCLT art. 24), computed from a clause held as data. */
import type { Act } from './act.ts';
import { addMonths, type CalendarDate, firstOfNextMonth, laterOf } from './calendar-date.ts';
import type { ParticipantId } from './participant.ts';
import { unreachable } from './unreachable.ts';

/** From the day of a deposit to the day of effect. */
export type Delay = {
  /** "On the first day of the month following a period of three months after …" (CMW art. 87). */
  readonly kind: 'first-of-month-after-months';
  readonly months: number;
};

export interface EntryIntoForceClause {
  readonly article: string;
  /** How many instruments of consent must have been deposited. */
  readonly instruments: number;
  readonly delay: Delay;
  /** For a participant that deposits once the treaty is in force. */
  readonly later: { readonly article: string; readonly delay: Delay };
}

export interface EntryIntoForce {
  readonly article: string;
  readonly required: number;
  readonly counted: number;
  readonly missing: number;
  /** The day of the deposit that completed the condition. */
  readonly triggeredOn: CalendarDate | null;
  /** Every participant that deposited on that day: deposits of one day have no order among them. */
  readonly triggeredBy: readonly ParticipantId[];
  /** Certain as soon as the condition is met, also when the day is still to come. */
  readonly on: CalendarDate | null;
  readonly boundFrom: ReadonlyMap<ParticipantId, CalendarDate>;
}

/** @param consents the acts by which each participant is bound, one a participant, in any order. */
export function entryIntoForce(
  clause: EntryIntoForceClause,
  consents: readonly Act[],
): EntryIntoForce {
  const deposits = consents.map(act => act.doneOn).toSorted();
  const triggeredOn = deposits[clause.instruments - 1] ?? null;
  const on = triggeredOn === null ? null : after(triggeredOn, clause.delay);
  return {
    article: clause.article,
    required: clause.instruments,
    counted: deposits.length,
    missing: Math.max(0, clause.instruments - deposits.length),
    triggeredOn,
    triggeredBy: depositors(consents.filter(act => act.doneOn === triggeredOn)),
    on,
    boundFrom: on === null ? new Map() : boundFrom(clause, consents, on),
  };
}

function boundFrom(clause: EntryIntoForceClause, consents: readonly Act[], on: CalendarDate) {
  return new Map(consents.map(act => [act.participant, boundBy(act, clause, on)]));
}

/** An act may set a later day of effect for itself than the treaty does, never an earlier one. */
function boundBy(act: Act, clause: EntryIntoForceClause, on: CalendarDate): CalendarDate {
  const byTreaty = act.doneOn < on ? on : after(act.doneOn, clause.later.delay);
  return laterOf(act.effectiveOn ?? byTreaty, byTreaty);
}

function depositors(consents: readonly Act[]): ParticipantId[] {
  return consents.map(act => act.participant).toSorted();
}

function after(deposit: CalendarDate, delay: Delay): CalendarDate {
  switch (delay.kind) {
    case 'first-of-month-after-months':
      return firstOfNextMonth(addMonths(deposit, delay.months));
    default:
      return unreachable(delay.kind);
  }
}
