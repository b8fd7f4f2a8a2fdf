/** The steps of the model that close the ledger's files, crash, copy or lose them, and bring them back. */
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { importLedger } from '../../dist/index.js';
import { backupLedger, restoreLedger } from '../../dist/library/backup.js';
import { exported, open } from './ledgers.mjs';
import { acknowledged, headOf, knownTo, refused, same, sameFile, sha256 } from './model-state.mjs';

/** How the ledger's files lie when they are copied, or when a copy takes their place. */
const LEFT = {
  async open() {},

  async closed(state) {
    await state.ledger.close();
  },

  /** The files as they lie while the ledger is open are what a crash leaves. */
  async crashed(state, { n }) {
    const copy = join(state.folder, `crashed-${n}.db`);
    for (const end of ['', '-wal']) {
      if (existsSync(state.path + end)) cpSync(state.path + end, copy + end);
    }
    await LEFT.lost(state);
    state.path = copy;
  },

  async lost(state) {
    await state.ledger.close();
    rmSync(state.path);
  },
};

export const files = {
  async reopen(state) {
    await LEFT.closed(state);
    return opened(state);
  },

  async crash(state, chosen) {
    await LEFT.crashed(state, chosen);
    return opened(state);
  },

  /** All that was acknowledged by now. A copy that is there gives way only to `force`. */
  async backup(state, chosen) {
    const file = join(state.folder, chosen.pick(['one.backup', 'other.backup']));
    const left = chosen.pick(['open', 'closed', 'crashed']);
    const force = chosen.pick([true, false]);
    await LEFT[left](state, chosen);
    const asked = backupLedger(state.path, file, { force });
    const isRefused = state.backups.has(file) && !force;
    const outcome = await (isRefused ? refused(asked, 'usage') : copied(state, file, asked));
    sameBytes(state, file);
    if (left !== 'open') await opened(state);
    return outcome;
  },

  /** Back to what was known at the copy. What gives way is kept, and is from now on a copy like others. */
  async restore(state, chosen) {
    const isThere = state.backups.size > 0;
    const file = isThere ? chosen.pick([...state.backups.keys()]) : join(state.folder, 'none');
    const left = isThere ? chosen.pick(Object.keys(LEFT)) : 'open';
    const force = chosen.pick([true, false]);
    await LEFT[left](state, chosen);
    const asked = restoreLedger(file, state.path, { force });
    const refusal = refusalOf({ isThere, left, force });
    const outcome = await (refusal === null
      ? broughtBack(state, { file, asked, isLost: left === 'lost' })
      : refused(asked, refusal));
    if (isThere) sameBytes(state, file);
    if (left !== 'open') await opened(state);
    return outcome;
  },

  /** Out as text and in again; the walk goes on in the ledger that this makes. */
  async export(state, { n }) {
    const lines = await exported(state.ledger);
    const told = lines.map(line => acknowledged(JSON.parse(line)));
    same(told, state.log, 'the export');
    await refused(importLedger(state.path, Readable.from(lines)), 'usage');
    const path = join(state.folder, `imported-${n}.db`);
    same(await importLedger(path, Readable.from(lines)), headOf(state.log), 'the import');
    await LEFT.lost(state);
    state.path = path;
    await opened(state);
    same(await exported(state.ledger), lines, 'the export of the import');
    return 'imported';
  },
};

/** Every file is what the model says, and no other lies about. */
export async function sameFiles(state) {
  await state.ledger.close();
  await sameFile(state.path, state.log, 'the ledger');
  for (const [file, { log }] of state.backups) await sameFile(file, log, basename(file));
  const told = [state.path, ...state.backups.keys()].map(file => basename(file));
  same(readdirSync(state.folder).toSorted(), told.toSorted(), 'the files');
}

async function opened(state) {
  state.ledger = await open(state.path);
  return 'opened';
}

async function copied(state, file, asked) {
  same(await asked, headOf(state.log), 'the backup');
  keep(state, file);
  return 'copied';
}

/** The category with which a restore is refused, and null where it is done. */
function refusalOf({ isThere, left, force }) {
  if (!isThere) return 'not-found';
  if (left === 'lost') return null;
  if (!force) return 'usage';
  return left === 'open' ? 'failure' : null;
}

async function broughtBack(state, { file, asked, isLost }) {
  const { keptAside, ...head } = await asked;
  const { log, acts, last } = state.backups.get(file);
  same(head, headOf(log), 'the restored ledger');
  await sameFile(state.path, log, 'the restored ledger');
  same(keptAside === null, isLost, 'whether a ledger gave way');
  if (keptAside !== null) {
    await sameFile(keptAside, state.log, 'the ledger that gave way');
    keep(state, keptAside);
  }
  Object.assign(state, structuredClone({ log, acts, last }));
  return 'restored';
}

function keep(state, file) {
  state.backups.set(file, { ...knownTo(state), bytes: bytesOf(file) });
}

function sameBytes({ backups }, file) {
  same(bytesOf(file), backups.get(file).bytes, `the bytes of ${basename(file)}`);
}

function bytesOf(file) {
  return sha256(readFileSync(file));
}
