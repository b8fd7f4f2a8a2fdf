/**
 * Rewriting: random forgeries of a log that somebody has seen, most with all hashes rebuilt, so that the forged ledger
 * is sound in itself; against the size and root that were remembered, and `verify`. Each is found, or it is an escape.
 * Usage: node test/torture/rewriting.mjs [--forgeries N] [--seed N]; each seed is one forgery.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { shapeFault } from '../../dist/exchange/entry-shape.js';
import { discontinuity, headOf } from '../../dist/ledger/continuity.js';
import { subjectOf } from '../../dist/ledger/entry.js';
import { seal } from '../../dist/ledger/seal.js';
import { verify } from '../../dist/ledger/verify.js';
import { makeLedgerFile } from '../../dist/library/new-ledger-file.js';
import { SqliteStore } from '../../dist/store/sqlite.js';
import { actFor, exported, makeTorturedLedger, open } from './ledgers.mjs';
import { chanceOf, idFor, runTorture } from './program.mjs';

const ACTS = 60;

/** Of each store, what a forger gets at past it. */
const databases = new WeakMap();

/** What a forger does to the entries; every hash and the tree are made anew over them. */
const REBUILT = {
  altered: (log, { at, word }) => log.with(at, { ...log[at], source: word }),
  'given to another author': (log, { at, word }) => log.with(at, { ...log[at], recordedBy: word }),
  'taken out': (log, { at }) => log.toSpliced(at, 1),
  'slipped in': (log, { at, number }) =>
    log.toSpliced(at, 0, { ...log[at], id: idFor(0xabcd, number) }),
  exchanged: (log, { at }) => {
    const other = at === 0 ? 1 : at - 1;
    return log.with(at, log[other]).with(other, log[at]);
  },
  'cut off': (log, { at }) => log.slice(0, at),
  'cut off and grown again': (log, { at, word }) => [
    ...log.slice(0, at),
    ...log.slice(at).map(entry => ({ ...entry, note: word })),
  ],
};

/** What a forger does to the rows of a ledger, past its guards. */
const PATCHED = {
  'bytes alone': (db, { entries, at, word }) => {
    const { canonical } = seal({ ...entries[at], source: word });
    db.prepare('UPDATE entry SET canonical = ? WHERE position = ?').run(canonical, at + 1);
  },
  'bytes and their hash, the tree left as it was': (db, { entries, at, word }) => {
    const { canonical, leafHash } = seal({ ...entries[at], source: word });
    db.prepare('UPDATE entry SET canonical = ?, leaf_hash = ? WHERE position = ?').run(
      ...[canonical, Buffer.from(leafHash, 'hex'), at + 1],
    );
  },
  'all rebuilt, and a part of the old tree put back': (db, { old, chance }) => {
    const put = db.prepare('UPDATE subtree SET hash = ? WHERE level = ? AND number = ?');
    for (const { level, number, hash } of old.subtrees) {
      if (chance() < 0.5) put.run(hash, level, number);
    }
    const leaf = db.prepare('UPDATE entry SET leaf_hash = ? WHERE position = ?');
    for (const { position, leaf_hash } of old.leaves) {
      if (chance() < 0.2) leaf.run(leaf_hash, position);
    }
  },
};
const KEEPS_THE_REST = new Set(Object.keys(PATCHED).slice(0, 2));

await runTorture({ forgeries: 10_000 }, async ({ folder, forgeries, seed }) => {
  const { log, empty } = await honestLog(folder);
  const old = rowsOf(await ledgerOf(empty, log));
  const tally = { taken: 0, byTheMemory: 0, byVerifyAlone: 0, soundInThemselves: 0, kinds: {} };
  const escapes = [];
  for (let number = seed; number < seed + forgeries; number += 1) {
    const { kind, found, isSound } = await judged(number, { log, empty, old });
    tally.taken += 1;
    tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
    if (found === 'memory') tally.byTheMemory += 1;
    if (found === 'verify') tally.byVerifyAlone += 1;
    if (isSound) tally.soundInThemselves += 1;
    // A rebuilt log that verify would find is no test of the memory; one that it must find alone has to be.
    const isFair = !(kind in REBUILT) || (isSound && found === 'memory');
    if (found === null || !isFair) {
      escapes.push({ repeat: `--seed ${number} --forgeries 1`, kind, found, isSound });
    }
  }
  return {
    name: 'rewriting',
    counts: tally,
    escapes,
    said:
      `${tally.taken} forgeries of a log of ${log.length}, ${tally.soundInThemselves} of them sound in themselves: ` +
      `${tally.byTheMemory} refused by what was remembered, ${tally.byVerifyAlone} named by verify alone.`,
  };
});

