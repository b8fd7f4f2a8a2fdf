/** What the check of a proof of a status says in words: what is proved, and what is not. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import { listed } from './running-text.ts';

/** `verify-proof --json` of a proof of a status. */
export interface StatusProofCheck {
  readonly ok: boolean;
  readonly treaty: string;
  readonly asOf: CalendarDate;
  readonly knownOn: CalendarDate | null;
  readonly size: number;
  readonly root: string;
  /** How many entries the table was replayed from. */
  readonly entries: number;
  readonly origin: string | null;
  readonly signedBy: readonly string[];
  /** Why it does not hold; null where it does. */
  readonly fault: string | null;
  /** What a reader may take it for, and should not. */
  readonly notProved: readonly string[];
}

export function statusProofText(check: StatusProofCheck): string {
  if (check.fault !== null) return `The proof does not hold: ${check.fault}.`;
  const { treaty, asOf, knownOn, size, root, entries, origin, signedBy } = check;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  const day = `as of ${inWords(asOf)}${known}`;
  const signed = `This size and root are signed for the log ${origin} by ${listed(signedBy)}.`;
  return [
    'The proof holds.',
    'Proved:',
    `  The table of ${treaty} ${day} is what ${entries} entries give when they are replayed.`,
    `  Each stands, byte for byte, in the log of ${size} entries with the root ${root}.`,
    '  None is left out before the last one of the treaty, of the register, and of each treaty that it refers to.',
    ...(signedBy.length > 0 ? [`  ${signed}`] : []),
    'Not proved:',
    ...check.notProved.map(line => `  ${line}`),
  ].join('\n');
}

/** @param isSigned whether a checkpoint was held against a key. */
export function notProved(isSigned: boolean): string[] {
  return [
    ...(isSigned
      ? []
      : [
          'Whose log that is: no checkpoint was held against a key, so the root is only what the file says.',
        ]),
    'That the log holds no later entry of theirs: the last ones, or all of a treaty that it refers to, could have been left out.',
    'That what the entries say is true, and that others were shown the same log.',
  ];
}
