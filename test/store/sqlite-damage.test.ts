/** Damage to the file that no hash of an entry shows: an index that hides an entry, a row outside the log. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { readEntries } from '../../src/ledger/read.ts';
import { verify } from '../../src/ledger/verify.ts';
import { createSqliteStore, openSqliteStore } from '../../src/store/sqlite.ts';
import { logOf } from './contract.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'treaty-ledger-damage-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function ledgerFile(name: string, notes: readonly string[] = []): Promise<string> {
  const path = join(folder, name);
  const store = createSqliteStore(path, path);
  await store.append(logOf('register', 'IV-13', 'IV-13', 'IV-13', 'IV-4', 'IV-13'), 0);
  for (const note of notes) await store.keepCheckpoint(note);
  await store.close();
  return path;
}

/** What a reader of the whole log, and one of IV-13 alone, are told. */
async function verdicts(path: string): Promise<{ ok: boolean; entries: number | string }> {
  const store = openSqliteStore(path, { readOnly: true });
  try {
    const { ok } = await verify(store);
    const entries = await readEntries(store, { subject: 'IV-13' as never }).then(
      all => all.length,
      (error: { code: string }) => error.code,
    );
    return { ok, entries };
  } finally {
    await store.close();
  }
}

it('finds each damaged byte of the index by which the entries of a treaty are found', async () => {
  const bytes = fs.readFileSync(await ledgerFile('index.db'));
  const inIndex = placesOf(bytes, 'IV-13').filter(place => bytes[place - 1] !== 0x22);
  expect(inIndex.length).toBeGreaterThanOrEqual(4);
  for (const place of inIndex) {
    const path = join(folder, `flipped-${place}.db`);
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8((bytes[place] ?? 0) ^ 1, place);
    fs.writeFileSync(path, flipped);
    expect(await verdicts(path)).toMatchObject({ ok: false });
  }
});

it('gives no answer for a treaty of which an entry in the middle is gone', async () => {
  const path = await ledgerFile('gap.db');
  plainly(path, db =>
    db.exec('DROP TRIGGER entry_is_never_deleted; DELETE FROM entry WHERE position = 3'),
  );
  expect(await verdicts(path)).toEqual({ ok: false, entries: 'damaged-entry' });
});

it('records nothing into a file that was moved away or replaced while it was open', async () => {
  const path = await ledgerFile('moved.db');
  const another = await ledgerFile('another.db');
  const store = openSqliteStore(path);
  const next = logOf('register', 'IV-13', 'IV-13', 'IV-13', 'IV-4', 'IV-13', 'IV-13').slice(6);
  fs.renameSync(path, `${path}.elsewhere`);
  const refusal = { category: 'failure', code: 'ledger-moved' };
  await expect(store.append(next, 6)).rejects.toMatchObject(refusal);
  fs.renameSync(another, path);
  await expect(store.append(next, 6)).rejects.toMatchObject(refusal);
  fs.renameSync(`${path}.elsewhere`, path);
  expect(await store.append(next, 6)).toBe('appended');
  await store.close();
});

it('finds an entry that was put outside the log', async () => {
  const path = await ledgerFile('outside.db');
  plainly(path, db => {
    const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck();
    for (const name of triggers.all()) db.exec(`DROP TRIGGER ${name}`);
    db.pragma('ignore_check_constraints = ON');
    const canonical = JSON.stringify({
      id: 'x',
      position: -5,
      version: 5,
      type: 'act',
      treaty: 'IV-13',
      recordedAt: 'x',
      recordedBy: 'x',
    });
    db.prepare(
      'INSERT INTO entry (position, canonical, leaf_hash) VALUES (-5, ?, zeroblob(32))',
    ).run(canonical);
  });
  expect(await verdicts(path)).toMatchObject({ ok: false, entries: 'damaged-entry' });
});

function plainly(path: string, work: (db: Database.Database) => void): void {
  const db = new Database(path);
  try {
    work(db);
  } finally {
    db.close();
  }
}

function placesOf(bytes: Buffer, text: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.push(at);
  return places;
}

it.each([
  ['DROP TRIGGER entry_is_never_changed', 'the trigger entry_is_never_changed is gone'],
  ['DROP INDEX entry_by_participant', 'the index entry_by_participant is gone'],
  ['CREATE TABLE more (a)', 'the table more was never shipped'],
  [
    'CREATE TRIGGER sqliteXstat_evil BEFORE INSERT ON entry BEGIN SELECT 1; END',
    'the trigger sqliteXstat_evil was never shipped',
  ],
  ['PRAGMA user_version = 0', 'its schema number is 0, not 3'],
  [
    "DROP TRIGGER migration_is_never_changed; UPDATE migration SET name = 'x'; CREATE TRIGGER migration_is_never_changed BEFORE UPDATE ON migration\n  BEGIN SELECT RAISE(ABORT, 'migrations only go forward'); END",
    'its list of migrations was never shipped',
  ],
  [
    "DROP TRIGGER entry_is_never_deleted; CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry BEGIN SELECT 'nothing'; END",
    'the trigger entry_is_never_deleted is not as it was shipped',
  ],
])('names what of the schema is not as shipped after %s', async (sql, what) => {
  const path = await ledgerFile(`schema-${sql.length}.db`);
  plainly(path, db => db.exec(sql));
  expect(await faultsOf(path)).toEqual([{ position: 0, id: null, what }]);
});

