/** What the check of a proof says in words: what is proved, and what is not. */
import type { ClaimFault } from '../ledger/entry-proof.ts';
import type { HeadFault } from '../ledger/vouched-head.ts';
import { listed } from './running-text.ts';

export interface ProofVerdict {
  /** Whether everything holds that could be checked. */
  readonly ok: boolean;
  /** As the file claims it. */
  readonly position: number;
  /** Out of the entry's bytes; null where they are no entry. */
  readonly id: string | null;
  readonly leafHash: string;
  readonly size: number;
  readonly root: string;
  /** Of the checkpoint; null where there was none. */
  readonly origin: string | null;
  /** `name+hash` of each key whose signature was verified. */
  readonly signedBy: readonly string[];
  readonly fault: {
    readonly code: ClaimFault['code'] | HeadFault['code'];
    readonly because: string;
  } | null;
}

/** `verify-proof --json`. */
export interface ProofCheck extends ProofVerdict {
  readonly proved: readonly string[];
  readonly notProved: readonly string[];
}

export function provedInWords(verdict: ProofVerdict): Pick<ProofCheck, 'proved' | 'notProved'> {
  if (!verdict.ok) return { proved: [], notProved: [] };
  const { position, id, size, root, origin, signedBy } = verdict;
  const isIn = `The entry ${id} stands, byte for byte, at position ${position} of the log of ${size} entries with the root ${root}.`;
  const signed = `This size and root are signed for the log ${origin} by ${listed(signedBy, 'and')}.`;
  const unsigned =
    origin === null
      ? 'Whose log that is: without a checkpoint signed by a key that you trust, the root is only what the file says.'
      : `Whose log that is: the checkpoint names ${origin}, and was held against no key, so the root is only what the file says.`;
  return {
    proved: signedBy.length === 0 ? [isIn] : [isIn, signed],
    notProved: [
      ...(signedBy.length === 0 ? [unsigned] : []),
      'That nothing was recorded since: a later entry may correct or retract this one.',
      'That what the entry says is true, and that others were shown the same log.',
    ],
  };
}

export function proofText(check: ProofCheck): string {
  if (check.fault !== null) return `The proof does not hold: ${check.fault.because}.`;
  const under = (heading: string, lines: readonly string[]) =>
    [heading, ...lines.map(line => `  ${line}`)].join('\n');
  return [
    'The proof holds.',
    under('Proved:', check.proved),
    under('Not proved:', check.notProved),
  ].join('\n');
}
