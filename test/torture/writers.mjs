/**
 * Writers: several processes record at once into one ledger. The log has one order without a gap or a duplicate; an
 * act that all of them send under one id is one entry; a stale `--expect` is refused with exit 5.
 * Usage: node test/torture/writers.mjs [--writers N] [--acts N] [--seed N]
 */
import { fork, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { acknowledgements, held } from './acknowledged.mjs';
import { actFor, actsInAll, makeTorturedLedger } from './ledgers.mjs';
import { endOf, runTorture, started } from './program.mjs';

const WRITER = fileURLToPath(new URL('writer.mjs', import.meta.url));
const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const SHARED = 6;
const RIVALS = 4;

await runTorture({ writers: 8, acts: 2000 }, async ({ folder, writers, acts }) => {
  const path = join(folder, 'treaty.db');
  const files = Array.from({ length: writers }, (_, writer) => join(folder, `${writer}.jsonl`));
  await makeTorturedLedger(path, { acts: actsInAll(writers, acts + SHARED + 2) });
  const { size: registered } = await held(path, []);
  const escapes = await allRecorded(path, files, { writers, acts });
  const { escapes: found, size } = await held(path, acknowledgements(files));
  const expected = registered + writers * acts + SHARED;
  if (size !== expected) escapes.push({ what: 'lost or recorded twice', size, expected });
  escapes.push(...found, ...outOfOrder(files), ...(await expectations(path, { writers, acts })));
  return {
    name: 'writers',
    counts: { entries: size, acknowledged: acknowledgements(files).length, shared: SHARED },
    escapes,
    said:
      `${writers} processes recorded ${acts} acts each and ${SHARED} in common, into one order; of ${RIVALS} ` +
      'writers that expected one version one was let in.',
  };
});

async function allRecorded(path, files, { writers, acts }) {
  const escapes = [];
  const ends = files.map(async (file, writer) => {
    const order = { path, acks: file, writer, writers, first: 0, acts, shared: SHARED };
    const child = started(fork(WRITER, [JSON.stringify(order)]));
    child.on('message', said => said !== 'open' && escapes.push(said));
    if ((await endOf(child)) !== 0) escapes.push({ what: 'a writer did not end well', writer });
  });
  await Promise.all(ends);
  return escapes;
}

/** A writer's own acts stand in the order in which it recorded them. */
function outOfOrder(files) {
  return files.flatMap(file => {
    const own = acknowledgements([file]).slice(SHARED);
    return own.filter(({ position }, n) => n > 0 && position <= own[n - 1].position);
  });
}

/** Rivals that all saw the same version, and then one that has not looked since. */
async function expectations(path, { writers, acts }) {
  const { kind, treaty, participant, on } = actFor({ writer: 0, writers, act: acts + SHARED });
  const { version } = await lastOf(path, treaty);
  const expect = ['--expect', String(version)];
  const order = ['record', kind, treaty, participant, '--on', on, '--ledger', path, ...expect];
  const note = n => ['--note', `rival ${n}`];
  // What they remember goes with the folder.
  const env = { ...process.env, XDG_STATE_HOME: join(dirname(path), '.state') };
  const rivals = Array.from({ length: RIVALS }, (_, n) =>
    treatyCommand([...order, ...note(n)], env),
  );
  const codes = (await Promise.all(rivals)).toSorted();
  const late = await treatyCommand([...order, ...note('late')], env);
  const expected = [0, ...Array.from({ length: RIVALS - 1 }, () => 5)];
  const isRight = codes.join() === expected.join() && late === 5;
  return isRight ? [] : [{ what: '--expect let the wrong ones in', codes, late }];
}

async function lastOf(path, treaty) {
  const { lines } = await held(path, []);
  const own = lines.map(line => line.entry).filter(entry => entry.treaty === treaty);
  return own.at(-1) ?? { version: 1 };
}

async function treatyCommand(args, env) {
  return endOf(started(spawn(process.execPath, [PROGRAM, ...args], { stdio: 'ignore', env })));
}
