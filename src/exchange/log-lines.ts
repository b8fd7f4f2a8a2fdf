/** The whole log as JSON Lines: each line one entry in its canonical form, and its hash. */
import { canonicalText, leafHashOf, type SealedEntry } from '../ledger/seal.ts';
import type { StoredEntry } from '../ledger/store.ts';
import { issuesOf, parseJson } from './json-text.ts';
import { entry as entrySchema } from './schemas.ts';

/** The stored bytes stand in the line as they are, so that anyone can hash them again. */
export function logLine({ canonical, leafHash }: StoredEntry): string {
  return `{"entry":${canonical},"leafHash":"${leafHash}"}`;
}

export type LogLineReading = { readonly sealed: SealedEntry } | { readonly reason: string };

/** Reads one line and holds the entry against its hash; white space and the order of keys do not matter. */
export function readLogLine(line: string): LogLineReading {
  const parsed = parseJson(line);
  if ('reason' in parsed) return parsed;
  const { entry, leafHash } = (parsed.value ?? {}) as { entry?: unknown; leafHash?: unknown };
  const read = entrySchema.safeParse(entry);
  if (!read.success) return { reason: `no entry: ${issuesOf(read.error, null)}` };
  const canonical = canonicalText(read.data);
  if (leafHashOf(canonical) !== leafHash) {
    return { reason: 'the entry does not match its leafHash: it was altered or damaged' };
  }
  return { sealed: { entry: read.data, canonical, leafHash } };
}
