/**
 * Checks Merkle proofs offline, from hashes alone: the algorithms of RFC 9162, sections 2.1.3.2 and
 * 2.1.4.2, step by step. Hashes are 64 hexadecimal digits in lower case; counts stay exact to 2 ** 53.
 */
import { EMPTY_ROOT, nodeHash } from './merkle-tree.ts';

/** What a checkpoint says of a log. Root and size belong together: take both from one checkpoint. */
export interface TreeHead {
  readonly size: number;
  readonly root: string;
}

export interface Leaf {
  /** From zero: the position of an entry less one. */
  readonly index: number;
  readonly leafHash: string;
}

export interface ProofFault {
  readonly code: 'not-a-hash' | 'no-such-leaf' | 'shrank' | 'wrong-length' | 'root-differs';
  /** A sentence without its full stop. */
  readonly because: string;
  /** Two hashes that should be one; null where the proof does not even lead to a hash. */
  readonly evidence: { readonly claimed: string; readonly computed: string } | null;
}

/**
 * Null when the proof leads from the leaf to the root.
 *
 * It does not prove the size: trees of several sizes take the same turns on the way to a leaf (leaf 0
 * of five and of six, say). The size is as good as the checkpoint that gives it with the root.
 */
export function inclusionFault(
  { index, leafHash }: Leaf,
  { size, root }: TreeHead,
  proof: readonly string[],
): ProofFault | null {
  const stranger = firstStranger({ 'the leaf hash': leafHash, 'the root': root }, proof);
  if (stranger !== null) return stranger;
  if (!isCount(index) || !isCount(size) || index >= size) {
    return fault('no-such-leaf', `a log of ${size} has no leaf ${index}`);
  }
  const way = new WayUp(index, size - 1);
  let computed = leafHash;
  for (const sibling of proof) {
    if (way.isAtRoot) return tooLong(proof);
    computed = way.isLeftOf() ? nodeHash(computed, sibling) : nodeHash(sibling, computed);
    way.rise();
  }
  return way.isAtRoot ? rootFault(root, computed, 'the log') : tooShort(proof);
}

/**
 * Null when the newer log begins with all of the older one, unchanged: it has neither shrunk nor
 * forked. Every log goes on from the empty one, by a proof of no hashes. The sizes are proved no more
 * than by `inclusionFault`: each is as good as the checkpoint that gives it with its root.
 */
export function consistencyFault(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly string[],
): ProofFault | null {
  const roots = { 'the older root': older.root, 'the newer root': newer.root };
  const stranger = firstStranger(roots, proof);
  if (stranger !== null) return stranger;
  if (!isCount(older.size) || !isCount(newer.size) || newer.size < older.size) {
    return fault('shrank', `a log of ${newer.size} does not go on from one of ${older.size}`);
  }
  if (older.size === 0) {
    return rootFault(older.root, EMPTY_ROOT, 'the empty log') ?? noHashes(proof);
  }
  if (older.size === newer.size) {
    return rootFault(newer.root, older.root, `the log of ${older.size}`) ?? noHashes(proof);
  }
  return growthFault(older, newer, proof);
}

/** Requires 0 < older.size < newer.size. */
function growthFault(
  older: TreeHead,
  newer: TreeHead,
  proof: readonly string[],
): ProofFault | null {
  // An older log that is itself a full subtree is where the proof starts; it need not say so again.
  const [start, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...proof] : proof;
  if (start === undefined) return tooShort(proof);
  const way = new WayUp(older.size - 1, newer.size - 1);
  way.riseToFullSubtree();
  let [before, after] = [start, start];
  for (const hash of rest) {
    if (way.isAtRoot) return tooLong(proof);
    const isLater = way.isLeftOf();
    if (!isLater) before = nodeHash(hash, before);
    after = isLater ? nodeHash(after, hash) : nodeHash(hash, after);
    way.rise();
  }
  if (!way.isAtRoot) return tooShort(proof);
  return (
    rootFault(older.root, before, `the log of ${older.size}`) ??
    rootFault(newer.root, after, `the log of ${newer.size}`)
  );
}

/** Numbers of a node on the way, and of the last node of its level: `fn` and `sn` of RFC 9162. */
class WayUp {
  #node: number;
  #last: number;

  constructor(node: number, last: number) {
    this.#node = node;
    this.#last = last;
  }

  get isAtRoot(): boolean {
    return this.#last === 0;
  }

  /** Whether the next hash stands to the right of the node. */
  isLeftOf(): boolean {
    return this.#node % 2 === 0 && this.#node !== this.#last;
  }

  /** Requires that the root is not reached: the last node of a level has a number then, and one of its bits is set. */
  rise(): void {
    // A last node without a sibling is passed up as it is, until it has one on its left.
    if (this.#node === this.#last) while (this.#node % 2 === 0) this.#up();
    this.#up();
  }

  /** Up to the root of the largest full subtree that ends with the node. */
  riseToFullSubtree(): void {
    while (this.#node % 2 === 1) this.#up();
  }

  #up(): void {
    this.#node = Math.floor(this.#node / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}

/** Said by its place: what is no hash may be of any length, and of characters that should not be shown. */
function firstStranger(
  named: Readonly<Record<string, string>>,
  proof: readonly string[],
): ProofFault | null {
  const hashes = [
    ...Object.entries(named),
    ...proof.map((hash, at): [string, string] => [`hash ${at + 1} of the proof`, hash]),
  ];
  const [stranger] = hashes.find(([, hash]) => !/^[0-9a-f]{64}$/.test(hash)) ?? [];
  if (stranger === undefined) return null;
  return fault('not-a-hash', `${stranger} is not 64 hexadecimal digits in lower case`);
}

function rootFault(claimed: string, computed: string, of: string): ProofFault | null {
  if (claimed === computed) return null;
  const because = `the root of ${of} is said to be ${claimed}, and the proof leads to ${computed}`;
  return { code: 'root-differs', because, evidence: { claimed, computed } };
}

function noHashes(proof: readonly string[]): ProofFault | null {
  return proof.length === 0 ? null : tooLong(proof);
}

function tooLong({ length }: readonly string[]): ProofFault {
  return fault('wrong-length', `the proof has ${length} hashes, more than lead to the root`);
}

function tooShort({ length }: readonly string[]): ProofFault {
  return fault('wrong-length', `the proof has ${length} hashes, and does not reach the root`);
}

function fault(code: ProofFault['code'], because: string): ProofFault {
  return { code, because, evidence: null };
}

function isPowerOfTwo(size: number): boolean {
  return 2 ** Math.round(Math.log2(size)) === size;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
