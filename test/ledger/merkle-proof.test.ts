/** Merkle proofs, against the RFC's own recursion for every size to 256, and against all that tampers. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  consistencyPlan,
  inclusionPlan,
  type ProofPlan,
  proofFrom,
  subtreesCompletedBy,
} from '../../src/ledger/merkle-proof.ts';
import { frontierOf, MerkleFrontier, type SubtreeAt } from '../../src/ledger/merkle-tree.ts';
import { consistencyFault, inclusionFault } from '../../src/ledger/merkle-verify.ts';
import { leavesTo, numbers, pairsTo, ReferenceTree } from '../support/rfc6962.ts';

const LARGEST = Number(process.env['LARGEST_LOG'] ?? 256);
const FORGED = LARGEST / 4;
const EVERY_OTHER = Math.min(33, FORGED + 1);

const INPUTS = Array.from({ length: LARGEST }, (_, at) => Buffer.from(`entry ${at + 1}`));
const REFERENCE = new ReferenceTree(INPUTS);
const LEAVES = INPUTS.map((_, at) => REFERENCE.leafHash(at));

/** What a log keeps: its leaves, and the subtrees that they completed. */
const KEPT = new Map<string, string>([
  ...LEAVES.map((hash, index): [string, string] => [`0/${index}`, hash]),
  ...subtreesCompletedBy(LEAVES, new MerkleFrontier()).map(
    ({ level, index, hash }): [string, string] => [`${level}/${index}`, hash],
  ),
]);

function kept({ level, index }: SubtreeAt): string {
  const hash = KEPT.get(`${level}/${index}`);
  if (hash === undefined) throw new Error(`no subtree ${index} of level ${level} is kept`);
  return hash;
}

const proofOf = (plan: ProofPlan) => proofFrom(plan, plan.flat().map(kept));
const headOf = (size: number) => ({ size, root: REFERENCE.root(size) });
const leafOf = (index: number) => ({ index, leafHash: LEAVES[index] as string });

const flipped = (hash: string, digit = 7) =>
  hash.slice(0, digit) + (hash[digit] === '0' ? '1' : '0') + hash.slice(digit + 1);

/** Each hash flipped, dropped, doubled, swapped with the next; a strange one before each and at the end. */
function tampered(proof: readonly string[]): string[][] {
  const strange = REFERENCE.root(0);
  return [
    ...proof.map((hash, at) => proof.with(at, flipped(hash))),
    ...proof.map((_, at) => proof.toSpliced(at, 1)),
    ...proof.map((hash, at) => proof.toSpliced(at, 0, hash)),
    ...proof.slice(1).map((hash, at) => proof.with(at, hash).with(at + 1, proof[at] as string)),
    ...[...proof, ''].map((_, at) => proof.toSpliced(at, 0, strange)),
  ];
}

