/** Files of `treaty status --proof`: a table, and the entries by which anyone can make it again. */
import { z } from 'zod';
import { calendarDate, treatyId } from './scalars.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a hash is 64 hexadecimal digits in lower case');

export const STATUS_PROOF = 'treaty-ledger status proof';

export const statusProofFile = z.strictObject({
  kind: z.literal(STATUS_PROOF, `a proof of a status is of the kind "${STATUS_PROOF}"`),
  version: z.literal(1, 'this program reads proofs of version 1'),
  treaty: treatyId,
  asOf: calendarDate,
  knownOn: calendarDate.nullable(),
  size: z.int('a whole number').min(1, 'a number from 1'),
  root: sha256,
  checkpoint: z.string().nullable(),
  /** Of every subject in the log: its name, how many entries it has, the hash of the last. */
  lastEntries: z.array(z.string()),
  /** As `treaty status --json` prints it. */
  status: z.looseObject({}),
  /** In order of position: those of the register, of the treaty, and of the treaties that its articles refer to. */
  entries: z.array(z.strictObject({ entry: z.string(), proof: z.array(sha256) })).min(1),
});

/** What is claimed: that the log of that size and root gives this table. */
export type StatusProof = z.infer<typeof statusProofFile>;
