/** When a treaty enters into force and for whom (VCLT art. 24), computed from a clause held as data. */
import type { Act } from './act.ts';
import { addDays, type CalendarDate, earlierOf, laterOf } from './calendar-date.ts';
import type { Counting, EntryIntoForceClause } from './clause.ts';
import { type ConditionState, conditionOn, contributorsTo, treatyInForce } from './condition.ts';
import { dayAfter } from './delay.ts';
import type { ParticipantId } from './participant.ts';
import { type Consent, isInEffect } from './relation.ts';
import type { TreatyId } from './treaty-id.ts';
import { unreachable } from './unreachable.ts';

/** One participant's consents, and what decides whether they count. */
export interface Depositor {
  readonly participant: ParticipantId;
  readonly isOrganisation: boolean;
  readonly consents: readonly Consent[];
  /** The first day on which it existed, where the register knows it. */
  readonly beganOn: CalendarDate | null;
  readonly predecessors: readonly ParticipantId[];
  /** The last one. */
  readonly ceasedOn: CalendarDate | null;
}

/** What a clause asks of other treaties. */
export interface OtherTreaties {
  /** The day on which the treaty entered or will enter into force; null while that is open. */
  readonly inForceOn: (treaty: TreatyId) => CalendarDate | null;
  /** Its contracting States on a day. */
  readonly contractingOn: (treaty: TreatyId, on: CalendarDate) => ReadonlySet<ParticipantId>;
  /** The days on which these change. */
  readonly daysOfChange: (treaty: TreatyId) => readonly CalendarDate[];
}

export interface EntryIntoForce {
  readonly article: string;
  /**
   * As they stand on the day on which all were first fulfilled, or else on the day asked about. The last one is the
   * entry into force of the treaty before it, where the clause waits for that.
   */
  readonly conditions: readonly ConditionState[];
  /** The day on which the conditions were first fulfilled together. */
  readonly triggeredOn: CalendarDate | null;
  /**
   * Every participant whose deposit of that day counts for a condition that it completed: deposits of one day
   * have no order among them.
   */
  readonly triggeredBy: readonly ParticipantId[];
  /** By the clause and the deposits: certain as soon as the conditions are met, also when the day is still to come. */
  readonly computedOn: CalendarDate | null;
  /** What the depositary notified, once that day has come or the deposits make one certain; null before. */
  readonly notifiedOn: CalendarDate | null;
  /** What the depositary notified, which is not re-opened silently; or else what was computed. */
  readonly on: CalendarDate | null;
  /** By the id of the act of consent: the day from which it binds its author. */
  readonly boundFrom: ReadonlyMap<string, CalendarDate>;
}

interface Setting {
  readonly asOf: CalendarDate;
  readonly others: OtherTreaties;
  /** The day of entry into force that the depositary notified, at whatever time, or null. */
  readonly notifiedOn: CalendarDate | null;
  /** Whose days in `boundFrom` are wanted, since to reckon everybody's takes longest. Left out: everybody's. */
  readonly boundOnly?: ParticipantId | undefined;
}

/** @param depositors as of `asOf`: no act done later is among their consents. */
export function entryIntoForce(
  clause: EntryIntoForceClause,
  depositors: readonly Depositor[],
  { asOf, others, notifiedOn, boundOnly }: Setting,
): EntryIntoForce {
  const stateOn = (day: CalendarDate) => {
    const counted = countedOn(day, clause.counting, depositors);
    return clause.conditions.map(condition => conditionOn(day, condition, { counted, others }));
  };
  const triggeredOn =
    decisiveDays(clause, depositors, others).find(
      day => day <= asOf && stateOn(day).every(({ missing }) => missing === 0),
    ) ?? null;
  const computedOn = triggeredOn && dayInForce(clause, triggeredOn, others);
  // Before that nobody need have known it; from then on it is the law of every day, whoever asks and when.
  const isCertain = notifiedOn !== null && (notifiedOn <= asOf || computedOn !== null);
  const notified = isCertain ? notifiedOn : null;
  const on = notified ?? computedOn;
  const wanted = depositors.filter(one => boundOnly === undefined || one.participant === boundOnly);
  return {
    article: clause.article,
    conditions: [...stateOn(triggeredOn ?? asOf), ...parentCondition(clause, others)],
    triggeredOn,
    triggeredBy: triggeredOn === null ? [] : completedBy(triggeredOn, clause, depositors, others),
    computedOn,
    notifiedOn: notified,
    on,
    boundFrom: on === null ? new Map() : boundFrom(clause, wanted, { on, triggeredOn }),
  };
}

/** The days on which a condition can come to be fulfilled, earliest first. */
function decisiveDays(
  clause: EntryIntoForceClause,
  depositors: readonly Depositor[],
  others: OtherTreaties,
): CalendarDate[] {
  const deposits = depositors.flatMap(({ consents }) => consents.map(({ act }) => act.doneOn));
  const declared = clause.conditions.flatMap(condition =>
    condition.kind === 'declared' ? [condition.fulfilledOn] : [],
  );
  const elsewhere = clause.conditions.flatMap(condition =>
    condition.kind === 'part-of-parties' ? others.daysOfChange(condition.of) : [],
  );
  return [...new Set([...deposits, ...declared, ...elsewhere])].toSorted();
}

