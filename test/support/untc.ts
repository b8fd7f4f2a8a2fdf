/**
 * The status tables of the UN Treaty Collection as archived on fourteen days of 2013 and 2014, where they stand
 * beside the checkout. They are no part of the project: a test that wants them says so and passes over without.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FOLDER = new URL('../../../shared/data/untc/', import.meta.url);

export interface Archive {
  /** The day on which the tables were read. */
  readonly day: string;
  /** The text of each table by the name of its file. */
  readonly tables: ReadonlyMap<string, string>;
}

/** One archive a day, in order of time; none where the folder is not there. */
export function archives(): Archive[] {
  if (!existsSync(FOLDER)) return [];
  const names = readdirSync(FOLDER).filter(name => name.endsWith('.tar.gz'));
  return names.toSorted().map(name => {
    const tar = gunzipSync(readFileSync(new URL(name, FOLDER)));
    const tables = [...filesIn(tar)].filter(([file]) => file.endsWith('.csv'));
    return { day: name.slice(0, 10), tables: new Map(tables) };
  });
}

/** The first cell of each row below the heading. */
export function participantsIn(table: string): string[] {
  const rows = table.split(/\r?\n/).slice(1);
  return rows.filter(row => row.trim() !== '').map(firstCell);
}

function firstCell(row: string): string {
  const [, quoted, plain = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*))/.exec(row) ?? [];
  return quoted?.replaceAll('""', '"') ?? plain;
}

const BLOCK = 512;

/** POSIX ustar: a block that names a file and its length in octal, then its bytes in whole blocks. */
function* filesIn(tar: Buffer): Generator<[name: string, text: string]> {
  for (let at = 0; at + BLOCK <= tar.length && tar[at] !== 0; ) {
    const [name = ''] = tar.toString('utf8', at, at + 100).split('\0');
    const length = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const start = at + BLOCK;
    yield [name, tar.toString('utf8', start, start + length)];
    at = start + Math.ceil(length / BLOCK) * BLOCK;
  }
}
