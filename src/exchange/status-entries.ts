/** The entries of a proof of a status: bytes that must be entries, in canonical form, in order of position. */
import { canonicalText, leafHashOf, type SealedEntry } from '../ledger/seal.ts';
import { issuesOf, parseJson } from './json-text.ts';
import { entry as entrySchema } from './schemas.ts';

export function unpackedStatus(
  texts: readonly string[],
): { readonly sealed: readonly SealedEntry[] } | { readonly reason: string } {
  const sealed: SealedEntry[] = [];
  for (const [n, canonical] of texts.entries()) {
    const parsed = parseJson(canonical);
    if ('reason' in parsed) return { reason: `entry ${n + 1} of the file: ${parsed.reason}` };
    const read = entrySchema.safeParse(parsed.value);
    if (!read.success) {
      return { reason: `entry ${n + 1} of the file: ${issuesOf(read.error, null)}` };
    }
    if (canonicalText(read.data) !== canonical) {
      return {
        reason: `entry ${n + 1} of the file: its bytes are not in canonical form (RFC 8785)`,
      };
    }
    if (read.data.position <= (sealed.at(-1)?.entry.position ?? 0)) {
      return { reason: `entry ${n + 1} of the file: it stands out of its order` };
    }
    sealed.push({ entry: read.data, canonical, leafHash: leafHashOf(canonical) });
  }
  return { sealed };
}