it.each([
  ['UPDATE subtree SET hash = zeroblob(32) WHERE level = 1', 2, /the hash of entries 1 to 2$/],
  ['DELETE FROM subtree', 2, /the hash of entries 1 to 2$/],
  [
    'INSERT INTO subtree VALUES (9, 0, zeroblob(32))',
    0,
    /^its tree has [0-9]+ subtrees, not [0-9]+$/,
  ],
])('names what of the tree is not that of the entries after %s', async (sql, position, what) => {
  const path = await ledgerFile(`tree-${sql.length}.db`);
  plainly(path, db => {
    const names = ['subtree_is_never_changed', 'subtree_is_never_deleted'];
    const triggers = names.map(
      name =>
        db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) as string,
    );
    for (const name of names) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger);
  });
  expect(await faultsOf(path)).toContainEqual({
    ...{ position, id: null, what: expect.stringMatching(what) },
  });
});

it.each([
  ['DELETE FROM checkpoint WHERE number = 2', /^its checkpoints are not numbered 1, 2, 3 …$/],
  ['UPDATE checkpoint SET number = number + 10', /^its checkpoints are not numbered 1, 2, 3 …$/],
  [
    "UPDATE checkpoint SET note = 'x' || char(10, 10) || '— ' WHERE number = 3",
    /^the kept checkpoint 3 cannot be read/,
  ],
  [
    "UPDATE checkpoint SET note = replace(note, '2', '5') WHERE number = 2",
    /^the kept checkpoint 2, of 5 entries .* the first 5 entries of the log have the root [0-9a-f]{64}$/,
  ],
])('names what of the kept checkpoints does not hold after %s', async (sql, what) => {
  const root = Buffer.alloc(32).toString('base64');
  const notes = [1, 2, 3].map(size => `log\n${size}\n${root}\n\n— log c2lnbmF0dXJl\n`);
  const path = await ledgerFile(`checkpoints-${sql.length}.db`, notes);
  const before = await faultsOf(path);
  plainly(path, db => {
    const names = ['checkpoint_is_never_changed', 'checkpoint_is_never_deleted'];
    const triggers = names.map(
      name =>
        db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name) as string,
    );
    for (const name of names) db.exec(`DROP TRIGGER ${name}`);
    db.exec(sql);
    for (const trigger of triggers) db.exec(trigger);
  });
  const added = (await faultsOf(path)).filter(
    ({ what }) => !before.some(known => known.what === what),
  );
  expect(added).toContainEqual({ position: 0, id: null, what: expect.stringMatching(what) });
});

it('names a trigger whose name is bytes, which read as the same text', async () => {
  const path = await ledgerFile('bytes.db');
  plainly(path, db => {
    db.unsafeMode();
    db.pragma('writable_schema = ON');
    db.exec(
      "UPDATE sqlite_schema SET name = CAST(name AS BLOB) WHERE name = 'entry_has_its_own_id'",
    );
  });
  expect(await faultsOf(path)).toEqual([
    { position: 0, id: null, what: 'the trigger entry_has_its_own_id is not as it was shipped' },
  ]);
});

it('says that a schema of an unknown form is damaged', async () => {
  const path = await ledgerFile('form.db');
  const bytes = fs.readFileSync(path);
  // The schema format number of the file's header, https://www.sqlite.org/fileformat.html section 1.3.
  bytes.writeUInt32BE(0x84, 44);
  fs.writeFileSync(path, bytes);
  expect(() => openSqliteStore(path)).toThrow(
    expect.objectContaining({
      code: 'damaged-schema',
      message: `${path} is damaged: its schema cannot be read (unsupported file format)`,
    }),
  );
});

it('minds no table that ANALYZE left', async () => {
  const path = await ledgerFile('analysed.db');
  plainly(path, db => db.exec('ANALYZE'));
  expect(await faultsOf(path)).toEqual([]);
});

it('names an entry whose bytes are no JSON any more, though SQLite then cannot check its indexes', async () => {
  const bytes = fs.readFileSync(await ledgerFile('json.db'));
  const [place = 0] = placesOf(bytes, '"completeTo"');
  bytes.writeUInt8(0x7b, place);
  const path = join(folder, 'no-json.db');
  fs.writeFileSync(path, bytes);
  const faults = await faultsOf(path);
  expect(faults.map(({ what }) => what)).toEqual([
    'its bytes do not match its hash',
    'its indexes cannot be checked: malformed JSON',
  ]);
});

it('says that a schema is damaged where a statement no longer makes sense', async () => {
  const path = await ledgerFile('senseless.db');
  const bytes = fs.readFileSync(path);
  for (const place of placesOf(bytes, 'NEW.version IS NOT')) bytes.write('NEW.mersion', place);
  fs.writeFileSync(path, bytes);
  expect(() => openSqliteStore(path)).toThrow(
    expect.objectContaining({
      code: 'damaged-schema',
      message: `${path} is damaged: the trigger entry_follows_its_subject is not as it was shipped`,
    }),
  );
});

async function faultsOf(path: string) {
  const store = openSqliteStore(path, { readOnly: true });
  try {
    return (await verify(store)).faults;
  } finally {
    await store.close();
  }
}
