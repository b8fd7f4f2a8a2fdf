/** A log goes on from what was seen of it, or it shrank or forked: for logs and sizes of every kind. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discontinuity, headOf } from '../../src/ledger/continuity.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { EMPTY_ROOT, frontierOf, type SubtreeAt } from '../../src/ledger/merkle-tree.ts';
import { rootAt } from '../../src/ledger/proving.ts';
import { type SealedEntry, seal } from '../../src/ledger/seal.ts';
import { MemoryStore } from '../../src/store/memory.ts';

const LOG: readonly SealedEntry[] = readFileSync(
  new URL('../support/logs/reports.jsonl', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .slice(0, 70)
  .map(line => seal((JSON.parse(line) as { entry: Entry }).entry));

async function storeOf(log: readonly SealedEntry[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  expect(await store.append(log, 0)).toBe('appended');
  return store;
}

const seenAt = async (size: number) => headOf(await storeOf(LOG.slice(0, size)));
const isSame = (one: SubtreeAt, other: SubtreeAt) =>
  one.level === other.level && one.index === other.index;
const anySize = fc.integer({ min: 0, max: LOG.length });

describe('a log', () => {
  it('goes on from every smaller one of the same beginning, also from the empty one', async () => {
    await fc.assert(
      fc.asyncProperty(anySize, anySize, async (one, other) => {
        const [smaller, larger] = [Math.min(one, other), Math.max(one, other)];
        const store = await storeOf(LOG.slice(0, larger));
        expect(await discontinuity(store, await seenAt(smaller))).toBeNull();
      }),
    );
    expect(await discontinuity(await storeOf([]), { size: 0, root: EMPTY_ROOT })).toBeNull();
  });

  it('that has fewer entries than were seen shrank, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(anySize, anySize, async (one, other) => {
        fc.pre(one !== other);
        const store = await storeOf(LOG.slice(0, Math.min(one, other)));
        const seen = await seenAt(Math.max(one, other));
        expect(await discontinuity(store, seen)).toEqual({
          kind: 'shrank',
          seen,
          found: await headOf(store),
        });
      }),
    );
  });

  it('in which one entry is another forked if that entry was seen, and only then', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(LOG.length - 1), anySize, async (at, size) => {
        const { entry } = LOG[at] as SealedEntry;
        const other = LOG.with(at, seal({ ...entry, source: 'as I would have it' }));
        const store = await storeOf(other);
        const found = await discontinuity(store, await seenAt(size));
        expect(found?.kind ?? null).toBe(at < size ? 'forked' : null);
        if (found === null) return;
        expect(found.found).toEqual(await headOf(await storeOf(other.slice(0, size))));
        expect(found.found.root).not.toBe(found.seen.root);
      }),
    );
  });

  it('that is forged, beside subtrees that still give the old root, forked', async () => {
    const { entry } = LOG[2] as SealedEntry;
    const forged = LOG.with(2, seal({ ...entry, source: 'as I would have it' }));
    for (const size of [3, 5, 8, 13, 64]) {
      const old = await storeOf(LOG.slice(0, size));
      class TwoFaced extends MemoryStore {
        override async subtrees(at: readonly SubtreeAt[]) {
          const isOfOld = at.every(one => frontierOf(size).some(kept => isSame(kept, one)));
          return isOfOld ? old.subtrees(at) : super.subtrees(at);
        }
      }
      const store = new TwoFaced();
      await store.append(forged, 0);
      const seen = await seenAt(size);
      expect(await rootAt(store, size)).toBe(seen.root);
      expect(await discontinuity(store, seen)).toMatchObject({ kind: 'forked', seen });
    }
  });

  it('is not taken for what was seen where that is no root at all', async () => {
    const store = await storeOf(LOG);
    for (const root of ['', 'f'.repeat(64), EMPTY_ROOT.toUpperCase()]) {
      for (const size of [0, 1, LOG.length]) {
        expect(await discontinuity(store, { size, root })).toMatchObject({ kind: 'forked' });
      }
    }
  });
});
