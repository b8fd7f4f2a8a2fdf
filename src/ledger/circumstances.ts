/** What the rules must know of a treaty besides the acts of the one participant whom they judge. */
import type { Act } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Participant, ParticipantId } from '../domain/participant.ts';
import { type Relation, relationAfter } from '../domain/relation.ts';
import type { ParentStanding, Statement } from '../domain/rules/case.ts';
import type { Circumstances } from '../domain/rules.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { standingActs, type TreatyRecord, terminatedOn } from './treaty-record.ts';
import { type Knowledge, stateOf } from './treaty-state.ts';

const EVER = '9999-12-31' as CalendarDate;

/** The same for every participant, so that a treaty is folded once for all of them. */
export function circumstancesOf(
  knowledge: Knowledge,
): Omit<Circumstances, 'participant' | 'today'> {
  const { record } = knowledge;
  const { force } = stateOf(knowledge, EVER);
  return {
    treaty: record.definition,
    statements: statementsIn(record),
    predecessorsOf: predecessorsIn(record),
    boundFrom: force.boundFrom,
    terminatedOn: terminatedOn(record),
    parentsOn: parentsOn(knowledge),
  };
}

function statementsIn({ acts }: TreatyRecord): Map<string, Statement> {
  const standing = acts.filter(({ retraction }) => retraction === null);
  return new Map(
    standing.map(({ act, entry }) => [act.id, { act, notifiedOn: entry.notifiedOn ?? null }]),
  );
}

/** As they stood on the day on which the participant began: what it can succeed to. */
function predecessorsIn(record: TreatyRecord): Circumstances['predecessorsOf'] {
  return ({ began }: Participant): Map<ParticipantId, Relation> =>
    new Map(
      began?.predecessors.map(id => {
        const own = standingActs(record).filter(
          act => act.participant === id && act.doneOn <= began.on,
        );
        return [id, relationAfter(own, record.definition.withdrawal)];
      }),
    );
}

/** Only those that are in the ledger: of the others nothing can be said. */
function parentsOn({
  record,
  related,
}: Knowledge): (act: Act) => ReadonlyMap<TreatyId, ParentStanding> {
  const parents = (record.definition.parent?.treaties ?? []).flatMap(id => {
    const known = related.get(id);
    if (known === undefined) return [];
    return [{ id, known, acts: groupBy(standingActs(known), act => act.participant) }];
  });
  return ({ participant, doneOn }) =>
    new Map(
      parents.map(({ id, known: { completeTo, definition }, acts }) => {
        const own = (acts.get(participant) ?? []).filter(act => act.doneOn <= doneOn);
        const isComplete = completeTo !== null && doneOn <= completeTo;
        return [id, { relation: relationAfter(own, definition.withdrawal), isComplete }];
      }),
    );
}
