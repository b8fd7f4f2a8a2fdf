/** Is what an entry says of the right shape? Hashes cannot tell: whoever forges an entry hashes it too. */
import { issuesOf } from './json-text.ts';
import { entry } from './schemas.ts';

/** @returns what is wrong, or null. */
export function shapeFault(value: unknown): string | null {
  const read = entry.safeParse(value);
  return read.success ? null : `it is no entry: ${issuesOf(read.error, null)}`;
}
