/** Roots and proofs of a log, read from the subtrees that its store keeps: a few hashes, and no entry. */
import { consistencyPlan, inclusionPlan, type ProofPlan, proofFrom } from './merkle-proof.ts';
import { frontierOf, MerkleFrontier } from './merkle-tree.ts';
import type { LedgerStore } from './store.ts';

/** The root of the log as it was when it had so many entries. @throws RangeError where it never had. */
export async function rootAt(store: LedgerStore, size: number): Promise<string> {
  return MerkleFrontier.from(size, await store.subtrees(frontierOf(size))).root();
}

/**
 * That the entry is in the log of that size (RFC 6962, section 2.1.1).
 * @param position counts from one. @throws RangeError unless 1 <= position <= size.
 */
export async function inclusionProof(
  store: LedgerStore,
  position: number,
  size: number,
): Promise<string[]> {
  return proofOf(store, inclusionPlan(position - 1, size));
}

/** That the log only grew from one size to the other (RFC 6962, section 2.1.2). @throws RangeError unless from <= to. */
export async function consistencyProof(
  store: LedgerStore,
  from: number,
  to: number,
): Promise<string[]> {
  return proofOf(store, consistencyPlan(from, to));
}

async function proofOf(store: LedgerStore, plan: ProofPlan): Promise<string[]> {
  return proofFrom(plan, await store.subtrees(plan.flat()));
}
