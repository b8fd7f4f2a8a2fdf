/** Reading the whole log again: damage of each kind is named, with the place where it lies. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/entry.ts';
import { MerkleFrontier, type SubtreeAt } from '../../src/ledger/merkle-tree.ts';
import { readEntries } from '../../src/ledger/read.ts';
import { canonicalText, leafHashOf, seal } from '../../src/ledger/seal.ts';
import type { LedgerStore, StoredEntry } from '../../src/ledger/store.ts';
import { Inspection, verify } from '../../src/ledger/verify.ts';
import { MemoryStore } from '../../src/store/memory.ts';

/** A store of the bytes it is given, in batches of two; it has no idea whether they are sound. */
class Attic implements LedgerStore {
  readonly #entries: readonly StoredEntry[];
  readonly #checkpoints: readonly string[];

  constructor(entries: readonly StoredEntry[], checkpoints: readonly string[] = []) {
    this.#entries = entries;
    this.#checkpoints = checkpoints;
  }

  async size() {
    return this.#entries.length;
  }

  async *read() {
    for (let at = 0; at < this.#entries.length; at += 2) yield this.#entries.slice(at, at + 2);
  }

  async lastEntries() {
    return [];
  }

  async append(): Promise<never> {
    throw new Error('nothing is added to an attic');
  }

  /** Of the hashes that it was given. */
  async subtrees(at: readonly SubtreeAt[]) {
    const frontier = new MerkleFrontier();
    const all = this.#entries.flatMap(({ leafHash }) => frontier.add(leafHash));
    return at.map(
      ({ level, index }) => all.find(one => one.level === level && one.index === index)?.hash ?? '',
    );
  }

  async checkpoints() {
    return this.#checkpoints;
  }

  async keepCheckpoint(): Promise<never> {
    throw new Error('nothing is added to an attic');
  }

  async inconsistencies() {
    return [];
  }

  async close() {}
}

/** A day on which a record was complete: the shortest entry there is. */
function entryAt(position: number, change: object = {}): Entry {
  return {
    type: 'completeness',
    treaty: position % 2 === 0 ? 'IV-13' : 'IV-4',
    completeTo: '2001-12-06',
    id: `018f0000-0000-7000-8000-00000000000${position}`,
    recordedBy: 'the treaty section',
    format: 1,
    position,
    version: Math.ceil(position / 2),
    previous: position > 2 ? seal(entryAt(position - 2)).leafHash : null,
    recordedAt: `2026-11-2${position}T09:30:00.000Z`,
    ...change,
  } as Entry;
}

function stored(entry: Entry): StoredEntry {
  const { canonical, leafHash } = seal(entry);
  return { position: entry.position, canonical, leafHash };
}

/** Bytes put in the place of an entry, with the hash they should have. */
function forged(position: number, canonical: string): StoredEntry {
  return { position, canonical, leafHash: leafHashOf(canonical) };
}

const SOUND = [1, 2, 3, 4, 5].map(position => stored(entryAt(position)));

async function faultsOf(entries: readonly StoredEntry[]): Promise<string[]> {
  const { faults, ok } = await verify(new Attic(entries));
  expect(ok).toBe(faults.length === 0);
  return faults.map(({ position, what }) => `${position}: ${what}`);
}

const withEntry = (position: number, entry: StoredEntry) => SOUND.with(position - 1, entry);

describe('verify', () => {
  it('finds a sound log sound, and gives its size and root', async () => {
    expect(await verify(new Attic(SOUND))).toMatchObject({ ok: true, size: 5, faults: [] });
  });

  it('gives the hash of nothing as the root of an empty log', async () => {
    expect(await verify(new MemoryStore())).toEqual({
      ok: true,
      size: 0,
      root: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      faults: [],
      checkpoints: 0,
      signedUpTo: null,
    });
  });

  it('names the entry whose bytes were altered, with its id', async () => {
    const second = SOUND[1] as StoredEntry;
    const canonical = second.canonical.replace('2001-12-06', '2001-12-07');
    const { faults } = await verify(new Attic(withEntry(2, { ...second, canonical })));
    expect(faults[0]).toEqual({
      position: 2,
      id: '018f0000-0000-7000-8000-000000000002',
      what: 'its bytes do not match its hash',
    });
  });

  it('names the entry whose hash was altered', async () => {
    const fifth = { ...(SOUND[4] as StoredEntry), leafHash: '0'.repeat(64) };
    expect(await faultsOf(withEntry(5, fifth))).toEqual(['5: its bytes do not match its hash']);
  });

  it('names an entry whose bytes no longer say anything, and has no id for it', async () => {
    const halves = ['{"treaty":"IV-4"}', `{"recordedAt":"2026-11-25T09:30:00.000Z"}`];
    for (const rubbish of ['', 'null', '13', '{}', '[]', '{"position":', ...halves]) {
      const { faults } = await verify(new Attic(withEntry(5, forged(5, rubbish))));
      expect(faults).toEqual([{ position: 5, id: null, what: 'its bytes are no entry' }]);
    }
  });

  it('names bytes that are not canonical, though their hash be right', async () => {
    const spaced = JSON.stringify(entryAt(5), null, 1);
    expect(await faultsOf(withEntry(5, forged(5, spaced)))).toEqual([
      '5: its bytes are not canonical',
    ]);
  });

  it('names an entry whose bytes speak of another place', async () => {
    const moved = forged(5, canonicalText(entryAt(5, { position: 6 })));
    expect(await faultsOf(withEntry(5, moved))).toEqual(['5: its bytes say position 6']);
  });

  it('names an entry that stands where another should: one was taken out before it', async () => {
    expect(await faultsOf(SOUND.toSpliced(3, 1))).toEqual(['5: it stands at 5, not 4']);
    expect(await faultsOf(SOUND.slice(1))).toContain('2: it stands at 2, not 1');
  });

  it('names an entry that stands twice', async () => {
    expect(await faultsOf([...SOUND, SOUND[4] as StoredEntry])).toContain(
      '5: it stands at 5, not 6',
    );
  });

  it('names a gap in the versions of one treaty', async () => {
    expect(await faultsOf(withEntry(5, stored(entryAt(5, { version: 4 }))))).toEqual([
      '5: its version is 4, not 3',
    ]);
  });

  it('names an entry that does not follow on the one of its treaty before it', async () => {
    const unchained = stored(entryAt(5, { previous: '0'.repeat(64) }));
    expect(await faultsOf(withEntry(5, unchained))).toEqual([
      '5: it does not follow on the entry of its subject before it',
    ]);
  });

  it('takes an entry that cannot be read for a version that is missing, once', async () => {
    const unread = withEntry(3, forged(3, '{}'));
    expect(await faultsOf(unread)).toEqual(['3: its bytes are no entry']);
    const later = [...unread, stored(entryAt(6, { version: 4 }))];
    expect(await faultsOf(later)).toEqual([
      '3: its bytes are no entry',
      '6: its version is 4, not 3',
    ]);
  });

  it('names a version that comes again, and still the one that is missing after it', async () => {
    const again = stored(entryAt(5, { version: 2 }));
    const later = [...withEntry(5, again), stored(entryAt(6, { version: 4 }))];
    expect(await faultsOf(later)).toEqual([
      '5: its version is 2, not 3',
      '6: its version is 4, not 3',
    ]);
  });

  it('names an entry that was recorded before the one that precedes it', async () => {
    const early = stored(entryAt(5, { recordedAt: '2026-11-24T09:29:59.999Z' }));
    expect(await faultsOf(withEntry(5, early))).toEqual([
      '5: it was recorded before the entry that precedes it',
    ]);
  });

  it('lets two entries bear one instant: a batch is recorded at once', async () => {
    const together = stored(entryAt(5, { recordedAt: '2026-11-24T09:30:00.000Z' }));
    expect(await faultsOf(withEntry(5, together))).toEqual([]);
  });

  it('shows only by the root that an entry was rewritten whole, or that the tail was cut', async () => {
    const rewritten = withEntry(5, stored(entryAt(5, { completeTo: '2001-12-07' })));
    const { root } = await verify(new Attic(SOUND));
    for (const other of [rewritten, SOUND.slice(0, 4)]) {
      const verified = await verify(new Attic(other));
      expect(verified.ok).toBe(true);
      expect(verified.root).not.toBe(root);
    }
  });

  it('names the subtrees that are not the hashes of their leaves, each by its entries', async () => {
    class Uprooted extends Attic {
      override async subtrees(at: readonly SubtreeAt[]) {
        const hashes = await super.subtrees(at);
        return hashes.map((hash, n) => (at[n]?.level === 0 ? hash : ''));
      }
    }
    const nothingKept = (first: number, last: number) => ({
      ...{ position: last, id: null },
      what: `the tree does not have the hash of entries ${first} to ${last}`,
    });
    const { ok, faults } = await verify(new Uprooted(SOUND));
    expect(ok).toBe(false);
    expect(faults).toEqual([nothingKept(1, 2), nothingKept(3, 4), nothingKept(1, 4)]);
  });

  it('names an entry that says what no entry can say, and goes on', async () => {
    const shapeFault = (entry: unknown) =>
      (entry as Entry).position === 4 ? 'it is of no known kind' : null;
    expect((await verify(new Attic(SOUND), shapeFault)).faults).toEqual([
      { position: 4, id: entryAt(4).id, what: 'it is of no known kind' },
    ]);
    expect(new Inspection().faultsOf(SOUND[0] as StoredEntry, 1)).toEqual([]);
  });

  it('names what the store finds wrong with itself, and the root of the log as its bytes are', async () => {
    class Unwell extends Attic {
      override async inconsistencies() {
        return ['an index disagrees with the entries'] as never[];
      }
    }
    const { ok, faults, root } = await verify(new Unwell(SOUND));
    expect(ok).toBe(false);
    expect(faults).toEqual([
      { position: 0, id: null, what: 'an index disagrees with the entries' },
    ]);
    const frontier = new MerkleFrontier();
    for (const { canonical } of SOUND) frontier.add(leafHashOf(canonical));
    expect(root).toBe(frontier.root());
    const [first] = SOUND as [StoredEntry];
    const misfiled = withEntry(1, { ...first, leafHash: '0'.repeat(64) });
    expect((await verify(new Attic(misfiled))).root).toBe(root);
  });

  it('names first the entry of which any one character was changed', async () => {
    const anywhere = fc.tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.nat(),
      fc.string({ maxLength: 2 }),
    );
    await fc.assert(
      fc.asyncProperty(anywhere, async ([position, at, put]) => {
        const sound = SOUND[position - 1] as StoredEntry;
        const cut = at % sound.canonical.length;
        const canonical = sound.canonical.slice(0, cut) + put + sound.canonical.slice(cut + 1);
        fc.pre(canonical !== sound.canonical);
        const [first] = await faultsOf(withEntry(position, { ...sound, canonical }));
        expect(first).toBe(`${position}: its bytes do not match its hash`);
      }),
    );
  });
});

describe('readEntries', () => {
  it('reads batch after batch, in order', async () => {
    const entries = await readEntries(new Attic(SOUND), { from: 1, to: 5 });
    expect(entries).toEqual([1, 2, 3, 4, 5].map(position => entryAt(position)));
  });

  it('gives nothing at all rather than replay an altered entry', async () => {
    const third = SOUND[2] as StoredEntry;
    const canonical = third.canonical.replace('2001', '2002');
    const damaged = new Attic(withEntry(3, { ...third, canonical }));
    await expect(readEntries(damaged, { from: 1, to: 5 })).rejects.toMatchObject({
      category: 'damage',
      code: 'damaged-entry',
      message: 'entry 3 was altered: its bytes no longer match its hash',
      details: { position: 3 },
    });
  });
});
