/** A file that a command writes: it appears whole or not at all, and takes the place of another only where asked to. */
import { linkSync, renameSync, rmSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { v4 as uuidv4 } from 'uuid';
import { usage } from '../library/arguments.ts';
import { syncFolder } from '../library/sync-folder.ts';

export interface NewFile {
  readonly path: string;
  /** Whether a file of that name may be replaced. */
  readonly force: boolean;
  /** Who may read it, as `chmod` counts; left out, as the system has it. */
  readonly mode?: number;
  /** Files that are never replaced: the ledger, and whatever the command reads. */
  readonly kept: readonly string[];
}

/** @throws LedgerProblem `file-exists`, `unwritable-file`, or whatever the pieces throw; nothing is then left behind. */
export async function writeNewFile(
  file: NewFile,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  checkPlace(file);
  const aside = `${file.path}.${uuidv4()}`;
  try {
    const handle = await open(aside, 'wx', file.mode).catch(error => rise(file.path, error));
    await writeAll(file.path, handle, pieces).finally(() => handle.close());
    publish(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** As `writeNewFile`, of one piece. */
export async function writeNewText(file: NewFile, text: string): Promise<void> {
  const once = async function* () {
    yield text;
  };
  await writeNewFile(file, once());
}

/** @throws LedgerProblem where `writeNewFile` would refuse before it writes. */
export function checkPlace({ path, force, kept }: NewFile): void {
  if (path === '') throw usage('bad-text', 'the name of the file is empty', 'Name a file.');
  const there = fileAt(path);
  if (there === undefined) {
    if (fileAt(dirname(path)) === undefined) rise(path, { code: 'ENOENT' });
    return;
  }
  if (!there.isFile()) {
    throw usage('no-file', `${path} is no file that can be replaced`, 'Name another file.');
  }
  const own = kept.find(file => isSame(statSync(file, { throwIfNoEntry: false }), there));
  if (own !== undefined) {
    throw usage('is-read-from', `${path} is what the answer is read from`, 'Name another file.');
  }
  if (!force) throw exists(path);
}

/** A name that is too long, or that goes through a file as if it were a folder, is the user's mistake. */
function fileAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    rise(path, error);
  }
}

function isSame(one: Stats | undefined, other: Stats): boolean {
  return one !== undefined && one.ino === other.ino && one.dev === other.dev;
}

async function writeAll(
  path: string,
  handle: FileHandle,
  pieces: AsyncIterable<string | Uint8Array>,
): Promise<void> {
  for await (const piece of pieces) {
    await handle.writeFile(piece).catch(error => rise(path, error));
  }
  await handle.sync().catch(error => rise(path, error));
}

/** A link, unlike a rename, fails where another process has put a file meanwhile. */
function publish(aside: string, { path, force }: NewFile): void {
  try {
    if (force) renameSync(aside, path);
    else linkSync(aside, path);
    syncFolder(dirname(path));
  } catch (error) {
    rise(path, error);
  }
}

function rise(path: string, error: unknown): never {
  const { code = 'unknown error' } = error as { code?: string };
  if (code === 'EEXIST') throw exists(path);
  throw usage(
    'unwritable-file',
    `${path} cannot be written (${code})`,
    'Nothing was written. Check the folder and its permissions, or name another file.',
  );
}

function exists(path: string) {
  return usage(
    'file-exists',
    `${path} exists already`,
    'Nothing was written. Name another file, or replace this one with --force.',
  );
}
