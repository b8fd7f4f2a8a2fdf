/** What the check of a proof of a status says in words: what is proved, and what is not. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { ProofFault } from '../ledger/merkle-verify.ts';
import type { HeadFault } from '../ledger/vouched-head.ts';
import { type FaultOf, type InWords, signed, unsigned, type Verdict } from './proof.ts';

/** Why a table does not hold, besides what befalls every proof. */
export type StatusFaultCode =
  | 'bad-entry'
  | 'bad-last-entries'
  | 'entry-left-out'
  | 'last-entries-differ'
  | 'no-definition'
  | 'table-differs';

export interface StatusProofVerdict extends Verdict {
  readonly fault: FaultOf<StatusFaultCode | ProofFault['code'] | HeadFault['code']>;
  readonly treaty: string;
  readonly asOf: CalendarDate;
  readonly knownOn: CalendarDate | null;
  /** How many entries the table was replayed from. */
  readonly entries: number;
  /** Whether a key that is trusted vouches for the last entry of each treaty: then none is left out at the end. */
  readonly isComplete: boolean;
}

/** `verify-proof --json` of a proof of a status. */
export interface StatusProofCheck extends StatusProofVerdict, InWords {}

export function tableProvedInWords(verdict: StatusProofVerdict): InWords {
  if (!verdict.ok) return { proved: [], notProved: [] };
  const { treaty, asOf, knownOn, size, root, entries, isComplete } = verdict;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  const theirs = 'of the treaty, of the register, and of each treaty that it refers to';
  return {
    proved: [
      `The table of ${treaty} as of ${inWords(asOf)}${known} is what ${entries} entries give when they are replayed.`,
      `Each stands, byte for byte, in the log of ${size} entries with the root ${root}.`,
      isComplete
        ? `They are all ${theirs}: what is signed gives the last one of each.`
        : `None is left out before the last one that is shown ${theirs}.`,
      ...signed(verdict),
    ],
    notProved: [
      ...unsigned(verdict),
      ...(isComplete
        ? [
            'That nothing was recorded since; nor that whoever signed gave the last entries truly: only a copy of the log shows that (treaty verify --checkpoint).',
          ]
        : [
            'That the log holds no later entry of theirs: without a signed checkpoint that gives the last ones, these, or all of a treaty that it refers to, could have been left out.',
          ]),
      'That what the entries say is true, and that others were shown the same log.',
    ],
  };
}
