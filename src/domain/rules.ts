/**
 * The policy: the rules that an act must satisfy, one function each, with the article that it rests on.
 * They stand under `rules/`, by what they are about; `judge` merely walks them.
 */
import { type Act, inLegalOrder } from './act.ts';
import type { Participant } from './participant.ts';
import { relationAfter } from './relation.ts';
import { rulesForAnyAct } from './rules/any-act.ts';
import type { Case, Fault, ParentStanding, Rule } from './rules/case.ts';
import { rulesOfConsent } from './rules/consenting.ts';
import { rulesOfWithdrawal } from './rules/leaving.ts';
import { rulesOfSignature } from './rules/signing.ts';
import { rulesOfStatements } from './rules/stating.ts';
import { rulesOfSuccession } from './rules/succeeding.ts';
import type { TreatyId } from './treaty-id.ts';

export interface Finding extends Fault {
  readonly rule: string;
  readonly article: string;
  readonly act: Act;
}

export const RULES: readonly Rule[] = [
  ...rulesForAnyAct,
  ...rulesOfSignature,
  ...rulesOfConsent,
  ...rulesOfSuccession,
  ...rulesOfWithdrawal,
  ...rulesOfStatements,
];

/** What the rules must know besides the acts of the one participant. */
export interface Circumstances
  extends Pick<
    Case,
    'treaty' | 'participant' | 'today' | 'statements' | 'boundFrom' | 'terminatedOn'
  > {
  /** How the participant stood, on the day of an act, towards the treaties that this one asks for. */
  readonly parentsOn: (act: Act) => ReadonlyMap<TreatyId, ParentStanding>;
  /** How its predecessors stood towards the treaty when it began. */
  readonly predecessorsOf: (participant: Participant) => Case['predecessors'];
}

/**
 * Judges all acts of one participant towards one treaty, each on the history before it,
 * so that an act recorded late is seen on its own day and every later act after it.
 */
export function judge(
  { parentsOn, predecessorsOf, ...the }: Circumstances,
  acts: readonly Act[],
): Finding[] {
  const predecessors = predecessorsOf(the.participant);
  const ordered = inLegalOrder(acts);
  return ordered.flatMap((act, index) => {
    const earlier = ordered.slice(0, index);
    const before = relationAfter(earlier, the.treaty.withdrawal);
    const found = { ...the, act, earlier, before, predecessors, parents: parentsOn(act) };
    return RULES.flatMap(({ name, article, judge }) => {
      const fault = judge(found);
      return fault === null ? [] : [{ rule: name, article, act, ...fault }];
    });
  });
}
