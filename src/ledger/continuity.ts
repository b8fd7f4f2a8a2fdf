/**
 * Whether a log goes on from what somebody saw of it before. A log whose tail was cut off, or whose entries and
 * hashes were all made anew, is sound in itself: only a size and root kept elsewhere show it.
 */
import { consistencyFault, type TreeHead } from './merkle-verify.ts';
import { consistencyProof, rootAt } from './proving.ts';
import type { LedgerStore } from './store.ts';

export interface Discontinuity {
  /** `shrank`: it has fewer entries than were seen. `forked`: those that were seen are not what it begins with. */
  readonly kind: 'shrank' | 'forked';
  readonly seen: TreeHead;
  /** The log as it is, and where it is long enough, its first entries as many as were seen. */
  readonly found: TreeHead;
}

/** Size and root of the log as it stands. */
export async function headOf(store: LedgerStore): Promise<TreeHead> {
  const size = await store.size();
  return { size, root: await rootAt(store, size) };
}

/**
 * Null where the log begins with all of what was seen. Reads a few hashes and no entry: it holds the tree to what was
 * seen, and `verify` holds the entries to the tree; each finds what the other cannot.
 */
export async function discontinuity(
  store: LedgerStore,
  seen: TreeHead,
): Promise<Discontinuity | null> {
  const now = await headOf(store);
  if (now.size < seen.size) return { kind: 'shrank', seen, found: now };
  // The proof ties the old root to the new one: subtrees kept for the old root alone, beside a
  // forged log, would pass a comparison, and the forged root would be what is remembered next.
  const proof = await consistencyProof(store, seen.size, now.size);
  if (consistencyFault(seen, now, proof) === null) return null;
  return {
    kind: 'forked',
    seen,
    found: { size: seen.size, root: await rootAt(store, seen.size) },
  };
}
