/** The log as drafts find it, and as each accepted draft leaves it for the next. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Register } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { type Draft, type Entry, REGISTER, type Subject, subjectOf } from './entry.ts';
import type { Situation } from './preconditions.ts';
import { readSealed } from './read.ts';
import { readRelated } from './read-related.ts';
import { registerOf } from './register-record.ts';
import { type SealedEntry, seal } from './seal.ts';
import type { LedgerStore, Selection } from './store.ts';

export interface Desk {
  readonly sizeBefore: number;
  /** The latest day that has begun anywhere on earth, by the clock. */
  readonly today: CalendarDate;
  readonly recordedAt: string;
  readonly subjects: Map<Subject, SealedEntry[]>;
  register: Register;
  readonly related: ReadonlyMap<TreatyId, readonly Entry[]>;
  /** Entries that bear the id of a draft already, by id. */
  readonly sameId: Map<string, SealedEntry>;
  /** What is to be appended. */
  readonly fresh: SealedEntry[];
}

export async function deskFor(
  store: LedgerStore,
  drafts: readonly Draft[],
  now: string,
): Promise<Desk> {
  const sizeBefore = await store.size();
  const read = async (selection: Selection) =>
    (await readSealed(store, selection)).filter(({ entry }) => entry.position <= sizeBefore);
  const subjects = new Map<Subject, SealedEntry[]>();
  for (const subject of new Set<Subject>([REGISTER, ...drafts.map(subjectOf)])) {
    subjects.set(subject, await read({ subject }));
  }
  const sameId = new Map<string, SealedEntry>();
  for (const { id } of drafts) for (const sealed of await read({ id })) sameId.set(id, sealed);
  const [last] = await read({ from: sizeBefore, to: sizeBefore });
  return {
    sizeBefore,
    today: latestDayOnEarth(now),
    // The clock may be set back; the record may not.
    recordedAt: last !== undefined && last.entry.recordedAt > now ? last.entry.recordedAt : now,
    subjects,
    register: registerOf(entriesOf(subjects.get(REGISTER))),
    related: await relatedTo(store, subjects, sizeBefore),
    sameId,
    fresh: [],
  };
}

async function relatedTo(
  store: LedgerStore,
  subjects: ReadonlyMap<Subject, readonly SealedEntry[]>,
  upTo: number,
): Promise<Map<TreatyId, Entry[]>> {
  const related = new Map<TreatyId, Entry[]>();
  for (const entries of subjects.values()) {
    for (const [id, own] of await readRelated(store, entriesOf(entries), upTo))
      related.set(id, own);
  }
  return related;
}

export function asEntry(draft: Draft, { sizeBefore, fresh, recordedAt, subjects }: Desk): Entry {
  const position = sizeBefore + fresh.length + 1;
  const earlier = subjects.get(subjectOf(draft)) ?? [];
  const previous = earlier.at(-1)?.leafHash ?? null;
  return { ...draft, format: 1, position, version: earlier.length + 1, previous, recordedAt };
}

export function situationOf(draft: Draft, { register, subjects, related, today }: Desk): Situation {
  const subject = subjectOf(draft);
  const treaty = subject === REGISTER ? [] : entriesOf(subjects.get(subject));
  return { register, treaty, related: new Map([...related, ...onDesk(subjects)]), today };
}

/** What this very batch says of other treaties counts too. */
function onDesk(subjects: Desk['subjects']): [TreatyId, Entry[]][] {
  return [...subjects].flatMap(([subject, sealed]) =>
    subject === REGISTER ? [] : [[subject, entriesOf(sealed)]],
  );
}

export function accept(entry: Entry, desk: Desk): SealedEntry {
  const sealed = seal(entry);
  desk.fresh.push(sealed);
  desk.sameId.set(entry.id, sealed);
  desk.subjects.get(subjectOf(entry))?.push(sealed);
  if (subjectOf(entry) === REGISTER)
    desk.register = registerOf(entriesOf(desk.subjects.get(REGISTER)));
  return sealed;
}

export function entriesOf(sealed: readonly SealedEntry[] = []): Entry[] {
  return sealed.map(({ entry }) => entry);
}

/** An officer east of Greenwich records today's act while it is still yesterday in UTC; the furthest is UTC+14. */
export function latestDayOnEarth(instant: string): CalendarDate {
  const ahead = Date.parse(instant) + 14 * 60 * 60 * 1000;
  return new Date(ahead).toISOString().slice(0, 10) as CalendarDate;
}
