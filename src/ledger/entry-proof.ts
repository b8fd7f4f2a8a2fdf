/**
 * A proof that stands alone: the bytes of an entry, and the hashes that lead from them to the root of
 * a log. It is checked here without a ledger; who stands for the root is said by `vouched-head.ts`.
 */
import { inclusionFault, type ProofFault, type TreeHead } from './merkle-verify.ts';
import { canonicalText, leafHashOf } from './seal.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What `treaty prove` writes. */
export interface EntryProof extends TreeHead {
  readonly kind: 'treaty-ledger proof';
  readonly version: 1;
  /** The canonical JSON that was hashed (RFC 8785), as text. */
  readonly entry: string;
  readonly leafHash: string;
  /** In the log, from one. */
  readonly position: number;
  /** From the leaf upwards: RFC 6962, section 2.1.1. */
  readonly proof: readonly string[];
  /** A checkpoint of the log at that size, as a note; null where none was enclosed. */
  readonly checkpoint: string | null;
}

/** What a proof file or a receipt claims; null where it does not say. */
export interface EntryClaim extends Omit<EntryProof, 'kind' | 'version'> {
  readonly id: string | null;
  /** Place among the entries of its subject, as a receipt has it. */
  readonly entryVersion: number | null;
}

export interface ClaimFault {
  readonly code:
    | ProofFault['code']
    | 'bytes-differ'
    | 'no-entry'
    | 'not-canonical'
    | 'position-differs'
    | 'id-differs'
    | 'version-differs';
  /** A sentence without its full stop. */
  readonly because: string;
}

/** What the bytes say of themselves, once they are found to be what was hashed. */
export interface ProvedEntry {
  readonly id: string;
  readonly position: number;
  readonly version: number;
}

/**
 * Null when the bytes have that hash and say that place, and the proof leads from them to the root.
 * It says nothing about the root: anyone can make a tree of their own.
 */
export function claimFault(claim: EntryClaim): ClaimFault | null {
  const { entry, leafHash, position, proof } = claim;
  const computed = leafHashOf(entry);
  if (computed !== leafHash) {
    return fault(
      'bytes-differ',
      `the bytes of the entry have the hash ${computed}, not ${leafHash}`,
    );
  }
  const said = entryIn(entry);
  if ('code' in said) return said;
  const otherwise = saidOtherwise(claim, said);
  if (otherwise !== null) return otherwise;
  return inclusionFault({ index: position - 1, leafHash }, claim, proof);
}

/** The entry that the bytes are, or why they are none. */
export function entryIn(bytes: string): ProvedEntry | ClaimFault {
  try {
    const { id, position, version, ...rest } = JSON.parse(bytes) as ProvedEntry;
    // Bytes in another order, or a key that stands twice, could be read in two ways.
    if (canonicalText({ id, position, version, ...rest }) !== bytes) {
      return fault('not-canonical', 'the bytes of the entry are not in canonical form (RFC 8785)');
    }
    // What a message repeats must be able to forge no line of it.
    const isNamed = typeof id === 'string' && UUID.test(id);
    if (isNamed && Number.isSafeInteger(position) && Number.isSafeInteger(version)) {
      return { id, position, version };
    }
    return fault('no-entry', 'the bytes are no entry: they lack an id, a position or a version');
  } catch {
    return fault('no-entry', 'the bytes are no entry');
  }
}

function saidOtherwise(claim: EntryClaim, said: ProvedEntry): ClaimFault | null {
  if (said.position !== claim.position) {
    return fault(
      'position-differs',
      `the bytes of the entry say position ${said.position}, the file says ${claim.position}`,
    );
  }
  if (claim.id !== null && said.id !== claim.id) {
    return fault('id-differs', `the bytes of the entry bear the id ${said.id}, not ${claim.id}`);
  }
  if (claim.entryVersion !== null && said.version !== claim.entryVersion) {
    return fault(
      'version-differs',
      `the bytes of the entry say version ${said.version}, the file says ${claim.entryVersion}`,
    );
  }
  return null;
}

function fault(code: ClaimFault['code'], because: string): ClaimFault {
  return { code, because };
}
