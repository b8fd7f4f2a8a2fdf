/**
 * A status that proves itself: the table, the entries behind it with their proofs, and the root of the log. Whoever
 * has the file replays the table from the entries; no ledger is needed, and none is believed.
 */
import { STATUS_PROOF, type StatusProof } from '../exchange/status-proof-file.ts';
import { REGISTER, type Subject } from '../ledger/entry.ts';
import { linesOf } from '../ledger/last-entries.ts';
import { inclusionProof, rootAt } from '../ledger/proving.ts';
import { readSealed } from '../ledger/read.ts';
import { readRelated } from '../ledger/read-related.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { TreatyView } from '../projections/question.ts';
import { statusView } from '../projections/status.ts';
import { damagedTree } from './proofs.ts';
import { statusProofFault } from './status-proof-check.ts';

/**
 * @param view of the table that is to be proved: its coordinates are those of the proof.
 * @param checkpoint to be enclosed, of the same size; the caller has held it to the log.
 * @throws LedgerProblem `damaged-tree` where nobody could follow the proof.
 */
export async function statusProof(
  store: LedgerStore,
  view: TreatyView,
  checkpoint: string | null,
): Promise<StatusProof> {
  const { asOf, knownOn, position: size } = view;
  const treaty = view.record.definition.id;
  const own = view.entries.map(({ entry }) => entry);
  // Those too that the table need not know: only so can nobody say that they were left out.
  const related = await readRelated(store, own, size);
  const sealed = await entriesOf(store, [REGISTER, treaty, ...related.keys()], size);
  const claim: StatusProof = {
    kind: STATUS_PROOF,
    version: 1,
    ...{ treaty, asOf, knownOn, size },
    root: await rootAt(store, size),
    checkpoint,
    lastEntries: linesOf(await store.lastEntries(size)),
    status: JSON.parse(JSON.stringify(statusView(view))) as Record<string, unknown>,
    entries: await Promise.all(
      sealed.map(async ({ entry, canonical }) => ({
        entry: canonical,
        proof: await inclusionProof(store, entry.position, size),
      })),
    ),
  };
  const fault = await statusProofFault(claim);
  if (fault !== null) throw damagedTree(fault.because, { size });
  return claim;
}

/** In order of position. */
async function entriesOf(
  store: LedgerStore,
  subjects: readonly Subject[],
  size: number,
): Promise<SealedEntry[]> {
  const entries: SealedEntry[] = [];
  for (const subject of subjects) {
    const own = await readSealed(store, { subject });
    entries.push(...own.filter(({ entry }) => entry.position <= size));
  }
  return entries.toSorted((one, other) => one.entry.position - other.entry.position);
}
