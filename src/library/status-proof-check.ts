/** Whether a proof of a status holds in itself: its entries are in the log, none is left out, and they give its table. */
import { groupBy } from '../domain/group-by.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { unpackedStatus } from '../exchange/status-entries.ts';
import type { StatusProof } from '../exchange/status-proof-file.ts';
import { type Entry, REGISTER, type Subject, subjectOf } from '../ledger/entry.ts';
import { lastEntriesIn } from '../ledger/last-entries.ts';
import { inclusionFault, type ProofFault } from '../ledger/merkle-verify.ts';
import { relatedBy } from '../ledger/read-related.ts';
import { canonicalText, type SealedEntry } from '../ledger/seal.ts';
import { type Sources, viewTreaty } from '../projections/question.ts';
import { statusView } from '../projections/status.ts';
import type { StatusFaultCode } from '../reports/status-proof.ts';

export interface StatusProofFault {
  readonly code: StatusFaultCode | ProofFault['code'];
  /** A sentence without its full stop. */
  readonly because: string;
}

/** By subject, each in order of position. */
type Shown = ReadonlyMap<string, readonly SealedEntry[]>;

/** Who stands for the root, and for the last entries, is a question to a checkpoint. */
export async function statusProofFault(claim: StatusProof): Promise<StatusProofFault | null> {
  const unpacked = unpackedStatus(claim.entries.map(({ entry }) => entry));
  if ('reason' in unpacked) return { code: 'bad-entry', because: unpacked.reason };
  const { sealed } = unpacked;
  const shown: Shown = groupBy(sealed, ({ entry }) => subjectOf(entry));
  const sources = await sourcesIn(shown, claim.treaty);
  return (
    notInTheLog(claim, sealed) ??
    brokenChain(shown) ??
    endLeftOut(claim, shown, sources) ??
    otherTable(claim, sources)
  );
}

async function sourcesIn(shown: Shown, treaty: TreatyId): Promise<Sources> {
  const entriesOf = (subject: Subject): Entry[] =>
    (shown.get(subject) ?? []).map(({ entry }) => entry);
  return {
    register: entriesOf(REGISTER),
    treaty: shown.get(treaty) ?? [],
    related: await relatedBy(entriesOf(treaty), async id => entriesOf(id)),
  };
}

function notInTheLog(
  { size, root, entries }: StatusProof,
  sealed: readonly SealedEntry[],
): StatusProofFault | null {
  for (const [n, { entry, leafHash }] of sealed.entries()) {
    const leaf = { index: entry.position - 1, leafHash };
    const fault = inclusionFault(leaf, { size, root }, entries[n]?.proof ?? []);
    if (fault !== null) {
      return { code: fault.code, because: `entry ${entry.position}: ${fault.because}` };
    }
  }
  return null;
}

/** Each entry bears its number among those of its subject, and the hash of the one before: none between them is left out. */
function brokenChain(shown: Shown): StatusProofFault | null {
  for (const [subject, sealed] of shown) {
    const gap = sealed.findIndex(
      ({ entry }, n) =>
        entry.version !== n + 1 || entry.previous !== (sealed[n - 1]?.leafHash ?? null),
    );
    if (gap === -1) continue;
    const because = `entry ${sealed[gap]?.entry.position} does not follow on version ${gap} of ${subject}: an entry is left out`;
    return { code: 'entry-left-out', because };
  }
  return null;
}

/** The last entry that is shown of each subject is the last that the log has, and of none are all left out. */
function endLeftOut(
  { lastEntries, treaty }: StatusProof,
  shown: Shown,
  { related }: Sources,
): StatusProofFault | null {
  const last = lastEntriesIn(lastEntries);
  if (last === null) {
    const because = 'its last entries are not lines of a subject, a number and a hash, in order';
    return { code: 'bad-last-entries', because };
  }
  for (const subject of new Set([REGISTER, treaty, ...related.keys(), ...shown.keys()])) {
    const end = shown.get(subject)?.at(-1);
    const there = last.get(subject);
    if (end?.leafHash === there?.leafHash && end?.entry.version === there?.version) continue;
    const because = `of ${subject} ${end?.entry.version ?? 0} entries are shown, and its last entry is ${there === undefined ? 'none' : `number ${there.version}, ${there.leafHash}`}`;
    return { code: 'entry-left-out', because };
  }
  return null;
}

function otherTable(claim: StatusProof, sources: Sources): StatusProofFault | null {
  const { treaty, asOf, knownOn, size } = claim;
  const view = viewTreaty(sources, { asOf, knownOn, position: size });
  if (view === null) {
    return { code: 'no-definition', because: `the entries do not define ${treaty}` };
  }
  const replayed = canonicalText(JSON.parse(JSON.stringify(statusView(view))) as object);
  if (replayed === canonicalOrNone(claim.status)) return null;
  const because = 'the table is not what the entries give when they are replayed';
  return { code: 'table-differs', because };
}

/** Null of what is nested so deep that no table is like it. */
function canonicalOrNone(status: object): string | null {
  try {
    return canonicalText(status);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
