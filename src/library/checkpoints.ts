/** Checkpoints of a ledger (c2sp.org/tlog-checkpoint): written, signed by its key, cosigned by witnesses. */
import { type Checkpoint, formatCheckpoint } from '../ledger/checkpoint.ts';
import { cosigner, verifierFor } from '../ledger/cosignature.ts';
import { agreement, commitmentTo, linesOf } from '../ledger/last-entries.ts';
import { consistencyFault } from '../ledger/merkle-verify.ts';
import { COSIGNATURE, formatVerifierKey, NOTE, type SignerKey } from '../ledger/note-key.ts';
import { isMalformed } from '../ledger/note-text.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { consistencyProof, rootAt } from '../ledger/proving.ts';
import { isSameKey, noteSigner, openNote, parseNote, signNote } from '../ledger/signed-note.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { verify } from '../ledger/verify.ts';
import { usage, wellFormed } from './arguments.ts';
import { checkpointFrom, signerKeyFrom, verifierKeyFrom } from './note-texts.ts';
import { positionOf } from './places.ts';

export interface CheckpointRequest {
  /** The size of the log; left out, all of it. */
  readonly at?: number;
  /** Names the log; left out, the name of the key. */
  readonly origin?: string;
  /** A secret key, as its file holds it; left out, the checkpoint is not signed. */
  readonly key?: string;
}

export interface CosignRequest {
  /** The secret key of a witness, as its file holds it. */
  readonly key: string;
  /** The checkpoint of the same log that the witness saw before. */
  readonly since?: string;
  /** The verifier key of the log: it must have signed the checkpoint. */
  readonly logKey: string;
}

/** `checkpoint --json`. */
export interface WrittenCheckpoint {
  readonly origin: string;
  readonly size: number;
  /** 64 hexadecimal digits; in the note it stands in base64. */
  readonly root: string;
  /** The key that verifies the signature made now; null where none was made. */
  readonly verifierKey: string | null;
  /** The checkpoint itself, byte for byte. */
  readonly checkpoint: string;
}

/** @throws LedgerProblem `no-origin`, `bad-key`, `bad-position`, or `damaged` before anything is signed. */
export async function checkpointOf(
  store: LedgerStore,
  { at, origin, key }: CheckpointRequest,
): Promise<WrittenCheckpoint> {
  const signer = key === undefined ? null : signerOf(key, NOTE);
  const name = origin === undefined ? signer?.name : wellFormed(origin, '--origin');
  if (name === undefined) throw noOrigin();
  const size = await positionOf(store, at);
  if (signer !== null) await makeSureItIsWhole(store);
  const head = { origin: name, size, root: await rootAt(store, size) };
  const lines = linesOf(await store.lastEntries(size));
  const text = formatCheckpoint({ ...head, extensions: [commitmentTo(lines)] });
  if (signer === null) return { ...head, verifierKey: null, checkpoint: text };
  const checkpoint = signNote({ text, signatures: [] }, [noteSigner(signer)]);
  return { ...head, verifierKey: formatVerifierKey(signer), checkpoint };
}

/**
 * A witness's signature below those of a checkpoint: that this copy of the log has its root, and has all that the
 * older checkpoint had.
 * @param seconds since 1970, from the edge.
 * @throws LedgerProblem `no-log-key`, `other-log`, `shrank`, `root-differs`, `not-signed`, `damaged`; nothing is then signed.
 */
export async function cosigned(
  store: LedgerStore,
  note: string,
  { key, since, logKey, seconds }: CosignRequest & { readonly seconds: number },
): Promise<WrittenCheckpoint> {
  const witness = signerOf(key, COSIGNATURE);
  // A program in JavaScript may leave out what the type asks for.
  if (!logKey) throw noLogKey();
  const newer = checkpointFrom(note, 'the checkpoint');
  const parsed = parseNote(note);
  if (isMalformed(parsed)) throw notSigned('it has no signature of its log yet');
  makeSureItIsSigned(note, logKey);
  await makeSureItIsWhole(store);
  await makeSureItIsOfThis(store, newer, newer.size);
  const seen = await longestCosigned(store, witness, newer.origin);
  if (newer.size < seen) throw rolledBack(newer.size, seen);
  if (since !== undefined) {
    await makeSureItGoesOn(store, checkpointFrom(since, 'the older checkpoint'), newer);
  }
  return {
    ...{ origin: newer.origin, size: newer.size, root: newer.root },
    verifierKey: formatVerifierKey(witness),
    checkpoint: signNote(parsed, [cosigner(witness, seconds)]),
  };
}

/** The size of the longest checkpoint of that log below which this witness has signed, as this ledger keeps it. */
async function longestCosigned(
  store: LedgerStore,
  witness: SignerKey,
  origin: string,
): Promise<number> {
  const sizes = (await store.checkpoints()).map(kept => {
    const note = parseNote(kept);
    if (isMalformed(note) || !note.signatures.some(one => isSameKey(one, witness))) return 0;
    const checkpoint = checkpointFrom(kept, 'a kept checkpoint');
    return checkpoint.origin === origin ? checkpoint.size : 0;
  });
  return Math.max(0, ...sizes);
}

