/** The log as drafts find it, and as each accepted draft leaves it for the next. */
import type { Act } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { type Draft, type Entry, REGISTER, type Subject, subjectOf } from './entry.ts';
import { participantEvents } from './events.ts';
import type { Situation } from './preconditions.ts';
import { readSealed } from './read.ts';
import { readActsOf } from './read-acts.ts';
import { readReferredTo, referredTo } from './read-related.ts';
import { registerOf } from './register-record.ts';
import { type SealedEntry, seal } from './seal.ts';
import type { LedgerStore, Selection } from './store.ts';
import { treatiesReferredTo } from './treaty-state.ts';

export interface Desk {
  readonly sizeBefore: number;
  /** The latest day that has begun anywhere on earth, by the clock. */
  readonly today: CalendarDate;
  readonly recordedAt: string;
  readonly subjects: Map<Subject, SealedEntry[]>;
  register: Register;
  /** The acts on record of those whose beginning or end a draft records. */
  readonly actsOf: ReadonlyMap<ParticipantId, readonly Act[]>;
  readonly related: ReadonlyMap<TreatyId, readonly Entry[]>;
  /** Treaties that ask for one of the drafts', where those who judge want them. */
  readonly protocols: readonly TreatyId[];
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
    actsOf: await actsOfThose(store, drafts, sizeBefore),
    related: await readReferredTo(store, referredToBy(drafts, subjects), sizeBefore),
    protocols: [],
    sameId,
    fresh: [],
  };
}

/** A name begins on any day, whatever its bearer does; a beginning and an end are held against its acts. */
async function actsOfThose(
  store: LedgerStore,
  drafts: readonly Draft[],
  upTo: number,
): Promise<Map<ParticipantId, Act[]>> {
  const acts = new Map<ParticipantId, Act[]>();
  for (const draft of drafts) {
    if (draft.type !== 'participant-event' || draft.event === 'renamed') continue;
    acts.set(draft.participant, await readActsOf(store, draft.participant, upTo));
  }
  return acts;
}

/** By the definitions on record, and by those that the drafts bring. */
function referredToBy(
  drafts: readonly Draft[],
  subjects: ReadonlyMap<Subject, readonly SealedEntry[]>,
): TreatyId[] {
  return [
    ...[...subjects.values()].flatMap(own => referredTo(entriesOf(own))),
    ...drafts.flatMap(one => (one.type === 'treaty' ? treatiesReferredTo(one.definition) : [])),
  ];
}

export function asEntry(draft: Draft, { sizeBefore, fresh, recordedAt, subjects }: Desk): Entry {
  const position = sizeBefore + fresh.length + 1;
  const earlier = subjects.get(subjectOf(draft)) ?? [];
  const previous = earlier.at(-1)?.leafHash ?? null;
  return { ...draft, format: 1, position, version: earlier.length + 1, previous, recordedAt };
}

export function situationOf(draft: Draft, desk: Desk): Situation {
  const { register, actsOf, subjects, related, protocols, today } = desk;
  const subject = subjectOf(draft);
  const treaty = subject === REGISTER ? [] : entriesOf(subjects.get(subject));
  const events = participantEvents(entriesOf(subjects.get(REGISTER)));
  const known = new Map([...related, ...onDesk(subjects)]);
  return { register, events, actsOf, treaty, protocols, related: known, today };
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
