/** Proofs of entries: made from a ledger, and checked without one. */
import { readProofFile } from '../exchange/proof-file.ts';
import { claimFault, type EntryClaim, type EntryProof, entryIn } from '../ledger/entry-proof.ts';
import { NOTE } from '../ledger/note-key.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { inclusionProof, rootAt } from '../ledger/proving.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { type Believed, headFault } from '../ledger/vouched-head.ts';
import { type ProofCheck, provedInWords } from '../reports/proof.ts';
import { usage } from './arguments.ts';
import { makeSureItIsOfThis, sizeIn } from './checkpoints.ts';
import { checkpointFrom, verifierKeyFrom } from './note-texts.ts';
import { positionOf, sealedAt } from './places.ts';

export interface ProveRequest {
  /** The size of the log for which to prove; left out, that of the checkpoint, or all of it. */
  readonly at?: number;
  /** The text of a checkpoint to be enclosed: the proof is then of its size. */
  readonly checkpoint?: string | null;
}

/**
 * @param reference of the entry: its id, or its position in digits.
 * @throws LedgerProblem `unknown-entry`, `not-in-log-yet`, `bad-position`, `bad-checkpoint`, or where the ledger is
 *   damaged or the checkpoint is not of it.
 */
export async function entryProof(
  store: LedgerStore,
  reference: string,
  { at, checkpoint: note = null }: ProveRequest,
): Promise<EntryProof> {
  const enclosed = note === null ? null : checkpointFrom(note, 'the checkpoint');
  const size = await positionOf(store, at ?? sizeIn(enclosed, await store.size()));
  if (enclosed !== null) await makeSureItIsOfThis(store, enclosed, size);
  const { entry, canonical, leafHash } = await sealedAt(store, reference);
  const { position } = entry;
  if (position > size) throw notYet(position, size);
  const root = await rootAt(store, size);
  const proof = await inclusionProof(store, position, size);
  const claim = { entry: canonical, leafHash, position, size, root, proof, checkpoint: note };
  makeSureItHolds({ ...claim, id: null, entryVersion: null });
  return { kind: 'treaty-ledger proof', version: 1, ...claim };
}

export interface ProofTrust {
  /** The text of a checkpoint kept elsewhere; it counts instead of the one in the file. */
  readonly checkpoint?: string;
  /** Verifier keys, `name+hash+key`: each must have signed the checkpoint. Those of witnesses alone name no log. */
  readonly keys?: readonly string[];
  /** The log that is meant; left out, the one that bears the name of a key. */
  readonly origin?: string;
}

/**
 * Holds a proof file, or a receipt, to its own bytes, and to a checkpoint where there is one. Needs no ledger.
 * @param text of the file.
 * @throws LedgerProblem `bad-proof` where it is none, by key and line; `bad-checkpoint`, `bad-key`, `no-log`, `no-checkpoint`.
 */
export function verifyProof(text: string, trust: ProofTrust = {}): ProofCheck {
  const read = readProofFile(text);
  if ('reason' in read) throw badProof(read.reason);
  const claim = read.value;
  const { note, believed } = trusted(claim.checkpoint, trust);
  return checked(claim, note, believed);
}

/** The checkpoint that counts, and whom it must be signed by. @throws LedgerProblem `bad-key`, `no-log`, `no-checkpoint` */
export function trusted(
  enclosed: string | null,
  trust: ProofTrust,
): { readonly note: string | null; readonly believed: Believed } {
  const believed = {
    keys: (trust.keys ?? []).map(verifierKeyFrom),
    origin: trust.origin ?? null,
  };
  makeSureTheyNameALog(believed);
  const note = trust.checkpoint ?? enclosed;
  if (note === null && (believed.keys.length > 0 || believed.origin !== null)) {
    throw usage(
      'no-checkpoint',
      'there is no checkpoint that the key could have signed: the file encloses none',
      'Give one with --checkpoint; treaty checkpoint --key signs one.',
    );
  }
  return { note, believed };
}

/** A witness signs for many logs: its key alone would vouch for whichever the checkpoint names. */
function makeSureTheyNameALog({ keys, origin }: Believed): void {
  if (keys.length === 0 || origin !== null || keys.some(({ type }) => type === NOTE)) return;
  throw usage(
    'no-log',
    'a witness signs for any log, and nothing says which one is meant',
    'Give the verifier key of the log too, with --key, or name the log with --origin.',
  );
}

function checked(claim: EntryClaim, note: string | null, believed: Believed): ProofCheck {
  const { position, size, root, leafHash, entry } = claim;
  const checkpoint = note === null ? null : checkpointFrom(note, 'the checkpoint');
  const fault =
    claimFault(claim) ??
    (note === null || checkpoint === null
      ? null
      : headFault(claim, { note, checkpoint }, believed));
  const said = entryIn(entry);
  const signedBy =
    fault === null ? believed.keys.map(({ name, keyHash }) => `${name}+${keyHash}`) : [];
  const verdict = {
    ok: fault === null,
    ...{ position, id: 'code' in said ? null : said.id, leafHash, size, root },
    origin: checkpoint?.origin ?? null,
    signedBy,
    fault: fault === null ? null : { code: fault.code, because: fault.because },
  };
  return { ...verdict, ...provedInWords(verdict) };
}

/** A tree that was altered would give proofs that nobody can follow. */
function makeSureItHolds(claim: EntryClaim): void {
  const fault = claimFault(claim);
  if (fault === null) return;
  throw damagedTree(fault.because, { position: claim.position, size: claim.size });
}

export function damagedTree(
  because: string,
  details: Readonly<Record<string, number>>,
): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'damaged-tree',
    message: `no proof can be made from this ledger: ${because}`,
    hint: 'Run treaty verify to see all damage, then restore the ledger from a backup or an export.',
    details,
  });
}

function notYet(position: number, size: number): LedgerProblem {
  return usage(
    'not-in-log-yet',
    `entry ${position} was not in the log yet when it had ${size} entries`,
    `Prove it for a size of ${position} or more.`,
    { position, size },
  );
}

export function badProof(reason: string): LedgerProblem {
  return usage(
    'bad-proof',
    `the file is no proof and no receipt: ${reason}`,
    'treaty prove writes a proof file, treaty record --json a receipt; docs/stored-format.md says what they hold.',
  );
}
