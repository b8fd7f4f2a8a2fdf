/** What backup and restore ask of a SQLite file, beside all that a ledger asks of its store. */
import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ledgerProblem } from './sqlite-problems.ts';

/** What SQLite lays beside a file, and would take for that of any file put there under the same name. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

const WAIT_MS = 2000;

/** More than any file has: copied in one step, so that writers do not make the copy begin again. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies the ledger while others read and write it; the copy is of one moment.
 * @param to a file that does not exist yet. @param shownAs the path that a problem names: a copy is made beside its place.
 * @throws LedgerProblem where either cannot be read or written.
 */
export async function copyOnline(from: string, to: string, shownAs: string): Promise<void> {
  const db = opened(from);
  try {
    // Whoever may not read the ledger shall not read its copy.
    closeSync(openSync(to, 'wx', 0o600));
    await db.backup(to, { progress: () => ALL_PAGES });
    chmodSync(to, statSync(from).mode & 0o777);
  } catch (error) {
    throw ledgerProblem(error, shownAs);
  } finally {
    db.close();
  }
}

/**
 * Does the work while nobody else has the file open: what another program writes after its file was moved away would
 * be lost, and its log would be taken for the new file's own. What still stands in that log is brought into the file.
 * A file that SQLite cannot read holds nobody up. @throws LedgerProblem `ledger-busy`
 */
export function withSoleUse(path: string, work: () => void): void {
  const db = existsSync(path) ? alone(path) : null;
  try {
    work();
  } finally {
    db?.close();
  }
}

function alone(path: string): Database.Database | null {
  if (!isReadable(path)) return null;
  const db = opened(path);
  try {
    // Leaving the write-ahead log behind is refused while another connection is open.
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db.close();
    if (isUnreadable(error)) return null;
    throw ledgerProblem(error, path);
  }
}

/** Asked without the right to write: SQLite would clear away the log of a file that it cannot make out. */
function isReadable(path: string): boolean {
  const db = opened(path, { readonly: true });
  try {
    db.pragma('schema_version');
    return true;
  } catch (error) {
    if (isUnreadable(error)) return false;
    throw ledgerProblem(error, path);
  } finally {
    db.close();
  }
}

function opened(path: string, options: Database.Options = {}): Database.Database {
  try {
    return new Database(path, { fileMustExist: true, timeout: WAIT_MS, ...options });
  } catch (error) {
    throw ledgerProblem(error, path);
  }
}

function isUnreadable(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT|FORMAT)/.test((error as { code?: string }).code ?? '');
}
