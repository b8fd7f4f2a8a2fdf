/** Ledgers and exports of every version ever written open today: the same bytes, the same root, the same table. */
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupLedger, restoreLedger } from '../../src/library/backup.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { importLedger, openLedger } from '../../src/library/open-ledger.ts';
import { migrationsFor } from '../../src/store/migrations.ts';
import { temporaryFolder } from '../support/command-line.ts';

const STORED = fileURLToPath(new URL('../fixtures/stored/', import.meta.url));
const EXPORT = readFileSync(join(STORED, 'export-1.jsonl'), 'utf8');
const SCHEMAS = migrationsFor('sqlite').map(({ number }) => number);
const here = temporaryFolder();

/** Written down when the first of these files was made. */
const SIZE = 22;
const ROOT = 'feed0fe2cd680389aeb1ceade61e017cc0d903dcb80c3fa54d577ea2af27c2ae';
const LOG_KEY = 'example.org/treaties+6a7824a3+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c';

const fixture = (schema: number) => join(STORED, `schema-${schema}.db`);

/** In which a ledger keeps no checkpoint yet, and how many stand in the fixtures since. */
const checkpointsIn = (schema: number) => (schema < 3 ? 0 : 3);

function copyOf(schema: number, name: string): string {
  const copy = join(here, `${name}-${schema}.db`);
  copyFileSync(fixture(schema), copy);
  return copy;
}

function plainly<T>(path: string, ask: (db: Database.Database) => T): T {
  const db = new Database(path, { fileMustExist: true });
  try {
    return ask(db);
  } finally {
    db.close();
  }
}

const schemaIn = (path: string) =>
  plainly(path, db => db.pragma('user_version', { simple: true }) as number);

/** What was hashed, and its hash: as bytes, so that nothing is read into them. */
const entriesIn = (path: string) =>
  plainly(path, db =>
    db
      .prepare('SELECT position, hex(canonical) AS canonical, hex(leaf_hash) AS leaf FROM entry')
      .all(),
  );

async function onLedger<T>(path: string, ask: (ledger: Ledger) => Promise<T>): Promise<T> {
  const ledger = await openLedger(path, { by: 'a test', now: () => new Date('2026-11-24') });
  try {
    return await ask(ledger);
  } finally {
    await ledger.close();
  }
}

/** Row by row as `participant standing signature consent`, and the counts. */
async function tableIn(path: string) {
  const { rows, counts } = await onLedger(path, ledger =>
    ledger.status('IV-13', { asOf: '2002-02-01' }),
  );
  const lines = rows.map(({ participant, standing, signature, consent }) =>
    [participant.id, standing, signature?.on, consent && `${consent.on}${consent.mark}`].join(' '),
  );
  return { lines, counts };
}

const TABLE = {
  lines: [
    'EGY contracting  1993-02-19a',
    'GHA contracting 2000-09-07 2000-09-09',
    'MAR contracting 1991-08-15 1993-06-21',
    'URY contracting  2001-02-15a',
  ],
  counts: { signatories: 2, signedOnly: 0, contracting: 4, parties: 0 },
};

async function exportOf(path: string): Promise<string> {
  return onLedger(path, async ledger => {
    let text = '';
    for await (const line of ledger.export()) text += `${line}\n`;
    return text;
  });
}

const verdict = (path: string, ...keys: string[]) =>
  onLedger(path, one => one.verify({ logKeys: keys }));

it('there is a fixture of each schema that was ever written, and of no other', () => {
  const found = readdirSync(STORED).filter(name => /\.db/.test(name));
  expect(found).toEqual(SCHEMAS.map(schema => `schema-${schema}.db`));
});

describe.each(SCHEMAS)('a ledger of schema %i', schema => {
  it('is of that schema as it lies there, and holds every type of entry', () => {
    const copy = copyOf(schema, 'as-it-is');
    expect(schemaIn(copy)).toBe(schema);
    const types = plainly(copy, db =>
      db.prepare('SELECT DISTINCT type FROM entry ORDER BY type').pluck().all(),
    );
    expect(types).toEqual([
      ...['act', 'completeness', 'correction', 'participant', 'participant-event'],
      ...['participant-event-retraction', 'publication', 'retraction', 'table-headings'],
      ...['treaty', 'treaty-event'],
    ]);
  });

  it('is brought up to the present when it is opened, and each byte of its entries stays', async () => {
    const copy = copyOf(schema, 'opened');
    const before = entriesIn(copy);
    expect(before).toHaveLength(SIZE);
    expect(await verdict(copy, LOG_KEY)).toEqual({
      ...{ ok: true, size: SIZE, root: ROOT, faults: [] },
      ...{
        checkpoints: checkpointsIn(schema),
        signedUpTo: checkpointsIn(schema) === 0 ? null : SIZE,
      },
    });
    expect(schemaIn(copy)).toBe(SCHEMAS.length);
    expect(entriesIn(copy)).toEqual(before);
  });

  it('gives the table and the export that it gave', async () => {
    const copy = copyOf(schema, 'asked');
    expect(await tableIn(copy)).toEqual(TABLE);
    expect(await exportOf(copy)).toBe(EXPORT);
  });

  it('is recorded in, and goes on from what it holds', async () => {
    const copy = copyOf(schema, 'recorded');
    const request = { kind: 'accession', treaty: 'IV-13', participant: 'CIV', on: '2002-01-15' };
    const { position, root } = await onLedger(copy, ledger => ledger.record(request));
    expect(position).toBe(SIZE + 1);
    expect(await verdict(copy)).toMatchObject({ ok: true, size: SIZE + 1, root });
    expect(await exportOf(copy)).toMatch(EXPORT);
  });

  it('as a backup is restored, and is itself left as it was', async () => {
    const copy = copyOf(schema, 'backup');
    const restored = join(here, `restored-${schema}.db`);
    expect(await restoreLedger(copy, restored)).toMatchObject({ size: SIZE, root: ROOT });
    expect(readFileSync(copy)).toEqual(readFileSync(fixture(schema)));
    expect(await tableIn(restored)).toEqual(TABLE);
    const again = join(here, `again-${schema}.db`);
    await backupLedger(restored, again);
    expect(await verdict(again)).toMatchObject({ root: ROOT, checkpoints: checkpointsIn(schema) });
  });
});

describe('an export of format 1', () => {
  async function* lines() {
    yield* EXPORT.trimEnd().split('\n');
  }

  it('is imported with the root that it had, and exported again as it was', async () => {
    const path = join(here, 'imported.db');
    expect(await importLedger(path, lines())).toEqual({ size: SIZE, root: ROOT });
    expect(await exportOf(path)).toBe(EXPORT);
    expect(await tableIn(path)).toEqual(TABLE);
  });
});

it('leaves nothing beside the fixtures', () => {
  for (const schema of SCHEMAS) expect(existsSync(`${fixture(schema)}-wal`)).toBe(false);
});
