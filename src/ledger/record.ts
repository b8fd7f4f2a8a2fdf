/**
 * The one way in: read, decide, seal, append. All drafts are recorded or none is.
 * When another writer was quicker, the log is read again and every rule decided again.
 */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Participant, ParticipantId } from '../domain/participant.ts';
import type { Problem } from '../domain/problem.ts';
import { decide, isRefusal } from './decide.ts';
import { type Draft, type Entry, REGISTER, type Subject, subjectOf } from './entry.ts';
import type { RuleOutcome, Situation } from './preconditions.ts';
import { readEntries } from './read.ts';
import { registerOf } from './register-record.ts';
import { canonicalText, type SealedEntry, seal } from './seal.ts';
import type { LedgerStore } from './store.ts';

export interface RecordOptions {
  /** The instant of recording, ISO in UTC with milliseconds, read from the clock at the edge. */
  readonly now: () => string;
  /** How many entries the subject of the first draft must have; anything else means the log moved on. */
  readonly expectVersion?: number;
  /** Decide, and append nothing. */
  readonly dryRun?: boolean;
}

export type RecordOutcome =
  | {
      readonly outcome: 'recorded';
      /** One a draft, in the order of the drafts; an entry that was there already is given again. */
      readonly entries: readonly SealedEntry[];
      readonly rules: readonly RuleOutcome[];
    }
  | {
      readonly outcome: 'refused';
      readonly problem: Problem;
      readonly rules: readonly RuleOutcome[];
    };

/** Lost races are won in the end, since each means that another writer got on; this bounds a store that lies. */
const ATTEMPTS = 200;

export async function record(
  store: LedgerStore,
  drafts: readonly Draft[],
  options: RecordOptions,
): Promise<RecordOutcome> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const desk = await deskFor(store, drafts, options.now());
    const before = desk.size;
    const judged = judgeAll(drafts, desk, options.expectVersion);
    if (judged.outcome === 'refused' || options.dryRun) return judged;
    const appended = desk.fresh.length === 0 || (await store.append(desk.fresh, before));
    if (appended === true || appended === 'appended') return judged;
  }
  throw new Error(`the log moved on ${ATTEMPTS} times while one entry waited`);
}

/** The log as the drafts find it, and as each accepted draft leaves it for the next. */
interface Desk {
  size: number;
  readonly recordedAt: string;
  readonly entries: Map<Subject, Entry[]>;
  readonly register: Map<ParticipantId, Participant>;
  /** Entries that bear the id of a draft already, by id. */
  readonly sameId: Map<string, Entry>;
  /** What is to be appended. */
  readonly fresh: SealedEntry[];
}

async function deskFor(store: LedgerStore, drafts: readonly Draft[], now: string): Promise<Desk> {
  const size = await store.size();
  const entries = new Map<Subject, Entry[]>();
  for (const subject of new Set<Subject>([REGISTER, ...drafts.map(subjectOf)])) {
    const all = await readEntries(store, { subject });
    entries.set(
      subject,
      all.filter(entry => entry.position <= size),
    );
  }
  const sameId = new Map<string, Entry>();
  for (const { id } of drafts) {
    for (const entry of await readEntries(store, { id })) {
      if (entry.position <= size) sameId.set(id, entry);
    }
  }
  const [last] = await readEntries(store, { from: size, to: size });
  // The clock may be set back; the record may not.
  const recordedAt = last !== undefined && last.recordedAt > now ? last.recordedAt : now;
  const register = new Map(registerOf(entries.get(REGISTER) ?? []));
  return { size, recordedAt, entries, register, sameId, fresh: [] };
}

function judgeAll(
  drafts: readonly Draft[],
  desk: Desk,
  expectVersion: number | undefined,
): RecordOutcome {
  const moved = movedOn(drafts, desk, expectVersion);
  const entries: SealedEntry[] = [];
  const rules: RuleOutcome[] = [];
  for (const draft of drafts) {
    const repeated = desk.sameId.get(draft.id);
    if (repeated === undefined && moved !== null) return refused(moved, rules);
    if (repeated !== undefined && !saysTheSame(repeated, draft))
      return refused(idTaken(draft), rules);
    const entry = repeated ?? asEntry(draft, desk);
    if (repeated === undefined) {
      const outcomes = decide(entry, situationOf(draft, desk));
      rules.push(...outcomes);
      if (outcomes.some(isRefusal)) return refused(problemOf(outcomes), rules);
      accept(entry, desk);
    }
    entries.push(seal(entry));
  }
  return { outcome: 'recorded', entries, rules };
}

function asEntry(draft: Draft, { size, recordedAt, entries }: Desk): Entry {
  const version = (entries.get(subjectOf(draft))?.length ?? 0) + 1;
  return { ...draft, format: 1, position: size + 1, version, recordedAt };
}

function situationOf(draft: Draft, { register, entries, recordedAt }: Desk): Situation {
  const treaty = draft.type === 'participant' ? [] : (entries.get(subjectOf(draft)) ?? []);
  return { register, treaty, today: latestDayOnEarth(recordedAt) };
}

function accept(entry: Entry, desk: Desk): void {
  desk.size = entry.position;
  desk.sameId.set(entry.id, entry);
  desk.fresh.push(seal(entry));
  desk.entries.get(subjectOf(entry))?.push(entry);
  if (entry.type === 'participant') desk.register.set(entry.definition.id, entry.definition);
}

function saysTheSame(entry: Entry, draft: Draft): boolean {
  const { format, position, version, recordedAt, ...recorded } = entry;
  return canonicalText(recorded) === canonicalText(draft);
}

/** An officer east of Greenwich records today's act while it is still yesterday in UTC; the furthest is UTC+14. */
function latestDayOnEarth(instant: string): CalendarDate {
  const ahead = Date.parse(instant) + 14 * 60 * 60 * 1000;
  return new Date(ahead).toISOString().slice(0, 10) as CalendarDate;
}

function refused(problem: Problem, rules: readonly RuleOutcome[]): RecordOutcome {
  return { outcome: 'refused', problem, rules };
}

function problemOf(outcomes: readonly RuleOutcome[]): Problem {
  const failed = outcomes.filter(isRefusal);
  const [first] = failed as [RuleOutcome];
  return {
    category: first.category,
    code: first.rule,
    message: failed.map(({ because, article }) => `${because} (${article})`).join('; '),
    hint: first.hint ?? '',
    details: { rules: failed.map(({ rule, article, because }) => ({ rule, article, because })) },
  };
}

function movedOn(
  drafts: readonly Draft[],
  desk: Desk,
  expected: number | undefined,
): Problem | null {
  const [first] = drafts;
  if (expected === undefined || first === undefined) return null;
  const actual = desk.entries.get(subjectOf(first))?.length ?? 0;
  if (actual === expected) return null;
  return {
    category: 'moved-on',
    code: 'log-moved-on',
    message: `${subjectOf(first)} stands at version ${actual}, not ${expected}: somebody has recorded since`,
    hint: `See what is new with treaty explain ${subjectOf(first)}, then repeat with --expect ${actual}.`,
    details: { expected, actual },
  };
}

function idTaken({ id }: Draft): Problem {
  return {
    category: 'refused',
    code: 'id-taken',
    message: `another entry already bears the id ${id}, and says something else`,
    hint: 'Leave --id out, or choose a new UUID; an id is repeated only to repeat the very same request.',
    details: { id },
  };
}
