/**
 * A status that proves itself: the table, the entries behind it with their proofs, and the root of the log. Whoever
 * has the file replays the table from the entries; no ledger is needed, and none is believed.
 */
import type { TreatyId } from '../domain/treaty-id.ts';
import { readJson } from '../exchange/json-text.ts';
import { unpackedStatus } from '../exchange/status-entries.ts';
import { STATUS_PROOF, type StatusProof, statusProofFile } from '../exchange/status-proof-file.ts';
import { type Entry, REGISTER, type Subject, subjectOf } from '../ledger/entry.ts';
import { inclusionFault } from '../ledger/merkle-verify.ts';
import { inclusionProof, rootAt } from '../ledger/proving.ts';
import { readSealed } from '../ledger/read.ts';
import { relatedBy } from '../ledger/read-related.ts';
import { canonicalText, type SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { headFault } from '../ledger/vouched-head.ts';
import { type TreatyView, viewTreaty } from '../projections/question.ts';
import { statusView } from '../projections/status.ts';
import { notProved, type StatusProofCheck } from '../reports/status-proof.ts';
import { checkpointFrom } from './note-texts.ts';
import { badProof, damagedTree, type ProofTrust, trusted } from './proofs.ts';

/**
 * Holds a proof of a status to the entries in it, and to a checkpoint where there is one. Needs no ledger.
 * @throws LedgerProblem `bad-proof` where the file is none, by key and line; `bad-checkpoint`, `bad-key`, `no-log`,
 *   `no-checkpoint`.
 */
export async function verifyStatusProof(
  text: string,
  trust: ProofTrust = {},
): Promise<StatusProofCheck> {
  const read = readJson(text, statusProofFile);
  if ('reason' in read) throw badProof(read.reason);
  const claim = read.value;
  const { note, believed } = trusted(claim.checkpoint, trust);
  const checkpoint = note === null ? null : checkpointFrom(note, 'the checkpoint');
  const head =
    note === null || checkpoint === null ? null : headFault(claim, { note, checkpoint }, believed);
  const fault = (await statusProofFault(claim)) ?? head?.because ?? null;
  const { treaty, asOf, knownOn, size, root, entries } = claim;
  return {
    ok: fault === null,
    ...{ treaty, asOf, knownOn, size, root },
    entries: entries.length,
    origin: checkpoint?.origin ?? null,
    signedBy: fault === null ? believed.keys.map(({ name, keyHash }) => `${name}+${keyHash}`) : [],
    fault,
    notProved: fault === null ? notProved(believed.keys.length > 0) : [],
  };
}

/** @param view of the table that is to be proved: its coordinates are those of the proof. */
export async function statusProof(store: LedgerStore, view: TreatyView): Promise<StatusProof> {
  const { asOf, knownOn, position: size } = view;
  const treaty = view.record.definition.id;
  const subjects: Subject[] = [REGISTER, treaty, ...view.related.keys()];
  const entries: SealedEntry[] = [];
  for (const subject of subjects) {
    const own = await readSealed(store, { subject });
    entries.push(...own.filter(({ entry }) => entry.position <= size));
  }
  entries.sort((one, other) => one.entry.position - other.entry.position);
  const claim: StatusProof = {
    kind: STATUS_PROOF,
    version: 1,
    ...{ treaty, asOf, knownOn, size },
    root: await rootAt(store, size),
    checkpoint: null,
    status: JSON.parse(JSON.stringify(statusView(view))) as Record<string, unknown>,
    entries: await Promise.all(
      entries.map(async ({ entry, canonical }) => ({
        entry: canonical,
        proof: await inclusionProof(store, entry.position, size),
      })),
    ),
  };
  const fault = await statusProofFault(claim);
  if (fault !== null) throw damagedTree(fault, { size });
  return claim;
}

/** Null where every entry is in the log, none is left out between two, and the table is what they give. */
async function statusProofFault(claim: StatusProof): Promise<string | null> {
  const unpacked = unpackedStatus(claim.entries.map(({ entry }) => entry));
  if ('reason' in unpacked) return unpacked.reason;
  const { sealed } = unpacked;
  return notInTheLog(claim, sealed) ?? brokenChain(sealed) ?? (await otherTable(claim, sealed));
}

function notInTheLog({ size, root, entries }: StatusProof, sealed: readonly SealedEntry[]) {
  for (const [n, { entry, leafHash }] of sealed.entries()) {
    const leaf = { index: entry.position - 1, leafHash };
    const fault = inclusionFault(leaf, { size, root }, entries[n]?.proof ?? []);
    if (fault !== null) return `entry ${entry.position}: ${fault.because}`;
  }
  return null;
}

/** Each entry bears its number among those of its subject, and the hash of the one before: none between them is left out. */
function brokenChain(sealed: readonly SealedEntry[]): string | null {
  const last = new Map<string, SealedEntry>();
  for (const one of sealed) {
    const subject = subjectOf(one.entry);
    const before = last.get(subject);
    const version = (before?.entry.version ?? 0) + 1;
    if (one.entry.version !== version || one.entry.previous !== (before?.leafHash ?? null)) {
      return `entry ${one.entry.position} does not follow on version ${version - 1} of ${subject}: an entry is left out`;
    }
    last.set(subject, one);
  }
  return null;
}

async function otherTable(claim: StatusProof, sealed: readonly SealedEntry[]) {
  const { treaty, asOf, knownOn, size } = claim;
  const of = (subject: string) => sealed.filter(({ entry }) => subjectOf(entry) === subject);
  const plain = (some: readonly SealedEntry[]): Entry[] => some.map(({ entry }) => entry);
  const own = of(treaty);
  const related = await relatedBy(plain(own), async (id: TreatyId) => plain(of(id)));
  const sources = { register: plain(of(REGISTER)), treaty: own, related };
  const view = viewTreaty(sources, { asOf, knownOn, position: size });
  if (view === null) return `the entries do not define ${treaty}`;
  const replayed = canonicalText(JSON.parse(JSON.stringify(statusView(view))) as object);
  return replayed === canonicalText(claim.status)
    ? null
    : 'the table is not what the entries give when they are replayed';
}