/** Whoever has a consent in effect that counts. A State that has withdrawn before the threshold counts no more. */
function countedOn(
  day: CalendarDate,
  counting: Counting,
  depositors: readonly Depositor[],
): Set<ParticipantId> {
  const counts = ({ consents, ceasedOn, isOrganisation }: Depositor) =>
    (counting.organisations || !isOrganisation) &&
    (counting.predecessors || ceasedOn === null || day <= ceasedOn) &&
    consents.some(consent => isInEffect(consent, day) && countsByKind(consent.act, counting));
  const counted = depositors.filter(counts);
  return new Set(
    counted.filter(one => !isOfPredecessor(one, counted)).map(({ participant }) => participant),
  );
}

/**
 * Tables print under Yemen what Democratic Yemen had deposited before the two united: where both rows are on record, it
 * is one instrument.
 */
function isOfPredecessor(
  { consents, beganOn, predecessors }: Depositor,
  counted: readonly Depositor[],
): boolean {
  const before = counted.filter(({ participant }) => predecessors.includes(participant));
  const isTheirs = ({ act }: Consent) =>
    beganOn !== null &&
    act.doneOn < beganOn &&
    before.some(one => one.consents.some(own => isSameDeposit(own.act, act)));
  return consents.every(isTheirs);
}

function isSameDeposit(one: Act, other: Act): boolean {
  return one.kind === other.kind && one.doneOn === other.doneOn;
}

function countsByKind({ kind }: Act, { successions, definitiveSignatures }: Counting): boolean {
  if (kind === 'succession') return successions;
  return kind !== 'definitive-signature' || definitiveSignatures;
}

/** Those that deposited on the day, and count towards a condition that was not fulfilled on its eve. */
function completedBy(
  day: CalendarDate,
  { conditions, counting }: EntryIntoForceClause,
  depositors: readonly Depositor[],
  others: OtherTreaties,
): ParticipantId[] {
  const factsOn = (on: CalendarDate) => ({ counted: countedOn(on, counting, depositors), others });
  const [eve, today] = [addDays(day, -1), factsOn(day)];
  const before = factsOn(eve);
  const completed = conditions.filter(one => conditionOn(eve, one, before).missing > 0);
  const counted = new Set(completed.flatMap(one => contributorsTo(day, one, today)));
  return depositors
    .filter(one => counted.has(one.participant) && depositedOn(day, one))
    .map(({ participant }) => participant)
    .toSorted();
}

function depositedOn(day: CalendarDate, { consents }: Depositor): boolean {
  return consents.some(({ act }) => act.doneOn === day);
}

function parentCondition({ notBeforeTreaty }: EntryIntoForceClause, others: OtherTreaties) {
  return notBeforeTreaty === undefined ? [] : [treatyInForce(notBeforeTreaty, others)];
}

function dayInForce(
  clause: EntryIntoForceClause,
  triggeredOn: CalendarDate,
  others: OtherTreaties,
): CalendarDate | null {
  const { fixedDay, notBefore, notBeforeTreaty, delay } = clause;
  const own =
    fixedDay !== undefined && triggeredOn <= fixedDay ? fixedDay : dayAfter(triggeredOn, delay);
  const floored = notBefore === undefined ? own : laterOf(own, notBefore);
  if (notBeforeTreaty === undefined) return floored;
  const parent = others.inForceOn(notBeforeTreaty);
  return parent && laterOf(floored, parent);
}

interface Force {
  readonly on: CalendarDate;
  /** Null where the deposits on record do not reach: the depositary has notified the day. */
  readonly triggeredOn: CalendarDate | null;
}

function boundFrom(
  clause: EntryIntoForceClause,
  depositors: readonly Depositor[],
  when: Force,
): Map<string, CalendarDate> {
  return new Map(
    depositors.flatMap(({ consents, beganOn }) =>
      consents.map(({ act }) => [act.id, boundBy(act, beganOn, clause, when)] as const),
    ),
  );
}

function boundBy(
  act: Act,
  beganOn: CalendarDate | null,
  clause: EntryIntoForceClause,
  when: Force,
): CalendarDate {
  if (act.kind === 'succession') {
    // A successor is bound from the day of the succession of States (VCSSRT art. 23), not from its notification.
    return laterOf(act.effectiveOn ?? beganOn ?? act.doneOn, when.on);
  }
  // An act may set a later day of effect for itself than the treaty does, never an earlier one.
  const byTreaty = laterOf(boundByTreaty(act, clause, when), act.doneOn);
  return laterOf(act.effectiveOn ?? byTreaty, byTreaty);
}

function boundByTreaty(
  act: Act,
  { later }: EntryIntoForceClause,
  { on, triggeredOn }: Force,
): CalendarDate {
  const own = dayAfter(act.doneOn, later.delay);
  switch (later.from) {
    case 'after-the-decisive-instrument':
      return act.doneOn <= earlierOf(triggeredOn ?? on, on) ? on : laterOf(own, on);
    case 'after-entry-into-force':
      // "On the date of deposit of the twentieth": who deposits it is bound by it, and joins nothing later.
      return act.doneOn < on || (act.doneOn === on && triggeredOn === on) ? on : own;
    case 'the-later-day':
      return laterOf(own, on);
    default:
      return unreachable(later.from);
  }
}
