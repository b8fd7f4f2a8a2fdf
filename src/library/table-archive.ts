/** The tables in an archive (.tar, .tar.gz, .tgz). It comes from elsewhere, so nothing in it is taken on trust. */
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { type Extract, extract } from 'tar-stream';
import { LedgerProblem } from '../ledger/problem.ts';
import { isTableName, noTables, refuseTooLarge, type TableFile } from './table-file.ts';

type Entry = Extract extends AsyncIterable<infer One> ? One : never;

/** Bytes of an archive when it is unpacked. All tables of the UN on one day are half a million. */
const UNPACKED = 200_000_000;

/** By name. An archive may hold a file twice; as for tar, the later is meant. @throws LedgerProblem */
export async function tablesInArchive(archive: string): Promise<TableFile[]> {
  const tables = new Map<string, Buffer>();
  const entries = extract();
  const unpacked = unpack(archive, entries);
  // Its failure closes the entries too, and is met there; waited for alone it would end the process.
  unpacked.catch(() => undefined);
  try {
    for await (const entry of entries) await take(entry, archive, tables);
    await unpacked;
  } catch (error) {
    throw error instanceof LedgerProblem ? error : damaged(archive, error);
  }
  if (tables.size === 0) throw noTables(archive);
  const names = [...tables.keys()].toSorted();
  return names.flatMap(name => {
    const bytes = tables.get(name);
    return bytes === undefined ? [] : [{ file: `${archive}:${name}`, bytes }];
  });
}

function unpack(archive: string, entries: Extract): Promise<void> {
  const packed = createReadStream(archive);
  const limit = (bytes: AsyncIterable<Buffer>) => limited(bytes, archive);
  return /\.tar$/i.test(archive)
    ? pipeline(packed, limit, entries)
    : pipeline(packed, createGunzip(), limit, entries);
}

/** A few bytes of gzip can stand for more than any disk holds. */
async function* limited(bytes: AsyncIterable<Buffer>, archive: string): AsyncIterable<Buffer> {
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > UNPACKED) throw tooMuch(archive);
    yield piece;
  }
}

async function take(entry: Entry, archive: string, tables: Map<string, Buffer>): Promise<void> {
  const { name, type, size = 0 } = entry.header;
  if (!isHonest(name) || (type !== 'file' && type !== 'directory')) {
    throw unsafe(archive, name, type ?? 'unknown');
  }
  const plain = name.replace(/^(?:\.\/)+/, '');
  if (type === 'directory' || !isTableName(plain)) {
    entry.resume();
    return;
  }
  refuseTooLarge(`${archive}:${plain}`, size);
  const pieces: Buffer[] = [];
  for await (const piece of entry) pieces.push(piece as Buffer);
  tables.set(plain, Buffer.concat(pieces));
}

/** Whether a name leads nowhere else, on any system, and can be shown on a terminal. */
function isHonest(name: string): boolean {
  const parts = name.split(/[/\\]/);
  return parts[0] !== '' && !parts.includes('..') && !/^[a-z]:|\p{Cc}/iu.test(name);
}

function unsafe(archive: string, name: string, type: string): LedgerProblem {
  const shown = JSON.stringify(name.slice(0, 200));
  return new LedgerProblem({
    category: 'usage',
    code: 'unsafe-archive',
    message: isHonest(name)
      ? `${archive} holds ${shown}, which is no file but a ${type}`
      : `${archive} holds ${shown}, a name that leads out of it or cannot be shown`,
    hint: 'Nothing of it was read. Unpack it where you trust it, and name the folder of tables.',
    details: { archive, name },
  });
}

function tooMuch(archive: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'archive-too-large',
    message: `${archive} holds more than ${UNPACKED / 1_000_000} megabytes when it is unpacked`,
    hint: 'Nothing of it was read. Check that it is an archive of tables, or split it.',
    details: { archive },
  });
}

function damaged(archive: string, error: unknown): LedgerProblem {
  const { message = 'unknown error', code } = error as { message?: string; code?: string };
  const problem = {
    category: code === 'ENOENT' ? 'not-found' : 'usage',
    code: 'unreadable-archive',
    message: `${archive} cannot be unpacked (${code ?? message})`,
    hint: 'It is damaged or no archive: fetch it again, or unpack it and name the folder.',
    details: { archive },
  } as const;
  return new LedgerProblem(problem, error);
}
