/** The built program as a user runs it: a child process, no terminal, in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

/** Written by `npm run build`, which `npm test` does first. */
export const PROGRAM = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ending {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `treaty` with these arguments in the folder `cwd`. */
export function treaty(cwd: string, ...args: readonly string[]): Ending {
  return run(cwd, process.execPath, [PROGRAM, ...args]);
}

/** Runs `treaty` with more in its environment. */
export function treatyIn(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Ending {
  return run(cwd, process.execPath, [PROGRAM, ...args], environment);
}

/** Runs a line of the shell in which `treaty` is the program. */
export function shell(cwd: string, line: string): Ending {
  const define = `treaty() { '${process.execPath}' '${PROGRAM}' "$@"; }`;
  return run(cwd, 'sh', ['-c', `${define}\n${line}`]);
}

export function run(
  cwd: string,
  file: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Ending {
  const { TREATY_LEDGER, ...inherited } = process.env;
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    cwd,
    // Nothing is remembered outside the folder, from one test to the next.
    env: { ...inherited, XDG_STATE_HOME: join(cwd, '.state'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** A folder that is removed when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'treaty-ledger-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs `treaty` and gives what it printed, or fails with what it said. */
export function printed(cwd: string, ...args: readonly string[]): string {
  const { code, out, err } = treaty(cwd, ...args);
  expect(code, `treaty ${args.join(' ')}\n${err}`).toBe(0);
  return out;
}

/** Runs `treaty … --json` and gives what it printed. */
export function answered<T>(cwd: string, ...args: readonly string[]): T {
  return JSON.parse(printed(cwd, ...args, '--json')) as T;
}
