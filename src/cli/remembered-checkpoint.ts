/**
 * The last checkpoint seen of each ledger, kept outside it: whoever cuts off the end of a log, or makes all its hashes
 * anew, leaves a file that is sound in itself and is not what was seen. One small file a ledger under
 * `$XDG_STATE_HOME/treaty`, named by a hash of the ledger's real path.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Discontinuity } from '../ledger/continuity.ts';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { Ledger } from '../library/ledger.ts';

/** What was seen of one ledger. Nothing is remembered where the state folder cannot be used; that is said once. */
export class RememberedCheckpoint {
  readonly #ledger: string;
  readonly #warn: (text: string) => void;
  #file: string | null;

  /** @param path of a ledger that exists: by whatever way it is named, it is one. */
  constructor(path: string, warn: (text: string) => void) {
    this.#ledger = realpathSync(path);
    this.#warn = warn;
    this.#file = this.#tried(() => fileFor(this.#ledger)) ?? null;
  }

  /** What does not go on from what was remembered, as a problem to be thrown or shown; null where all does. */
  async breachOf(ledger: Ledger): Promise<LedgerProblem | null> {
    try {
      const seen = this.#seen();
      const found = seen === null ? null : await ledger.discontinuity(seen);
      return found === null ? null : breach(found, this.#ledger, this.#file ?? '');
    } catch (error) {
      if (error instanceof LedgerProblem && error.code === 'memory-damaged') return error;
      throw error;
    }
  }

  /** @throws LedgerProblem `ledger-shrank`, `ledger-forked`, `memory-damaged` */
  async check(ledger: Ledger): Promise<void> {
    const problem = await this.breachOf(ledger);
    if (problem !== null) throw problem;
  }

  /** Remembers the ledger as it stands now, if it has grown. @throws LedgerProblem as `check` does */
  async keep(ledger: Ledger): Promise<void> {
    const seen = this.#seen();
    if (seen !== null && (await ledger.size()) === seen.size) return;
    // What the command itself recorded goes the same way as what others did meanwhile.
    await this.check(ledger);
    this.replace(await ledger.head());
  }

  /** For a ledger that was made or put here on purpose: what was seen before at this path is forgotten. */
  replace({ size, root }: TreeHead): void {
    const file = this.#file;
    if (file === null) return;
    this.#tried(() => write(file, `${JSON.stringify({ ledger: this.#ledger, size, root })}\n`));
  }

  #seen(): TreeHead | null {
    const file = this.#file;
    if (file === null) return null;
    const text = this.#tried(() => textIn(file)) ?? null;
    return text === null ? null : headIn(text, this.#ledger, file);
  }

  #tried<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      const { code = 'unknown error' } = error as { code?: string };
      this.#file = null;
      this.#warn(
        `what is seen of ${this.#ledger} cannot be remembered (${code}): a later command cannot tell whether it was cut short or rewritten. Set XDG_STATE_HOME to a folder that can be written.`,
      );
      return undefined;
    }
  }
}

/** By the XDG base directory specification a relative path counts as none. */
function fileFor(ledger: string): string {
  const named = process.env['XDG_STATE_HOME'] ?? '';
  const state = isAbsolute(named) ? named : join(homedir(), '.local', 'state');
  return join(state, 'treaty', `${createHash('sha256').update(ledger).digest('hex')}.json`);
}

function textIn(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // Whether nothing can be kept here is found, and said, when something is to be kept.
    if (['ENOENT', 'ENOTDIR'].includes((error as { code?: string }).code ?? '')) return null;
    throw error;
  }
}

function headIn(text: string, ledger: string, file: string): TreeHead {
  const kept = parsed(text) as { ledger?: unknown; size?: unknown; root?: unknown } | null;
  const { size, root } = kept ?? {};
  if (kept?.ledger === ledger && isCount(size) && isRoot(root)) return { size, root };
  // Taken for nothing remembered, it would disarm the check: who can spoil it could then also cut the log.
  throw new LedgerProblem({
    category: 'damage',
    code: 'memory-damaged',
    message: `${file}, which remembers the last checkpoint seen of ${ledger}, is damaged: the ledger cannot be held against it`,
    hint: `Compare the ledger with a backup or a checkpoint kept elsewhere. Where it is as it should be, remove ${file} and repeat.`,
    details: { ledger, rememberedIn: file },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isCount(size: unknown): size is number {
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0;
}

function isRoot(root: unknown): root is string {
  return typeof root === 'string' && /^[0-9a-f]{64}$/.test(root);
}

/** Whole or not at all, also through a power cut: a torn file would be taken for a spoiled one. */
function write(file: string, text: string): void {
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomUUID()}`;
  try {
    const handle = openSync(aside, 'wx', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

function breach({ kind, seen, found }: Discontinuity, ledger: string, file: string): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: `ledger-${kind}`,
    message: `${ledger} ${kind}: ${
      kind === 'shrank'
        ? `${seen.size} entries were seen in it before, root ${seen.root}, and it has ${found.size}, root ${found.root}. Its end was cut off, or an older file put in its place`
        : `its first ${seen.size} entries had the root ${seen.root} when they were last seen, and have ${found.root} now. Entries that were seen were altered, or another ledger put in its place`
    }`,
    hint: `treaty verify names entries that are damaged; treaty restore puts a backup back. Where the ledger is meant to be so, remove ${file} and repeat.`,
    details: { ledger, rememberedIn: file, remembered: seen, found },
  });
}
