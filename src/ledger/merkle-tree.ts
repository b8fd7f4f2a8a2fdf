/** The Merkle tree hash of a log (RFC 6962, section 2.1), over leaf hashes in hexadecimal. */
import { createHash, hash } from 'node:crypto';

/** The root of an empty log is the hash of nothing. */
const EMPTY = hash('sha256', '');

/**
 * Takes leaf hashes one after the other and keeps one subtree for each binary digit of their number,
 * so that a root over a million leaves needs twenty hashes in memory.
 */
export class MerkleFrontier {
  /** Roots of full subtrees, largest first; sizes are the powers of two in `#size`. */
  readonly #subtrees: string[] = [];
  #size = 0;

  add(leafHash: string): void {
    let subtree = leafHash;
    for (let size = this.#size; size % 2 === 1; size = (size - 1) / 2) {
      subtree = nodeHash(this.#subtrees.pop() as string, subtree);
    }
    this.#subtrees.push(subtree);
    this.#size += 1;
  }

  root(): string {
    if (this.#size === 0) return EMPTY;
    return this.#subtrees.reduceRight((right, left) => nodeHash(left, right));
  }
}

/** A node is prefixed with 0x01, a leaf with 0x00. */
function nodeHash(left: string, right: string): string {
  return createHash('sha256')
    .update('01', 'hex')
    .update(left, 'hex')
    .update(right, 'hex')
    .digest('hex');
}
