/** Is this file a ledger, and one that this program understands? */
import type Database from 'better-sqlite3';
import { LedgerProblem } from '../ledger/problem.ts';
import { type Migration, migrationsFor } from './migrations.ts';
import { plantTree } from './sqlite-tree.ts';

/** "TREA" in ASCII, in the four bytes that SQLite leaves to applications: `file` and others can tell by it. */
const APPLICATION_ID = 0x54524541;

const MIGRATION_TABLE = `
  CREATE TABLE IF NOT EXISTS migration (
    number INTEGER NOT NULL PRIMARY KEY,
    name   TEXT NOT NULL,
    sha256 TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER IF NOT EXISTS migration_goes_forward BEFORE INSERT ON migration
  WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM migration)
  BEGIN SELECT RAISE(ABORT, 'migrations only go forward'); END;
  CREATE TRIGGER IF NOT EXISTS migration_is_never_changed BEFORE UPDATE ON migration
  BEGIN SELECT RAISE(ABORT, 'migrations only go forward'); END;
  CREATE TRIGGER IF NOT EXISTS migration_is_never_deleted BEFORE DELETE ON migration
  BEGIN SELECT RAISE(ABORT, 'migrations only go forward'); END;`;

/** Applies every migration that the file has not had, up to the number given, all or none. */
export function migrate(db: Database.Database, upTo = Number.POSITIVE_INFINITY): void {
  db.transaction(() => {
    // Looked up once the file is held: another process may have brought it up meanwhile.
    const applied = db.pragma('user_version', { simple: true }) as number;
    const pending = migrationsFor('sqlite').slice(applied, upTo);
    db.exec(MIGRATION_TABLE);
    for (const migration of pending) apply(db, migration);
    if (pending.some(({ name }) => name === THE_TREE)) plantTree(db);
    db.pragma(`application_id = ${APPLICATION_ID}`);
  }).immediate();
}

function apply(db: Database.Database, { number, name, sql, sha256 }: Migration): void {
  db.exec(sql);
  db.prepare('INSERT INTO migration (number, name, sha256) VALUES (?, ?, ?)').run(
    number,
    name,
    sha256,
  );
  db.pragma(`user_version = ${number}`);
}

/** The migration that is more than its SQL: the tree over what the log holds already. */
const THE_TREE = '0002-the-tree.sql';

/** Whether the file was made before the last migration. Where its two numbers disagree it is damaged, and left as it is. */
export function isOlder(db: Database.Database): boolean {
  const applied = db.prepare('SELECT count(*) FROM migration').pluck().get() as number;
  const version = db.pragma('user_version', { simple: true });
  return applied === version && applied < migrationsFor('sqlite').length;
}

/** @throws LedgerProblem unless the file was made by the migrations that this program ships. */
export function checkSchema(db: Database.Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notALedger(path);
  const shipped = migrationsFor('sqlite');
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > shipped.length) throw newerSchema(path, version, shipped.length);
  const applied = db.prepare('SELECT number, sha256 FROM migration ORDER BY number').all() as Pick<
    Migration,
    'number' | 'sha256'
  >[];
  const foreign = applied.find(({ number, sha256 }) => shipped[number - 1]?.sha256 !== sha256);
  if (foreign !== undefined) throw foreignSchema(path, foreign.number);
}

export function notALedger(path: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'not-a-ledger',
    message: `${path} is no treaty ledger`,
    hint: 'Name the right file with --ledger, or make a new ledger with treaty init --ledger NEW-FILE.',
  });
}

function newerSchema(path: string, has: number, reads: number): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'newer-schema',
    message: `${path} was written by a newer treaty-ledger (schema ${has}; this one reads up to ${reads})`,
    hint: 'Update treaty-ledger; the ledger was not touched.',
    details: { schema: has, reads },
  });
}

function foreignSchema(path: string, number: number): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'foreign-schema',
    message: `${path} was made by a migration ${number} that differs from the one shipped here`,
    hint: 'Use the treaty-ledger that made it: treaty export there, treaty import here.',
    details: { migration: number },
  });
}
