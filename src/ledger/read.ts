/** From stored bytes back to entries. Every byte read is hashed again, so that damage is never replayed. */
import { LedgerProblem } from '../domain/problem.ts';
import type { Entry } from './entry.ts';
import { leafHashOf } from './seal.ts';
import type { LedgerStore, Selection, StoredEntry } from './store.ts';

/** @throws LedgerProblem `damaged-entry` when stored bytes no longer match their hash. */
export async function readEntries(store: LedgerStore, selection: Selection): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const batch of store.read(selection)) entries.push(...batch.map(open));
  return entries;
}

function open(stored: StoredEntry): Entry {
  if (leafHashOf(stored.canonical) === stored.leafHash) return JSON.parse(stored.canonical);
  throw new LedgerProblem({
    category: 'damage',
    code: 'damaged-entry',
    message: `entry ${stored.position} was altered: its bytes no longer match its hash`,
    hint: 'Run treaty verify to see all damage, then restore the ledger from a backup or an export.',
    details: { position: stored.position },
  });
}
