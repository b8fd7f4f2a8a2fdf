/** Drafts into the log, for the library: a refusal becomes the problem that the caller gets. */
import type { Draft } from '../ledger/entry.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { type RecordOptions, type RecordOutcome, record } from '../ledger/record.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { LedgerSettings } from './ledger-reader.ts';

export type Accepted = Extract<RecordOutcome, { outcome: 'recorded' }>;

/** @throws LedgerProblem with the rule that refuses one of them; none is recorded then. */
export async function recordAll(
  store: LedgerStore,
  drafts: readonly Draft[],
  { now }: LedgerSettings,
  options: Omit<RecordOptions, 'now'> = {},
): Promise<Accepted> {
  const outcome = await record(store, drafts, { ...options, now: () => now().toISOString() });
  if (outcome.outcome === 'refused') throw new LedgerProblem(outcome.problem);
  return outcome;
}
