/** A new ledger appears whole or not at all: it is built beside its place, and moved there when it is done. */
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { LedgerStore } from '../ledger/store.ts';
import { createSqliteStore } from '../store/sqlite.ts';
import { ledgerProblem } from '../store/sqlite-problems.ts';
import { usage } from './arguments.ts';

/** @throws LedgerProblem `ledger-exists` where there is a file already; nothing is ever overwritten. */
export async function makeLedgerFile<T>(
  path: string,
  fill: (store: LedgerStore) => Promise<T>,
): Promise<T> {
  if (existsSync(path)) throw ledgerExists(path);
  const aside = `${path}.new-${process.pid}`;
  try {
    accessSync(dirname(path), constants.W_OK);
    const store = createSqliteStore(aside, path);
    const filled = await fill(store).finally(() => store.close());
    publish(aside, path);
    return filled;
  } catch (error) {
    throw ledgerProblem(error, path);
  } finally {
    for (const file of [aside, `${aside}-wal`, `${aside}-shm`]) if (existsSync(file)) rmSync(file);
  }
}

/** A link, unlike a rename, fails where another process has put a file meanwhile. */
function publish(aside: string, path: string): void {
  try {
    linkSync(aside, path);
  } catch (error) {
    throw (error as { code?: string }).code === 'EEXIST' ? ledgerExists(path) : error;
  }
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function ledgerExists(path: string) {
  return usage(
    'ledger-exists',
    `${path} exists already`,
    'Nothing was written. Choose another place with --ledger, or use the ledger that is there.',
  );
}
