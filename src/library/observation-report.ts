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
};

/** Before the first table. */
export function reportOn({
  publishedOn,
  dryRun,
}: Pick<Observation, 'publishedOn'> & { readonly dryRun: boolean }): Observation {
  return {
    publishedOn,
    tables: 0,
    recorded: NOTHING_OBSERVED,
    ...{ unreadable: [], stopped: [], irregularities: [], remarks: [] },
    ...(dryRun && { differences: [] }),
  };
}

export function addTo(seen: Observation, file: string, observed: ObservedTable): Observation {
  const { recorded, differences } = seen;
  return {
    ...seen,
    tables: seen.tables + 1,
    recorded: added(recorded, observed.drafts),
    unreadable: [...seen.unreadable, ...unreadableIn(file, observed)],
    irregularities: [...seen.irregularities, ...irregularitiesIn(file, observed)],
    remarks: [...seen.remarks, ...remarksOn(file, observed)],
    ...(differences && { differences: [...differences, ...differencesIn(observed)] }),
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
  for (const { type, table } of drafts) {
    const tally = TALLIED_AS[type];
    if (tally !== null && (table !== undefined || type === 'treaty')) now[tally] += 1;
  }
  return now;
}

function unreadableIn(file: string, { reading }: ObservedTable): UnreadablePlace[] {
  return reading.unreadable.map(place => ({ file, ...place }));
}

function irregularitiesIn(file: string, observed: ObservedTable): NotedIrregularity[] {
  return [...observed.irregularities.values()].flat().map(({ act, rule, because }) => ({
    ...{ file, participant: named(observed, act.participant), rule, because },
  }));
}

function remarksOn(file: string, observed: ObservedTable): string[] {
  return observed.reading.inBrackets.map(
    id =>
      `${file}: ${named(observed, id)} stands in brackets: it has withdrawn, on a day that the table does not give; treaty record withdrawal TREATY ${id} --on DATE records it`,
  );
}

function differencesIn(observed: ObservedTable): NotedDifference[] {
  return observed.differences.map(one => {
    const id = one.what === 'gone' ? one.from.participant : one.cell.participant;
    return {
      treaty: observed.treaty,
      participant: { id, name: named(observed, id) },
      what: one.what,
      from: one.what === 'changed' || one.what === 'gone' ? before(one) : null,
      to: one.what === 'gone' ? null : after(one),
    };
  });
}

function before({ from: { act, on, mark } }: Extract<Difference, { from: unknown }>) {
  return { kind: act.kind, on, mark };
}

function after({ cell: { on, mark }, meaning }: Exclude<Difference, { what: 'gone' }>) {
  return { kind: meaning.kind, on, mark };
}

function named(
  { registered: { register }, publishedOn }: ObservedTable,
  id: ParticipantId,
): string {
  const participant = register.get(id);
  return participant === undefined ? id : nameOn(participant, publishedOn).name;
}
