/**
 * The one way in: read, decide, seal, append. All drafts are recorded or none is.
 * When another writer was quicker, the log is read again and every rule decided again.
 */
import { decide, isRefusal } from './decide.ts';
import { accept, asEntry, type Desk, deskFor, situationOf } from './desk.ts';
import { type Draft, type Entry, subjectOf } from './entry.ts';
import type { RuleOutcome } from './preconditions.ts';
import type { Problem } from './problem.ts';
import { readProtocols } from './read-protocols.ts';
import { canonicalText, type SealedEntry } from './seal.ts';
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
    const desk = await deskWithProtocols(store, drafts, options.now());
    const judged = judgeAll(drafts, desk, options.expectVersion);
    if (judged.outcome === 'refused' || options.dryRun || desk.fresh.length === 0) return judged;
    const appended = await store.append(desk.fresh, desk.sizeBefore);
    if (appended === 'appended') return judged;
  }
  throw new Error(`the log moved on ${ATTEMPTS} times while one entry waited`);
}

async function deskWithProtocols(
  store: LedgerStore,
  drafts: readonly Draft[],
  now: string,
): Promise<Desk> {
  const desk = await deskFor(store, drafts, now);
  const { protocols, related } = await readProtocols(store, drafts, desk.sizeBefore);
  return { ...desk, protocols, related: new Map([...desk.related, ...related]) };
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

function saysTheSame(entry: Entry, draft: Draft): boolean {
  const { format, position, version, previous, recordedAt, ...recorded } = entry;
  return canonicalText(recorded) === canonicalText(draft);
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
