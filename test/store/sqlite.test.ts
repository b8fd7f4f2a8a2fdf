/** The store in SQLite: the promises of every store, those the database keeps by itself, and what it will not open. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { rootAt } from '../../src/ledger/proving.ts';
import type { SealedEntry } from '../../src/ledger/seal.ts';
import { verify } from '../../src/ledger/verify.ts';
import { createSqliteStore, openSqliteStore } from '../../src/store/sqlite.ts';
import { migrate } from '../../src/store/sqlite-schema.ts';
import { idOf, logOf, readAll, sealedAt, storeContract } from './contract.ts';

let folder = '';
let files = 0;

beforeAll(() => {
  folder = fs.mkdtempSync(join(tmpdir(), 'treaty-ledger-store-'));
});

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** A path in the folder of this run at which there is nothing yet. */
function nowhere(): string {
  files += 1;
  return join(folder, `${files}.ledger`);
}

const LOG = logOf('register', 'IV-13', 'IV-13');

/** Nobody has signed these: a store keeps what it is given. */
const note = (size: number) => `log\n${size}\nroot\n\n— log signature\n`;
const NOTES = [note(1), note(3)];

/** A ledger of three entries and two checkpoints in a file that nobody holds open. */
async function ledgerFile(entries = LOG): Promise<string> {
  const path = nowhere();
  const store = createSqliteStore(path, path);
  expect(await store.append(entries, 0)).toBe('appended');
  for (const note of NOTES) await store.keepCheckpoint(note);
  await store.close();
  return path;
}

