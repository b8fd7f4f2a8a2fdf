/** The shapes of `prove`, `verify-proof` and `checkpoint --json`, and of the file that `prove --out` writes. */
import { z } from 'zod';
import type { EntryProof } from '../../ledger/entry-proof.ts';
import type { ProofCheck } from '../proof.ts';
import type { StatusProofCheck } from '../status-proof.ts';
import {
  coordinates,
  count,
  entryId,
  hash,
  leafHash,
  position,
  root,
  shapeOf,
  text,
  treatyId,
} from './scalars.ts';
import { status } from './tables.ts';

const size = z.int().min(1).describe('How many entries the log had for which this is proved.');

const note = text.describe(
  'A checkpoint (c2sp.org/tlog-checkpoint), byte for byte: origin, size and root, then its signatures.',
);

const verifierKey = text.describe(
  'Verifies signatures: name+hash+key, as c2sp.org/signed-note writes it. Not secret.',
);

/** Also of the file that `--out` writes. */
export const proof = shapeOf<EntryProof>()(
  z.strictObject({
    kind: z.literal('treaty-ledger proof'),
    version: z.literal(1).describe('Of the form of this file.'),
    entry: text.describe('The canonical JSON that was hashed (RFC 8785), as text.'),
    leafHash,
    position,
    size,
    root,
    proof: z
      .array(hash)
      .describe('That the entry is in it: hashes from the leaf upwards (RFC 6962, section 2.1.1).'),
    checkpoint: note.nullable().describe('A checkpoint of that size; null where none is enclosed.'),
  }),
);

export const proofFile = z.strictObject({
  file: text.describe('The file that was written.'),
  ...{ position, size, root },
});

const OF_THE_WAY = [
  'not-a-hash',
  'no-such-leaf',
  'shrank',
  'wrong-length',
  'root-differs',
] as const;

const OF_THE_HEAD = [
  ...(['bad-signature', 'not-signed', 'other-log', 'size-differs', 'checkpoint-differs'] as const),
] as const;

const OF_AN_ENTRY = [
  ...(['bytes-differ', 'no-entry', 'not-canonical'] as const),
  ...(['position-differs', 'id-differs', 'version-differs'] as const),
] as const;

const OF_A_TABLE = [
  ...(['bad-entry', 'bad-last-entries', 'entry-left-out'] as const),
  ...(['last-entries-differ', 'no-definition', 'table-differs'] as const),
] as const;

function faultOf<const Codes extends readonly string[]>(codes: Codes) {
  const because = text.describe('What does not hold.');
  return z.strictObject({ code: z.enum(codes), because }).nullable();
}

const checked = {
  origin: text.nullable().describe('The log that the checkpoint names; null without one.'),
  signedBy: z
    .array(text)
    .describe('name+hash of each key given whose signature of the checkpoint was verified.'),
  proved: z.array(text).describe('In sentences; none where the proof does not hold.'),
  notProved: z.array(text).describe('What a reader may take it for, and should not.'),
};

export const proofCheck = shapeOf<ProofCheck>()(
  z.strictObject({
    ok: z.boolean().describe('Whether everything holds that could be checked.'),
    position: position.describe('Place in the log, as the file claims it.'),
    id: entryId.nullable().describe("Out of the entry's bytes; null where they are no entry."),
    leafHash,
    size,
    root,
    fault: faultOf([...OF_AN_ENTRY, ...OF_THE_WAY, ...OF_THE_HEAD]),
    ...checked,
  }),
);

export const checkpoint = z.strictObject({
  origin: text.describe('The name of the log.'),
  size: count.describe('How many entries it has.'),
  root,
  verifierKey: verifierKey
    .nullable()
    .describe('Verifies the signature that was made now; null where none was.'),
  checkpoint: note,
});

/** Of `checkpoint --make-key`. */
export const newKey = z.strictObject({
  file: text.describe('Where the secret key was written, for its owner alone.'),
  verifierKey,
});

/** The file that `status --proof` writes. */
export const statusProof = z.strictObject({
  kind: z.literal('treaty-ledger status proof'),
  version: z.literal(1).describe('Of the form of this file.'),
  treaty: treatyId,
  asOf: coordinates.asOf,
  knownOn: coordinates.knownOn,
  size,
  root,
  checkpoint: note.nullable().describe('A checkpoint of that size; null where none is enclosed.'),
  lastEntries: z
    .array(text)
    .describe('A line for each subject: its name, how many entries it has, the hash of the last.'),
  status: status.describe('As status --json prints it.'),
  entries: z
    .array(
      z.strictObject({
        entry: text.describe('The canonical JSON that was hashed (RFC 8785), as text.'),
        proof: z.array(hash).describe('From the leaf upwards (RFC 6962, section 2.1.1).'),
      }),
    )
    .describe('Of the register, the treaty and those that it refers to, in order of position.'),
});

/** Of `verify-proof` on what `status --proof` wrote. */
export const statusProofCheck = shapeOf<StatusProofCheck>()(
  z.strictObject({
    ok: z.boolean().describe('Whether everything holds that could be checked.'),
    treaty: treatyId,
    asOf: coordinates.asOf,
    knownOn: coordinates.knownOn,
    size,
    root,
    entries: count.describe('From how many entries the table was replayed.'),
    isComplete: z
      .boolean()
      .describe('Whether a key given vouches that no later entry of theirs was left out.'),
    fault: faultOf([...OF_A_TABLE, ...OF_THE_WAY, ...OF_THE_HEAD]),
    ...checked,
  }),
);
