/** How the counts evolved: one step for each day on which one of them, or the list of acts, changed. */
import { type Act, type ActId, type ActKind, type Effect, effectOf } from '../domain/act.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { endOf } from '../domain/relation.ts';
import { firstDayWithout } from '../domain/termination.ts';
import { terminatedOn } from '../ledger/treaty-record.ts';
import { inTableOrder, type NamedParticipant, named, onDay, type TreatyView } from './question.ts';
import { type Counts, countsOf, type Standings, standings } from './standings.ts';

export interface HistoryAct {
  readonly id: ActId;
  readonly kind: ActKind;
  readonly participant: NamedParticipant;
  /**
   * What it changes in the counts: between the evening before and that of its day, for its author. Nought
   * for an accession on the day on which the author's earlier consent ends.
   */
  readonly change: Pick<Counts, 'signatories' | 'contracting'>;
}

/** The counts are those at the end of the day. */
export interface HistoryStep extends Omit<Counts, 'signedOnly'> {
  readonly on: CalendarDate;
  readonly acts: readonly HistoryAct[];
}

export function historyView(view: TreatyView): HistoryStep[] {
  const actsOn = groupBy(view.acts, act => act.doneOn);
  const days = new Set([...actsOn.keys(), ...daysOfEffect(view, standings(view))]);
  let before: Standings | null = null;
  const steps: HistoryStep[] = [];
  for (const on of [...days].toSorted()) {
    const after = standings(onDay(view, on));
    const done = inTableOrder(view, actsOn.get(on) ?? [], act => act.participant);
    const acts = historyActs(view, done, { before, after });
    const { signatories, contracting, parties } = after.counts;
    steps.push({ on, acts, signatories, contracting, parties });
    before = after;
  }
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

/** Nothing changes between one step and the next, so that the step before is the evening before. */
interface Evenings {
  readonly before: Standings | null;
  readonly after: Standings;
}

function historyActs(view: TreatyView, done: readonly Act[], { before, after }: Evenings) {
  const by = new Map<ActId, Partial<HistoryAct['change']>>();
  for (const [participant, own] of groupBy(done, act => act.participant)) {
    const [was, is] = [countedIn(before, participant), countedIn(after, participant)];
    for (const count of ['signatories', 'contracting'] as const) {
      const change = is[count] - was[count];
      const act = own.find(one => MOVES[count][change > 0 ? 'up' : 'down'].has(effectOf(one)));
      if (change !== 0 && act !== undefined) by.set(act.id, { ...by.get(act.id), [count]: change });
    }
  }
  return done.map(({ id, kind, participant }): HistoryAct => {
    const change = { signatories: 0, contracting: 0, ...by.get(id) };
    return { id, kind, participant: named(view, participant), change };
  });
}

/** The acts that can take their author into a count on their own day, or out of it. */
const MOVES: Record<keyof HistoryAct['change'], Record<'up' | 'down', ReadonlySet<Effect>>> = {
  signatories: { up: new Set(['signs', 'confirms-signature']), down: new Set() },
  contracting: {
    up: new Set(['consents']),
    down: new Set(['withdraws', 'takes-instrument-back']),
  },
};

function countedIn(standings: Standings | null, id: ParticipantId): HistoryAct['change'] {
  const own = standings?.participants.filter(({ participant }) => participant === id) ?? [];
  const { signatories, contracting } = countsOf(own);
  return { signatories, contracting };
}

function differs(step: HistoryStep, before: HistoryStep | undefined): boolean {
  const { signatories = 0, contracting = 0, parties = 0 } = before ?? {};
  return (
    step.signatories !== signatories || step.contracting !== contracting || step.parties !== parties
  );
}
