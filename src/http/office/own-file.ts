/** Files beside the ledger that its server keeps for itself: for their owner alone, written whole or not at all. */
import { closeSync, fstatSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LedgerProblem } from '../../ledger/problem.ts';
import { replaceFile } from '../../library/replace-file.ts';

/** How often, and how many milliseconds apart, a change waits for the one before it. */
const ATTEMPTS = 100;
const APART = 20;

/** The text of the file; null where there is none. @throws LedgerProblem `unreadable-file`, `open-file` */
export function ownText(path: string): string | null {
  const file = opened(path);
  if (file === null) return null;
  try {
    const { mode } = fstatSync(file);
    // Windows keeps no such mode: who may read a file there is said elsewhere.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw tooOpen(path, mode);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw error instanceof LedgerProblem ? error : unusable(path, 'read', error);
  } finally {
    closeSync(file);
  }
}

/** Changes with every writing of the file, since each makes a new one. */
export function stampOf(path: string): string {
  const there = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (there === undefined) return 'none';
  const { ino, size, mtimeNs, ctimeNs, mode } = there;
  return `${ino} ${size} ${mtimeNs} ${ctimeNs} ${mode}`;
}

/**
 * Reads, changes and writes, with nobody else in between: two that change at once must not undo one another.
 * @throws LedgerProblem as `ownText`, `busy-file`, `unwritable-file`, or whatever the change throws; nothing is then written.
 */
export async function changeOwnFile<T>(
  path: string,
  change: (text: string | null) => { readonly text: string; readonly given: T },
): Promise<T> {
  const lock = `${path}.lock`;
  await take(lock);
  try {
    const { text, given } = change(ownText(path));
    replace(path, text);
    return given;
  } finally {
    rmSync(lock, { force: true });
  }
}

async function take(lock: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      closeSync(openSync(lock, 'wx', 0o600));
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw unusable(lock, 'written', error);
      if (attempt === ATTEMPTS) throw busy(lock);
    }
    await pause(APART);
  }
}

/** A revocation that was acknowledged must outlive a power cut. */
function replace(path: string, text: string): void {
  try {
    replaceFile(path, text);
  } catch (error) {
    throw unusable(path, 'written', error);
  }
}

function opened(path: string): number | null {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw unusable(path, 'read', error);
  }
}

function unusable(path: string, verb: 'read' | 'written', error: unknown): LedgerProblem {
  const { code = 'unknown error' } = error as { code?: string };
  return new LedgerProblem(
    {
      category: 'usage',
      code: verb === 'read' ? 'unreadable-file' : 'unwritable-file',
      message: `${path} cannot be ${verb} (${code})`,
      hint: 'Nothing was written. Check the folder and its permissions.',
    },
    error,
  );
}

function tooOpen(path: string, mode: number): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'open-file',
    message: `others than its owner may read or write ${path} (mode ${(mode & 0o777).toString(8)})`,
    hint: `See that nobody has changed it, then close it: chmod 600 ${path}.`,
  });
}

function busy(lock: string): LedgerProblem {
  return new LedgerProblem({
    category: 'failure',
    code: 'busy-file',
    message: `somebody else is changing the file that ${lock} locks`,
    hint: `Try again. If nobody is, a program was stopped in the middle: remove ${lock}.`,
  });
}

/** What may be heard outside of such a file that cannot be used: where it lies and why is for the log alone. */
export function unusableInside(what: 'tokens' | 'proposals', cause: unknown): LedgerProblem {
  const problem = {
    category: 'damage' as const,
    code: `damaged-${what}`,
    message: `the ${what} of this server cannot be used`,
    hint: 'Whoever runs the server finds the reason in its log.',
  };
  return new LedgerProblem(problem, cause);
}
