/**
 * The last checkpoint seen of each ledger, kept outside it: whoever cuts off the end of a log, or makes all its hashes
 * anew, leaves a file that is sound in itself and is not what was seen. One small file under `$XDG_STATE_HOME/treaty`
 * for each name of a ledger, named by a hash of it: for the path as it was given, and where links lead elsewhere, for
 * the real path too.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Discontinuity } from '../ledger/continuity.ts';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { Ledger } from '../library/ledger.ts';
import { replaceFile } from '../library/replace-file.ts';

/** What was seen of one ledger. Nothing is remembered where the state folder cannot be used; that is said once. */
export class RememberedCheckpoint {
  readonly #warn: (text: string) => void;
  #memories: readonly Memory[];
  #isGivenUp = false;

  /** @param path of a ledger that exists. A link put in the place of its file still leads to what was seen there. */
  constructor(path: string, warn: (text: string) => void) {
    this.#warn = warn;
    const real = realpathSync(path);
    const names = [...new Set([resolve(path), real])];
    this.#memories =
      this.#tried(real, () => names.map(name => ({ name, real, file: fileFor(name) }))) ?? [];
  }

  /** What does not go on from what was remembered, as a problem to be thrown or shown; null where all does. */
  async breachOf(ledger: Ledger): Promise<LedgerProblem | null> {
    try {
      const broken: Memory[] = [];
      let first: Discontinuity | null = null;
      for (const memory of this.#memories) {
        const seen = this.#seen(memory);
        const found = seen === null ? null : await ledger.discontinuity(seen);
        if (found !== null) broken.push(memory);
        first ??= found;
      }
      return first === null ? null : breach(first, broken);
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
    const size = await ledger.size();
    if (this.#isGivenUp || this.#memories.every(memory => this.#seen(memory)?.size === size))
      return;
    // What the command itself recorded goes the same way as what others did meanwhile.
    await this.check(ledger);
    const head = await ledger.head();
    for (const memory of this.#memories) {
      // Another command that ended meanwhile may have seen more.
      this.#write(memory, head, () => (this.#seen(memory)?.size ?? -1) < head.size);
    }
  }

  /** For a ledger that was made or put here on purpose: what was seen before at this path is forgotten. */
  replace(head: TreeHead): void {
    for (const memory of this.#memories) this.#write(memory, head);
  }

  #write({ name, file }: Memory, { size, root }: TreeHead, isNewer = () => true): void {
    const text = `${JSON.stringify({ ledger: name, size, root })}\n`;
    this.#tried(file, () => write(file, text, isNewer));
  }

  #seen(memory: Memory): TreeHead | null {
    const text = this.#tried(memory.file, () => textIn(memory)) ?? null;
    return text === null ? null : headIn(text, memory);
  }

  /** @param at the place that the user can do something about. */
  #tried<T>(at: string, work: () => T): T | undefined {
    // They lie in one folder: what one of them meets, all do.
    if (this.#isGivenUp) return undefined;
    try {
      return work();
    } catch (error) {
      if (error instanceof LedgerProblem) throw error;
      const { code = 'unknown error' } = error as { code?: string };
      this.#isGivenUp = true;
      this.#warn(
        `what is seen of the ledger cannot be remembered (${code}, ${at}): a later command cannot tell whether it was cut short or rewritten. Free that place, or set XDG_STATE_HOME to a folder that can be written.`,
      );
      return undefined;
    }
  }
}

/** What was seen under one name of a ledger. */
interface Memory {
  /** The absolute path by which it was named, or the one to which the links on that path lead. */
  readonly name: string;
  readonly real: string;
  /** Where it is remembered. */
  readonly file: string;
}

/** By the XDG base directory specification a relative path counts as none. */
function fileFor(ledger: string): string {
  const named = process.env['XDG_STATE_HOME'] ?? '';
  const state = isAbsolute(named) ? named : join(homedir(), '.local', 'state');
  return join(state, 'treaty', `${createHash('sha256').update(ledger).digest('hex')}.json`);
}

function textIn(memory: Memory): string | null {
  try {
    return readFileSync(memory.file, 'utf8');
  } catch (error) {
    const { code = '' } = error as { code?: string };
    // Whether nothing can be kept here is found, and said, when something is to be kept.
    if (['ENOENT', 'ENOTDIR'].includes(code)) return null;
    throw code === 'EISDIR' ? spoiled(memory, 'is a folder') : error;
  }
}

function headIn(text: string, memory: Memory): TreeHead {
  const kept = parsed(text) as { ledger?: unknown; size?: unknown; root?: unknown } | null;
  const { size, root } = kept ?? {};
  if (kept?.ledger === memory.name && isCount(size) && isRoot(root)) return { size, root };
  throw spoiled(memory, 'is damaged');
}

/** Taken for nothing remembered, it would disarm the check: who can spoil it could then also cut the log. */
function spoiled({ name: ledger, file }: Memory, how: string): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'memory-damaged',
    message: `${file}, which remembers the last checkpoint seen of ${ledger}, ${how}: the ledger cannot be held against it`,
    hint: `Compare the ledger with a backup or a checkpoint kept elsewhere. Where it is as it should be, remove ${file} and repeat.`,
    details: { ledger, rememberedIn: [file] },
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

/**
 * A torn file would be taken for a spoiled one.
 * @param isNewer asked last of all. Between the answer and the renaming there is no more than that: who should be
 *   overtaken in it leaves the smaller size, until the next command has seen the log.
 */
function write(file: string, text: string, isNewer: () => boolean): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  replaceFile(file, text, isNewer);
}

function breach({ kind, seen, found }: Discontinuity, broken: readonly Memory[]): LedgerProblem {
  const files = broken.map(({ file }) => file);
  const [{ name, real } = { name: '', real: '' }] = broken;
  return new LedgerProblem({
    category: 'damage',
    code: `ledger-${kind}`,
    message: `${name === real ? name : `${name}, a link to ${real},`} ${kind}: ${
      kind === 'shrank'
        ? `${seen.size} entries were seen in it before, root ${seen.root}, and it has ${found.size}, root ${found.root}. Its end was cut off, or an older file put in its place`
        : `its first ${seen.size} entries had the root ${seen.root} when they were last seen, and have ${found.root} now. Entries that were seen were altered, or another ledger put in its place`
    }`,
    hint: `treaty verify names entries that are damaged; treaty restore puts a backup back. Where the ledger is meant to be so, remove ${files.join(' and ')} and repeat.`,
    details: { ledger: name, rememberedIn: files, remembered: seen, found },
  });
}
