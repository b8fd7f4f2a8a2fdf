/** What came of observing tables, added up. */
import { nameOn, type ParticipantId } from '../domain/participant.ts';
import type { Draft } from '../ledger/entry.ts';
import type { Difference } from '../projections/observation.ts';
import type {
  NotedDifference,
  NotedIrregularity,
  Observation,
  UnreadablePlace,
} from '../projections/observed.ts';
import type { ObservedTable } from './observe-table.ts';

export const NOTHING_OBSERVED: Observation['recorded'] = {
  acts: 0,
  corrections: 0,
  retractions: 0,
  names: 0,
  treaties: 0,
  headings: 0,
  publications: 0,
  leftOut: 0,
};

/** Before the first table. */
export function reportOn({ publishedOn }: Pick<Observation, 'publishedOn'>): Observation {
  return {
    publishedOn,
    tables: 0,
    recorded: NOTHING_OBSERVED,
    ...{ unreadable: [], stopped: [], irregularities: [], remarks: [], names: [], differences: [] },
  };
}

/** @param dryRun lists also what is merely new. */
export function addTo(
  seen: Observation,
  file: string,
  observed: ObservedTable,
  { dryRun }: { readonly dryRun: boolean },
): Observation {
  const { differences } = observed;
  const listed = dryRun ? differences : differences.filter(({ what }) => what !== 'new');
  return {
    ...seen,
    tables: seen.tables + 1,
    recorded: added(seen.recorded, observed.drafts),
    unreadable: [...seen.unreadable, ...unreadableIn(file, observed)],
    irregularities: [...seen.irregularities, ...irregularitiesIn(file, observed)],
    remarks: [...seen.remarks, ...remarksOn(file, observed)],
    names: [...seen.names, ...namesIn(observed)],
    differences: [...seen.differences, ...listed.map(one => noted(one, observed))],
  };
}

const TALLIED_AS: Readonly<Record<Draft['type'], keyof Observation['recorded'] | null>> = {
  act: 'acts',
  correction: 'corrections',
  retraction: 'retractions',
  participant: 'names',
  'participant-event': 'names',
  treaty: 'treaties',
  'table-headings': 'headings',
  publication: 'publications',
  'treaty-event': null,
  'participant-event-retraction': null,
  completeness: null,
};

/** Acts that came with the definition of a treaty stand in no table, and are not counted among what tables say. */
function added(before: Observation['recorded'], drafts: readonly Draft[]): Observation['recorded'] {
  const now = { ...before };
  for (const draft of drafts) {
    const isLeftOut = draft.type === 'publication' && !draft.printed;
    const tally = isLeftOut ? 'leftOut' : TALLIED_AS[draft.type];
    const isOfTheTable = draft.table !== undefined || draft.type === 'treaty';
    if (tally !== null && isOfTheTable) now[tally] += 1;
  }
  return now;
}

function namesIn({ drafts }: ObservedTable): Observation['names'] {
  return drafts.flatMap((draft): Observation['names'][number][] => {
    if (draft.type === 'participant') {
      const { id, names } = draft.definition;
      return [{ name: names[0].name, participant: id, what: 'participant' }];
    }
    if (draft.type !== 'participant-event' || draft.name === undefined) return [];
    return [{ name: draft.name.name, participant: draft.participant, what: 'renaming' }];
  });
}

function unreadableIn(file: string, { reading }: ObservedTable): UnreadablePlace[] {
  return reading.unreadable.map(place => ({ file, ...place }));
}

function irregularitiesIn(file: string, observed: ObservedTable): NotedIrregularity[] {
  return [...observed.irregularities.values()].flat().map(({ act, rule, because }) => ({
    file,
    participant: named(observed, act.participant),
    rule,
    because,
  }));
}

function remarksOn(file: string, observed: ObservedTable): string[] {
  const { reading, treaty, withdrawn } = observed;
  return reading.inBrackets
    .filter(id => !withdrawn.has(id))
    .map(
      id =>
        `${file}: ${named(observed, id)} stands in brackets: it has withdrawn, on a day that the table does not give; treaty record withdrawal ${treaty} ${id} --on DATE records it`,
    );
}

function noted(one: Difference, observed: ObservedTable): NotedDifference {
  const id = 'cell' in one ? one.cell.participant : one.from.participant;
  return {
    treaty: observed.treaty,
    participant: { id, name: named(observed, id) },
    what: one.what,
    from: 'from' in one ? before(one) : null,
    to: 'cell' in one ? after(one) : null,
  };
}

function before({ from: { act, on, mark } }: Extract<Difference, { from: unknown }>) {
  return { kind: act.kind, on, mark };
}

function after({ cell: { on, mark }, meaning }: Extract<Difference, { cell: unknown }>) {
  return { kind: meaning.kind, on, mark };
}

function named(
  { registered: { register }, publishedOn }: ObservedTable,
  id: ParticipantId,
): string {
  const participant = register.get(id);
  return participant === undefined ? id : nameOn(participant, publishedOn).name;
}
