/** The Merkle tree hash of a log (RFC 6962, section 2.1), over leaf hashes in hexadecimal. */
import { hash } from 'node:crypto';

/** The root of an empty log is the hash of nothing. */
export const EMPTY_ROOT = hash('sha256', '');

/**
 * A full subtree: 2 ** level leaves, of which the first has the number index * 2 ** level.
 * Level 0 are the leaves, counted from zero: the entry at position 1 is leaf 0.
 */
export interface SubtreeAt {
  readonly level: number;
  readonly index: number;
}

export interface Subtree extends SubtreeAt {
  /** 64 hexadecimal digits, like every hash here. */
  readonly hash: string;
}

/**
 * Takes leaf hashes one after the other and keeps one subtree for each binary digit of their number,
 * so that a root over a million leaves needs twenty hashes in memory.
 */
export class MerkleFrontier {
  /** Roots of full subtrees, largest first; sizes are the powers of two in `#size`. */
  readonly #subtrees: string[] = [];
  #size = 0;

  /**
   * Goes on where a log of that size stands, without reading its leaves.
   * @param hashes of the subtrees that `frontierOf(size)` names, in that order.
   * @throws RangeError when they are more or fewer.
   */
  static from(size: number, hashes: readonly string[]): MerkleFrontier {
    const wanted = frontierOf(size).length;
    if (hashes.length !== wanted) {
      throw new RangeError(
        `the frontier of ${size} leaves is ${wanted} hashes, not ${hashes.length}`,
      );
    }
    const frontier = new MerkleFrontier();
    frontier.#subtrees.push(...hashes);
    frontier.#size = size;
    return frontier;
  }

  copy(): MerkleFrontier {
    return MerkleFrontier.from(this.#size, this.#subtrees);
  }

  get size(): number {
    return this.#size;
  }

  /** Says which subtrees the leaf completes, lowest first; not the leaf itself. */
  add(leafHash: string): Subtree[] {
    const completed: Subtree[] = [];
    let subtree: Subtree = { level: 0, index: this.#size, hash: leafHash };
    while (subtree.index % 2 === 1) {
      const left = this.#subtrees.pop() as string;
      subtree = {
        level: subtree.level + 1,
        index: (subtree.index - 1) / 2,
        hash: nodeHash(left, subtree.hash),
      };
      completed.push(subtree);
    }
    this.#subtrees.push(subtree.hash);
    this.#size += 1;
    return completed;
  }

  root(): string {
    return this.#size === 0 ? EMPTY_ROOT : foldedHash(this.#subtrees);
  }
}

/** The subtrees of which a root is folded, largest first: one for each binary digit of the size. */
export function frontierOf(size: number): SubtreeAt[] {
  return subtreesOver({ from: 0, to: size });
}

/** Leaves counted from zero; `to` is the first that is not in it. */
export interface LeafRange {
  readonly from: number;
  readonly to: number;
}

/**
 * The full subtrees that lie side by side over the leaves, largest first.
 * Requires that `from` is a multiple of a power of two that is no less than their number: only
 * such ranges are a node of a tree.
 */
export function subtreesOver({ from, to }: LeafRange): SubtreeAt[] {
  const subtrees: SubtreeAt[] = [];
  for (let at = from; at < to; ) {
    const level = levelBelow(to - at + 1);
    subtrees.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return subtrees;
}

/** The largest level whose subtrees have fewer leaves than that; requires 2 or more. */
export function levelBelow(leaves: number): number {
  let level = 0;
  while (2 ** (level + 1) < leaves) level += 1;
  return level;
}

/** Of subtrees that lie side by side, largest first: the smallest are joined first. */
export function foldedHash(hashes: readonly string[]): string {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** A node is prefixed with 0x01, a leaf with 0x00. */
export function nodeHash(left: string, right: string): string {
  return hash('sha256', Buffer.from(`01${left}${right}`, 'hex'));
}
