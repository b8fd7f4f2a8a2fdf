/** What the check of a proof of a status says in words: what is proved, and what is not. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import { type InWords, signed, unsigned, type Verdict } from './proof.ts';

export interface StatusProofVerdict extends Verdict {
  readonly treaty: string;
  readonly asOf: CalendarDate;
  readonly knownOn: CalendarDate | null;
  /** How many entries the table was replayed from. */
  readonly entries: number;
  /** Whether the checkpoint gives the last entry of each treaty: then none can be left out at the end. */
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
        ? `They are all ${theirs}: the checkpoint gives the last one of each.`
        : `None is left out before the last one ${theirs}.`,
      ...signed(verdict),
    ],
    notProved: [
      ...unsigned(verdict),
      ...(isComplete
        ? ['That nothing was recorded since.']
        : [
            'That the log holds no later entry of theirs: without a checkpoint that gives the last ones, these, or all of a treaty that it refers to, could have been left out.',
          ]),
      'That what the entries say is true, and that others were shown the same log.',
    ],
  };
}