describe('an inclusion proof', () => {
  it(`is the PATH of the RFC, and verifies: all of the sizes 1 to ${LARGEST}`, () => {
    let count = 0;
    for (const [index, size] of leavesTo(LARGEST)) {
      const proof = proofOf(inclusionPlan(index, size));
      expect(proof, `leaf ${index} of ${size}`).toEqual(REFERENCE.path(index, size));
      expect(inclusionFault(leafOf(index), headOf(size), proof)).toBeNull();
      count += 1;
    }
    expect(count).toBe((LARGEST * (LARGEST + 1)) / 2);
  });

  it(`does not verify once it is tampered with, all of the sizes 1 to ${FORGED}`, () => {
    let count = 0;
    for (const [index, size] of leavesTo(FORGED)) {
      const proof = REFERENCE.path(index, size);
      for (const forged of tampered(proof)) {
        const escaped = inclusionFault(leafOf(index), headOf(size), forged) === null;
        count += 1;
        if (escaped) expect.fail(`leaf ${index} of ${size} by ${forged}`);
      }
    }
    expect(count).toBe({ 16: 2_341, 64: 56_881 }[FORGED]);
  });

  it('does not verify for another leaf, another index or another root', () => {
    for (const [index, size] of leavesTo(EVERY_OTHER)) {
      const proof = REFERENCE.path(index, size);
      const leaf = leafOf(index);
      for (const other of [...numbers(0, size + 1)].filter(one => one !== index)) {
        expect(inclusionFault({ ...leaf, index: other }, headOf(size), proof)).not.toBeNull();
        expect(inclusionFault(leafOf(other), headOf(size), proof)).not.toBeNull();
        const root = REFERENCE.root(other);
        if (other !== size) expect(inclusionFault(leaf, { size, root }, proof)).not.toBeNull();
      }
    }
  });

  it('verifies for another size only where the RFC takes the same turns: the root binds the size', () => {
    const turns = (index: number, size: number) =>
      inclusionPlan(index, size)
        .map(([first]) =>
          Number((first as SubtreeAt).index * 2 ** (first as SubtreeAt).level > index),
        )
        .join('');
    for (const [index, size] of leavesTo(24)) {
      for (const other of numbers(index + 1, 50)) {
        const head = { size: other, root: REFERENCE.root(size) };
        const verifies = inclusionFault(leafOf(index), head, REFERENCE.path(index, size)) === null;
        const isSameWay = turns(index, size) === turns(index, other);
        expect(verifies, `leaf ${index} of ${size}, as of ${other}`).toBe(isSameWay);
      }
    }
  });

  it('is refused of a leaf that the log does not have, and says so', () => {
    for (const [index, size] of [
      [7, 7],
      [-1, 7],
      [0.5, 7],
      [2, 2.5],
    ] as const) {
      expect(inclusionFault({ ...leafOf(0), index }, { ...headOf(7), size }, [])).toEqual({
        ...{ code: 'no-such-leaf', because: `a log of ${size} has no leaf ${index}` },
        evidence: null,
      });
    }
  });

  it('that leads elsewhere is shown with both roots, as evidence', () => {
    const proof = REFERENCE.path(2, 7).with(0, LEAVES[0] as string);
    const fault = inclusionFault(leafOf(2), headOf(7), proof);
    expect(fault?.code).toBe('root-differs');
    expect(fault?.evidence?.claimed).toBe(REFERENCE.root(7));
    expect(fault?.evidence?.computed).toMatch(/^(?!ddb89be4)[0-9a-f]{64}$/);
    expect(fault?.because).toBe(
      `the root of the log is said to be ${REFERENCE.root(7)}, and the proof leads to ${fault?.evidence?.computed}`,
    );
  });

  it.each([
    [{ index: 3, leafHash: LEAVES[3] as string }, headOf(3), [], 'no-such-leaf'],
    [{ index: -1, leafHash: LEAVES[0] as string }, headOf(3), [], 'no-such-leaf'],
    [{ index: 0.5, leafHash: LEAVES[0] as string }, headOf(3), [], 'no-such-leaf'],
    [{ index: 0, leafHash: LEAVES[0] as string }, headOf(0), [], 'no-such-leaf'],
    [leafOf(0), headOf(3), REFERENCE.path(0, 3).slice(1), 'wrong-length'],
    [leafOf(0), headOf(3), [...REFERENCE.path(0, 3), REFERENCE.root(3)], 'wrong-length'],
    [leafOf(0), headOf(3), REFERENCE.path(0, 3).map(hash => hash.toUpperCase()), 'not-a-hash'],
    [leafOf(0), headOf(3), ['', REFERENCE.root(1)], 'not-a-hash'],
    [{ index: 0, leafHash: 'abc' }, headOf(3), REFERENCE.path(0, 3), 'not-a-hash'],
    [leafOf(0), headOf(3), [`0${REFERENCE.root(1)}`, REFERENCE.root(1)], 'not-a-hash'],
    [leafOf(0), headOf(3), [`${REFERENCE.root(1)}0`, REFERENCE.root(1)], 'not-a-hash'],
  ])('says what is wrong with it: %o in %o', (leaf, head, proof, code) => {
    expect(inclusionFault(leaf, head, proof)?.code).toBe(code);
  });

  it('says how many hashes it has where they are too many or too few', () => {
    const because = (proof: readonly string[]) =>
      inclusionFault(leafOf(0), headOf(3), proof)?.because;
    expect(because([])).toBe('the proof has 0 hashes, and does not reach the root');
    expect(because([...REFERENCE.path(0, 3), REFERENCE.root(3)])).toBe(
      'the proof has 3 hashes, more than lead to the root',
    );
  });

  it('says which of its hashes is none, and does not repeat it', () => {
    const fault = inclusionFault(
      leafOf(0),
      headOf(3),
      REFERENCE.path(0, 3).with(1, 'x'.repeat(999)),
    );
    expect(fault?.because).toBe('hash 2 of the proof is not 64 hexadecimal digits in lower case');
  });

  it.each([
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [Number.NaN, 3],
    [0, Number.POSITIVE_INFINITY],
  ])('is planned for no leaf %d of %d', (index, size) => {
    expect(() => inclusionPlan(index, size)).toThrow(
      new RangeError(`there is no leaf ${index} in a tree of ${size}`),
    );
  });
});

