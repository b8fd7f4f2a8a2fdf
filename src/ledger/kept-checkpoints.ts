/** The checkpoints that a ledger keeps, held to its log: a log that was cut or rewritten below one no longer fits it. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { verifierFor } from './cosignature.ts';
import { agreement, commitmentTo, type LastEntry, linesOf } from './last-entries.ts';
import { EMPTY_ROOT } from './merkle-tree.ts';
import type { VerifierKey } from './note-key.ts';
import { isMalformed, type Malformed } from './note-text.ts';
import { isSameKey, openNote, parseNote, type SignedNote } from './signed-note.ts';

export interface HeldCheckpoints {
  /** Clauses that name number, size and root of a checkpoint that does not hold, and what differs. */
  readonly faults: readonly string[];
  /** How many bear a good signature of a key that was given. */
  readonly signed: number;
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
  readonly lastEntries: readonly LastEntry[];
}

interface Found {
  readonly root: string;
  readonly commitment: string;
}

/** Made before the log is read: it collects what there is at the sizes of which checkpoints speak, as they pass. */
export class KeptCheckpoints {
  readonly #all: readonly (Kept | Malformed)[];
  /** By size; null until the log has grown to it. */
  readonly #found = new Map<number, Found | null>();
  #size = 0;

  /** @param notes in the order in which they were kept. */
  constructor(notes: readonly string[]) {
    this.#all = notes.map(keptFrom);
    for (const one of this.#all) if (!isMalformed(one)) this.#found.set(one.checkpoint.size, null);
    this.grow(0, () => ({ root: EMPTY_ROOT, lastEntries: [] }));
  }

  /** @param found in the first `size` entries, asked for only where a checkpoint speaks of so many. */
  grow(size: number, found: () => LogHead): void {
    this.#size = size;
    if (!this.#found.has(size)) return;
    const { root, lastEntries } = found();
    this.#found.set(size, { root, commitment: commitmentTo(linesOf(lastEntries)) });
  }

  /**
   * Once the whole log has been read.
   * @param keys whose signatures must be good: on each checkpoint of the log that bears the name of one, and wherever
   *   one is named as having signed. Without keys nothing is said of signatures.
   */
  held(keys: readonly VerifierKey[]): HeldCheckpoints {
    const faults: string[] = [];
    let signed = 0;
    this.#all.forEach((one, index) => {
      const name = `the kept checkpoint ${index + 1}`;
      if (isMalformed(one)) {
        faults.push(`${name} cannot be read: ${one.malformed}`);
        return;
      }
      const { size, root } = one.checkpoint;
      const wrong = [this.#unlikeLog(one), unlikeKeys(one, keys)].filter(what => what !== null);
      faults.push(
        ...wrong.map(what => `${name}, of ${size} entries with the root ${root}: ${what}`),
      );
      if (wrong.length === 0 && mustSign(one, keys).length > 0) signed += 1;
    });
    return { faults, signed };
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

function unlikeKeys(one: Kept, keys: readonly VerifierKey[]): string | null {
  const concerned = mustSign(one, keys);
  if (concerned.length === 0) return null;
  const opened = openNote(one.whole, concerned.map(verifierFor));
  return 'code' in opened ? opened.because : null;
}

/** After a rotation two keys bear one name: either of them stands for the log. */
function mustSign({ checkpoint, signatures }: Kept, keys: readonly VerifierKey[]): VerifierKey[] {
  return keys.filter(
    key => key.name === checkpoint.origin || signatures.some(one => isSameKey(one, key)),
  );
}
