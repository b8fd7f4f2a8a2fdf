/**
 * Crashes: two to four writers record acts until all are killed at a random moment, again and again. Each time the
 * ledger opens within a second and verifies, and every act that was acknowledged is there with the same bytes.
 * Usage: node test/torture/crashes.mjs [--kills N] [--seed N]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { acknowledgements, held } from './acknowledged.mjs';
import { actsInAll, makeTorturedLedger } from './ledgers.mjs';
import { endOf, folderFor, runTorture, started } from './program.mjs';

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));
const WRITERS = 4;
/** A ledger serves for so many rounds, so that its verification stays a small part of the time. */
const ROUNDS_OF_A_LEDGER = 12;
const ACTS = 1600;
const OPENS_WITHIN_MS = 1000;
/** Time for some dozens of acts, and for a look at what the others recorded. */
const LONGEST_LIFE_MS = 500;

await runTorture({ kills: 1000 }, async ({ folder, kills, chance }) => {
  const tally = { kills: 0, rounds: 0, acknowledged: 0, acknowledgedOnRetry: 0, slowestOpenMs: 0 };
  const escapes = [];
  for (let number = 1; tally.kills < kills && escapes.length === 0; number += 1) {
    const ledger = await newLedger(folderFor(folder, `ledger-${number}`));
    for (let round = 0; round < ROUNDS_OF_A_LEDGER && tally.kills < kills; round += 1) {
      const writers = Math.min(2 + Math.floor(chance() * 3), kills - tally.kills);
      escapes.push(...(await killedAll(ledger, writers, chance)));
      escapes.push(...(await reopened(ledger, tally)));
      tally.kills += writers;
      tally.rounds += 1;
    }
    escapes.push(...(await settled(ledger, tally)));
  }
  return {
    name: 'crashes',
    counts: tally,
    escapes,
    said:
      `${tally.kills} writers killed in ${tally.rounds} rounds. ${tally.acknowledged} acts were acknowledged ` +
      `and looked for; ${tally.acknowledgedOnRetry} recorded ones only when they were sent again.`,
  };
});

async function newLedger(folder) {
  const path = join(folder, 'treaty.db');
  await makeTorturedLedger(path, { acts: actsInAll(WRITERS, ACTS) });
  const files = Array.from({ length: WRITERS }, (_, n) => join(folder, `acks-${n}.jsonl`));
  return { path, files, registered: (await held(path, [])).size };
}

/** Starts the writers where each stopped, waits until one has begun or not even that, and kills all at once. */
async function killedAll(ledger, writers, chance) {
  const escapes = [];
  const children = Array.from({ length: writers }, (_, n) => startWriter(ledger, n, ACTS));
  for (const child of children) child.on('message', said => said !== 'open' && escapes.push(said));
  // One round in eight ends while the writers are still opening the ledger.
  if (chance() > 0.125) await Promise.all(children.map(child => once(child, 'message')));
  await wait(chance() * LONGEST_LIFE_MS);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map(endOf));
  return escapes;
}

/** The first act that it was not told of comes again under the same id: it may have been recorded. */
function startWriter({ path, files }, writer, acts) {
  const acks = files[writer];
  const first = acknowledgements([acks]).length;
  const order = { path, acks, writer, writers: WRITERS, first, acts: Math.min(acts, ACTS - first) };
  return started(fork(WRITER, [JSON.stringify(order)]));
}

async function reopened({ path, files }, tally) {
  const { escapes, opened } = await held(path, acknowledgements(files));
  tally.slowestOpenMs = Math.max(tally.slowestOpenMs, Math.round(opened));
  return opened > OPENS_WITHIN_MS ? [...escapes, { what: 'opened late', opened }] : escapes;
}

/** Each writer sends its last act again, in peace: then every entry is acknowledged, and no act stands twice. */
async function settled({ path, files, registered }, tally) {
  const before = await held(path, []);
  const children = files.map((_, writer) => startWriter({ path, files }, writer, 1));
  await Promise.all(children.map(endOf));
  const acks = acknowledgements(files);
  const { escapes, size } = await held(path, acks);
  tally.acknowledged += acks.length;
  tally.acknowledgedOnRetry += before.size + WRITERS - size;
  const isWhole = size === registered + acks.length;
  return isWhole ? escapes : [...escapes, { what: 'entries nobody sent', size, acks: acks.length }];
}