/** The size of a checkpoint, where there is one and the log is as long. */
export function sizeIn(checkpoint: Checkpoint | null, size: number): number {
  if (checkpoint === null) return size;
  if (checkpoint.size <= size) return checkpoint.size;
  throw forked(
    'shrank',
    `the checkpoint is of ${checkpoint.size} entries, and this ledger has ${size}`,
  );
}

/** @throws LedgerProblem where the ledger never had that size, or another root or other last entries at it. */
export async function makeSureItIsOfThis(
  store: LedgerStore,
  checkpoint: Checkpoint,
  size: number,
): Promise<void> {
  if (sizeIn(checkpoint, await store.size()) !== size) {
    throw usage(
      'two-sizes',
      `the checkpoint is of ${checkpoint.size} entries, and --at says ${size}`,
      'Leave --at out: the checkpoint says the size.',
    );
  }
  const root = await rootAt(store, size);
  if (root !== checkpoint.root) {
    throw forked(
      'root-differs',
      `the checkpoint of ${size} entries has the root ${checkpoint.root}, and this ledger ${root}`,
    );
  }
  // Whoever signs the line below the root answers for it as for the root.
  const commitment = commitmentTo(linesOf(await store.lastEntries(size)));
  if (agreement(checkpoint.extensions, commitment) !== 'differs') return;
  throw forked(
    'last-entries-differ',
    `the checkpoint of ${size} entries gives other last entries of its treaties than this ledger has`,
  );
}

async function makeSureItGoesOn(store: LedgerStore, older: Checkpoint, newer: Checkpoint) {
  if (older.origin !== newer.origin) {
    const names = `${JSON.stringify(older.origin)}, the newer of ${JSON.stringify(newer.origin)}`;
    throw forked('other-log', `the older checkpoint is of the log ${names}`);
  }
  const proof =
    older.size <= newer.size ? await consistencyProof(store, older.size, newer.size) : [];
  const fault = consistencyFault(older, newer, proof);
  if (fault !== null) throw forked(fault.code, fault.because);
}

/** Nobody should sign for a log that does not hold together. */
async function makeSureItIsWhole(store: LedgerStore): Promise<void> {
  const { shapeFault } = await import('../exchange/entry-shape.ts');
  const { ok, faults } = await verify(store, shapeFault);
  if (ok) return;
  throw new LedgerProblem({
    category: 'damage',
    code: 'damaged',
    message: `the ledger is damaged: ${faults[0]?.what}${faults.length > 1 ? `, and ${faults.length - 1} more` : ''}`,
    hint: 'Nothing was signed. Run treaty verify to see all damage.',
    details: { faults },
  });
}

function makeSureItIsSigned(note: string, logKey: string): void {
  const key = verifierKeyFrom(logKey);
  if (key.type !== NOTE) throw noLogKey(`${key.name} is the key of a witness`);
  const opened = openNote(note, [verifierFor(key)]);
  if ('code' in opened) throw notSigned(opened.because);
}

function signerOf(text: string, type: SignerKey['type']): SignerKey {
  const key = signerKeyFrom(text, 'the key file');
  if (key.type === type) return key;
  throw usage(
    'wrong-key',
    type === NOTE
      ? `${key.name} is the key of a witness, and signs no checkpoint of a log`
      : `${key.name} is the key of a log, and a witness signs with one of its own`,
    'Name another key file; --make-key NAME makes one for a log, with --witness one for a witness.',
  );
}

function noOrigin(): LedgerProblem {
  return usage(
    'no-origin',
    'a checkpoint names its log, and neither a name nor a key is given',
    'Name the log with --origin, such as --origin example.org/treaties, or sign with --key FILE.',
  );
}

function noLogKey(because = 'the verifier key of the log is not given'): LedgerProblem {
  return usage(
    'no-log-key',
    `a witness cosigns what the log itself has signed, and ${because}`,
    'Give it with --log-key, as the keeper of the log has published it: name+hash+key, in quotes.',
  );
}

/** A cosignature says that the witness knows of nothing longer (c2sp.org/tlog-cosignature). */
function rolledBack(size: number, seen: number): LedgerProblem {
  return forked(
    'shrank',
    `the checkpoint is of ${size} entries, and this witness has cosigned one of ${seen} already`,
  );
}

function notSigned(because: string): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'not-signed',
    message: `the checkpoint is not cosigned: ${because}`,
    hint: 'Nothing was signed. A witness signs below the signature of the log: ask its keeper for a signed checkpoint.',
  });
}

function forked(code: string, because: string): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code,
    message: because,
    hint: 'Nothing was written. Either this is another ledger or an older copy, or a log was cut or rewritten: keep both checkpoints, they are the evidence.',
  });
}
