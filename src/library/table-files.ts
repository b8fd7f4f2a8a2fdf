/** The files of tables that a user names: one by one, by a folder, or by an archive. */
import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerProblem } from '../ledger/problem.ts';
import { tablesInArchive } from './table-archive.ts';
import { isTableName, noTables, refuseTooLarge, type TableFile } from './table-file.ts';

/** In the order given; those of a folder or an archive by name. @throws LedgerProblem */
export async function* tableFiles(paths: readonly string[]): AsyncIterable<TableFile> {
  for (const path of paths) {
    const stats = statsOf(path);
    if (stats.isDirectory()) yield* tablesInFolder(path);
    else if (!stats.isFile()) throw noFile(path);
    else if (ARCHIVE.test(path)) yield* await tablesInArchive(path);
    else if (PACKED.test(path)) throw packedOtherwise(path);
    else yield tableFile(path, stats.size);
  }
}

const ARCHIVE = /\.(?:tar|tar\.gz|tgz)$/i;
const PACKED = /\.(?:zip|7z|rar|gz|bz2|xz|zst|tbz2?|txz)$/i;

function* tablesInFolder(folder: string): Generator<TableFile> {
  const names = namesIn(folder).filter(isTableName);
  if (names.length === 0) throw noTables(folder);
  for (const name of names) {
    const path = join(folder, name);
    const stats = statsOf(path);
    // A link to a folder could lead back here.
    if (stats.isFile()) yield tableFile(path, stats.size);
  }
}

/** Below the folder, with slashes, in the order of their characters wherever the program runs. */
function namesIn(folder: string): string[] {
  const entries = attempt(folder, () => readdirSync(folder, { withFileTypes: true }));
  const names = entries.flatMap((entry: Dirent) =>
    !entry.isDirectory()
      ? [entry.name]
      : entry.name.startsWith('.')
        ? []
        : namesIn(join(folder, entry.name)).map(name => `${entry.name}/${name}`),
  );
  return names.toSorted();
}

function tableFile(path: string, size: number): TableFile {
  refuseTooLarge(path, size);
  return { file: path, bytes: attempt(path, () => readFileSync(path)) };
}

function statsOf(path: string): Stats {
  return attempt(path, () => statSync(path));
}

function attempt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): LedgerProblem {
  const { code = 'unknown error' } = error as { code?: string };
  const problem = {
    category: code === 'ENOENT' ? 'not-found' : 'usage',
    code: 'unreadable-file',
    message: `${path} cannot be read (${code})`,
    hint: 'Check the path, and that you may read it.',
    details: { file: path },
  } as const;
  return new LedgerProblem(problem, error);
}

function packedOtherwise(path: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'unreadable-archive',
    message: `${path} is packed in a way that is not read: archives of tables are .tar.gz, .tgz or .tar`,
    hint: 'Unpack it and name the folder of tables, or pack that again: tar -czf tables.tar.gz FOLDER.',
    details: { archive: path },
  });
}

function noFile(path: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'unreadable-file',
    message: `${path} is neither a file nor a folder`,
    hint: 'Name a table, a folder of tables, or an archive of tables (.tar.gz, .tgz, .tar).',
    details: { file: path },
  });
}
