/** Proofs checked without a ledger: of an entry, a receipt, or a table; against a checkpoint where there is one. */
import { readProofFile } from '../exchange/proof-file.ts';
import type { StatusProof } from '../exchange/status-proof-file.ts';
import { claimFault, type EntryClaim, entryIn } from '../ledger/entry-proof.ts';
import { agreement, commitmentTo } from '../ledger/last-entries.ts';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import { NOTE } from '../ledger/note-key.ts';
import { type Believed, type HeadFault, headFault } from '../ledger/vouched-head.ts';
import { type FaultOf, type ProofCheck, provedInWords, type Vouched } from '../reports/proof.ts';
import { type StatusProofCheck, tableProvedInWords } from '../reports/status-proof.ts';
import { usage } from './arguments.ts';
import { checkpointFrom, verifierKeyFrom } from './note-texts.ts';

export interface ProofTrust {
  /** The text of a checkpoint kept elsewhere; it counts instead of the one in the file. */
  readonly checkpoint?: string;
  /** Verifier keys, `name+hash+key`: each must have signed the checkpoint. Those of witnesses alone name no log. */
  readonly keys?: readonly string[];
  /** The log that is meant; left out, the one that bears the name of a key. */
  readonly origin?: string;
}

/**
 * Holds what `prove`, `record` or `status --proof` gave to its own bytes, and to a checkpoint where there is one.
 * @param text of the file.
 * @throws LedgerProblem `bad-proof` where it is none, by key and line; `bad-checkpoint`, `bad-key`, `no-log`, `no-checkpoint`.
 */
export async function verifyProof(
  text: string,
  trust: ProofTrust = {},
): Promise<ProofCheck | StatusProofCheck> {
  const read = readProofFile(text);
  if ('reason' in read) throw badProof(read.reason);
  const claim = read.value;
  const head = vouchedHead(claim, trust);
  return 'entries' in claim ? tableChecked(claim, head) : entryChecked(claim, head);
}

/** What a checkpoint says of the head of a claim, and who signed it. */
interface VouchedHead {
  readonly fault: HeadFault | null;
  readonly extensions: readonly string[];
  readonly vouched: Vouched;
}

/** @throws LedgerProblem `bad-checkpoint`, `bad-key`, `no-log`, `no-checkpoint` */
function vouchedHead(
  claim: TreeHead & { readonly checkpoint: string | null },
  trust: ProofTrust,
): VouchedHead {
  const keys = (trust.keys ?? []).map(verifierKeyFrom);
  const origin = trust.origin ?? null;
  makeSureTheyNameALog({ keys, origin });
  const note = trust.checkpoint ?? claim.checkpoint;
  if (note === null) {
    if (keys.length > 0 || origin !== null) throw noCheckpoint();
    return { fault: null, extensions: [], vouched: { origin: null, signedBy: [] } };
  }
  const checkpoint = checkpointFrom(note, 'the checkpoint');
  const fault = headFault(claim, { note, checkpoint }, { keys, origin });
  const signedBy = fault === null ? keys.map(({ name, keyHash }) => `${name}+${keyHash}`) : [];
  const { extensions } = checkpoint;
  return { fault, extensions, vouched: { origin: checkpoint.origin, signedBy } };
}

function entryChecked(claim: EntryClaim, head: VouchedHead): ProofCheck {
  const { position, size, root, leafHash, entry } = claim;
  const fault = claimFault(claim) ?? head.fault;
  const said = entryIn(entry);
  const verdict = {
    ok: fault === null,
    ...{ position, id: 'code' in said ? null : said.id, leafHash, size, root },
    ...vouchedUnless(fault, head),
  };
  return { ...verdict, ...provedInWords(verdict) };
}

async function tableChecked(claim: StatusProof, head: VouchedHead): Promise<StatusProofCheck> {
  // It replays a treaty: what needs no more than hashes should not wait for that to be loaded.
  const { statusProofFault } = await import('./status-proof-check.ts');
  const ends = agreement(head.extensions, commitmentTo(claim.lastEntries));
  const fault = (await statusProofFault(claim)) ?? head.fault ?? endsFault(ends);
  const { treaty, asOf, knownOn, size, root, entries } = claim;
  const verdict = {
    ok: fault === null,
    ...{ treaty, asOf, knownOn, size, root, entries: entries.length },
    isComplete: fault === null && ends === 'agrees' && head.vouched.signedBy.length > 0,
    ...vouchedUnless(fault, head),
  };
  return { ...verdict, ...tableProvedInWords(verdict) };
}

function vouchedUnless<Code extends string>(
  fault: { readonly code: Code; readonly because: string } | null,
  { vouched }: VouchedHead,
): Vouched & { readonly fault: FaultOf<Code> } {
  const { origin, signedBy } = vouched;
  if (fault === null) return { origin, signedBy, fault };
  return { origin, signedBy: [], fault: { code: fault.code, because: fault.because } };
}

function endsFault(ends: ReturnType<typeof agreement>) {
  if (ends !== 'differs') return null;
  const because = 'the last entries in the file are not those that the checkpoint gives';
  return { code: 'last-entries-differ' as const, because };
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

function noCheckpoint() {
  return usage(
    'no-checkpoint',
    'there is no checkpoint that the key could have signed: the file encloses none',
    'Give one with --checkpoint; treaty checkpoint --key signs one.',
  );
}

function badProof(reason: string) {
  return usage(
    'bad-proof',
    `the file is no proof and no receipt: ${reason}`,
    'treaty prove and treaty status --proof write proof files, treaty record --json a receipt; docs/stored-format.md says what they hold.',
  );
}
