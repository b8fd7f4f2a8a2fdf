/** Proof files of `treaty prove` and `treaty status --proof`, and receipts of `treaty record --json`: what each claims. */
import { z } from 'zod';
import type { EntryClaim } from '../ledger/entry-proof.ts';
import { type JsonReading, parseJson, readJson } from './json-text.ts';
import { STATUS_PROOF, type StatusProof, statusProofFile } from './status-proof-file.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a hash is 64 hexadecimal digits in lower case');
const count = z.int('a whole number').min(1, 'a number from 1');

const claimed = {
  entry: z.string(),
  leafHash: sha256,
  position: count,
  size: count,
  root: sha256,
  proof: z.array(sha256),
};

const proofFile = z
  .object({
    kind: z.literal('treaty-ledger proof', 'a proof file is of the kind "treaty-ledger proof"'),
    version: z.literal(1, 'this program reads proof files of version 1'),
    ...claimed,
    checkpoint: z.string().nullable(),
  })
  .transform(({ kind, version, ...claim }) => ({ ...claim, id: null, entryVersion: null }));

const receipt = z
  .object({ ...claimed, id: z.uuid(), version: count })
  .transform(({ version, ...claim }) => ({ ...claim, entryVersion: version, checkpoint: null }));

/** @returns the claim, or what is wrong with the file, by key and line. */
export function readProofFile(text: string): JsonReading<EntryClaim | StatusProof> {
  const parsed = parseJson(text);
  if ('reason' in parsed) return parsed;
  const kind = kindOf(parsed.value);
  if (kind === STATUS_PROOF) return readJson<StatusProof>(text, statusProofFile);
  return readJson<EntryClaim>(text, kind === null ? receipt : proofFile);
}

/** Null of an object without one, as a receipt is. */
function kindOf(file: unknown): unknown {
  if (typeof file !== 'object' || file === null) return undefined;
  return 'kind' in file ? file.kind : null;
}
