/**
 * Which hashes prove that an entry is in a log, and that a log has only grown: RFC 6962, sections
 * 2.1.1 and 2.1.2. Nothing is read here. A plan names the subtrees; whoever keeps them reads them,
 * all at once or one by one, and `proofFrom` makes the proof of their hashes. A proof is checked by
 * the functions of `merkle-verify.ts`, which know nothing of these.
 */
import {
  foldedHash,
  type LeafRange,
  levelBelow,
  type MerkleFrontier,
  type Subtree,
  type SubtreeAt,
  subtreesOver,
} from './merkle-tree.ts';

/**
 * One list for each hash of the proof, in the order of the RFC (lowest first). A list of one names
 * that hash. Several are the full subtrees, largest first, of the one node at the right edge that is
 * not full and that no log keeps, because the next entry changes it: they are folded into it.
 */
export type ProofPlan = readonly (readonly SubtreeAt[])[];

/**
 * The plan for PATH(index, D[size]): that the leaf is in the tree.
 * Requires 0 <= index < size.
 * @param index of the leaf, from zero: the position of an entry less one.
 * @throws RangeError when the tree has no such leaf.
 */
export function inclusionPlan(index: number, size: number): ProofPlan {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new RangeError(`there is no leaf ${index} in a tree of ${size}`);
  }
  const siblings: LeafRange[] = [];
  let way: LeafRange = { from: 0, to: size };
  while (way.to - way.from > 1) {
    const [left, right] = halves(way);
    siblings.push(index < left.to ? right : left);
    way = index < left.to ? left : right;
  }
  return siblings.toReversed().map(subtreesOver);
}

/**
 * The plan for PROOF(size1, D[size2]): that the first `size1` leaves of the tree are those of a tree
 * of that size. Requires 0 <= size1 <= size2. Of an empty tree, and of one of the same size, there is
 * nothing to prove by hashes: the plan is empty.
 * @throws RangeError when the older tree is the larger.
 */
export function consistencyPlan(size1: number, size2: number): ProofPlan {
  if (!isCount(size1) || !isCount(size2) || size1 > size2) {
    throw new RangeError(`a tree of ${size2} does not go on from one of ${size1}`);
  }
  if (size1 === 0) return [];
  const parts: LeafRange[] = [];
  let way: LeafRange = { from: 0, to: size2 };
  while (way.to !== size1) {
    const [left, right] = halves(way);
    parts.push(size1 <= left.to ? right : left);
    way = size1 <= left.to ? left : right;
  }
  // What begins at leaf 0 is the older tree itself: whoever checks the proof has its root.
  if (way.from > 0) parts.push(way);
  return parts.toReversed().map(subtreesOver);
}

/**
 * @param hashes of the subtrees that `plan.flat()` names, in that order.
 * @returns the proof, in hexadecimal.
 * @throws RangeError when they are more or fewer.
 */
export function proofFrom(plan: ProofPlan, hashes: readonly string[]): string[] {
  const wanted = plan.flat().length;
  if (hashes.length !== wanted) {
    throw new RangeError(`the proof is made of ${wanted} hashes, not ${hashes.length}`);
  }
  const left = [...hashes];
  return plan.map(({ length }) => foldedHash(left.splice(0, length)));
}

/**
 * What a log should keep beside its leaves, so that no proof has to read them again: the subtrees
 * that become full when these leaves follow on a log. Each is complete once and never changes; after
 * n leaves there are fewer than n.
 * @param frontier of the log before; it is moved on to the log after.
 */
export function subtreesCompletedBy(
  leafHashes: readonly string[],
  frontier: MerkleFrontier,
): Subtree[] {
  return leafHashes.flatMap(leafHash => frontier.add(leafHash));
}

/** Split where the RFC does: the left half has the largest power of two of leaves that is less than all. */
function halves({ from, to }: LeafRange): [LeafRange, LeafRange] {
  const middle = from + 2 ** levelBelow(to - from);
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
