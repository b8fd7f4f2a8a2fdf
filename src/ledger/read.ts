/** From stored bytes back to entries. Every byte read is hashed again, so that damage is never replayed. */
import { type Entry, subjectOf } from './entry.ts';
import { LedgerProblem } from './problem.ts';
import { leafHashOf, type SealedEntry } from './seal.ts';
import type { LedgerStore, Selection, StoredEntry } from './store.ts';

/**
 * @throws LedgerProblem `damaged-entry` when stored bytes no longer match their hash or their place, or when one
 *   of a subject's entries is missing from what the store gives.
 */
export async function readSealed(store: LedgerStore, selection: Selection): Promise<SealedEntry[]> {
  const sealed: SealedEntry[] = [];
  for await (const batch of store.read(selection)) sealed.push(...batch.map(open));
  if ('subject' in selection) {
    const astray = sealed.find(
      ({ entry }, index) => entry.version !== index + 1 || subjectOf(entry) !== selection.subject,
    );
    if (astray !== undefined) throw damaged(astray.entry.position, 'an entry before it is missing');
  }
  return sealed;
}

export async function readEntries(store: LedgerStore, selection: Selection): Promise<Entry[]> {
  return (await readSealed(store, selection)).map(({ entry }) => entry);
}

function open({ position, canonical, leafHash }: StoredEntry): SealedEntry {
  if (leafHashOf(canonical) !== leafHash) {
    throw damaged(position, 'its bytes no longer match its hash');
  }
  const entry = JSON.parse(canonical) as Entry;
  if (entry.position !== position) throw damaged(position, `its bytes say ${entry.position}`);
  return { entry, canonical, leafHash };
}

function damaged(position: number, what: string): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'damaged-entry',
    message: `entry ${position} was altered: ${what}`,
    hint: 'Run treaty verify to see all damage, then restore the ledger from a backup or an export.',
    details: { position },
  });
}
