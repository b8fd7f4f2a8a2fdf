/** Is the schema in the file the one that the migrations make? A trigger that a flipped bit disables guards nothing. */
import Database from 'better-sqlite3';
import { LedgerProblem } from '../ledger/problem.ts';
import { type Migration, migrationsFor } from './migrations.ts';
import { migrate } from './sqlite-schema.ts';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly table: string;
  readonly sql: string | null;
}

/** Tables, indexes and triggers that are gone, altered or new, and migrations that are not as shipped; none is well. */
export function schemaFaults(db: Database.Database): string[] {
  const version = db.pragma('user_version', { simple: true }) as number;
  const applied = migrationsIn(db);
  const count = applied?.length ?? version;
  const shipped = migrationsFor('sqlite').slice(0, count).map(asText);
  return [
    ...(version === count ? [] : [`its schema number is ${version}, not ${count}`]),
    ...(applied?.join() === shipped.join() ? [] : ['its list of migrations was never shipped']),
    ...differences(schemaOf(db), shippedSchema(shipped.length)),
  ];
}

/**
 * A statement of ours that SQLite does not understand is a mistake of ours, unless the schema is not ours.
 * @returns the error itself, or the damage that explains it.
 */
export function explainedBySchema(error: unknown, db: Database.Database, path: string): unknown {
  if (!isNotUnderstood(error)) return error;
  const faults = faultsOrWhyNone(db);
  if (faults.length === 0) return error;
  return new LedgerProblem(
    {
      category: 'damage',
      code: 'damaged-schema',
      message: `${path} is damaged: ${faults.join('; ')}`,
      hint: 'Restore it from a backup, or import an export into a new ledger.',
      details: { faults },
    },
    error,
  );
}

function faultsOrWhyNone(db: Database.Database): string[] {
  try {
    return schemaFaults(db);
  } catch (error) {
    return [`its schema cannot be read (${(error as Error).message})`];
  }
}

export function isNotUnderstood(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'SQLITE_ERROR';
}

/** Also what the rows are found by: one flipped bit makes bytes of a text, and those read the same. */
const COMPARED = ['type', 'name', 'table', 'sql'] as const;

function differences(found: Map<string, SchemaRow>, shipped: Map<string, SchemaRow>): string[] {
  const missing = [...shipped].flatMap(([key, row]) => {
    const there = found.get(key);
    if (there === undefined) return [`the ${row.type} ${row.name} is gone`];
    return COMPARED.every(column => there[column] === row[column])
      ? []
      : [`the ${row.type} ${row.name} is not as it was shipped`];
  });
  const strange = [...found]
    .filter(([key]) => !shipped.has(key))
    .map(([, { type, name }]) => `the ${type} ${name} was never shipped`);
  return [...missing, ...strange];
}

/**
 * What ANALYZE leaves for SQLite's planner says nothing of the log; nor do the tables that Litestream makes in whatever
 * it replicates, one or two by its version. A trigger on them would be named.
 */
const SCHEMA = `
  SELECT type, name, tbl_name AS 'table', sql FROM sqlite_schema
  WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4'))
    AND NOT (type = 'table' AND name IN ('_litestream_lock', '_litestream_seq'))
  ORDER BY type, name`;

function schemaOf(db: Database.Database): Map<string, SchemaRow> {
  const rows = db.prepare(SCHEMA).all() as SchemaRow[];
  return new Map(rows.map(row => [`${row.type} ${row.name}`, row]));
}

/** Null where the table is so damaged that it cannot be asked. */
function migrationsIn(db: Database.Database): string[] | null {
  try {
    const rows = db.prepare('SELECT number, name, sha256 FROM migration ORDER BY number').all();
    return (rows as Migration[]).map(asText);
  } catch (error) {
    if (!isNotUnderstood(error)) throw error;
    return null;
  }
}

function asText({ number, name, sha256 }: Migration): string {
  return `${number} ${name} ${sha256}`;
}

/** By the number of migrations: files do not change what was shipped. */
const SHIPPED = new Map<number, Map<string, SchemaRow>>();

function shippedSchema(migrations: number): Map<string, SchemaRow> {
  const known = SHIPPED.get(migrations);
  if (known !== undefined) return known;
  const memory = new Database(':memory:');
  try {
    migrate(memory, migrations);
    const schema = schemaOf(memory);
    SHIPPED.set(migrations, schema);
    return schema;
  } finally {
    memory.close();
  }
}
