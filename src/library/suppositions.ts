/** "What if Ecuador accedes on 5 February 2002?": acts that are tried and not recorded. */
import { v7 as uuidv7 } from 'uuid';
import type { Register } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import type { ActMatter } from '../ledger/entry.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { dateFrom, kindFrom, participantFrom, usage } from './arguments.ts';
import { recordAll } from './record-all.ts';
import type { Sight } from './requests.ts';

/** Reads `accession ECU 2002-02-05`; the participant may be a name of several words. */
export function suppositionFrom(text: string, treaty: TreatyId, register: Register): ActMatter {
  const parts = /^(\S+) (.+) (\S+)$/.exec(text.trim());
  if (parts === null) {
    throw usage(
      'bad-supposition',
      `${JSON.stringify(text)} is no act`,
      'Write it as KIND PARTICIPANT DATE: --if "accession ECU 2002-02-05".',
    );
  }
  const [, kind, participant, on] = parts as unknown as [string, string, string, string];
  const doneOn = dateFrom(on, '--if');
  return {
    type: 'act',
    treaty,
    kind: kindFrom(kind),
    participant: participantFrom(register, participant, doneOn),
    doneOn,
  };
}

/** @throws LedgerProblem where the question would leave out what is supposed. */
export function makeSureTheyAreSeen(
  acts: readonly ActMatter[],
  { asOf, knownOn, at }: Sight,
): void {
  const isBefore = (day: string | undefined) =>
    day !== undefined && acts.some(({ doneOn }) => doneOn > day);
  if (at !== undefined && acts.length > 0) {
    throw usage(
      'supposed-in-the-past',
      'an act is supposed after all that the log holds, not at an earlier position',
      'Leave --at out, or --if.',
    );
  }
  if (isBefore(asOf)) {
    throw usage(
      'supposed-later',
      'an act is supposed on a later day than the question asks about',
      'Leave --as-of out, or ask about a day on or after the act.',
    );
  }
  if (isBefore(knownOn)) {
    throw usage(
      'supposed-unknown',
      'an act is supposed that nobody could have known of on the day given as --known-on',
      'Leave --known-on out, or give a day on or after the act.',
    );
  }
}

/** What is supposed may lie in the future: no clock speaks against it. */
const SOME_DAY = { now: () => new Date('9998-12-31T00:00:00.000Z'), by: 'a supposition' };

/** The entries that the acts would be, judged like any other; nothing is recorded. */
export async function supposedEntries(
  store: LedgerStore,
  acts: readonly ActMatter[],
): Promise<readonly SealedEntry[]> {
  if (acts.length === 0) return [];
  const drafts = acts.map(act => ({
    ...act,
    id: uuidv7(),
    recordedBy: SOME_DAY.by,
    notifiedOn: act.doneOn,
  }));
  return (await recordAll(store, drafts, SOME_DAY, { dryRun: true })).entries;
}
