/** A copy of a ledger, verified before it is called good; and a ledger from such a copy. */
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { rootAt } from '../ledger/proving.ts';
import { type Fault, verify } from '../ledger/verify.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { COMPANIONS, copyOnline, withSoleUse } from '../store/sqlite-copies.ts';
import { ledgerProblem, noLedgerAt } from '../store/sqlite-problems.ts';
import { usage } from './arguments.ts';
import { syncFile, syncFolder } from './sync-folder.ts';

export interface Copying {
  /** Whether a file that is there may give way. */
  readonly force?: boolean;
}

/**
 * Copies the ledger to `file` while others may write to it, and reads the whole copy before it gets its name.
 * @returns size and root of the copy, which is of one moment. @throws LedgerProblem `bad-copy` (damage),
 *   `file-exists`, `is-read-from`, `ledger-remnant`; nothing is then left, and a file that was there is as it was.
 */
export async function backupLedger(
  ledger: string,
  file: string,
  { force = false }: Copying = {},
): Promise<TreeHead> {
  if (!existsSync(ledger)) throw noLedgerAt(ledger);
  checkPlace(file, ledger);
  if (existsSync(file) && !force) throw exists('file-exists', file, 'Name another file');
  return aside(file, async copy => {
    await copyOnline(ledger, copy, file);
    const head = await soundHead(copy, `the copy of ${ledger}`, ledger);
    await checkAgainst(ledger, head);
    publish(copy, file, force);
    return head;
  });
}

export interface Restored extends TreeHead {
  /** Where the ledger that gave way lies now; null where there was none. */
  readonly keptAside: string | null;
}

/**
 * Makes a ledger of a backup, which is read through before anything else and is left as it is. With `force` a ledger
 * that is there gives way and is kept beside the new one, as PATH.before-restore-1 or the next number that is free.
 * @throws LedgerProblem `bad-copy` (damage), `no-backup`, `ledger-exists`, `ledger-busy`, `ledger-remnant`, `is-read-from`
 */
export async function restoreLedger(
  file: string,
  ledger: string,
  { force = false }: Copying = {},
): Promise<Restored> {
  checkBackup(file);
  const path = tried(ledger, () => placeOf(ledger));
  checkPlace(path, file, force);
  if (existsSync(path) && !force) throw exists('ledger-exists', ledger, 'Choose another --ledger');
  return aside(path, async copy => {
    tried(path, () => copyFileSync(file, copy, constants.COPYFILE_EXCL));
    const head = await soundHead(copy, file, file);
    const keptAside = existsSync(path) ? freeName(path) : null;
    if (keptAside === null) publish(copy, path, false);
    else giveWay(path, keptAside, () => publish(copy, path, true));
    return { ...head, keptAside };
  });
}

/** A link to a ledger stays one, also where the ledger that it leads to is gone. */
function placeOf(path: string): string {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return realpathSync(path);
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return path;
  return placeOf(resolve(realpathSync(dirname(path)), readlinkSync(path)));
}

/** At no moment is there no ledger at its place; what SQLite left beside it goes with the old one. */
function giveWay(path: string, keptAside: string, publishNew: () => void): void {
  withSoleUse(path, () => {
    tried(path, () => linkSync(path, keptAside));
    for (const end of COMPANIONS.filter(one => existsSync(path + one))) {
      tried(path, () => renameSync(path + end, keptAside + end));
    }
    publishNew();
  });
}

function freeName(path: string): string {
  let number = 1;
  const name = () => `${path}.before-restore-${number}`;
  while ([name(), ...COMPANIONS.map(end => name() + end)].some(file => existsSync(file))) {
    number += 1;
  }
  return name();
}

/** A file to be filled beside its place, under a name that nobody has; it is gone afterwards, or has moved there. */
async function aside<T>(path: string, fill: (file: string) => Promise<T>): Promise<T> {
  const file = `${path}.${uuidv4()}`;
  try {
    return await fill(file);
  } finally {
    for (const end of ['', ...COMPANIONS]) rmSync(file + end, { force: true });
  }
}

/** Reads the whole copy, and leaves all of it in the one file. @throws LedgerProblem `bad-copy` */
async function soundHead(copy: string, called: string, source: string): Promise<TreeHead> {
  const { shapeFault } = await import('../exchange/entry-shape.ts');
  const store = opened(copy, called, source);
  try {
    const { size, root, faults } = await verify(store, shapeFault);
    const [first] = faults;
    if (first !== undefined) throw badCopy(called, source, saidOf(first));
    await store.settle();
    return { size, root };
  } catch (error) {
    throw isDamage(error) ? badCopy(called, source, (error as Error).message) : error;
  } finally {
    await store.close();
  }
}

