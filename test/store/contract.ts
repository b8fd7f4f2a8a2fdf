/** What every store promises, whatever it keeps the log in: one suite that each of them must pass. */
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { Entry, Subject } from '../../src/ledger/entry.ts';
import { MerkleFrontier } from '../../src/ledger/merkle-tree.ts';
import { consistencyFault, inclusionFault } from '../../src/ledger/merkle-verify.ts';
import { consistencyProof, inclusionProof, rootAt } from '../../src/ledger/proving.ts';
import { type SealedEntry, seal } from '../../src/ledger/seal.ts';
import type { LedgerStore, Selection, StoredEntry } from '../../src/ledger/store.ts';

export function idOf(position: number): string {
  return `018f0000-0000-7000-8000-${String(position).padStart(12, '0')}`;
}

/** Sealed entries of a sound log, one for each subject in the order given. */
export function logOf(...subjects: string[]): SealedEntry[] {
  const last = new Map<string, SealedEntry>();
  return subjects.map((subject, n) => {
    const before = last.get(subject);
    const previous = before?.leafHash ?? null;
    const sealed = sealedAt(n + 1, subject, (before?.entry.version ?? 0) + 1, { previous });
    last.set(subject, sealed);
    return sealed;
  });
}

/** One entry about the subject: a participant for the register; for a treaty its definition, then declarations. */
export function sealedAt(position: number, subject: string, version: number, change = {}) {
  const matter =
    subject === 'register'
      ? { type: 'participant', definition: { id: 'URY', name: `«Uruguay» ${version} 🇺🇾` } }
      : version === 1
        ? { type: 'treaty', definition: { id: subject } }
        : { type: 'completeness', treaty: subject, completeTo: '2001-12-06' };
  return seal({
    ...matter,
    id: idOf(position),
    recordedBy: 'the treaty section',
    format: 1,
    position,
    version,
    recordedAt: '2026-11-24T09:30:00.000Z',
    ...change,
  } as unknown as Entry);
}

export async function readAll(store: LedgerStore, selection: Selection): Promise<StoredEntry[]> {
  const all: StoredEntry[] = [];
  for await (const batch of store.read(selection)) all.push(...batch);
  return all;
}

const EVERYTHING = { from: 1, to: Number.MAX_SAFE_INTEGER };

const asStored = ({ entry, canonical, leafHash }: SealedEntry): StoredEntry => ({
  position: entry.position,
  canonical,
  leafHash,
});

const subject = (text: string) => ({ subject: text as Subject });

/** By the leaves alone, one after another. */
function rootOf(leaves: readonly string[]): string {
  const frontier = new MerkleFrontier();
  for (const leaf of leaves) frontier.add(leaf);
  return frontier.root();
}

