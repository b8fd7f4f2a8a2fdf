/**
 * The one way in: read, decide, seal, append. All drafts are recorded or none is.
 * When another writer was quicker, the log is read again and every rule decided again.
 */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Register } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { decide, isRefusal } from './decide.ts';
import { type Draft, type Entry, REGISTER, type Subject, subjectOf } from './entry.ts';
import type { RuleOutcome, Situation } from './preconditions.ts';
import type { Problem } from './problem.ts';
import { readSealed } from './read.ts';
import { readRelated } from './read-related.ts';
import { registerOf } from './register-record.ts';
import { canonicalText, type SealedEntry, seal } from './seal.ts';
import type { LedgerStore, Selection } from './store.ts';

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
      /** The rules that an entry does not satisfy, and that let it pass, by the entry's id. */
      readonly warnings: ReadonlyMap<string, readonly RuleOutcome[]>;
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
    const judged = judgeAll(drafts, desk, options.expectVersion);
    if (judged.outcome === 'refused' || options.dryRun || desk.fresh.length === 0) return judged;
    const appended = await store.append(desk.fresh, desk.sizeBefore);
    if (appended === 'appended') return judged;
  }
  throw new Error(`the log moved on ${ATTEMPTS} times while one entry waited`);
}

/** The log as the drafts find it, and as each accepted draft leaves it for the next. */
interface Desk {
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

async function deskFor(store: LedgerStore, drafts: readonly Draft[], now: string): Promise<Desk> {
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

function judgeAll(
  drafts: readonly Draft[],
  desk: Desk,
  expectVersion: number | undefined,
): RecordOutcome {
  const moved = movedOn(drafts, desk, expectVersion);
  const entries: SealedEntry[] = [];
  const rules: RuleOutcome[] = [];
  const warnings = new Map<string, RuleOutcome[]>();
  for (const draft of drafts) {
    const repeated = desk.sameId.get(draft.id);
    if (repeated !== undefined) {
      if (!saysTheSame(repeated.entry, draft)) return refused(idTaken(draft), rules);
      entries.push(repeated);
      continue;
    }
    if (moved !== null) return refused(moved, rules);
    const entry = asEntry(draft, desk);
    const outcomes = decide(entry, situationOf(draft, desk));
    rules.push(...outcomes);
    if (outcomes.some(isRefusal)) return refused(problemOf(outcomes), rules);
    warnings.set(
      draft.id,
      outcomes.filter(({ holds }) => !holds),
    );
    entries.push(accept(entry, desk));
  }
  return { outcome: 'recorded', entries, rules, warnings };
}

function asEntry(draft: Draft, { sizeBefore, fresh, recordedAt, subjects }: Desk): Entry {
  const position = sizeBefore + fresh.length + 1;
  const earlier = subjects.get(subjectOf(draft)) ?? [];
  const previous = earlier.at(-1)?.leafHash ?? null;
  return { ...draft, format: 1, position, version: earlier.length + 1, previous, recordedAt };
}

function situationOf(draft: Draft, { register, subjects, related, today }: Desk): Situation {
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

function accept(entry: Entry, desk: Desk): SealedEntry {
  const sealed = seal(entry);
  desk.fresh.push(sealed);
  desk.sameId.set(entry.id, sealed);
  desk.subjects.get(subjectOf(entry))?.push(sealed);
  if (subjectOf(entry) === REGISTER)
    desk.register = registerOf(entriesOf(desk.subjects.get(REGISTER)));
  return sealed;
}

function entriesOf(sealed: readonly SealedEntry[] = []): Entry[] {
  return sealed.map(({ entry }) => entry);
}

function saysTheSame(entry: Entry, draft: Draft): boolean {
  const { format, position, version, previous, recordedAt, ...recorded } = entry;
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
  const actual = desk.subjects.get(subjectOf(first))?.length ?? 0;
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
