/** How the counts evolved: one step for each day on which one of them, or the list of acts, changed. */
import { type Act, type ActId, type ActKind, COUNTS_AS, effectOf } from '../domain/act.ts';
import { type CalendarDate, laterOf } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import { inTableOrder, type NamedParticipant, named, type TreatyView } from './question.ts';
import { type Counts, type ParticipantStanding, standings } from './standings.ts';

type Evolving = Omit<Counts, 'signedOnly'>;

export interface HistoryAct {
  readonly id: ActId;
  readonly kind: ActKind;
  readonly participant: NamedParticipant;
  /** What this act by itself adds to the counts of its day; acts of one day have no order among them. */
  readonly change: Pick<Counts, 'signatories' | 'contracting'>;
}

/** The counts are those at the end of the day. */
export interface HistoryStep extends Evolving {
  readonly on: CalendarDate;
  readonly acts: readonly HistoryAct[];
}

export function historyView(view: TreatyView): HistoryStep[] {
  const { participants } = standings(view);
  const boundOn = daysOfEffect(participants, view.asOf);
  const actsOn = groupBy(view.acts, act => act.doneOn);
  const days = [...new Set([...actsOn.keys(), ...boundOn.keys()])].toSorted();
  const counting = new Set(
    participants.flatMap(({ relation }) => [relation.signature, relation.consent]),
  );
  const steps: HistoryStep[] = [];
  let counts: Evolving = { signatories: 0, contracting: 0, parties: 0 };
  for (const on of days) {
    const done = inTableOrder(view, actsOn.get(on) ?? [], act => act.participant);
    const acts = done.map(act => historyAct(view, act, counting.has(act)));
    counts = {
      signatories: counts.signatories + sum(acts, 'signatories'),
      contracting: counts.contracting + sum(acts, 'contracting'),
      parties: counts.parties + (boundOn.get(on) ?? 0),
    };
    steps.push({ on, acts, ...counts });
  }
  return steps;
}

/** How many become parties on which day; nobody is seen to be bound before its act was done. */
function daysOfEffect(participants: readonly ParticipantStanding[], asOf: CalendarDate) {
  const days = new Map<CalendarDate, number>();
  for (const { inForceFrom, relation } of participants) {
    if (inForceFrom === null || relation.consent === null || inForceFrom > asOf) continue;
    const day = laterOf(inForceFrom, relation.consent.doneOn);
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
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

function sum(acts: readonly HistoryAct[], count: keyof HistoryAct['change']): number {
  return acts.reduce((total, { change }) => total + change[count], 0);
}
