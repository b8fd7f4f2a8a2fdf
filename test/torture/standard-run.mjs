/** A standard run of the command line, step by step, each of which can be repeated with one of its calls failing. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { held } from './acknowledged.mjs';
import { endOf, idFor, started } from './program.mjs';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const ACT = idFor(1, 1);

/** Every step that writes, and one that only reads: opening and closing touch the disk too. */
const STEPS = [
  ['init', 'init'],
  ['register', 'register', '--shipped', 'IV-15'],
  ['record', 'record', 'signature', 'IV-15', 'URY', '--on', '2007-04-03', '--id', ACT],
  ['correct', 'correct', ACT, '--on', '2007-04-04', '--reason', 'misread', '--id', idFor(1, 2)],
  ['retract', 'retract', ACT, '--reason', 'of another treaty', '--id', idFor(1, 3)],
  ['verify', 'verify'],
];

/** Runs it once in peace. @returns each step with its number of calls, and with what it was before and after. */
export async function standardRun(folder, shim) {
  mkdirSync(folder);
  const steps = [];
  for (const [name, ...args] of STEPS) {
    const before = `${folder}-before-${name}`;
    cpSync(folder, before, { recursive: true });
    const counted = `${folder}-count`;
    const { code, err } = await treaty(folder, args, fault(shim, folder, { counted }));
    if (code !== 0) throw new Error(`${name} fails without a fault: ${err}`);
    const calls = Number(readFileSync(counted, 'utf8'));
    const lines = await linesOf(folder);
    const failing = (own, how) => failed({ ...{ own, before, args, shim, lines, name }, ...how });
    steps.push({ name, calls, failing });
  }
  return steps;
}

/** One step with one fault: what it says, what it leaves, and whether asking again mends it. */
async function failed({ own, before, args, shim, lines, name, ...how }) {
  // Each case puts another ledger at this path, so that nothing is remembered from the last.
  for (const old of [own, stateOf(own)]) rmSync(old, { recursive: true, force: true });
  cpSync(before, own, { recursive: true });
  const told = await linesOf(own);
  const { code, err } = await treaty(own, args, fault(shim, own, how));
  const escapes = [...unclear(code, err), ...(await kept(own, told))];
  const now = (await linesOf(own)).length;
  if (![told.length, lines.length].includes(now)) escapes.push({ what: 'half of it was recorded' });
  if (code === 0 && now !== lines.length) escapes.push({ what: 'acknowledged and lost' });
  const isKeptAllTheSame = code !== 0 && now === lines.length && now > told.length;
  const again = code === 0 ? { code } : await treaty(own, args);
  // A ledger may have been made whole before its folder failed: then it stands there, and is not made again.
  const isMended =
    again.code === 0 || (name === 'init' && now === lines.length && again.code === 2);
  const size = (await linesOf(own)).length;
  if (!isMended || size !== lines.length) {
    escapes.push({ what: 'asking again does not mend it', said: again.err, size });
  }
  const left = readdirSync(own).filter(file => file !== 'treaty.db');
  // A disk that is gone for good lets nothing be cleared away.
  if (left.length > 0 && !how.lasts) escapes.push({ what: 'left behind', left });
  return { code, isKeptAllTheSame, escapes: escapes.map(found => ({ ...found, code, err })) };
}

/** The contract's codes for a machine that fails: 1, or 4 where nothing could be opened; and words, no stack. */
function unclear(code, err) {
  if (code === 0) return [];
  const isClear = /^error: \S.*\n {2}\S/.test(err) && !/\n\s+at |went wrong here/.test(err);
  return isClear && [1, 4].includes(code) ? [] : [{ what: 'unclear' }];
}

/** What was on record before is on record still, and the whole verifies. */
async function kept(own, told) {
  const path = join(own, 'treaty.db');
  if (!existsSync(path)) return told.length === 0 ? [] : [{ what: 'the ledger is gone' }];
  const acks = told.map(({ entry, leafHash }) => ({
    ...{ id: entry.id, position: entry.position, leafHash },
  }));
  return (await held(path, acks)).escapes;
}

async function linesOf(folder) {
  const path = join(folder, 'treaty.db');
  return existsSync(path) ? (await held(path, [])).lines : [];
}

function stateOf(folder) {
  return `${folder}-state`;
}

function fault(shim, folder, { at = 0, errno = 0, lasts = 0, counted = undefined }) {
  return {
    ...{ LD_PRELOAD: shim, FAULT_FOLDER: `${folder}/`, FAULT_AT: `${at}` },
    ...{ FAULT_ERRNO: `${errno}`, FAULT_LASTS: `${lasts}` },
    ...(counted && { FAULT_COUNT: counted }),
  };
}

/** @returns the exit code, and what was said on standard error. */
export async function treaty(folder, args, environment = {}) {
  const ledger = ['--ledger', join(folder, 'treaty.db')];
  const env = { ...process.env, XDG_STATE_HOME: stateOf(folder), ...environment };
  const child = started(
    spawn(process.execPath, [PROGRAM, ...args, ...ledger], {
      ...{ cwd: dirname(folder), env, stdio: ['ignore', 'ignore', 'pipe'] },
    }),
  );
  const [err, code] = await Promise.all([text(child.stderr), endOf(child)]);
  return { code, err };
}
