/** What recording gives back. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { REGISTER, subjectOf } from '../ledger/entry.ts';
import type { RuleOutcome } from '../ledger/preconditions.ts';
import { inclusionProof, rootAt } from '../ledger/proving.ts';
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
  return Promise.all(
    entries.map(async ({ entry: { position, id, version }, canonical, leafHash }) => ({
      ...{ position, id, version, leafHash },
      root: await rootAt(store, position),
      size: position,
      proof: await inclusionProof(store, position, position),
      entry: canonical,
      warnings: (warnings.get(id) ?? []).map(judged),
    })),
  );
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

function judged({ rule, article, holds, severity, because, hint }: RuleOutcome): JudgedRule {
  return { rule, article, holds, severity, because, hint };
}