describe('a consistency proof', () => {
  it(`is the PROOF of the RFC, and verifies: all pairs of the sizes 1 to ${LARGEST}`, () => {
    let count = 0;
    for (const [older, newer] of pairsTo(LARGEST)) {
      const proof = proofOf(consistencyPlan(older, newer));
      expect(proof, `${older} to ${newer}`).toEqual(REFERENCE.proof(older, newer));
      expect(consistencyFault(headOf(older), headOf(newer), proof)).toBeNull();
      count += 1;
    }
    expect(count).toBe((LARGEST * (LARGEST + 1)) / 2);
  });

  it(`does not verify once it is tampered with, all of the sizes 1 to ${FORGED}`, () => {
    let count = 0;
    for (const [older, newer] of pairsTo(FORGED)) {
      for (const forged of tampered(REFERENCE.proof(older, newer))) {
        const escaped = consistencyFault(headOf(older), headOf(newer), forged) === null;
        count += 1;
        if (escaped) expect.fail(`${older} to ${newer} by ${forged}`);
      }
    }
    expect(count).toBe({ 16: 2_111, 64: 55_339 }[FORGED]);
  });

  it('does not verify for another older size, nor for other roots', () => {
    for (const [older, newer] of pairsTo(EVERY_OTHER)) {
      const proof = REFERENCE.proof(older, newer);
      const [before, after] = [headOf(older), headOf(newer)];
      const strange = flipped(before.root);
      for (const other of [...numbers(0, newer + 1)].filter(size => size !== older)) {
        expect(consistencyFault({ ...before, size: other }, after, proof)).not.toBeNull();
      }
      expect(consistencyFault({ ...before, root: strange }, after, proof)).not.toBeNull();
      expect(consistencyFault(before, { ...after, root: strange }, proof)).not.toBeNull();
      if (older !== newer) {
        expect(
          consistencyFault({ ...before, root: after.root }, { ...after, root: before.root }, proof),
        ).not.toBeNull();
      }
    }
  });

  it('verifies for another newer size where the turns are the same: the root binds the size', () => {
    const proof = REFERENCE.proof(4, 5);
    expect(consistencyFault(headOf(4), { ...headOf(5), size: 6 }, proof)).toBeNull();
    expect(consistencyFault(headOf(4), headOf(6), proof)?.code).toBe('root-differs');
  });

  it('cannot be made for a log in which an entry was altered since: any entry, any two sizes to 16', () => {
    for (const [older, newer] of pairsTo(16)) {
      for (const at of numbers(0, older - 1)) {
        const forged = new ReferenceTree(INPUTS.with(at, Buffer.from('forged')));
        const head = { size: newer, root: forged.root(newer) };
        for (const proof of [forged.proof(older, newer), REFERENCE.proof(older, newer)]) {
          expect(consistencyFault(headOf(older), head, proof)?.code).toBe('root-differs');
        }
      }
    }
  });

  it('shows both roots of a fork: what was remembered, and what the other log leads to', () => {
    const forged = new ReferenceTree(INPUTS.with(1, Buffer.from('forged')));
    const head = { size: 9, root: forged.root(9) };
    expect(consistencyFault(headOf(6), head, forged.proof(6, 9))).toEqual({
      code: 'root-differs',
      because:
        `the root of the log of 6 is said to be ${REFERENCE.root(6)}, ` +
        `and the proof leads to ${forged.root(6)}`,
      evidence: { claimed: REFERENCE.root(6), computed: forged.root(6) },
    });
  });

  it('of no hashes leads from the empty log to any, and from a log to itself; to nothing else', () => {
    expect(consistencyPlan(0, 9)).toEqual([]);
    expect(consistencyPlan(9, 9)).toEqual([]);
    expect(consistencyFault(headOf(0), headOf(9), [])).toBeNull();
    expect(consistencyFault(headOf(0), headOf(0), [])).toBeNull();
    expect(consistencyFault(headOf(9), headOf(9), [])).toBeNull();
    const other = { size: 9, root: REFERENCE.root(8) };
    expect(consistencyFault(headOf(9), other, [])?.code).toBe('root-differs');
    expect(consistencyFault({ ...other, size: 0 }, headOf(9), [])?.code).toBe('root-differs');
    expect(consistencyFault(headOf(8), headOf(9), [])?.code).toBe('wrong-length');
    expect(consistencyFault(headOf(6), headOf(9), [])?.code).toBe('wrong-length');
    const [root] = REFERENCE.proof(8, 9) as [string];
    expect(consistencyFault(headOf(0), headOf(9), [root])?.code).toBe('wrong-length');
    expect(consistencyFault(headOf(9), headOf(9), [root])?.code).toBe('wrong-length');
  });

  it('is refused of a size that is no count, and of a root that is no hash', () => {
    const because = (older: object, newer: object) =>
      consistencyFault(
        { ...headOf(3), ...older },
        { ...headOf(5), ...newer },
        REFERENCE.proof(3, 5),
      )?.because;
    expect(because({}, {})).toBeUndefined();
    expect(because({ size: 2.5 }, {})).toBe('a log of 5 does not go on from one of 2.5');
    expect(because({ size: -1 }, {})).toBe('a log of 5 does not go on from one of -1');
    expect(because({}, { size: 5.5 })).toBe('a log of 5.5 does not go on from one of 3');
    expect(because({}, { size: 2 })).toBe('a log of 2 does not go on from one of 3');
    expect(because({ root: 'AB' }, {})).toBe(
      'the older root is not 64 hexadecimal digits in lower case',
    );
    expect(because({}, { root: 'AB' })).toBe(
      'the newer root is not 64 hexadecimal digits in lower case',
    );
    expect(consistencyFault(headOf(3), headOf(5), [])?.because).toBe(
      'the proof has 0 hashes, and does not reach the root',
    );
  });

  it('says of which log the root is another: the empty one, one of the same size, the newer', () => {
    const strange = REFERENCE.root(7);
    const of = (older: number, newer: number, which: 'older' | 'newer') => {
      const [one, other] = [headOf(older), headOf(newer)];
      const proof = proofOf(consistencyPlan(older, newer));
      const fault =
        which === 'older'
          ? consistencyFault({ ...one, root: strange }, other, proof)
          : consistencyFault(one, { ...other, root: strange }, proof);
      const because = fault?.because ?? '';
      return /^the root of (.+) is said to be/.exec(because)?.[1];
    };
    expect(of(0, 5, 'older')).toBe('the empty log');
    expect(of(5, 5, 'newer')).toBe('the log of 5');
    expect(of(3, 5, 'older')).toBe('the log of 3');
    expect(of(3, 5, 'newer')).toBe('the log of 5');
  });

  it('is refused when the log has shrunk, and then none is planned', () => {
    expect(consistencyFault(headOf(9), headOf(8), [])?.code).toBe('shrank');
    expect(() => consistencyPlan(9, 8)).toThrow(
      new RangeError('a tree of 8 does not go on from one of 9'),
    );
    expect(() => consistencyPlan(-1, 8)).toThrow(RangeError);
    expect(() => consistencyPlan(1.5, 8)).toThrow(RangeError);
  });

  it('is exact beyond 32 bits: planned in full subtrees that lie side by side', () => {
    const size = Number.MAX_SAFE_INTEGER;
    const plan = consistencyPlan(2 ** 40 + 1, size);
    const leaves = plan.flat().map(({ level }) => 2 ** level);
    // The older tree's last leaf stands alone; all that follows it or precedes it adds up to all leaves.
    expect(leaves.reduce((sum, count) => sum + count, 0)).toBe(size);
    expect(plan.every(part => part.length > 0)).toBe(true);
    expect(inclusionPlan(size - 1, size)).toHaveLength(52);
  });
});

