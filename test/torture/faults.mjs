/**
 * Faults: each write and each sync of a standard run fails, one after another, once or from then on, as on a broken
 * and as on a full disk; then a small disk fills up, and a limit on the size of files is met. Each time the command
 * says what is wrong with the contract's exit code, nothing acknowledged is lost, and the ledger verifies afterwards.
 * Usage: node test/torture/faults.mjs [--every N] [--seed N]; --every 9 makes each ninth call fail.
 */
import { join } from 'node:path';
import { failingCalls, NO_COMPILER } from './failing-calls.mjs';
import { fullDisk, smallFiles } from './full-disk.mjs';
import { folderFor, runTorture } from './program.mjs';
import { standardRun } from './standard-run.mjs';

const EIO = 5;
const ENOSPC = 28;
const KINDS = [
  { errno: EIO, lasts: 0 },
  { errno: EIO, lasts: 1 },
  { errno: ENOSPC, lasts: 0 },
  { errno: ENOSPC, lasts: 1 },
];

await runTorture({ every: 1 }, async ({ folder, every, chance }) => {
  const shim = failingCalls(folder);
  const skipped = [];
  const failed = { calls: {}, runs: 0, exits: {}, keptThoughNotAcknowledged: {} };
  const escapes = [];
  if (shim === null) skipped.push(NO_COMPILER);
  else escapes.push(...(await eachCallFails({ folder, shim, every, chance, failed })));
  for (const [name, torture] of [
    ['full disk', fullDisk],
    ['limited files', smallFiles],
  ]) {
    const found = await torture(folderFor(folder, name.replace(' ', '-')));
    if (found.skipped !== undefined) skipped.push(found.skipped);
    else escapes.push(...found.escapes);
  }
  return {
    name: 'faults',
    counts: { ...failed, skipped },
    escapes,
    said: `${failed.runs} commands met a failing write or sync; a disk filled up, and files met a limit.${skipped.map(why => ` Skipped: ${why}.`).join('')}`,
  };
});

async function eachCallFails({ folder, shim, every, chance, failed }) {
  const escapes = [];
  const steps = await standardRun(join(folder, 'standard'), shim);
  const cases = steps.flatMap(step => {
    failed.calls[step.name] = step.calls;
    const first = 1 + Math.floor(chance() * Math.min(every, step.calls));
    return KINDS.flatMap(kind =>
      Array.from({ length: Math.ceil((step.calls - first + 1) / every) }, (_, n) => ({
        ...{ step, at: first + n * every },
        ...kind,
      })),
    );
  });
  const serve = async lane => {
    for (let one = cases.shift(); one !== undefined; one = cases.shift()) {
      const {
        code,
        isKeptAllTheSame,
        escapes: found,
      } = await one.step.failing(join(folder, `lane-${lane}`), one);
      failed.runs += 1;
      failed.exits[code] = (failed.exits[code] ?? 0) + 1;
      const kept = failed.keptThoughNotAcknowledged;
      if (isKeptAllTheSame) kept[one.step.name] = (kept[one.step.name] ?? 0) + 1;
      const { at, errno, lasts } = one;
      escapes.push(...found.map(what => ({ step: one.step.name, at, errno, lasts, ...what })));
    }
  };
  await Promise.all([serve(1), serve(2)]);
  return escapes;
}
