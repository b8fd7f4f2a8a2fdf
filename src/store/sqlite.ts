/** A ledger in one SQLite file. Acknowledged means on disk: write-ahead log, `synchronous=FULL`. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import type { LastEntry } from '../ledger/last-entries.ts';
import type { SubtreeAt } from '../ledger/merkle-tree.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { Appended, LedgerStore, Selection, StoredEntry } from '../ledger/store.ts';
import { checkpointWriter, keptCheckpoints, strayCheckpoints } from './sqlite-checkpoints.ts';
import { explainedBySchema, isNotUnderstood, schemaFaults } from './sqlite-fingerprint.ts';
import { ledgerProblem, movedAway, noLedgerAt } from './sqlite-problems.ts';
import { checkSchema, isOlder, migrate, notALedger } from './sqlite-schema.ts';
import { strayInTree, subtreeReader, subtreeWriter } from './sqlite-tree.ts';

const BATCH = 1000;
const BUSY_TIMEOUT_MS = 10_000;

export interface OpenOptions {
  /** For questions only. The file is still opened for writing where that is allowed, so that the last to close tidies up. */
  readonly readOnly?: boolean;
}

/**
 * Opens a ledger that exists; nothing is written to a file that is none.
 * @throws LedgerProblem where there is no file, no ledger, a newer schema, or no permission.
 */
export function openSqliteStore(path: string, { readOnly = false }: OpenOptions = {}): SqliteStore {
  if (!existsSync(path)) throw noLedgerAt(path);
  if (!statSync(path).isFile()) throw notALedger(path);
  return guarded(path, () => {
    const db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      checkSchema(db, path);
      // What an earlier version has made is brought up to this one; its entries stay as they are.
      if (isOlder(db)) migrate(db);
      if (readOnly) db.pragma('query_only = ON');
      else settle(db);
      return new SqliteStore(db, path);
    } catch (error) {
      const problem = explainedBySchema(error, db, path);
      db.close();
      throw problem;
    }
  });
}

/**
 * Makes an empty ledger in a file that does not exist yet.
 * @param shownAs the path that a problem names: a new ledger is built beside its place.
 */
export function createSqliteStore(path: string, shownAs: string): SqliteStore {
  return guarded(shownAs, () => {
    const db = new Database(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      settle(db);
      migrate(db);
      return new SqliteStore(db, shownAs);
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

function settle(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Makes REPLACE fire the delete trigger too; the insert triggers stop it in connections that leave this off.
  db.pragma('recursive_triggers = ON');
}

const SIZE = 'SELECT coalesce(max(position), 0) FROM entry';

/** Found in the index of subjects alone; the hashes of those few are then looked up. */
const LAST_ENTRIES = `
  SELECT subject, version, lower(hex(leaf_hash)) AS leafHash FROM entry WHERE position IN (
    SELECT max(position) FROM entry WHERE position <= ? GROUP BY subject
  )`;

const COLUMNS = 'SELECT position, canonical, lower(hex(leaf_hash)) AS leafHash FROM entry';

export class SqliteStore implements LedgerStore {
  readonly #db: Database.Database;
  readonly #path: string;
  /** Where the file was opened, and which it was: another may stand there later. */
  readonly #place: string;
  readonly #file: string | null;
  readonly #append: (entries: readonly SealedEntry[], expectedSize: number) => Appended;

  readonly #subtrees: (at: readonly SubtreeAt[]) => string[];

  constructor(db: Database.Database, path: string) {
    this.#db = db;
    this.#path = path;
    this.#place = resolve(db.name);
    this.#file = fileAt(this.#place);
    this.#subtrees = subtreeReader(db);
    this.#append = appendAllOrNone(db);
  }

  async size(): Promise<number> {
    return this.#run(() => this.#db.prepare(SIZE).pluck().get() as number);
  }

  async *read(selection: Selection): AsyncIterable<readonly StoredEntry[]> {
    if ('id' in selection) {
      yield this.#select(`${COLUMNS} WHERE id = ?`, selection.id);
      return;
    }
    const [where, ...bounds] = pagesOf(selection);
    let last = 'from' in selection ? selection.from - 1 : 0;
    for (let full = true; full; ) {
      const sql = `${COLUMNS} WHERE ${where} LIMIT ${BATCH}`;
      const batch = this.#select(sql, ...bounds, last);
      yield batch;
      full = batch.length === BATCH;
      last = 'subject' in selection ? last + batch.length : (batch.at(-1)?.position ?? last);
    }
  }

  async lastEntries(size: number): Promise<readonly LastEntry[]> {
    return this.#run(() => this.#db.prepare(LAST_ENTRIES).all(size) as LastEntry[]);
  }

  async append(entries: readonly SealedEntry[], expectedSize: number): Promise<Appended> {
    return this.#run(() => {
      this.#makeSureItIsInPlace();
      const appended = this.#append(entries, expectedSize);
      // Acknowledged means in the ledger: one that gave way meanwhile holds what nobody will find.
      this.#makeSureItIsInPlace();
      return appended;
    });
  }

  async inconsistencies(): Promise<readonly string[]> {
    const counted = this.#run(() => this.#db.prepare('SELECT count(*) FROM entry').pluck().get());
    return [
      ...this.#run(() => schemaFaults(this.#db)),
      ...this.#run(() => integrityFaults(this.#db)),
      ...(counted === (await this.size()) ? [] : ['there are entries outside the log']),
      ...this.#run(() => strayInTree(this.#db)),
      ...this.#run(() => strayCheckpoints(this.#db)),
    ];
  }

  async subtrees(at: readonly SubtreeAt[]): Promise<readonly string[]> {
    return this.#run(() => this.#subtrees(at));
  }

  async checkpoints(): Promise<readonly string[]> {
    return this.#run(() => keptCheckpoints(this.#db));
  }

  async keepCheckpoint(note: string): Promise<void> {
    this.#run(() => {
      this.#makeSureItIsInPlace();
      checkpointWriter(this.#db)(note);
      this.#makeSureItIsInPlace();
    });
  }

  /**
   * Brings into the file itself what still stands in the log beside it. Closing does so too, and is silent where it
   * fails. @throws LedgerProblem where the disk fails, or another program reads on from the log.
   */
  async settle(): Promise<void> {
    this.#run(() => {
      if (this.#db.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0) return;
      throw Object.assign(new Error('the log beside the file is in use'), { code: 'SQLITE_BUSY' });
    });
  }

  async close(): Promise<void> {
    this.#db.close();
  }

  /** SQLite itself writes on into a file that was moved away. */
  #makeSureItIsInPlace(): void {
    if (fileAt(this.#place) !== this.#file) throw movedAway(this.#path);
  }

  #select(sql: string, ...bounds: (string | number)[]): StoredEntry[] {
    return this.#run(() => this.#db.prepare(sql).all(...bounds) as StoredEntry[]);
  }

  #run<T>(work: () => T): T {
    return guarded(this.#path, () => {
      try {
        return work();
      } catch (error) {
        throw explainedBySchema(error, this.#db, this.#path);
      }
    });
  }
}

