/** What the check of a proof says in words: what is proved, and what is not. */
import type { ClaimFault } from '../ledger/entry-proof.ts';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import type { HeadFault } from '../ledger/vouched-head.ts';
import { listed } from './running-text.ts';

/** Who signed the checkpoint against which a proof was held. */
export interface Vouched {
  /** Of the checkpoint; null where there was none. */
  readonly origin: string | null;
  /** `name+hash` of each key whose signature was verified. */
  readonly signedBy: readonly string[];
}

/** What the checks of all proofs say. */
export interface Verdict extends TreeHead, Vouched {
  /** Whether everything holds that could be checked. */
  readonly ok: boolean;
  readonly fault: FaultOf<string>;
}

/** Null where everything holds. */
export type FaultOf<Code extends string> = {
  readonly code: Code;
  readonly because: string;
} | null;

/** What is proved and what is not, in sentences; neither where the proof does not hold. */
export interface InWords {
  readonly proved: readonly string[];
  readonly notProved: readonly string[];
}

export interface ProofVerdict extends Verdict {
  readonly fault: FaultOf<ClaimFault['code'] | HeadFault['code']>;
  /** As the file claims it. */
  readonly position: number;
  /** Out of the entry's bytes; null where they are no entry. */
  readonly id: string | null;
  readonly leafHash: string;
}

/** `verify-proof --json` of a proof of an entry, and of a receipt. */
export interface ProofCheck extends ProofVerdict, InWords {}

export function provedInWords(verdict: ProofVerdict): InWords {
  if (!verdict.ok) return { proved: [], notProved: [] };
  const { position, id, size, root } = verdict;
  const isIn = `The entry ${id} stands, byte for byte, at position ${position} of the log of ${size} entries with the root ${root}.`;
  return {
    proved: [isIn, ...signed(verdict)],
    notProved: [
      ...unsigned(verdict),
      'That nothing was recorded since: a later entry may correct or retract this one.',
      'That what the entry says is true, and that others were shown the same log.',
    ],
  };
}

/** Who stands for the root; nobody where no key signed it. */
export function signed({ origin, signedBy }: Vouched): string[] {
  if (signedBy.length === 0) return [];
  return [
    `This size and root are signed for the log ${JSON.stringify(origin)} by ${listed(signedBy)}.`,
  ];
}

export function unsigned({ origin, signedBy }: Vouched): string[] {
  if (signedBy.length > 0) return [];
  return [
    origin === null
      ? 'Whose log that is: without a checkpoint signed by a key that you trust, the size and the root are only what the file says.'
      : `Whose log that is: the checkpoint names ${JSON.stringify(origin)}, and was held against no key, so that the size and the root are only what the file says.`,
  ];
}

export function proofText(check: Verdict & InWords): string {
  if (check.fault !== null) return `The proof does not hold: ${check.fault.because}.`;
  const under = (heading: string, lines: readonly string[]) =>
    [heading, ...lines.map(line => `  ${line}`)].join('\n');
  return [
    'The proof holds.',
    under('Proved:', check.proved),
    under('Not proved:', check.notProved),
  ].join('\n');
}
