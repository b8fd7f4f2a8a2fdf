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

async function ledgerFile(name: string): Promise<string> {
  const path = join(folder, name);
  const store = createSqliteStore(path, path);
  await store.append(logOf('register', 'IV-13', 'IV-13', 'IV-13', 'IV-4', 'IV-13'), 0);
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
