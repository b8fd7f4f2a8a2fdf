/** The Merkle tree hash, against its definition written slowly and against published roots. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MerkleFrontier } from '../../src/ledger/merkle-tree.ts';
import { leafHashOf } from '../../src/ledger/seal.ts';
import { ReferenceTree } from '../support/rfc6962.ts';

const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

function rootOver(inputs: readonly string[]): string {
  const tree = new MerkleFrontier();
  for (const input of inputs) tree.add(leafHashOf(input));
  return tree.root();
}

/** The test vectors of Certificate Transparency: eight inputs, and the root after each. */
const PUBLISHED: readonly [input: string | null, root: string][] = [
  [null, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [
    '606162636465666768696a6b6c6d6e6f',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
];

describe('MerkleFrontier', () => {
  it('gives the roots that Certificate Transparency published, size by size', () => {
    const tree = new MerkleFrontier();
    for (const [input, root] of PUBLISHED) {
      if (input !== null) tree.add(leafHashOf(Buffer.from(input, 'hex').toString('latin1')));
      expect(tree.root()).toBe(root);
    }
  });

  it('equals the definition for every size from 0 to 200', () => {
    const inputs = Array.from({ length: 200 }, (_, at) => `entry ${at + 1}`);
    const reference = new ReferenceTree(inputs.map(input => Buffer.from(input)));
    const tree = new MerkleFrontier();
    for (let size = 0; size <= 200; size += 1) {
      expect([size, tree.root()]).toEqual([size, reference.root(size)]);
      tree.add(leafHashOf(inputs[size] ?? ''));
    }
  });

  it('gives the root again when asked twice, and goes on from there', () => {
    const tree = new MerkleFrontier();
    tree.add(leafHashOf('one'));
    tree.add(leafHashOf('two'));
    tree.add(leafHashOf('three'));
    expect(tree.root()).toBe(tree.root());
    tree.add(leafHashOf('four'));
    expect(tree.root()).toBe(rootOver(['one', 'two', 'three', 'four']));
  });

  it('never takes a node for a leaf: a log of one entry holding two hashes has another root', () => {
    const [left, right] = ['one', 'two'].map(leafHashOf) as [string, string];
    const forged = Buffer.from(left + right, 'hex');
    expect(sha256(Buffer.of(0x01), forged).toString('hex')).toBe(rootOver(['one', 'two']));
    expect(sha256(Buffer.of(0x00), forged).toString('hex')).not.toBe(rootOver(['one', 'two']));
  });

  it('has another root once an entry is altered, left out, added or moved', () => {
    const logs = fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(logs, fc.nat(), (log, pick) => {
        const at = pick % log.length;
        const next = (at + 1) % log.length;
        const altered = log.with(at, `${log[at]}!`);
        const swapped = log.with(at, log[next] ?? '').with(next, log[at] ?? '');
        const others = [altered, swapped, log.toSpliced(at, 1), log.toSpliced(at, 0, 'new')];
        for (const other of others) expect(rootOver(other)).not.toBe(rootOver(log));
      }),
    );
  });
});
