/** The SQLite store against a plain array: any sequence of steps leaves both with the same log. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { type SealedEntry, seal } from '../../src/ledger/seal.ts';
import type { Selection, StoredEntry } from '../../src/ledger/store.ts';
import { createSqliteStore, openSqliteStore, type SqliteStore } from '../../src/store/sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'treaty-store-model-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The array that says what the log must be. */
type Model = SealedEntry[];
/** The file, and the store that has it open. */
type Real = { readonly path: string; store: SqliteStore };
type Step = fc.AsyncCommand<Model, Real>;

const SUBJECTS = ['IV-13', 'IV-4', 'XXVII-7-d'] as const;

const appendNext = fc
  .array(fc.tuple(fc.constantFrom(...SUBJECTS), fc.uuid(), fc.string({ unit: 'binary' })), {
    minLength: 1,
    maxLength: 4,
  })
  .map(drafts =>
    step(`append ${drafts.length}`, async (model, real) => {
      const taken = new Set(model.map(({ entry }) => entry.id));
      const entries = chained(model, drafts);
      if (entries.some(({ entry }) => taken.size === taken.add(entry.id).size)) return;
      expect(await real.store.append(entries, model.length)).toBe('appended');
      model.push(...entries);
    }),
  );

const appendLate = fc.constantFrom(-2, -1, 1, 2).map(off =>
  step(`append expecting ${off} more`, async (model, real) => {
    const entries = chained(model, [['IV-13', '00000000-0000-4000-8000-00000000beef', 'late']]);
    expect(await real.store.append(entries, model.length + off)).toBe('log-moved-on');
  }),
);

const appendTaken = fc.nat().map(index =>
  step(
    'append an id that is taken',
    async (model, real) => {
      const old = model[index % model.length];
      const fresh = ['IV-4', '00000000-0000-4000-8000-00000000cafe', 'fresh'] as const;
      const entries = chained(model, [fresh, ['IV-4', old?.entry.id ?? '', 'again']]);
      expect(await real.store.append(entries, model.length)).toBe('id-taken');
    },
    notEmpty,
  ),
);

const reopen = fc.constant(
  step('close and open', async (_, real) => {
    await real.store.close();
    real.store = openSqliteStore(real.path);
  }),
);

const OFFENCES = [
  "UPDATE entry SET canonical = '{}'",
  'DELETE FROM entry',
  'INSERT OR REPLACE INTO entry (position, canonical, leaf_hash) SELECT position, canonical, leaf_hash FROM entry',
  'INSERT OR IGNORE INTO entry (position, canonical, leaf_hash) SELECT position, canonical, leaf_hash FROM entry',
];

const tamper = fc.constantFrom(...OFFENCES).map(sql =>
  step(
    sql,
    async (_, real) => {
      const stranger = new Database(real.path);
      try {
        expect(() => stranger.prepare(sql).run()).toThrow(
          /^the log (is append-only|has no gaps|runs forward)/,
        );
      } finally {
        stranger.close();
      }
    },
    notEmpty,
  ),
);

const read = fc
  .oneof<fc.Arbitrary<(model: Model) => Selection>[]>(
    fc.constantFrom(...SUBJECTS).map(subject => () => ({ subject: subject as Act['treaty'] })),
    fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(([from, to]) => () => ({ from, to })),
    fc
      .nat()
      .map(index => model => ({ id: model[index % (model.length || 1)]?.entry.id ?? 'none' })),
  )
  .map(selectionIn =>
    step('read', async (model, real) => {
      const selection = selectionIn(model);
      expect(await stored(real.store, selection)).toEqual(
        model.filter(selects(selection)).map(bare),
      );
      expect(await real.store.size()).toBe(model.length);
    }),
  );

it('keeps the log that a plain array keeps, through reopening and tampering', () =>
  fc.assert(
    fc.asyncProperty(
      fc.commands([appendNext, appendNext, appendLate, appendTaken, reopen, tamper, read, read], {
        maxCommands: 30,
      }),
      fc.uuid(),
      async (steps, name) => {
        const path = join(folder, `${name}.db`);
        const real: Real = { path, store: createSqliteStore(path, path) };
        const model: Model = [];
        try {
          await fc.asyncModelRun(() => ({ model, real }), steps);
          const all = { from: 1, to: Number.MAX_SAFE_INTEGER };
          expect(await stored(real.store, all)).toEqual(model.map(bare));
        } finally {
          await real.store.close();
          rmSync(path, { force: true });
        }
      },
    ),
    { numRuns: 40 },
  ));

/** Entries that follow on from the model's end: positions, versions and times without a gap. */
function chained(
  model: Model,
  drafts: readonly (readonly [subject: string, id: string, note: string])[],
): SealedEntry[] {
  const log = [...model];
  for (const [treaty, id, note] of drafts) {
    const version =
      log.filter(({ entry }) => 'treaty' in entry && entry.treaty === treaty).length + 1;
    const entry = {
      ...{ format: 1, position: log.length + 1, version, previous: null, id, treaty },
      ...{
        type: 'completeness',
        completeTo: '2001-12-06',
        recordedBy: 'a test',
        note: note.toWellFormed(),
      },
      recordedAt: new Date(Date.UTC(2026, 0, 1) + log.length).toISOString(),
    } as Entry;
    log.push(seal(entry));
  }
  return log.slice(model.length);
}

type Run = (model: Model, real: Real) => Promise<void>;

function step(
  name: string,
  run: Run,
  check: (model: Readonly<Model>) => boolean = () => true,
): Step {
  return { check, run, toString: () => name };
}

function notEmpty(model: Readonly<Model>): boolean {
  return model.length > 0;
}

function selects(selection: Selection): (sealed: SealedEntry) => boolean {
  return ({ entry }) => {
    if ('id' in selection) return entry.id === selection.id;
    if ('subject' in selection) return 'treaty' in entry && entry.treaty === selection.subject;
    if ('type' in selection) return entry.type === selection.type;
    if ('participant' in selection) {
      return 'participant' in entry && entry.participant === selection.participant;
    }
    return entry.position >= selection.from && entry.position <= selection.to;
  };
}

function bare({ entry, canonical, leafHash }: SealedEntry): StoredEntry {
  return { position: entry.position, canonical, leafHash };
}

async function stored(store: SqliteStore, selection: Selection): Promise<StoredEntry[]> {
  const entries: StoredEntry[] = [];
  for await (const batch of store.read(selection)) entries.push(...batch);
  return entries;
}
