/** A new ledger appears whole or not at all: it is built beside its place, and linked there when it is done. */
import { accessSync, constants, existsSync, linkSync, rmSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import type { LedgerStore } from '../ledger/store.ts';
import { createSqliteStore } from '../store/sqlite.ts';
import { ledgerProblem } from '../store/sqlite-problems.ts';
import { usage } from './arguments.ts';
import { syncFolder } from './sync-folder.ts';

/** @throws LedgerProblem `ledger-exists` where there is a file already; nothing is ever overwritten. */
export async function makeLedgerFile<T>(
  path: string,
  fill: (store: LedgerStore) => Promise<T>,
): Promise<T> {
  checkPlace(path);
  const aside = `${path}.${uuidv4()}`;
  try {
    const filled = await filledAside(aside, path, fill);
    publish(aside, path);
    return filled;
  } finally {
    for (const file of [aside, `${aside}-wal`, `${aside}-shm`]) rmSync(file, { force: true });
  }
}

/** Only the file itself is published: what the log beside it still held would be lost. */
async function filledAside<T>(
  aside: string,
  path: string,
  fill: (store: LedgerStore) => Promise<T>,
): Promise<T> {
  const store = createSqliteStore(aside, path);
  try {
    const filled = await fill(store);
    await store.settle();
    return filled;
  } finally {
    await store.close();
  }
}

function checkPlace(path: string): void {
  if (existsSync(path)) throw ledgerExists(path);
  // SQLite would take a log left by an earlier file of this name for the new file's own.
  if (existsSync(`${path}-wal`)) throw remnant(`${path}-wal`);
  try {
    accessSync(dirname(path) + sep, constants.W_OK);
  } catch (error) {
    throw ledgerProblem(error, path);
  }
}

/** A link, unlike a rename, fails where another process has put a file meanwhile. */
function publish(aside: string, path: string): void {
  try {
    linkSync(aside, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw (error as { code?: string }).code === 'EEXIST'
      ? ledgerExists(path)
      : ledgerProblem(error, path);
  }
}

function ledgerExists(path: string) {
  return usage(
    'ledger-exists',
    `${path} exists already`,
    'Nothing was written. Choose another place with --ledger, or use the ledger that is there.',
  );
}

function remnant(file: string) {
  return usage(
    'ledger-remnant',
    `${file} is left from a ledger that is gone`,
    'It may hold its last entries. Put that ledger back beside it, or remove the file; then repeat.',
  );
}
