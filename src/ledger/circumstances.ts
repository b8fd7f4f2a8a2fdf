/** What the rules must know of a treaty besides the acts of the one participant whom they judge. */
import type { Act } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { type Relation, relationAfter } from '../domain/relation.ts';
import type { ParentStanding, Statement } from '../domain/rules/case.ts';
import type { Circumstances } from '../domain/rules.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { standingActs, type TreatyRecord, terminatedOn } from './treaty-record.ts';
import { type Knowledge, stateOf } from './treaty-state.ts';

const EVER = '9999-12-31' as CalendarDate;

export function circumstancesOf(
  knowledge: Knowledge,
): (id: ParticipantId) => Omit<Circumstances, 'participant' | 'today'> {
  const { record } = knowledge;
  const { force } = stateOf(knowledge, EVER);
  const statements = statementsIn(record);
  return id => ({
    treaty: record.definition,
    predecessors: predecessorsOf(id, knowledge),
    statements,
    boundFrom: force.boundFrom,
    terminatedOn: terminatedOn(record),
    parentsOn: act => parentsOn(act, id, knowledge),
  });
}

function statementsIn({ acts }: TreatyRecord): Map<string, Statement> {
  const standing = acts.filter(({ retraction }) => retraction === null);
  return new Map(
    standing.map(({ act, entry }) => [act.id, { act, notifiedOn: entry.notifiedOn ?? null }]),
  );
}

/** As they stood on the day on which the participant began: what it can succeed to. */
function predecessorsOf(
  id: ParticipantId,
  { record, register }: Knowledge,
): Map<ParticipantId, Relation> {
  const began = register.get(id)?.began ?? null;
  if (began === null) return new Map();
  return new Map(began.predecessors.map(one => [one, relationOn(began.on, one, record)]));
}

/** Only those that are in the ledger: of the others nothing can be said. */
function parentsOn(
  act: Act,
  id: ParticipantId,
  { record, related }: Knowledge,
): Map<TreatyId, ParentStanding> {
  const parents = record.definition.parent?.treaties ?? [];
  return new Map(
    parents.flatMap(parent => {
      const known = related.get(parent);
      if (known === undefined) return [];
      const isComplete = known.completeTo !== null && act.doneOn <= known.completeTo;
      return [[parent, { relation: relationOn(act.doneOn, id, known), isComplete }] as const];
    }),
  );
}

function relationOn(on: CalendarDate, id: ParticipantId, record: TreatyRecord): Relation {
  const own = standingActs(record).filter(act => act.participant === id && act.doneOn <= on);
  return relationAfter(own, record.definition.withdrawal);
}
