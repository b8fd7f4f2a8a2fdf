/** Proofs of entries, made from a ledger. */
import { claimFault, type EntryClaim, type EntryProof } from '../ledger/entry-proof.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { inclusionProof, rootAt } from '../ledger/proving.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { usage } from './arguments.ts';
import { makeSureItIsOfThis, sizeIn } from './checkpoints.ts';
import { checkpointFrom } from './note-texts.ts';
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
  request: ProveRequest,
): Promise<EntryProof> {
  const size = await provenSize(store, request);
  const { entry, canonical, leafHash } = await sealedAt(store, reference);
  const { position } = entry;
  if (position > size) throw notYet(position, size);
  const root = await rootAt(store, size);
  const proof = await inclusionProof(store, position, size);
  const claim = { entry: canonical, leafHash, position, size, root, proof };
  makeSureItHolds({ ...claim, checkpoint: null, id: null, entryVersion: null });
  const { checkpoint = null } = request;
  return { kind: 'treaty-ledger proof', version: 1, ...claim, checkpoint };
}

/**
 * The size of the log for which something is to be proved; a checkpoint is held to the log first.
 * @throws LedgerProblem `bad-position`, `bad-checkpoint`, `two-sizes`, or where the checkpoint is not of this ledger.
 */
export async function provenSize(
  store: LedgerStore,
  { at, checkpoint = null }: ProveRequest,
): Promise<number> {
  const enclosed = checkpoint === null ? null : checkpointFrom(checkpoint, 'the checkpoint');
  const size = await positionOf(store, at ?? sizeIn(enclosed, await store.size()));
  if (enclosed !== null) await makeSureItIsOfThis(store, enclosed, size);
  return size;
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
