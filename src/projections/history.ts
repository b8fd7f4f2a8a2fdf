/** How the counts evolved: one step for each day on which one of them, or the list of acts, changed. */
import { type Act, type ActId, type ActKind, COUNTS_AS, effectOf } from '../domain/act.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import { endOf } from '../domain/relation.ts';
import { firstDayWithout } from '../domain/termination.ts';
import { terminatedOn } from '../ledger/treaty-record.ts';
import { inTableOrder, type NamedParticipant, named, onDay, type TreatyView } from './question.ts';
import { type Counts, type Standings, standings } from './standings.ts';

export interface HistoryAct {
  readonly id: ActId;
  readonly kind: ActKind;
  readonly participant: NamedParticipant;
  /** What this act by itself adds to the counts of its day; acts of one day have no order among them. */
  readonly change: Pick<Counts, 'signatories' | 'contracting'>;
}

/** The counts are those at the end of the day. */
export interface HistoryStep extends Omit<Counts, 'signedOnly'> {
  readonly on: CalendarDate;
  readonly acts: readonly HistoryAct[];
}

export function historyView(view: TreatyView): HistoryStep[] {
  const whole = standings(view);
  const actsOn = groupBy(view.acts, act => act.doneOn);
  const days = [...new Set([...actsOn.keys(), ...daysOfEffect(view, whole)])].toSorted();
  const counting = actsThatCount(whole);
  const steps = days.map(on => {
    const done = inTableOrder(view, actsOn.get(on) ?? [], act => act.participant);
    const { signatories, contracting, parties } = standings(onDay(view, on)).counts;
    const acts = done.map(act => historyAct(view, act, counting.has(act.id)));
    return { on, acts, signatories, contracting, parties };
  });
  return steps.filter((step, index) => step.acts.length > 0 || differs(step, steps[index - 1]));
}

/** The days after an act on which it can begin or cease to have effect. */
function daysOfEffect(view: TreatyView, { force, participants }: Standings): CalendarDate[] {
  const { asOf, register, record } = view;
  const consents = participants.flatMap(({ relation }) => relation.consents);
  const ceased = participants.flatMap(({ participant }) => {
    const last = register.get(participant)?.ceased?.on;
    return last === undefined ? [] : [addDays(last, 1)];
  });
  const lastDay = terminatedOn(record);
  const terminated = lastDay === null ? [] : [firstDayWithout(lastDay)];
  const days = [...force.boundFrom.values(), ...consents.map(endOf), ...ceased, ...terminated];
  return days.filter(day => day !== null && day <= asOf) as CalendarDate[];
}

function actsThatCount({ participants }: Standings): Set<ActId> {
  const acts = participants.flatMap(({ relation }) => [
    relation.signature,
    ...relation.consents.map(consent => consent.act),
  ]);
  return new Set(acts.flatMap(act => (act === null ? [] : [act.id])));
}

function historyAct(view: TreatyView, act: Act, counts: boolean): HistoryAct {
  const what = counts ? COUNTS_AS[effectOf(act)] : null;
  return {
    id: act.id,
    kind: act.kind,
    participant: named(view, act.participant),
    change: {
      signatories: what === 'signatures' ? 1 : 0,
      contracting: what === 'consents' ? 1 : 0,
    },
  };
}

function differs(step: HistoryStep, before: HistoryStep | undefined): boolean {
  const { signatories = 0, contracting = 0, parties = 0 } = before ?? {};
  return (
    step.signatories !== signatories || step.contracting !== contracting || step.parties !== parties
  );
}
