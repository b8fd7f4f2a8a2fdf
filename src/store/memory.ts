/** A ledger in memory: a plain array, for tests and for trying things out. It keeps the same promises. */
import { type Subject, subjectOf } from '../ledger/entry.ts';
import type { LastEntry } from '../ledger/last-entries.ts';
import { MerkleFrontier, type SubtreeAt } from '../ledger/merkle-tree.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { Appended, LedgerStore, Selection, StoredEntry } from '../ledger/store.ts';

export class MemoryStore implements LedgerStore {
  readonly #log: SealedEntry[] = [];
  readonly #frontier = new MerkleFrontier();
  readonly #subtrees = new Map<string, string>();
  readonly #checkpoints = new Set<string>();

  async size(): Promise<number> {
    return this.#log.length;
  }

  async *read(selection: Selection): AsyncIterable<readonly StoredEntry[]> {
    yield this.#log.filter(sealed => isSelected(sealed, selection)).map(stored);
  }

  async lastEntries(size: number): Promise<readonly LastEntry[]> {
    const last = new Map<Subject, LastEntry>();
    for (const { entry, leafHash } of this.#log.slice(0, size)) {
      const subject = subjectOf(entry);
      last.set(subject, { subject, version: entry.version, leafHash });
    }
    return [...last.values()];
  }

  async append(entries: readonly SealedEntry[], expectedSize: number): Promise<Appended> {
    if (this.#log.length !== expectedSize) return 'log-moved-on';
    const ids = new Set(this.#log.map(({ entry }) => entry.id));
    for (const { entry } of entries) {
      if (ids.has(entry.id)) return 'id-taken';
      ids.add(entry.id);
    }
    this.#log.push(...entries);
    for (const { leafHash } of entries) {
      for (const { level, index, hash } of this.#frontier.add(leafHash)) {
        this.#subtrees.set(`${level} ${index}`, hash);
      }
    }
    return 'appended';
  }

  async subtrees(at: readonly SubtreeAt[]): Promise<readonly string[]> {
    return at.map(({ level, index }) =>
      level === 0
        ? (this.#log[index]?.leafHash ?? '')
        : (this.#subtrees.get(`${level} ${index}`) ?? ''),
    );
  }

  async checkpoints(): Promise<readonly string[]> {
    return [...this.#checkpoints];
  }

  async keepCheckpoint(note: string): Promise<void> {
    this.#checkpoints.add(note);
  }

  async inconsistencies(): Promise<readonly string[]> {
    return [];
  }

  async close(): Promise<void> {}
}

function isSelected({ entry }: SealedEntry, selection: Selection): boolean {
  if ('id' in selection) return entry.id === selection.id;
  if ('subject' in selection) return subjectOf(entry) === selection.subject;
  if ('type' in selection) return entry.type === selection.type;
  if ('participant' in selection) {
    return 'participant' in entry && entry.participant === selection.participant;
  }
  return entry.position >= selection.from && entry.position <= selection.to;
}

function stored({ entry, canonical, leafHash }: SealedEntry): StoredEntry {
  return { position: entry.position, canonical, leafHash };
}
