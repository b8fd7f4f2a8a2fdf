/** All that a ledger asks of a database. No update, no delete, no transaction callback. */
import type { ParticipantId } from '../domain/participant.ts';
import type { Subject } from './entry.ts';
import type { LastEntry } from './last-entries.ts';
import type { SubtreeAt } from './merkle-tree.ts';
import type { SealedEntry } from './seal.ts';

/** An entry as the database gives it back: the bytes are parsed and checked by the reader. */
export interface StoredEntry {
  readonly position: number;
  readonly canonical: string;
  readonly leafHash: string;
}

/** Positions count from one; `from` and `to` are included. */
export type Selection =
  | { readonly from: number; readonly to: number }
  | { readonly subject: Subject }
  /** What names the participant: its acts, what befell it, and corrections that give an act to it. */
  | { readonly participant: ParticipantId }
  /** The definitions of all treaties. */
  | { readonly type: 'treaty' }
  | { readonly id: string };

export type Appended = 'appended' | 'log-moved-on' | 'id-taken';

export interface LedgerStore {
  /** How many entries the log holds, which is also the position of the last. */
  size(): Promise<number>;
  /** In order of position, in batches. */
  read(selection: Selection): AsyncIterable<readonly StoredEntry[]>;
  /** The last entry of every subject that has any among the first so many entries, in no order. */
  lastEntries(size: number): Promise<readonly LastEntry[]>;
  /** Appends all entries or none, durably, and only if the log still has `expectedSize` entries. */
  append(entries: readonly SealedEntry[], expectedSize: number): Promise<Appended>;
  /**
   * The hashes of full subtrees of the Merkle tree, in the order asked for; level 0 are the entries' own.
   * The empty text where the store has none: damage, unless it was asked beyond the log.
   */
  subtrees(at: readonly SubtreeAt[]): Promise<readonly string[]>;
  /** Signed checkpoints of this log, byte for byte, in the order in which they were kept. */
  checkpoints(): Promise<readonly string[]>;
  /** Durably, and beside those that are there; one that is there byte for byte is not kept twice. */
  keepCheckpoint(note: string): Promise<void>;
  /** What the database finds wrong with itself: indexes that disagree with the entries. None is well. */
  inconsistencies(): Promise<readonly string[]>;
  close(): Promise<void>;
}
