/** The whole log read again, and held to checkpoints: those that it keeps, and one that was kept elsewhere. */
import type { Checkpoint } from '../ledger/checkpoint.ts';
import { verifierFor } from '../ledger/cosignature.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { openNote } from '../ledger/signed-note.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { type Verification, verify } from '../ledger/verify.ts';
import { makeSureItIsOfThis, sizeIn } from './checkpoints.ts';
import { checkpointFrom, logKeyFrom } from './note-texts.ts';

export interface VerifyRequest {
  /** Verifier keys of the log: one of them must have signed each checkpoint that is kept, and the one given. */
  readonly logKeys?: readonly string[];
  /** The text of a checkpoint kept elsewhere, to which the log is held too. */
  readonly checkpoint?: string;
}

/** @throws LedgerProblem `bad-key`, `wrong-key`, `bad-checkpoint`; that the log does not hold is in the answer. */
export async function verified(
  store: LedgerStore,
  { logKeys = [], checkpoint }: VerifyRequest,
): Promise<Verification> {
  const keys = logKeys.map(logKeyFrom);
  const given = checkpoint === undefined ? null : checkpointFrom(checkpoint, 'the checkpoint');
  const { shapeFault } = await import('../exchange/entry-shape.ts');
  const read = await verify(store, shapeFault, keys);
  if (given === null) return read;
  const opened = keys.length === 0 ? null : openNote(checkpoint ?? '', keys.map(verifierFor));
  const isSigned = opened !== null && !('code' in opened);
  const wrong = [
    ...(opened !== null && 'code' in opened ? [`the checkpoint given: ${opened.because}`] : []),
    ...(await unlikeThis(store, given)),
  ].map(what => ({ position: 0, id: null, what }));
  const signedUpTo =
    wrong.length === 0 && isSigned ? Math.max(read.signedUpTo ?? 0, given.size) : read.signedUpTo;
  return {
    ...read,
    ok: read.ok && wrong.length === 0,
    faults: [...read.faults, ...wrong],
    signedUpTo,
  };
}

async function unlikeThis(store: LedgerStore, given: Checkpoint): Promise<string[]> {
  try {
    await makeSureItIsOfThis(store, given, sizeIn(given, await store.size()));
    return [];
  } catch (error) {
    if (error instanceof LedgerProblem) return [error.message];
    throw error;
  }
}
