/**
 * Model: seeded steps on a ledger and on a plain table of who signed and ratified when. Records, corrections,
 * retractions, retries, stale expectations, closing, and copies taken as a crash would leave the files; the ledger
 * refuses what the table says is not lawful, and shows the dates, counts and entries that the table holds.
 * Usage: node test/torture/model.mjs [--steps N] [--seed N]; each seed is one walk.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { held } from './acknowledged.mjs';
import { makeTorturedLedger, open } from './ledgers.mjs';
import { chanceOf, idFor, runTorture } from './program.mjs';

const STEPS_OF_A_WALK = 60;
const STATES = ['BOL', 'CHL', 'COL', 'EGY'];
const TREATIES = ['X-AAA', 'X-AAB'];

async function walked(folder, { template, walk, length, tally }) {
  const path = join(folder, `walk-${walk}.db`);
  cpSync(template, path);
  const { lines } = await held(path, []);
  const state = { path, ledger: await open(path), log: lines.map(acknowledged), acts: new Map() };
  const chance = chanceOf(walk);
  const pick = of => of[Math.floor(chance() * of.length)];
  const before = [];
  try {
    for (let n = 0; n < length; n += 1) {
      const kind = pick(KINDS);
      before.push(kind);
      const outcome = await STEPS[kind](state, { pick, id: idFor(walk, n), walk, n, folder });
      tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
      tally.taken += 1;
      if (outcome === 'refused') tally.refused += 1;
    }
    await STEPS.look(state, { pick });
    await state.ledger.close();
    const { escapes, size } = await held(state.path, state.log);
    if (size !== state.log.length) escapes.push({ what: 'entries that nobody recorded', size });
    return escapes;
  } catch (error) {
    return [{ what: error.message, before: before.join(' ') }];
  } finally {
    tally.walks += 1;
    await state.ledger.close();
    for (const end of ['', '-wal', '-shm']) rmSync(state.path + end, { force: true });
  }
}

const STEPS = {
  async sign(state, chosen) {
    const key = placeIn(chosen);
    const on = chosen.pick(['2001-01-02', '2001-02-03', '2001-12-31']);
    return added(state, { key, kind: 'signature', on, isLawful: !state.acts.has(key), ...chosen });
  },

  async ratify(state, chosen) {
    const key = placeIn(chosen);
    const on = chosen.pick(['2002-01-01', '2002-02-28', '2003-12-31']);
    const act = state.acts.get(key);
    const isLawful = act !== undefined && act.ratification === undefined;
    return added(state, { key, kind: 'ratification', on, isLawful, ...chosen });
  },

  async correct(state, { pick, id }) {
    const [, act, kind] = anyAct(state, pick) ?? [];
    if (act === undefined) return 'nothing to do';
    const year = kind === 'signature' ? '2001' : '2002';
    const on = pick(['03-04', '05-06', '07-08'].map(day => `${year}-${day}`));
    if (on === act[kind].on) return 'nothing to do';
    const request = { act: act[kind].id, on, reason: 'misread', id };
    state.log.push(acknowledgement(await state.ledger.correct(request)));
    act[kind].on = on;
    return 'recorded';
  },

  async retract(state, { pick, id }) {
    const [key, act, kind] = anyAct(state, pick) ?? [];
    if (act === undefined) return 'nothing to do';
    const request = { act: act[kind].id, reason: 'of another treaty', id };
    // A ratification needs the signature before it.
    if (kind === 'signature' && act.ratification !== undefined) {
      return refused(state.ledger.retract(request), 'refused');
    }
    state.log.push(acknowledgement(await state.ledger.retract(request)));
    delete act[kind];
    if (kind === 'signature') state.acts.delete(key);
    return 'recorded';
  },

  /** The very same request again: the same entry, and no other. */
  async retry(state) {
    const { last } = state;
    if (last === undefined) return 'nothing to do';
    const again = acknowledgement(await state.ledger.record(last.request));
    same(again, last.acknowledged, 'a retry');
    return 'repeated';
  },

  async expect(state, chosen) {
    const [treaty, participant] = placeIn(chosen).split(' ');
    const request = { kind: 'signature', treaty, participant, on: '2001-01-01', expect: 999 };
    return refused(state.ledger.record(request), 'moved-on');
  },

  async reopen(state) {
    await state.ledger.close();
    state.ledger = await open(state.path);
  },

  /** The files as they lie while the ledger is open are what a crash leaves. */
  async crash(state, { folder, walk, n }) {
    const copy = join(folder, `walk-${walk}-${n}.db`);
    for (const end of ['', '-wal']) {
      if (existsSync(state.path + end)) cpSync(state.path + end, copy + end);
    }
    await state.ledger.close();
    rmSync(state.path);
    state.path = copy;
    state.ledger = await open(copy);
  },

  async look(state, { pick }) {
    const treaty = pick(TREATIES);
    const { counts, rows } = await state.ledger.status(treaty, { asOf: '2010-01-01' });
    const acts = [...state.acts].filter(([key]) => key.startsWith(`${treaty} `));
    const ratified = acts.filter(([, { ratification }]) => ratification !== undefined);
    same([counts.signatories, counts.contracting], [acts.length, ratified.length], 'the counts');
    const shown = rows.map(row => [row.participant.id, row.signature?.on, row.consent?.on]);
    const told = acts.map(([key, act]) => [key.slice(-3), act.signature.on, act.ratification?.on]);
    same(shown.toSorted(), told.toSorted(), 'the table');
  },
};

