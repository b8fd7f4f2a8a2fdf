/** What recording gives back. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { REGISTER, subjectOf } from '../ledger/entry.ts';
import { MerkleFrontier } from '../ledger/merkle-tree.ts';
import type { RuleOutcome } from '../ledger/preconditions.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { viewTreaty } from '../projections/question.ts';
import { standings } from '../projections/standings.ts';
import { readSources } from './read-sources.ts';
import type { Accepted } from './record-all.ts';
import type { JudgedRule, Preview, Receipt } from './requests.ts';

export async function receipts(
  store: LedgerStore,
  { entries, warnings }: Accepted,
): Promise<Receipt[]> {
  const roots = await rootsAt(store, new Set(entries.map(({ entry }) => entry.position)));
  return entries.map(({ entry: { position, id, version }, leafHash }) => ({
    position,
    id,
    version,
    leafHash,
    root: roots.get(position) ?? '',
    warnings: (warnings.get(id) ?? []).map(judged),
  }));
}

export async function preview(
  store: LedgerStore,
  { entries, rules }: Accepted,
  today: CalendarDate,
): Promise<Preview> {
  const [sealed] = entries as [Accepted['entries'][number]];
  const subject = subjectOf(sealed.entry);
  if (subject === REGISTER) return { wouldRecord: true, counts: null, rules: rules.map(judged) };
  const sources = await readSources(store, subject, Number.MAX_SAFE_INTEGER);
  const counts = (treaty: readonly SealedEntry[]) => {
    const coordinates = { asOf: today, knownOn: null, position: Number.MAX_SAFE_INTEGER };
    const view = viewTreaty({ ...sources, treaty }, coordinates);
    if (view === null) throw new Error(`${subject} was judged, and yet is not there`);
    return standings(view).counts;
  };
  return {
    wouldRecord: true,
    counts: { before: counts(sources.treaty), after: counts([...sources.treaty, sealed]) },
    rules: rules.map(judged),
  };
}

/** The root of the log as it was when each of these positions was its last. */
export async function rootsAt(
  store: LedgerStore,
  positions: ReadonlySet<number>,
): Promise<Map<number, string>> {
  const tree = new MerkleFrontier();
  const roots = new Map<number, string>();
  for await (const batch of store.read({ from: 1, to: Math.max(0, ...positions) })) {
    for (const { position, leafHash } of batch) {
      tree.add(leafHash);
      if (positions.has(position)) roots.set(position, tree.root());
    }
  }
  return roots;
}

function judged({ rule, article, holds, severity, because, hint }: RuleOutcome): JudgedRule {
  return { rule, article, holds, severity, because, hint };
}
