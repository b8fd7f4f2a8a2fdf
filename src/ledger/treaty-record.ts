/** One treaty's entries, folded: its definition, and each act as it reads once corrections are applied. */
import type { Act } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import { groupBy } from '../domain/group-by.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { type Entry, type EntryOf, knownFrom } from './entry.ts';
import { standingEvents, treatyEvents } from './events.ts';

export interface ActOnRecord {
  /** As the act now reads. */
  readonly act: Act;
  /** As it was first recorded. */
  readonly entry: EntryOf<'act'>;
  /** In the order in which they were made known. */
  readonly corrections: readonly EntryOf<'correction'>[];
  /** Where there is one, the act was never done and counts for nothing. */
  readonly retraction: EntryOf<'retraction'> | null;
  /** What published tables showed of it, where they did not bring it on record. */
  readonly publications: readonly EntryOf<'publication'>[];
  /** Whether a published table has printed it. */
  readonly wasPrinted: boolean;
  /** Whether the last table that spoke of it left it out. */
  readonly isLeftOut: boolean;
}

export interface TreatyRecord {
  readonly definition: TreatyDefinition;
  /** In the order of the log, retracted ones included. */
  readonly acts: readonly ActOnRecord[];
  /** The day to which the record was last declared complete. */
  readonly completeTo: CalendarDate | null;
  /** What befell the treaty itself, in the order in which it was made known; nothing that was retracted. */
  readonly events: readonly EntryOf<'treaty-event'>[];
  /** How the depositary's table was last headed; null where no table was taken in. */
  readonly headings: readonly string[] | null;
}

/**
 * @param entries of this one treaty in order of position, up to the position asked for.
 * @param knownOn leaves out what was made known later; null leaves out nothing. A definition is not news
 *   about the world but the way the ledger reads it, so none is left out.
 * @returns null where the entries define no treaty.
 */
export function treatyRecord(
  entries: readonly Entry[],
  knownOn: CalendarDate | null,
): TreatyRecord | null {
  const definition = ofType(entries, 'treaty').at(-1)?.definition;
  if (definition === undefined) return null;
  const known = entries.filter(entry => knownOn === null || knownFrom(entry) <= knownOn);
  const corrections = groupBy<string, EntryOf<'correction'>>(
    inOrderOfNews(ofType(known, 'correction')),
    correction => correction.corrects,
  );
  const retractions = groupBy<string, EntryOf<'retraction'>>(
    ofType(known, 'retraction'),
    retraction => retraction.retracts,
  );
  const publications = groupBy<string, EntryOf<'publication'>>(
    inOrderOfNews(ofType(known, 'publication')),
    publication => publication.publishes,
  );
  const wasTold = ({ id }: Entry) => publications.get(id)?.some(({ printed }) => printed) ?? false;
  const isKnown = (entry: Entry) =>
    knownOn === null || knownFrom(entry) <= knownOn || wasTold(entry);
  return {
    definition,
    acts: ofType(entries, 'act')
      .filter(isKnown)
      .map(entry =>
        onRecord(entry, {
          corrections: corrections.get(entry.id) ?? [],
          retraction: retractions.get(entry.id)?.[0] ?? null,
          publications: publications.get(entry.id) ?? [],
        }),
      ),
    completeTo: inOrderOfNews(ofType(known, 'completeness')).at(-1)?.completeTo ?? null,
    events: inOrderOfNews(standingEvents(treatyEvents(known))),
    headings: inOrderOfNews(ofType(known, 'table-headings')).at(-1)?.headings ?? null,
  };
}

/** The day of entry into force that the depositary last notified; an earlier notification is displaced. */
export function notifiedInForceOn({ events }: TreatyRecord): CalendarDate | null {
  return events.findLast(({ event }) => event === 'in-force-notified')?.on ?? null;
}

/** The last day of a treaty that was terminated, as it was last made known (VCLT art. 70(1)). */
export function terminatedOn({ events }: TreatyRecord): CalendarDate | null {
  return events.findLast(({ event }) => event === 'terminated')?.on ?? null;
}

/** The acts that count. */
export function standingActs(record: TreatyRecord): Act[] {
  return record.acts.filter(({ retraction }) => retraction === null).map(({ act }) => act);
}

/** The readings an act has had: as recorded, then after each correction. */
export function readings({ entry, corrections }: ActOnRecord): Act[] {
  const first = actIn(entry);
  return [
    first,
    ...corrections.map((_, index) => corrections.slice(0, index + 1).reduce(corrected, first)),
  ];
}

function onRecord(
  entry: EntryOf<'act'>,
  since: Pick<ActOnRecord, 'corrections' | 'retraction' | 'publications'>,
): ActOnRecord {
  const { corrections, publications } = since;
  return {
    act: corrections.reduce(corrected, actIn(entry)),
    entry,
    ...since,
    wasPrinted:
      [entry, ...corrections].some(({ table }) => table !== undefined) ||
      publications.some(({ printed }) => printed),
    isLeftOut: publications.at(-1)?.printed === false,
  };
}

function actIn(entry: EntryOf<'act'>): Act {
  const { id, treaty, participant, kind, doneOn } = entry;
  const { effectiveOn, concerns, text, territory, mark } = entry;
  return {
    ...{ id: id as Act['id'], treaty, participant, kind, doneOn },
    ...(effectiveOn !== undefined && { effectiveOn }),
    ...(concerns !== undefined && { concerns }),
    ...(text !== undefined && { text }),
    ...(territory !== undefined && { territory }),
    ...(mark !== undefined && { mark }),
  };
}

function corrected(act: Act, by: EntryOf<'correction'>): Act {
  const { effectiveOn, text, mark, ...rest } = act;
  return {
    ...rest,
    participant: by.participant ?? act.participant,
    kind: by.kind ?? act.kind,
    doneOn: by.doneOn ?? act.doneOn,
    ...given('effectiveOn', by.effectiveOn, effectiveOn),
    ...given('text', by.text, text),
    ...given('mark', by.mark, by.kind === undefined ? mark : undefined),
  };
}

/** What a correction says of a thing that may be absent: null takes it away, silence leaves it. */
function given<Key extends string, T>(
  key: Key,
  said: T | null | undefined,
  before: T | undefined,
): { [K in Key]?: T } {
  const value = said === undefined ? before : said;
  return (value === undefined || value === null ? {} : { [key]: value }) as { [K in Key]?: T };
}

/** What was published last stands; of two things published on one day, what was recorded last, as they come. */
function inOrderOfNews<E extends Entry>(entries: readonly E[]): E[] {
  return entries.toSorted((one, other) => compare(knownFrom(one), knownFrom(other)));
}

function ofType<T extends Entry['type']>(entries: readonly Entry[], type: T): EntryOf<T>[] {
  return entries.filter((entry): entry is EntryOf<T> => entry.type === type);
}
