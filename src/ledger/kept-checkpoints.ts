/** The checkpoints that a ledger keeps, held to its log: a log that was cut or rewritten below one no longer fits it. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { verifierFor } from './cosignature.ts';
import { agreement, commitmentTo } from './last-entries.ts';
import { EMPTY_ROOT } from './merkle-tree.ts';
import type { VerifierKey } from './note-key.ts';
import { isMalformed, type Malformed } from './note-text.ts';
import { openNote, parseNote, type SignedNote } from './signed-note.ts';

export interface HeldCheckpoints {
  /** Clauses that name number, size and root of a checkpoint that does not hold, and what differs. */
  readonly faults: readonly string[];
  /** Of the longest that bears a good signature of a key that was given: its size. */
  readonly signedUpTo: number | null;
}

/** One as it was read: its note, and what the note says. */
interface Kept extends SignedNote {
  readonly whole: string;
  readonly checkpoint: Checkpoint;
}

/** A log as it is at some size: what checkpoints speak of. */
export interface LogHead {
  /** 64 hexadecimal digits. */
  readonly root: string;
  /** The line of its last entries. */
  readonly commitment: string;
}

/** Made before the log is read: it collects what there is at the sizes of which checkpoints speak, as they pass. */
export class KeptCheckpoints {
  readonly #all: readonly (Kept | Malformed)[];
  /** By size; null until the log has grown to it. */
  readonly #found = new Map<number, LogHead | null>();
  #size = 0;

  /** @param notes in the order in which they were kept. */
  constructor(notes: readonly string[]) {
    this.#all = notes.map(keptFrom);
    for (const one of this.#all) if (!isMalformed(one)) this.#found.set(one.checkpoint.size, null);
    this.grow(0, () => ({ root: EMPTY_ROOT, commitment: commitmentTo([]) }));
  }

  /** @param found in the first `size` entries, asked for only where a checkpoint speaks of so many. */
  grow(size: number, found: () => LogHead): void {
    this.#size = size;
    if (this.#found.has(size)) this.#found.set(size, found());
  }

  /**
   * Once the whole log has been read.
   * @param keys of which one must have signed each. Without keys nothing is said of signatures.
   */
  held(keys: readonly VerifierKey[]): HeldCheckpoints {
    const faults: string[] = [];
    let signedUpTo: number | null = null;
    this.#all.forEach((one, index) => {
      const name = `the kept checkpoint ${index + 1}`;
      if (isMalformed(one)) {
        faults.push(`${name} cannot be read: ${one.malformed}`);
        return;
      }
      const { size, root } = one.checkpoint;
      const unsigned = unlikeKeys(one, keys);
      const wrong = [this.#unlikeLog(one), unsigned].filter(what => what !== null);
      faults.push(
        ...wrong.map(what => `${name}, of ${size} entries with the root ${root}: ${what}`),
      );
      if (unsigned === null && keys.length > 0) signedUpTo = Math.max(signedUpTo ?? 0, size);
    });
    return { faults, signedUpTo };
  }

  #unlikeLog({ checkpoint: { size, root, extensions } }: Kept): string | null {
    if (size > this.#size) {
      return `the log has ${this.#size} entries, so that its end was cut off or an older file put in its place`;
    }
    const found = this.#found.get(size);
    if (found?.root !== root)
      return `the first ${size} entries of the log have the root ${found?.root}`;
    const lastEntries = agreement(extensions, found.commitment);
    return lastEntries === 'differs' ? 'it gives other last entries than the log has' : null;
  }
}

function keptFrom(whole: string): Kept | Malformed {
  const note = parseNote(whole);
  if (isMalformed(note)) return note;
  const checkpoint = parseCheckpoint(note.text);
  return isMalformed(checkpoint) ? checkpoint : { ...note, whole, checkpoint };
}

/** After a rotation two keys bear one name: either of them stands for the log. */
function unlikeKeys({ whole }: Kept, keys: readonly VerifierKey[]): string | null {
  if (keys.length === 0) return null;
  const opened = openNote(whole, keys.map(verifierFor));
  return 'code' in opened ? opened.because : null;
}
