/**
 * Model: seeded steps on a ledger and on a plain table of who signed and ratified when. Records, corrections,
 * retractions, retries, stale expectations, closing, crashes, backups and restores, exports taken in again; after each
 * step the ledger has the size and root of the model's log, it refuses what the table says is not lawful, and it shows
 * the dates and counts that the table holds. Files lie in memory where the machine has a place for that: this is about
 * states, not about disks, which crashes.mjs and faults.mjs try; what the ledger asks of its disk stays as it is.
 * Usage: node test/torture/model.mjs [--steps N] [--workers N] [--seed N]; each seed is one walk, and none depends on
 * another, so that the number of processes changes nothing but the time.
 */
import { availableParallelism } from 'node:os';
import { runTorture } from './program.mjs';
import { newWorker } from './workers.mjs';

/** Few enough to be repeated at once, and enough for several restores one after the other. */
const STEPS_OF_A_WALK = 120;
/** A walk takes a fraction of a second; one that takes a minute hangs. */
const PATIENCE_MS = 60_000;

const sizes = { steps: 1_000_000, workers: availableParallelism() };
await runTorture(sizes, async ({ steps, workers, seed }) => {
  const tally = { taken: 0, walks: 0, outcomes: {}, kinds: {} };
  const escapes = [];
  const queue = walksOf(seed, steps);
  const length = Math.min(workers, queue.length);
  await Promise.all(Array.from({ length }, () => takeWalks(queue, tally, escapes)));
  const { taken, walks, outcomes } = tally;
  if (escapes.length === 0 && taken !== steps) {
    escapes.push({ what: 'not all steps were taken', taken });
  }
  return {
    name: 'model',
    counts: { ...tally, kinds: sorted(tally.kinds), outcomes: sorted(outcomes) },
    escapes,
    said: `${taken} steps in ${walks} walks, ${outcomes.refused ?? 0} of them rightly refused.`,
  };
});

/** Each with its seed and length. */
function walksOf(seed, steps) {
  return Array.from({ length: Math.ceil(steps / STEPS_OF_A_WALK) }, (_, n) => ({
    walk: seed + n,
    steps: Math.min(STEPS_OF_A_WALK, steps - n * STEPS_OF_A_WALK),
  }));
}

/** Until none is left, or one of them has failed. */
async function takeWalks(queue, tally, escapes) {
  const worker = await newWorker('model-worker.mjs', [], PATIENCE_MS);
  while (queue.length > 0 && escapes.length === 0) {
    const order = queue.shift();
    const answer = await worker.asked(order);
    if (answer === null) escapes.push(crashed(order));
    else {
      add(tally, answer);
      escapes.push(...answer.escapes);
    }
  }
  worker.stop();
}

function crashed({ walk, steps }) {
  return { repeat: `--seed ${walk} --steps ${steps}`, what: 'the process died or hung' };
}

function add(tally, { kinds, outcomes }) {
  tally.walks += 1;
  tally.taken += outcomes.length;
  for (const kind of kinds) tally.kinds[kind] = (tally.kinds[kind] ?? 0) + 1;
  for (const outcome of outcomes) tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1;
}

function sorted(counts) {
  return Object.fromEntries(Object.entries(counts).toSorted());
}
