/** Numbered, checksummed, forward-only changes to the schema, as the files under `migrations/` hold them. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  /** 64 hexadecimal digits over the file's bytes. */
  readonly sha256: string;
}

const FOLDER = new URL('../../migrations/', import.meta.url);

/** In order of number, which runs 1, 2, 3 … */
export function migrationsFor(engine: 'sqlite'): Migration[] {
  const folder = new URL(`${engine}/`, FOLDER);
  const names = readdirSync(folder).filter(name => /^[0-9]{4}-.*\.sql$/.test(name));
  return names.toSorted().map((name, index) => {
    const sql = readFileSync(new URL(name, folder), 'utf8');
    if (Number(name.slice(0, 4)) !== index + 1) throw new Error(`migrations skip before ${name}`);
    return { number: index + 1, name, sql, sha256: hash('sha256', sql) };
  });
}