/** Under the name that the user gave: the copy's own is gone when it is read. */
function opened(copy: string, called: string, source: string) {
  try {
    return openSqliteStore(copy);
  } catch (error) {
    if (isDamage(error)) throw badCopy(called, source, 'SQLite cannot read it');
    if (error instanceof LedgerProblem && error.code === 'not-a-ledger') {
      throw usage('not-a-ledger', `${called} is no treaty ledger`, 'Name a backup of a ledger.');
    }
    throw error;
  }
}

function saidOf({ position, what }: Fault): string {
  return position === 0 ? what : `entry ${position}: ${what}`;
}

function isDamage(error: unknown): boolean {
  return error instanceof LedgerProblem && error.category === 'damage' && error.code !== 'bad-copy';
}

/** Others may have recorded since: the ledger as it was at the copy's size is what counts. */
async function checkAgainst(ledger: string, { size, root }: TreeHead): Promise<void> {
  const store = openSqliteStore(ledger, { readOnly: true });
  try {
    const found = await rootAt(store, size);
    if (found === root) return;
    throw badCopy(
      `the copy of ${ledger}`,
      ledger,
      `its root is ${root}, that of the ledger ${found}`,
    );
  } finally {
    await store.close();
  }
}

function publish(copy: string, path: string, force: boolean): void {
  tried(path, () => {
    syncFile(copy);
    // A link, unlike a rename, fails where another process has put a file meanwhile.
    if (force) renameSync(copy, path);
    else linkSync(copy, path);
    syncFolder(dirname(path));
  });
}

function checkBackup(file: string): void {
  const there = tried(file, () => statSync(file, { throwIfNoEntry: false }));
  if (there === undefined) {
    throw new LedgerProblem({
      category: 'not-found',
      code: 'no-backup',
      message: `there is no backup at ${file}`,
      hint: 'Name a file that treaty backup has written.',
    });
  }
  if (!there.isFile()) throw usage('no-file', `${file} is no file`, 'Name a backup of a ledger.');
  const log = tried(file, () => statSync(`${file}-wal`, { throwIfNoEntry: false }));
  if ((log?.size ?? 0) === 0) return;
  throw usage(
    'ledger-remnant',
    `${file} is a ledger in use, or one that was not closed: its last entries may stand in ${file}-wal`,
    `Nothing was restored. Take a backup of it first: treaty backup FILE --ledger ${file}`,
  );
}

/** @param clears whether what lies beside the file is moved away with it. */
function checkPlace(path: string, source: string, clears = false): void {
  if (path === '') throw usage('bad-text', 'the name of the file is empty', 'Name a file.');
  tried(path, () => accessSync(dirname(path) + sep, constants.W_OK));
  const there = tried(path, () => statSync(path, { throwIfNoEntry: false }));
  if (there !== undefined && !there.isFile()) {
    throw usage('no-file', `${path} is no file that can be replaced`, 'Name another file.');
  }
  if (isSame(there, statSync(source, { throwIfNoEntry: false }))) {
    throw usage('is-read-from', `${path} is what the copy is made from`, 'Name another file.');
  }
  if ((clears && there !== undefined) || !existsSync(`${path}-wal`)) return;
  throw usage(
    'ledger-remnant',
    `${path}-wal belongs to a ledger in use, or is left from one: it would spoil a file put beside it`,
    'Nothing was written. Close that ledger, or put it back beside it; or name another file.',
  );
}

function isSame(one: Stats | undefined, other: Stats | undefined): boolean {
  return one !== undefined && one.ino === other?.ino && one.dev === other.dev;
}

function tried<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') {
      throw exists('file-exists', path, 'Name another file');
    }
    throw ledgerProblem(error, path);
  }
}

function exists(code: string, path: string, instead: string): LedgerProblem {
  return usage(
    code,
    `${path} exists already`,
    `Nothing was written. ${instead}, or let this one give way with --force.`,
  );
}

function badCopy(called: string, source: string, why: string): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'bad-copy',
    message: `${called} does not verify: ${why}`,
    hint: `No file was written or replaced. treaty verify --ledger ${source} names all that is damaged.`,
    details: { why },
  });
}
