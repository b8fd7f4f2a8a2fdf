/** One walk of the model: steps drawn by its seed, and what the ledger must be after each. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { held } from './acknowledged.mjs';
import { makeTorturedLedger, open } from './ledgers.mjs';
import { acts, STATES, sameTables, TREATIES } from './model-acts.mjs';
import { files, sameFiles } from './model-files.mjs';
import { acknowledged, headOf, same } from './model-state.mjs';
import { chanceOf, folderFor, idFor } from './program.mjs';

const STEPS = { ...acts, ...files };

/** Copies are made and put back more seldom: each is read through, several times. */
const OFTEN = {
  ...{ sign: 12, ratify: 8, correct: 4, retract: 4, retry: 4, expect: 4, look: 4 },
  ...{ reopen: 4, crash: 4, backup: 2, restore: 2, export: 1 },
};
const KINDS = Object.entries(OFTEN).flatMap(([kind, times]) => Array(times).fill(kind));

/** A ledger with its States and treaties and no act, from which every walk sets out. */
export async function newStart(path) {
  const acts = TREATIES.length * STATES.length * 2;
  await makeTorturedLedger(path, { acts, states: STATES.length });
  const { lines } = await held(path, []);
  return { path, log: lines.map(acknowledged) };
}

/**
 * @returns the kinds of the steps that were begun, what became of those that held, and what escaped: with `repeat` the
 *   walk goes as far as this and fails alike.
 */
export async function walked(folder, start, { walk, steps }) {
  const own = folderFor(folder, `walk-${walk}`);
  const state = await begun(own, start);
  const trail = { kinds: [], outcomes: [], escapes: [] };
  try {
    await takeSteps(state, trail, { walk, steps });
    await sameTables(state);
    await sameFiles(state);
  } catch (error) {
    const repeat = `--seed ${walk} --steps ${trail.kinds.length}`;
    // The folder has another name each time; all else is told alike when it is repeated.
    const what = error.message.replaceAll(`${own}/`, '');
    trail.escapes.push({ repeat, what, steps: trail.kinds.join(' ') });
  } finally {
    await state.ledger.close();
    rmSync(own, { recursive: true, force: true });
  }
  return trail;
}

async function begun(folder, start) {
  const path = join(folder, 'walk.db');
  cpSync(start.path, path);
  const known = { log: [...start.log], acts: new Map(), last: undefined };
  return { folder, path, ledger: await open(path), ...known, backups: new Map() };
}

async function takeSteps(state, { kinds, outcomes }, { walk, steps }) {
  const chance = chanceOf(walk);
  const pick = of => of[Math.floor(chance() * of.length)];
  for (let n = 0; n < steps; n += 1) {
    const kind = pick(KINDS);
    kinds.push(kind);
    const outcome = await STEPS[kind](state, { pick, id: idFor(walk, n), n });
    same(await state.ledger.head(), headOf(state.log), `after ${kind}`);
    outcomes.push(outcome);
  }
}
