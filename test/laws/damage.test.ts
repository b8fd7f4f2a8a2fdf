/** Law of damage: whatever one entry is changed into, that entry is named, and no other. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LedgerStore, Selection, StoredEntry } from '../../src/ledger/store.ts';
import { verify } from '../../src/ledger/verify.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { anyHistory, interleaved, ledgerWith } from '../support/histories.ts';

const damage = fc.record({ entry: fc.nat(), place: fc.nat(), put: fc.string({ maxLength: 3 }) });

it('names the one entry whose bytes were changed', () =>
  fc.assert(
    fc.asyncProperty(anyHistory.chain(interleaved), damage, async (acts, { entry, place, put }) => {
      const store = new MemoryStore();
      await ledgerWith(acts, { store });
      const position = (entry % (await store.size())) + 1;
      const { faults } = await verify(
        changedAt(store, position, text => spliced(text, place, put)),
      );
      expect(faults).toMatchObject([{ position, what: 'its bytes do not match its hash' }]);
    }),
  ));

it('finds nothing where nothing was changed', () =>
  fc.assert(
    fc.asyncProperty(anyHistory.chain(interleaved), async acts => {
      const store = new MemoryStore();
      await ledgerWith(acts, { store });
      expect(await verify(store)).toMatchObject({ ok: true, faults: [] });
    }),
    { numRuns: 20 },
  ));

/** One character goes, and something else stands in its place. */
function spliced(text: string, place: number, put: string): string {
  const at = place % text.length;
  const changed = text.slice(0, at) + put + text.slice(at + 1);
  return changed === text ? `${text} ` : changed;
}

function changedAt(
  store: LedgerStore,
  position: number,
  change: (canonical: string) => string,
): LedgerStore {
  const read = async function* (selection: Selection): AsyncIterable<readonly StoredEntry[]> {
    for await (const batch of store.read(selection)) {
      yield batch.map(stored =>
        stored.position === position ? { ...stored, canonical: change(stored.canonical) } : stored,
      );
    }
  };
  return { ...bound(store), read };
}

function bound(store: LedgerStore): LedgerStore {
  return {
    size: () => store.size(),
    read: selection => store.read(selection),
    lastEntries: size => store.lastEntries(size),
    append: (entries, expectedSize) => store.append(entries, expectedSize),
    subtrees: at => store.subtrees(at),
    checkpoints: () => store.checkpoints(),
    keepCheckpoint: note => store.keepCheckpoint(note),
    inconsistencies: () => store.inconsistencies(),
    close: () => store.close(),
  };
}
