/**
 * The vectors of Certificate Transparency, as transparency-dev/merkle publishes them: the nodes of
 * `testonly/constants.go`, the proofs and the corruptions of `proof/verify_test.go` (the same as in
 * its `testdata/inclusion` and `testdata/consistency`). Its leaves count from one, ours from zero.
 */
import { describe, expect, it } from 'vitest';
import {
  consistencyPlan,
  inclusionPlan,
  type ProofPlan,
  proofFrom,
  subtreesCompletedBy,
} from '../../src/ledger/merkle-proof.ts';
import { EMPTY_ROOT, MerkleFrontier } from '../../src/ledger/merkle-tree.ts';
import { consistencyFault, inclusionFault } from '../../src/ledger/merkle-verify.ts';
import { leafHashOf } from '../../src/ledger/seal.ts';

const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'].concat(
  '606162636465666768696a6b6c6d6e6f',
);

/** NodeHashes(): by level, and by index within it. */
const NODES = [
  [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
    '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
    'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
    '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
  ],
  [
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  ],
  [
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ],
  ['5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;

/** RootHashes(), from the empty tree on. */
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** inclusionProofs of verify_test.go: leaf (from one), size, proof. */
const INCLUSION: readonly [leaf: number, size: number, proof: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    2,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

/** consistencyProofs of verify_test.go: older size, newer size, proof. */
const CONSISTENCY: readonly [older: number, newer: number, proof: readonly string[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];

/** sha256SomeHash of verify_test.go. */
const SOME_HASH = 'abacaba000000000000000000000000000000000000000000060061e00123456';

const LEAVES = INPUTS.map(hex => leafHashOf(Buffer.from(hex, 'hex').toString('latin1')));
const proofOf = (plan: ProofPlan) =>
  proofFrom(
    plan,
    plan.flat().map(({ level, index }) => NODES[level]?.[index] ?? ''),
  );
const headOf = (size: number) => ({ size, root: ROOTS[size] as string });
const flip = (hash: string) =>
  hash.replace(/^./, digit => (Number.parseInt(digit, 16) ^ 1).toString(16));

describe('the tree of the eight published inputs', () => {
  it('has the published leaves, subtrees and roots', () => {
    const frontier = new MerkleFrontier();
    const roots = [frontier.root()];
    const completed = LEAVES.flatMap(leafHash => {
      const subtrees = subtreesCompletedBy([leafHash], frontier);
      roots.push(frontier.root());
      return subtrees;
    });
    const level = (wanted: number) =>
      completed.filter(one => one.level === wanted).map(({ hash }) => hash);
    expect([LEAVES, level(1), level(2), level(3)]).toEqual(NODES);
    expect(roots).toEqual(ROOTS);
    expect(EMPTY_ROOT).toBe(ROOTS[0]);
  });

  it.each(INCLUSION)('has the published inclusion proof of leaf %d in %d', (leaf, size, proof) => {
    expect(proofOf(inclusionPlan(leaf - 1, size))).toEqual(proof);
    const at = { index: leaf - 1, leafHash: LEAVES[leaf - 1] as string };
    expect(inclusionFault(at, headOf(size), proof)).toBeNull();
  });

  it.each(CONSISTENCY)(
    'has the published consistency proof from %d to %d',
    (older, newer, proof) => {
      expect(proofOf(consistencyPlan(older, newer))).toEqual(proof);
      expect(consistencyFault(headOf(older), headOf(newer), proof)).toBeNull();
    },
  );
});

describe('the published corruptions', () => {
  it.each(INCLUSION)('of the proof of leaf %d in %d are all refused', (leaf, size, proof) => {
    const at = { index: leaf - 1, leafHash: LEAVES[leaf - 1] as string };
    const head = headOf(size);
    const corrupt: Parameters<typeof inclusionFault>[] = [
      [{ ...at, index: leaf - 2 }, head, proof],
      [{ ...at, index: leaf }, head, proof],
      [{ ...at, index: (leaf - 1) ^ 2 }, head, proof],
      [at, { ...head, size: size * 2 }, proof],
      [at, { ...head, size: Math.floor(size / 2) }, proof],
      [{ ...at, leafHash: 'WrongLeaf' }, head, proof],
      [at, { ...head, root: EMPTY_ROOT }, proof],
      [at, { ...head, root: SOME_HASH }, proof],
      [at, head, [...proof, '']],
      [at, head, [...proof, head.root]],
      [at, head, ['', ...proof]],
      [at, head, [head.root, ...proof]],
      ...proof.map((hash, n): (typeof corrupt)[number] => [at, head, proof.with(n, flip(hash))]),
    ];
    if (proof.length > 0) corrupt.push([at, head, proof.slice(0, -1)]);
    if (proof.length > 1) corrupt.push([at, head, proof.toSpliced(1, 0, SOME_HASH)]);
    expect(corrupt.filter(probe => inclusionFault(...probe) === null)).toEqual([]);
  });

  it.each(CONSISTENCY.slice(1))(
    'of the proof from %d to %d are all refused',
    (older, newer, proof) => {
      const [a, b] = [headOf(older), headOf(newer)];
      const [first] = proof as [string];
      const corrupt: Parameters<typeof consistencyFault>[] = [
        [{ ...a, size: older - 1 }, b, proof],
        [{ ...a, size: older + 1 }, b, proof],
        [{ ...a, size: older ^ 2 }, b, proof],
        [a, { ...b, size: newer * 2 }, proof],
        [a, { ...b, size: Math.floor(newer / 2) }, proof],
        [{ ...a, root: 'WrongRoot' }, b, proof],
        [a, { ...b, root: 'WrongRoot' }, proof],
        [{ ...a, root: b.root }, { ...b, root: a.root }, proof],
        [a, b, []],
        ...['', a.root, b.root].map((one): (typeof corrupt)[number] => [a, b, [...proof, one]]),
        ...['', a.root, b.root, first].map((one): (typeof corrupt)[number] => [
          a,
          b,
          [one, ...proof],
        ]),
        [a, b, proof.slice(0, -1)],
        ...proof.map((hash, n): (typeof corrupt)[number] => [a, b, proof.with(n, flip(hash))]),
      ];
      expect(corrupt.filter(probe => consistencyFault(...probe) === null)).toEqual([]);
    },
  );
});