/** @param open gives an empty store, a new one each time. */
export function storeContract(name: string, open: () => Promise<LedgerStore>): void {
  const withStore = (test: (store: LedgerStore) => Promise<void>) => async () => {
    const store = await open();
    try {
      await test(store);
    } finally {
      await store.close();
    }
  };

  describe(`${name} keeps the promises of a store`, () => {
    it(
      'holds nothing at first',
      withStore(async store => {
        expect(await store.size()).toBe(0);
        expect(await store.lastEntries(9)).toEqual([]);
        for (const selection of [EVERYTHING, subject('IV-13'), { id: idOf(1) }]) {
          expect(await readAll(store, selection)).toEqual([]);
        }
      }),
    );

    it(
      'keeps the tree over the log, however the entries came: each root and each proof is that of the leaves',
      withStore(async store => {
        const log = logOf(
          ...Array.from({ length: 13 }, (_, n) => (n === 0 ? 'register' : 'IV-13')),
        );
        for (const [from, to] of [
          [0, 1],
          [1, 6],
          [6, 8],
          [8, 13],
        ] as const) {
          expect(await store.append(log.slice(from, to), from)).toBe('appended');
        }
        const leaves = log.map(({ leafHash }) => leafHash);
        for (let size = 0; size <= 13; size += 1) {
          const root = rootOf(leaves.slice(0, size));
          expect(await rootAt(store, size)).toBe(root);
          for (let position = 1; position <= size; position += 1) {
            const proof = await inclusionProof(store, position, size);
            const leaf = { index: position - 1, leafHash: leaves[position - 1] as string };
            expect(inclusionFault(leaf, { size, root }, proof)).toBeNull();
          }
          const older = { size: Math.floor(size / 2), root: rootOf(leaves.slice(0, size / 2)) };
          const grown = await consistencyProof(store, older.size, size);
          expect(consistencyFault(older, { size, root }, grown)).toBeNull();
        }
        expect(await store.inconsistencies()).toEqual([]);
      }),
    );

    it(
      'gives back the very bytes that it was given, beyond the letters of ASCII too',
      withStore(async store => {
        const note = 'Côte d’Ivoire, São Tomé, \u2028 \\ " \u0001 e\u0301 🇺🇾';
        const entries = [...logOf('register', 'IV-13'), sealedAt(3, 'IV-13', 2, { note })];
        expect(await store.append(entries, 0)).toBe('appended');
        expect(await store.size()).toBe(3);
        expect(await readAll(store, EVERYTHING)).toEqual(entries.map(asStored));
      }),
    );

    it(
      'reads from one position to another, both included, in order',
      withStore(async store => {
        const entries = logOf('register', 'IV-13', 'IV-4', 'register', 'IV-13');
        await store.append(entries, 0);
        const between = async (from: number, to: number) =>
          (await readAll(store, { from, to })).map(({ position }) => position);
        expect(await between(2, 4)).toEqual([2, 3, 4]);
        expect(await between(5, 5)).toEqual([5]);
        expect(await between(4, 99)).toEqual([4, 5]);
        expect(await between(0, 1)).toEqual([1]);
        expect(await between(0, 0)).toEqual([]);
        expect(await between(6, 9)).toEqual([]);
        expect(await between(4, 2)).toEqual([]);
      }),
    );

    it.each(['participant-event', 'participant-event-retraction'])(
      'reads a %s among what is about the register',
      type =>
        withStore(async store => {
          const entry = sealedAt(2, 'register', 2, { type, participant: 'URY' });
          expect(await store.append([...logOf('register'), entry], 0)).toBe('appended');
          const read = await readAll(store, subject('register'));
          expect(read.map(({ position }) => position)).toEqual([1, 2]);
        })(),
    );

    it(
      'reads what is about one treaty, or about the register, and nothing else',
      withStore(async store => {
        await store.append(logOf('register', 'IV-13', 'IV-1', 'register', 'IV-13', 'IV-13'), 0);
        const about = async (text: string) =>
          (await readAll(store, subject(text))).map(({ position }) => position);
        expect(await about('IV-13')).toEqual([2, 5, 6]);
        expect(await about('register')).toEqual([1, 4]);
        expect(await about('IV-1')).toEqual([3]);
        expect(await about('IV')).toEqual([]);
      }),
    );

    it(
      'reads what names one participant, in order and without a page lost',
      withStore(async store => {
        const names = ['URY', 'EGY', null] as const;
        const entries = Array.from({ length: 3300 }, (_, n) => {
          const participant = names[n % 3];
          const act = participant && { type: 'act', treaty: 'IV-13', participant };
          return sealedAt(n + 1, 'IV-13', n + 1, act ?? {});
        });
        expect(await store.append(entries, 0)).toBe('appended');
        const naming = async (id: string) =>
          (await readAll(store, { participant: id as ParticipantId })).map(one => one.position);
        const every = (first: number) => Array.from({ length: 1100 }, (_, n) => first + 3 * n);
        expect(await naming('URY')).toEqual(every(1));
        expect(await naming('EGY')).toEqual(every(2));
        expect(await naming('GHA')).toEqual([]);
      }),
    );

    it(
      'reads the definitions of all treaties',
      withStore(async store => {
        await store.append(logOf('register', 'IV-13', 'IV-13', 'IV-4', 'register', 'IV-1'), 0);
        const read = await readAll(store, { type: 'treaty' });
        expect(read.map(({ position }) => position)).toEqual([2, 4, 6]);
      }),
    );

    it(
      'finds one entry by its id',
      withStore(async store => {
        const entries = logOf('register', 'IV-13', 'IV-13');
        await store.append(entries, 0);
        expect(await readAll(store, { id: idOf(2) })).toEqual(entries.slice(1, 2).map(asStored));
        expect(await readAll(store, { id: idOf(9) })).toEqual([]);
      }),
    );

    it(
      'gives the last entry of each subject at any size',
      withStore(async store => {
        const log = logOf('register', 'IV-13', 'IV-13', 'IV-4', 'register');
        await store.append(log, 0);
        const lastAt = async (size: number) =>
          (await store.lastEntries(size)).toSorted((a, b) => (a.subject < b.subject ? -1 : 1));
        const at = (position: number, subject: string, version: number) => {
          const { leafHash } = log[position - 1] as SealedEntry;
          return { subject, version, leafHash };
        };
        expect(await lastAt(0)).toEqual([]);
        expect(await lastAt(2)).toEqual([at(2, 'IV-13', 1), at(1, 'register', 1)]);
        const all = [at(3, 'IV-13', 2), at(4, 'IV-4', 1), at(5, 'register', 2)];
        expect(await lastAt(5)).toEqual(all);
        expect(await lastAt(99)).toEqual(all);
      }),
    );

    it(
      'keeps checkpoints in their order and byte for byte, and none of them twice',
      withStore(async store => {
        await store.append(logOf('register', 'IV-13', 'IV-13'), 0);
        const notes = [3, 1, 2].map(size => `Ökolog 🇺🇾\n${size}\nroot\n\n— ключ c2lnbg==\n`);
        expect(await store.checkpoints()).toEqual([]);
        for (const note of notes) await store.keepCheckpoint(note);
        for (const note of notes) await store.keepCheckpoint(note);
        expect(await store.checkpoints()).toEqual(notes);
        expect(await store.inconsistencies()).toEqual([]);
        expect(await store.size()).toBe(3);
      }),
    );

    it.each([999, 1000, 1001, 2000, 2500])('reads %d entries whole and in order', count =>
      withStore(async store => {
        const all = [...logOf(...Array<string>(count).fill('IV-13'))].map(asStored);
        await store.append(logOf(...Array<string>(count).fill('IV-13')), 0);
        expect(await readAll(store, EVERYTHING)).toEqual(all);
        expect(await readAll(store, subject('IV-13'))).toEqual(all);
        expect(await readAll(store, { from: 2, to: count - 1 })).toEqual(all.slice(1, -1));
      })(),
    );

    it(
      'appends batch after batch',
      withStore(async store => {
        const entries = logOf('register', 'IV-13', 'IV-13', 'IV-4');
        expect(await store.append(entries.slice(0, 1), 0)).toBe('appended');
        expect(await store.append([], 1)).toBe('appended');
        expect(await store.append(entries.slice(1), 1)).toBe('appended');
        expect(await readAll(store, EVERYTHING)).toEqual(entries.map(asStored));
      }),
    );

    it(
      'appends nothing where the log is not as long as it was read',
      withStore(async store => {
        const entries = logOf('register', 'IV-13', 'IV-13');
        await store.append(entries.slice(0, 2), 0);
        for (const expectedSize of [0, 1, 3]) {
          expect(await store.append(entries.slice(2), expectedSize)).toBe('log-moved-on');
        }
        expect(await store.append([], 1)).toBe('log-moved-on');
        expect(await store.size()).toBe(2);
      }),
    );

    it(
      'lets one of two writers win who have read the same log',
      withStore(async store => {
        const [ours, theirs] = [sealedAt(1, 'register', 1), sealedAt(1, 'IV-13', 1)];
        const outcomes = await Promise.all([store.append([ours], 0), store.append([theirs], 0)]);
        expect(outcomes.sort()).toEqual(['appended', 'log-moved-on']);
        expect(await store.size()).toBe(1);
      }),
    );

    it(
      'appends none of a batch where one of its ids is taken',
      withStore(async store => {
        const log = logOf('register', 'IV-13');
        await store.append(log, 0);
        const batch = [sealedAt(3, 'IV-13', 2), sealedAt(4, 'IV-13', 3, { id: idOf(1) })];
        expect(await store.append(batch, 2)).toBe('id-taken');
        expect(await readAll(store, EVERYTHING)).toEqual(log.map(asStored));
      }),
    );

    it(
      'appends none of a batch in which one id stands twice',
      withStore(async store => {
        const batch = [sealedAt(1, 'IV-13', 1), sealedAt(2, 'IV-13', 2, { id: idOf(1) })];
        expect(await store.append(batch, 0)).toBe('id-taken');
        expect(await store.size()).toBe(0);
      }),
    );
  });
}