describe('the subtrees that a log keeps', () => {
  it('are completed once each, in order, and are fewer than the leaves', () => {
    fc.assert(
      fc.property(fc.nat(LARGEST), fc.nat(LARGEST), (one, two) => {
        const [before, after] = [Math.min(one, two), Math.max(one, two)];
        const frontier = new MerkleFrontier();
        const first = subtreesCompletedBy(LEAVES.slice(0, before), frontier);
        const second = subtreesCompletedBy(LEAVES.slice(before, after), frontier);
        const all = subtreesCompletedBy(LEAVES.slice(0, after), new MerkleFrontier());
        expect([...first, ...second]).toEqual(all);
        expect(frontier.root()).toBe(REFERENCE.root(after));
        expect(all.length).toBe(after - frontierOf(after).length);
      }),
    );
  });

  it('are the roots of their leaves', () => {
    for (const { level, index, hash } of subtreesCompletedBy(LEAVES, new MerkleFrontier())) {
      const leaves = INPUTS.slice(index * 2 ** level, (index + 1) * 2 ** level);
      expect(leaves).toHaveLength(2 ** level);
      expect(hash).toBe(new ReferenceTree(leaves).root(leaves.length));
    }
  });

  it('are enough to go on: a frontier of any size is read from them, and grows as the whole log does', () => {
    for (const size of numbers(0, LARGEST - 1)) {
      const frontier = MerkleFrontier.from(size, frontierOf(size).map(kept));
      expect([frontier.size, frontier.root()]).toEqual([size, REFERENCE.root(size)]);
      frontier.add(LEAVES[size] as string);
      expect([frontier.size, frontier.root()]).toEqual([size + 1, REFERENCE.root(size + 1)]);
    }
  });

  it('must be as many as the size asks for', () => {
    expect(() => MerkleFrontier.from(3, [kept({ level: 1, index: 0 })])).toThrow(
      new RangeError('the frontier of 3 leaves is 2 hashes, not 1'),
    );
    expect(() => proofFrom(inclusionPlan(0, 3), [])).toThrow(
      new RangeError('the proof is made of 2 hashes, not 0'),
    );
    expect(() => proofFrom(inclusionPlan(0, 3), LEAVES.slice(0, 3))).toThrow(RangeError);
  });
});
