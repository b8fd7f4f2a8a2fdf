/** Proof files of `treaty prove`, and receipts of `treaty record --json`: what each claims of an entry. */
import { z } from 'zod';
import type { EntryClaim } from '../ledger/entry-proof.ts';
import { type JsonReading, parseJson, readJson } from './json-text.ts';

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
export function readProofFile(text: string): JsonReading<EntryClaim> {
  const parsed = parseJson(text);
  if ('reason' in parsed) return parsed;
  const isReceipt =
    typeof parsed.value === 'object' && parsed.value !== null && !('kind' in parsed.value);
  return readJson<EntryClaim>(text, isReceipt ? receipt : proofFile);
}