/** One forgery, against what was seen of the honest log when it had some number of entries. */
async function judged(number, { log, empty, old }) {
  const chance = chanceOf(number);
  const upTo = limit => Math.floor(chance() * limit);
  const kinds = [...Object.keys(REBUILT), ...Object.keys(PATCHED)];
  const kind = kinds[upTo(kinds.length)];
  const size = 2 + upTo(log.length - 1);
  const seen = await headOf(await ledgerOf(empty, log.slice(0, size)));
  // Only what was seen can be held against the log: the forger touches some of it, and goes on as he likes.
  const at = upTo(size);
  const chosen = { at, number, chance, old, word: `forged ${number}` };
  const store = await forged(kind, { ...chosen, log: grown(log, size, upTo), empty });
  const broken = await discontinuity(store, seen);
  const { ok } = await verify(store, shapeFault);
  await store.close();
  const found = broken !== null ? 'memory' : ok ? null : 'verify';
  return { kind, found, isSound: ok };
}

/** As long as it was when it was seen, or longer. */
function grown(log, size, upTo) {
  return log.slice(0, size + upTo(log.length - size + 1));
}

async function forged(kind, { log, empty, ...chosen }) {
  if (kind in REBUILT) return ledgerOf(empty, resealed(REBUILT[kind](log, chosen)));
  const entries = KEEPS_THE_REST.has(kind) ? log : resealed(REBUILT.altered(log, chosen));
  const store = await ledgerOf(empty, entries);
  const db = databases.get(store);
  const guards = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  PATCHED[kind](db, { ...chosen, entries });
  for (const { sql } of guards) db.exec(sql);
  return store;
}

/** Positions, versions and the hash of the entry before it of the same subject, as if it had been so from the start. */
function resealed(entries) {
  const last = new Map();
  return entries.map((entry, index) => {
    const { version = 0, leafHash = null } = last.get(subjectOf(entry)) ?? {};
    const anew = { ...entry, position: index + 1, version: version + 1, previous: leafHash };
    last.set(subjectOf(entry), { version: version + 1, leafHash: seal(anew).leafHash });
    return anew;
  });
}

/** A ledger in memory with all that its file would have: guards, indexes and tree. */
async function ledgerOf(empty, entries) {
  const db = new Database(Buffer.from(empty));
  const store = new SqliteStore(db, 'the forged ledger');
  databases.set(store, db);
  const appended = await store.append(entries.map(seal), 0);
  if (appended !== 'appended') throw new Error(appended);
  return store;
}

function rowsOf(store) {
  const db = databases.get(store);
  return {
    subtrees: db.prepare('SELECT level, number, hash FROM subtree').all(),
    leaves: db.prepare('SELECT position, leaf_hash FROM entry').all(),
  };
}

async function honestLog(folder) {
  const path = join(folder, 'treaty.db');
  await makeTorturedLedger(path, { acts: ACTS });
  const ledger = await open(path);
  for (let act = 0; act < ACTS; act += 1) {
    await ledger.record({ ...actFor({ writer: 0, writers: 1, act }), id: idFor(1, act) });
  }
  const log = (await exported(ledger)).map(line => JSON.parse(line).entry);
  await ledger.close();
  const place = join(folder, 'empty.db');
  await makeLedgerFile(place, async () => {});
  const empty = readFileSync(place);
  // A database in memory has no write-ahead log: bytes 18 and 19 of the header say so.
  empty.fill(1, 18, 20);
  return { log, empty };
}