/** What happens more often stands here more often. */
const KINDS = 'sign sign sign ratify ratify correct retract retry expect reopen crash look'.split(
  ' ',
);

async function added(state, { key, kind, on, isLawful, id }) {
  const [treaty, participant] = key.split(' ');
  const request = { kind, treaty, participant, on, id };
  if (!isLawful) return refused(state.ledger.record(request), 'refused');
  const receipt = acknowledgement(await state.ledger.record(request));
  state.log.push(receipt);
  state.acts.set(key, { ...state.acts.get(key), [kind]: { id, on } });
  state.last = { request, acknowledged: receipt };
  return 'recorded';
}

async function refused(recording, category) {
  const outcome = await recording.then(
    receipt => receipt,
    error => error,
  );
  same(outcome.category, category, 'a refusal');
  return 'refused';
}

function anyAct({ acts }, pick) {
  const all = [...acts].flatMap(([key, act]) => Object.keys(act).map(kind => [key, act, kind]));
  return all.length === 0 ? null : pick(all);
}

function placeIn({ pick }) {
  return `${pick(TREATIES)} ${pick(STATES)}`;
}

function acknowledgement({ id, position, leafHash }) {
  return { id, position, leafHash };
}

function acknowledged({ entry, leafHash }) {
  return acknowledgement({ ...entry, leafHash });
}

function same(found, told, what) {
  const [one, other] = [found, told].map(value => JSON.stringify(value));
  if (one !== other) throw new Error(`${what}: the ledger says ${one}, the model ${other}`);
}

await runTorture({ steps: 1_000_000 }, async ({ folder: onDisk, steps, seed }) => {
  const folder = existsSync('/dev/shm') ? mkdtempSync('/dev/shm/treaty-torture-') : onDisk;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const template = join(folder, 'template.db');
  await makeTorturedLedger(template, { acts: 16, states: STATES.length });
  const tally = { taken: 0, walks: 0, kinds: {}, refused: 0 };
  const escapes = [];
  for (let walk = seed; tally.taken < steps && escapes.length === 0; walk += 1) {
    const length = Math.min(STEPS_OF_A_WALK, steps - tally.taken);
    const found = await walked(folder, { template, walk, length, tally });
    escapes.push(...found.map(what => ({ repeat: `--seed ${walk} --steps ${length}`, ...what })));
  }
  return {
    name: 'model',
    counts: tally,
    escapes,
    said: `${tally.taken} steps in ${tally.walks} walks, ${tally.refused} of them rightly refused.`,
  };
});
