/**
 * The last entry of each treaty, and of the register. A checkpoint bears a hash over all of them: so a proof of a
 * status can show that nothing follows what it holds of a treaty, and that a treaty has no entry at all.
 */
import { createHash } from 'node:crypto';
import { compare } from '../domain/compare.ts';
import type { Subject } from './entry.ts';

export interface LastEntry {
  readonly subject: Subject;
  /** Its place among the entries of its subject: how many there are. */
  readonly version: number;
  readonly leafHash: string;
}

const KEYWORD = 'last-entries ';

/** One line each, in the order of code units of their subjects: subject, version and leaf hash. */
export function linesOf(entries: readonly LastEntry[]): string[] {
  return entries
    .toSorted((one, other) => compare(one.subject, other.subject))
    .map(({ subject, version, leafHash }) => `${subject} ${version} ${leafHash}`);
}

/** The line below the root in a checkpoint: SHA-256 over the lines, each with its newline, in base64. */
export function commitmentTo(lines: readonly string[]): string {
  const text = lines.map(line => `${line}\n`).join('');
  return KEYWORD + createHash('sha256').update(text).digest('base64');
}

/**
 * What a checkpoint says of the last entries: `none` where it is silent, as those of other programs are.
 * @param extensions of the checkpoint. @param commitment to the last entries as they are.
 */
export function agreement(
  extensions: readonly string[],
  commitment: string,
): 'none' | 'agrees' | 'differs' {
  const said = extensions.filter(line => line.startsWith(KEYWORD));
  if (said.length === 0) return 'none';
  return said.length === 1 && said[0] === commitment ? 'agrees' : 'differs';
}

/** @returns by subject; null where the lines are not such lines, in their order, each subject once. */
export function lastEntriesIn(lines: readonly string[]): ReadonlyMap<string, LastEntry> | null {
  const found = new Map<string, LastEntry>();
  let before = '';
  for (const line of lines) {
    const [, subject = '', version, leafHash = ''] =
      /^(\S+) ([1-9][0-9]{0,14}) ([0-9a-f]{64})$/.exec(line) ?? [];
    // What is no such line has no subject, and nothing comes before that.
    if (compare(subject, before) <= 0) return null;
    found.set(subject, { subject: subject as Subject, version: Number(version), leafHash });
    before = subject;
  }
  return found;
}
