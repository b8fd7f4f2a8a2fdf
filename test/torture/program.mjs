/** What every torture has in common: its size and seed, a seeded chance, a folder that goes again, and its ending. */
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * @typedef {{ repeat?: string, [what: string]: unknown }} Escape `repeat`: the arguments for this failure alone
 * @typedef {{ name: string, counts: Record<string, unknown>, escapes: Escape[], said: string }} Ending
 * @typedef {{ folder: string, seed: number, chance: () => number, [size: string]: any }} Run
 */

/**
 * Runs one torture with the sizes that the command line gives, or these; it ends the process.
 * @param {Record<string, number>} sizes
 * @param {(run: Run) => Promise<Ending>} torture
 */
export async function runTorture(sizes, torture) {
  const given = argumentsFor({ ...sizes, seed: 1 });
  const folder = folderIn(tmpdir());
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(130));
  process.once('exit', () => {
    for (const child of living) child.kill('SIGKILL');
    for (const one of folders) rmSync(one, { recursive: true, force: true });
  });
  const began = Date.now();
  const ending = await torture({ ...given, folder, chance: chanceOf(given.seed) });
  const seconds = Math.round((Date.now() - began) / 100) / 10;
  process.exitCode = report(ending, given, seconds);
}

const living = new Set();
const folders = new Set();

/** A process that does not outlive this one, whatever ends it. */
export function started(child) {
  living.add(child);
  child.once('exit', () => living.delete(child));
  return child;
}

/** Waits until the process has gone. @returns its exit code, or null where a signal ended it. */
export async function endOf(child) {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** One line of JSON for programs, a sentence for people, and what repeats a failure. */
function report({ name, counts, escapes, said }, given, seconds) {
  const line = { torture: name, ...given, ...counts, escapes: escapes.length, seconds };
  console.log(JSON.stringify(line));
  console.log(`${name}: ${said} Escapes: ${escapes.length}.`);
  for (const found of escapes.slice(0, 10)) console.log(`  ${JSON.stringify(found)}`);
  if (escapes.length === 0) return 0;
  const sizes = Object.entries(given).map(([key, value]) => `--${key} ${value}`);
  const repeat = escapes[0].repeat ?? sizes.join(' ');
  const script = relative(process.cwd(), process.argv[1] ?? '');
  console.log(`Repeat it with: npm run build --silent && node ${script} ${repeat}`);
  return 1;
}

/** @param {Record<string, number>} defaults */
function argumentsFor(defaults) {
  const options = Object.fromEntries(
    Object.keys(defaults).map(key => [key, { type: /** @type {const} */ ('string') }]),
  );
  const { values } = parseArgs({ options });
  return Object.fromEntries(
    Object.entries(defaults).map(([key, value]) => [key, Number(values[key] ?? value)]),
  );
}

/** Mulberry32: numbers from 0 up to 1 that are the same for the same seed, on every machine. */
export function chanceOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A UUID that says who chose it, and as which of its acts: so a retry bears the same. */
export function idFor(writer, act) {
  const hex = (number, digits) => number.toString(16).padStart(digits, '0');
  return `${hex(writer, 8)}-0000-4000-8000-${hex(act, 12)}`;
}

/** For what is about bytes and states and not about disks, and makes many files. It goes with the run. */
export function folderInMemory() {
  return folderIn(existsSync('/dev/shm') ? '/dev/shm' : tmpdir());
}

function folderIn(place) {
  const folder = mkdtempSync(join(place, 'treaty-torture-'));
  folders.add(folder);
  return folder;
}

/** A folder of its own for one of many rounds. */
export function folderFor(folder, name) {
  const own = join(folder, name);
  mkdirSync(own);
  return own;
}
