/**
 * Bits: flips every bit of a small ledger file, and truncates, tears, duplicates, deletes, blanks, copies and swaps
 * its pages. Each time the file does not open, or `verify` names the damage, or the export is the same byte for byte.
 * Usage: node test/torture/bits.mjs [--every N] [--case NUMBER] [--seed N]; --every 97 takes each 97th bit.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { casesOf } from './damage.mjs';
import { actFor, makeTorturedLedger, open } from './ledgers.mjs';
import { idFor, runTorture } from './program.mjs';
import { newWorker } from './workers.mjs';

const CHUNK = 400;
/** A chunk takes a second or two; a case that takes a minute by itself hangs. */
const PATIENCE_MS = 60_000;

await runTorture({ every: 1, case: -1 }, async ({ folder, every, case: only, chance }) => {
  const path = join(folder, 'sound.db');
  await smallLedger(path);
  const bytes = readFileSync(path);
  const cases = casesOf(bytes);
  const flips = takeEach(cases.bits, every, Math.floor(chance() * every));
  const pages = cases.pageCases.map((_, index) => cases.bits + index);
  const chosen = only >= 0 ? [only] : [...flips, ...pages];
  const { counts, escapes } = await judged(path, chosen);
  return {
    name: 'bits',
    counts: { bytes: bytes.length, ...counts },
    escapes,
    said: `${chosen.length} of ${cases.size} damages: ${cases.bits} bits to flip, ${pages.length} ways to harm pages.`,
  };
});

/** Two States, a treaty, four acts, a correction and a retraction: a page or two of each kind. */
async function smallLedger(path) {
  await makeTorturedLedger(path, { acts: 4, states: 2 });
  const ledger = await open(path);
  const acts = [0, 1, 2, 3].map(n => actFor({ writer: n >> 1, writers: 32, act: n & 1 }));
  for (const [n, act] of acts.entries()) {
    await ledger.record({ ...act, source: 'C.N.1.2001', id: idFor(1, n) });
  }
  const [act, reason] = [idFor(1, 3), 'misread'];
  await ledger.correct({ act, on: '2002-05-06', reason, id: idFor(1, 4) });
  await ledger.retract({ act, reason, id: idFor(1, 5) });
  await ledger.close();
}

function takeEach(size, every, first) {
  return Array.from({ length: Math.ceil((size - first) / every) }, (_, n) => first + n * every);
}

/** Shares the cases among workers. A chunk that kills its worker is halved, until one case is left to blame. */
async function judged(original, numbers) {
  const queue = [];
  for (let at = 0; at < numbers.length; at += CHUNK) queue.push(numbers.slice(at, at + CHUNK));
  const counts = { flips: {}, pages: {} };
  const escapes = [];
  const serve = async () => {
    let worker = null;
    for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
      worker ??= await newWorker('damage-worker.mjs', [original], PATIENCE_MS);
      const answer = await worker.asked(chunk);
      if (answer !== null) add(counts, escapes, answer);
      else {
        worker.stop();
        worker = null;
        if (chunk.length === 1)
          escapes.push(blamed({ number: chunk[0], verdict: 'crashed or hung' }));
        else queue.push(chunk.slice(0, chunk.length >> 1), chunk.slice(chunk.length >> 1));
      }
    }
    worker?.stop();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, serve));
  return { counts, escapes };
}

function blamed(found) {
  return { repeat: `--case ${found.number}`, ...found };
}

function add(counts, escapes, answer) {
  escapes.push(...answer.escapes.map(blamed));
  for (const [place, verdicts] of Object.entries(answer.counts)) {
    for (const [verdict, count] of Object.entries(verdicts)) {
      counts[place][verdict] = (counts[place][verdict] ?? 0) + count;
    }
  }
}