/** Its number on its disk; null where there is none. */
function fileAt(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${found.dev} ${found.ino}`;
}

/** Where the entries stand, to be followed by the last version or position that was read. */
function pagesOf(
  selection: Exclude<Selection, { readonly id: string }>,
): [where: string, ...bounds: (string | number)[]] {
  if ('subject' in selection) {
    return ['subject = ? AND version > ? ORDER BY version', selection.subject];
  }
  // Written out, since only so the index of the definitions is used.
  if ('type' in selection) return ["type = 'treaty' AND position > ? ORDER BY position"];
  if ('participant' in selection) {
    return ['participant = ? AND position > ? ORDER BY position', selection.participant];
  }
  return ['position <= ? AND position > ? ORDER BY position', selection.to];
}

function appendAllOrNone(db: Database.Database) {
  const size = db.prepare(SIZE).pluck();
  const taken = db.prepare('SELECT 1 FROM entry WHERE id = ?').pluck();
  const insert = db.prepare('INSERT INTO entry (position, canonical, leaf_hash) VALUES (?, ?, ?)');
  const keepSubtrees = subtreeWriter(db);
  const append = (entries: readonly SealedEntry[], expectedSize: number): Appended => {
    if (size.get() !== expectedSize) return 'log-moved-on';
    const ids = new Set(entries.map(({ entry }) => entry.id));
    if (ids.size < entries.length) return 'id-taken';
    if ([...ids].some(id => taken.get(id) !== undefined)) return 'id-taken';
    for (const { entry, canonical, leafHash } of entries) {
      const { changes } = insert.run(entry.position, canonical, Buffer.from(leafHash, 'hex'));
      if (changes !== 1) throw new Error('the database took an entry and did not keep it');
    }
    keepSubtrees(
      expectedSize,
      entries.map(({ leafHash }) => leafHash),
    );
    return 'appended';
  };
  return db.transaction(append).immediate;
}

function integrityFaults(db: Database.Database): string[] {
  try {
    const found = db.pragma('integrity_check') as { integrity_check: string }[];
    return found.map(({ integrity_check: what }) => what).filter(what => what !== 'ok');
  } catch (error) {
    // Where an entry's bytes are no JSON any more, its columns cannot be read out of them, and SQLite gives up.
    if (!isNotUnderstood(error)) throw error;
    return [`its indexes cannot be checked: ${(error as Error).message}`];
  }
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw ledgerProblem(error, path);
  }
}