/** What anyone can do who has the file and any SQLite at all. */
function plainly<T>(path: string, work: (db: Database.Database) => T): T {
  const db = new Database(path);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

storeContract('the store in SQLite', async () => {
  const path = nowhere();
  return createSqliteStore(path, path);
});

describe('the file of a ledger', () => {
  it('says what it is: application id, schema, strict tables, write-ahead log', async () => {
    plainly(await ledgerFile(), db => {
      const pragma = (name: string) => db.pragma(name, { simple: true });
      expect(Buffer.from((pragma('application_id') as number).toString(16), 'hex').toString()).toBe(
        'TREA',
      );
      expect(pragma('user_version')).toBe(3);
      expect(pragma('journal_mode')).toBe('wal');
      expect(db.prepare('SELECT name, strict FROM pragma_table_list WHERE strict').all()).toEqual(
        expect.arrayContaining([
          { name: 'entry', strict: 1 },
          { name: 'migration', strict: 1 },
        ]),
      );
    });
  });

  it.each([
    ['makes', async () => createSqliteStore(nowhere(), '')],
    ['opens', async () => openSqliteStore(await ledgerFile())],
  ])(
    'is written to disk before anything is acknowledged, when a program %s it',
    async (_, open) => {
      const pragmas = vi.spyOn(Database.prototype, 'pragma');
      const store = await open();
      const connection = pragmas.mock.contexts.at(-1) as Database.Database;
      pragmas.mockRestore();
      expect(connection.open).toBe(true);
      expect(connection.pragma('synchronous', { simple: true })).toBe(2);
      expect(connection.pragma('recursive_triggers', { simple: true })).toBe(1);
      await store.close();
      expect(connection.open).toBe(false);
    },
  );

  it('keeps everything when it is closed and opened again, and goes on from there', async () => {
    const path = await ledgerFile();
    const store = openSqliteStore(path);
    expect(await store.append([sealedAt(4, 'IV-4', 1)], 3)).toBe('appended');
    await store.close();
    const reader = openSqliteStore(path, { readOnly: true });
    const stored = await readAll(reader, { from: 1, to: 9 });
    expect(stored.map(({ canonical }) => canonical)).toEqual(
      [...LOG, sealedAt(4, 'IV-4', 1)].map(({ canonical }) => canonical),
    );
    await reader.close();
  });

  it('shows one program at once what another has written', async () => {
    const path = await ledgerFile();
    const [ours, theirs] = [openSqliteStore(path), openSqliteStore(path)];
    expect(await theirs.append([sealedAt(4, 'IV-13', 3)], 3)).toBe('appended');
    expect(await ours.size()).toBe(4);
    expect(await ours.append([sealedAt(4, 'IV-13', 3)], 3)).toBe('log-moved-on');
    await Promise.all([ours.close(), theirs.close()]);
  });

  it('is not written to by a reader', async () => {
    const path = await ledgerFile();
    const reader = openSqliteStore(path, { readOnly: true });
    await expect(reader.append([sealedAt(4, 'IV-13', 3)], 3)).rejects.toMatchObject({
      category: 'not-allowed',
      code: 'cannot-open',
    });
    expect(await reader.size()).toBe(3);
    await expect(reader.keepCheckpoint(note(2))).rejects.toMatchObject({
      category: 'not-allowed',
      code: 'cannot-open',
    });
    expect(await reader.checkpoints()).toEqual(NOTES);
    await reader.close();
  });
});

const INTO = 'INTO entry (position, canonical, leaf_hash) VALUES (?, ?, ?)';

/** The row of an entry, as an INSERT wants it. */
const row = ({ entry, canonical, leafHash }: SealedEntry) =>
  [entry.position, canonical, Buffer.from(leafHash, 'hex')] as const;

const NEXT = sealedAt(4, 'IV-13', 3);
const [, canonical, leaf] = row(NEXT);

describe('the database itself, through a connection that knows nothing of ledgers,', () => {
  async function refuses(sql: string, values: readonly unknown[], why: RegExp) {
    plainly(await ledgerFile(), db => {
      const contents = () =>
        ['entry', 'migration', 'checkpoint'].map(table =>
          db.prepare(`SELECT * FROM ${table}`).all(),
        );
      const before = contents();
      expect(() => db.prepare(sql).run(...values)).toThrow(why);
      expect(contents()).toEqual(before);
    });
  }

  it.each([
    "UPDATE entry SET canonical = replace(canonical, 'URY', 'PRY')",
    'UPDATE entry SET position = position',
    'UPDATE entry SET rowid = 9 WHERE rowid = 3',
    'UPDATE OR REPLACE entry SET position = 1 WHERE position = 2',
    'UPDATE OR IGNORE entry SET position = 9 WHERE position = 3',
    'DELETE FROM entry WHERE position = 3',
    'DELETE FROM entry',
  ])('never changes or deletes an entry: %s', sql => refuses(sql, [], /the log is append-only/));

  it.each(['UPDATE migration SET sha256 = NULL', 'DELETE FROM migration'])(
    'never changes the history of its schema: %s',
    sql => refuses(sql, [], /migrations only go forward/),
  );

  it.each([
    "UPDATE checkpoint SET note = replace(note, 'log', 'lag')",
    'UPDATE checkpoint SET number = 9 WHERE number = 2',
    'UPDATE OR REPLACE checkpoint SET number = 1 WHERE number = 2',
    'DELETE FROM checkpoint WHERE number = 2',
    'DELETE FROM checkpoint',
  ])('never changes or deletes a checkpoint: %s', sql =>
    refuses(sql, [], /checkpoints are append-only/),
  );

  it.each(['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE', 'REPLACE'])(
    'never puts a checkpoint where none should stand: %s',
    async verb => {
      const sql = `${verb} INTO checkpoint (number, note) VALUES (?, ?)`;
      for (const number of [-1, 0, 1, 2, 4, null]) {
        await refuses(sql, [number, note(2)], /checkpoints have no gaps/);
      }
      await refuses(sql, [3, note(3)], /this one is there already/);
      await refuses(sql, [3, note(4)], /of no more entries than the log has/);
      await refuses(sql, [3, Buffer.from(note(2))], /cannot store BLOB/);
      plainly(await ledgerFile(), db => {
        expect(db.prepare(sql).run(3, note(2)).changes).toBe(1);
        expect(db.prepare('SELECT size FROM checkpoint').pluck().all()).toEqual([1, 3, 2]);
      });
    },
  );

  it.each([
    `INSERT ${INTO}`,
    `INSERT OR REPLACE ${INTO}`,
    `INSERT OR IGNORE ${INTO}`,
    `INSERT OR FAIL ${INTO}`,
    `INSERT OR ROLLBACK ${INTO}`,
    `REPLACE ${INTO}`,
    `INSERT ${INTO} ON CONFLICT DO NOTHING`,
    `INSERT ${INTO} ON CONFLICT DO UPDATE SET canonical = excluded.canonical`,
  ])('never puts an entry where one should not stand: %s', async sql => {
    const newId = { id: idOf(4) };
    await refuses(sql, row(sealedAt(2, 'IV-13', 3, newId)), /takes the next position/);
    await refuses(sql, row(sealedAt(5, 'IV-13', 3, newId)), /takes the next position/);
    await refuses(sql, row(sealedAt(0, 'IV-13', 3, newId)), /takes the next position/);
    await refuses(sql, [null, canonical, leaf], /takes the next position/);
    await refuses(sql, row(sealedAt(4, 'IV-13', 2)), /takes the next version/);
    await refuses(sql, row(sealedAt(4, 'IV-13', 4)), /takes the next version/);
    await refuses(sql, row(sealedAt(4, 'IV-4', 2)), /takes the next version/);
    await refuses(sql, row(sealedAt(4, 'IV-13', 3, { id: idOf(2) })), /with this id is there/);
    const earlier = { recordedAt: '2026-11-24T09:29:59.999Z' };
    await refuses(sql, row(sealedAt(4, 'IV-13', 3, earlier)), /runs forward/);
  });

  it.each<[says: string, values: readonly unknown[], why: RegExp]>([
    ['of another place', [4, sealedAt(5, 'IV-13', 3).canonical, leaf], /CHECK/],
    ['that are no JSON', [4, 'URY accession 2001-02-15', leaf], /malformed JSON/],
    ['without an id', [4, canonical.replace('"id"', '"ID"'), leaf], /NOT NULL/],
    ['that are not text', [4, Buffer.from('€', 'utf16le'), leaf], /./],
    ['with a hash that is too short', [4, canonical, leaf.subarray(1)], /CHECK/],
    ['with a hash written as text', [4, canonical, NEXT.leafHash], /cannot store TEXT/],
  ])('takes no bytes %s', (_, values, why) => refuses(`INSERT ${INTO}`, values, why));

  it('takes the entry that comes next: the refusals above have no other cause', async () => {
    plainly(await ledgerFile(), db => {
      expect(db.prepare(`INSERT ${INTO}`).run(...row(NEXT)).changes).toBe(1);
    });
  });
});

describe('opening a file', () => {
  const problemWith = (path: string) => {
    try {
      openSqliteStore(path);
    } catch (error) {
      return error;
    }
    throw new Error(`${path} was opened`);
  };

  it('that is not there says so, and makes none', () => {
    const path = nowhere();
    expect(problemWith(path)).toMatchObject({ category: 'not-found', code: 'no-ledger' });
    expect(fs.existsSync(path)).toBe(false);
  });

  it.each<[string, (path: string) => void]>([
    ['a text', path => fs.writeFileSync(path, 'Participant\tSignature\n'.repeat(200))],
    ['an empty file', path => fs.writeFileSync(path, '')],
    ['a database of another program', path => plainly(path, db => db.exec('CREATE TABLE t (a)'))],
    [
      'a database that calls itself ours and is none',
      path => plainly(path, db => db.pragma('user_version = 3')),
    ],
  ])('that is %s refuses it, and leaves every byte as it was', (_, make) => {
    const path = nowhere();
    make(path);
    const before = fs.readFileSync(path);
    expect(problemWith(path)).toMatchObject({ category: 'usage', code: 'not-a-ledger' });
    expect(fs.readFileSync(path).equals(before)).toBe(true);
    expect(fs.readdirSync(folder).filter(name => name.startsWith(`${files}.`))).toHaveLength(1);
  });

  it('that is a folder says that it is no ledger', () => {
    const path = nowhere();
    fs.mkdirSync(path);
    expect(problemWith(path)).toMatchObject({ category: 'usage', code: 'not-a-ledger' });
  });

  it('of the first version gives it its tree, and leaves its entries as they are', async () => {
    const path = nowhere();
    const db = new Database(path);
    migrate(db, 1);
    const insert = db.prepare(
      'INSERT INTO entry (position, canonical, leaf_hash) VALUES (?, ?, ?)',
    );
    for (const { entry, canonical, leafHash } of LOG) {
      insert.run(entry.position, canonical, Buffer.from(leafHash, 'hex'));
    }
    db.close();
    const store = openSqliteStore(path, { readOnly: true });
    expect((await verify(store)).faults).toEqual([]);
    expect(await rootAt(store, LOG.length)).toBe((await verify(store)).root);
    await store.close();
  });

  it('of a newer program refuses it, and leaves every byte as it was', async () => {
    const path = await ledgerFile();
    plainly(path, db => db.pragma('user_version = 4'));
    const before = fs.readFileSync(path);
    expect(problemWith(path)).toMatchObject({
      code: 'newer-schema',
      details: { schema: 4, reads: 3 },
    });
    expect(fs.readFileSync(path).equals(before)).toBe(true);
  });

  it('made by other migrations of the same number refuses it', async () => {
    const path = await ledgerFile();
    plainly(path, db => {
      db.exec('DROP TRIGGER migration_is_never_changed');
      db.exec("UPDATE migration SET sha256 = 'abc'");
    });
    expect(problemWith(path)).toMatchObject({
      category: 'damage',
      code: 'foreign-schema',
      details: { migration: 1 },
    });
  });

  it('of which the end is missing says that it is damaged', async () => {
    const path = await ledgerFile(logOf(...Array<string>(500).fill('IV-13')));
    const cut = nowhere();
    fs.copyFileSync(path, cut);
    fs.truncateSync(cut, Math.floor(fs.statSync(path).size / 2));
    expect(problemWith(cut)).toMatchObject({ category: 'damage', code: 'damaged-file' });
  });

  it('of which little more than the name is left takes it for no ledger', async () => {
    const path = await ledgerFile();
    fs.truncateSync(path, 50);
    expect(problemWith(path)).toMatchObject({ code: 'not-a-ledger' });
  });
});
