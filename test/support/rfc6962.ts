/** RFC 6962, sections 2.1, 2.1.1 and 2.1.2, word for word: slow, obvious, and no use but to be equalled. */
import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

/** A list of inputs, and the trees over its parts, each hashed once. */
export class ReferenceTree {
  readonly #inputs: readonly Buffer[];
  readonly #hashes = new Map<string, Buffer>();

  constructor(inputs: readonly Buffer[]) {
    this.#inputs = inputs;
  }

  /** MTH(D[n]) in hexadecimal. */
  root(n: number): string {
    return this.#mth(0, n).toString('hex');
  }

  leafHash(m: number): string {
    return this.#mth(m, m + 1).toString('hex');
  }

  /** PATH(m, D[n]), the Merkle audit path of input m. */
  path(m: number, n: number): string[] {
    return this.#path(m, 0, n).map(hash => hash.toString('hex'));
  }

  /** PROOF(m, D[n]), the Merkle consistency proof of the first m inputs. */
  proof(m: number, n: number): string[] {
    return this.#subproof(m, 0, n, true).map(hash => hash.toString('hex'));
  }

  /** MTH(D[from:to]). */
  #mth(from: number, to: number): Buffer {
    const key = `${from}:${to}`;
    const hash = this.#hashes.get(key) ?? this.#hashed(from, to);
    this.#hashes.set(key, hash);
    return hash;
  }

  #hashed(from: number, to: number): Buffer {
    const n = to - from;
    if (n === 0) return sha256();
    if (n === 1) return sha256(Buffer.of(0x00), this.#inputs[from] as Buffer);
    const k = largestPowerOfTwoBelow(n);
    return sha256(Buffer.of(0x01), this.#mth(from, from + k), this.#mth(from + k, to));
  }

  /** PATH(m, D[from:to]); m counts from `from`. */
  #path(m: number, from: number, to: number): Buffer[] {
    const n = to - from;
    if (n === 1) return [];
    const k = largestPowerOfTwoBelow(n);
    return m < k
      ? [...this.#path(m, from, from + k), this.#mth(from + k, to)]
      : [...this.#path(m - k, from + k, to), this.#mth(from, from + k)];
  }

  /** SUBPROOF(m, D[from:to], b). */
  #subproof(m: number, from: number, to: number, b: boolean): Buffer[] {
    const n = to - from;
    if (m === n) return b ? [] : [this.#mth(from, to)];
    const k = largestPowerOfTwoBelow(n);
    return m <= k
      ? [...this.#subproof(m, from, from + k, b), this.#mth(from + k, to)]
      : [...this.#subproof(m - k, from + k, to, false), this.#mth(from, from + k)];
  }
}

/** Both ends are in it. */
export function* numbers(from: number, to: number): Generator<number> {
  for (let number = from; number <= to; number += 1) yield number;
}

/** Every leaf of every size, as [index, size]. */
export function* leavesTo(largest: number): Generator<[index: number, size: number]> {
  for (const size of numbers(1, largest)) {
    for (const index of numbers(0, size - 1)) yield [index, size];
  }
}

/** Every two sizes, as [older, newer]. */
export function* pairsTo(largest: number): Generator<[older: number, newer: number]> {
  for (const newer of numbers(1, largest)) {
    for (const older of numbers(1, newer)) yield [older, newer];
  }
}

function largestPowerOfTwoBelow(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
