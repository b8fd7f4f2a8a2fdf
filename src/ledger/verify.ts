/** Reads the whole log again and says what does not hold, entry by entry. */
import { type Entry, type Subject, subjectOf } from './entry.ts';
import { KeptCheckpoints } from './kept-checkpoints.ts';
import { commitmentTo, linesOf } from './last-entries.ts';
import { MerkleFrontier, type Subtree } from './merkle-tree.ts';
import type { VerifierKey } from './note-key.ts';
import { canonicalText, leafHashOf } from './seal.ts';
import type { LedgerStore, StoredEntry } from './store.ts';

export interface Verification {
  readonly ok: boolean;
  readonly size: number;
  /** Of the leaf hashes as recomputed from the stored bytes. */
  readonly root: string;
  readonly faults: readonly Fault[];
  /** How many signed checkpoints the ledger keeps; each was held to the log. */
  readonly checkpoints: number;
  /** The size of the longest of them that bears a good signature of a key that was given; null where none does. */
  readonly signedUpTo: number | null;
}

export interface Fault {
  /** 0: not an entry but the file around them. */
  readonly position: number;
  readonly id: string | null;
  readonly what: string;
}

/**
 * @param shapeFault what is wrong with what an entry says, or null; left out, what it says is not looked at.
 * @param logKeys of which one must have signed each kept checkpoint; without any, nothing is said of signatures.
 */
export async function verify(
  store: LedgerStore,
  shapeFault: (entry: unknown) => string | null = () => null,
  logKeys: readonly VerifierKey[] = [],
): Promise<Verification> {
  // Before the entries: what is appended and signed meanwhile is of a log that is longer than what is read here.
  const notes = await store.checkpoints();
  const kept = new KeptCheckpoints(notes);
  const trees = new TwoTrees();
  const faults: Fault[] = [];
  const inspection = new Inspection(shapeFault);
  let size = 0;
  for await (const batch of store.read({ from: 1, to: Number.MAX_SAFE_INTEGER })) {
    const completed: Subtree[] = [];
    for (const stored of batch) {
      size += 1;
      completed.push(...trees.add(stored));
      faults.push(...inspection.faultsOf(stored, size));
      kept.grow(size, () => ({ root: trees.root(), commitment: inspection.commitment() }));
    }
    faults.push(...(await faultsInTree(store, completed)));
  }
  const held = kept.held(logKeys);
  const around = [...held.faults, ...(await store.inconsistencies())];
  faults.push(...around.map(what => ({ position: 0, id: null, what })));
  return {
    ...{ ok: faults.length === 0, size, root: trees.root(), faults },
    ...{ checkpoints: notes.length, signedUpTo: held.signedUpTo },
  };
}

/** The tree over the leaf hashes as they are kept, and as the bytes give them: one tree while the two agree. */
class TwoTrees {
  readonly #kept = new MerkleFrontier();
  /** Null until the first entry whose bytes do not match its hash. */
  #computed: MerkleFrontier | null = null;

  add({ canonical, leafHash }: StoredEntry): Subtree[] {
    const computed = leafHashOf(canonical);
    if (computed !== leafHash) this.#computed ??= this.#kept.copy();
    this.#computed?.add(computed);
    return this.#kept.add(leafHash);
  }

  root(): string {
    return (this.#computed ?? this.#kept).root();
  }
}

/** A subtree that is not the hash of its leaves would make a root, and proofs, of another log. */
async function faultsInTree(store: LedgerStore, completed: readonly Subtree[]): Promise<Fault[]> {
  const kept = await store.subtrees(completed);
  return completed.flatMap(({ level, index, hash }, n) => {
    if (kept[n] === hash) return [];
    const [first, last] = [index * 2 ** level + 1, (index + 1) * 2 ** level];
    const what = `the tree does not have the hash of entries ${first} to ${last}`;
    return [{ position: last, id: null, what }];
  });
}

/** Takes the entries of one log in order, and remembers what the next must follow on. */
export class Inspection {
  #recordedAt = '';
  readonly #last = new Map<Subject, { readonly version: number; readonly leafHash: string }>();
  /** Entries so damaged that what they say cannot be believed, not even what they are about. */
  #unreadable = 0;

  readonly #shapeFault: (entry: unknown) => string | null;

  constructor(shapeFault: (entry: unknown) => string | null = () => null) {
    this.#shapeFault = shapeFault;
  }

  /** @param expected the position, counted from one, at which the entry should stand. */
  faultsOf(stored: StoredEntry, expected: number): Fault[] {
    const entry = parse(stored.canonical);
    const fault = (what: string) => ({ position: stored.position, id: entry?.id ?? null, what });
    const isWhole = leafHashOf(stored.canonical) === stored.leafHash;
    if (isWhole && entry !== null) {
      const shape = this.#shapeFault(entry);
      if (shape !== null) return [fault(shape)];
      return [
        ...inItself(entry, stored, expected),
        ...this.#afterTheOthers(entry, stored.leafHash),
      ].map(fault);
    }
    this.#unreadable += 1;
    return [fault(isWhole ? 'its bytes are no entry' : 'its bytes do not match its hash')];
  }

  /** To the last entries of what was taken so far. */
  commitment(): string {
    return commitmentTo(linesOf([...this.#last].map(([subject, last]) => ({ subject, ...last }))));
  }

  #afterTheOthers(entry: Entry, leafHash: string): string[] {
    const last = this.#last.get(subjectOf(entry));
    const skipped = entry.version - (last?.version ?? 0) - 1;
    // A version that seems to be missing may be that of an entry that could not be read.
    const isExplained = skipped >= 0 && skipped <= this.#unreadable;
    if (isExplained) this.#unreadable -= skipped;
    const isChained = skipped > 0 || entry.previous === (last?.leafHash ?? null);
    const wentBack = entry.recordedAt < this.#recordedAt;
    this.#last.set(subjectOf(entry), { version: entry.version, leafHash });
    this.#recordedAt = entry.recordedAt;
    return [
      ...(isExplained ? [] : [`its version is ${entry.version}, not ${(last?.version ?? 0) + 1}`]),
      ...(isChained ? [] : ['it does not follow on the entry of its subject before it']),
      ...(wentBack ? ['it was recorded before the entry that precedes it'] : []),
    ];
  }
}

function inItself(entry: Entry, stored: StoredEntry, expected: number): string[] {
  return [
    ...(stored.position === expected ? [] : [`it stands at ${stored.position}, not ${expected}`]),
    ...(entry.position === stored.position ? [] : [`its bytes say position ${entry.position}`]),
    ...(canonicalText(entry) === stored.canonical ? [] : ['its bytes are not canonical']),
  ];
}

function parse(canonical: string): Entry | null {
  try {
    const entry = JSON.parse(canonical) as Entry;
    return typeof subjectOf(entry) === 'string' && typeof entry.recordedAt === 'string'
      ? entry
      : null;
  } catch {
    return null;
  }
}
