/** Withdrawal, its revocation, and instruments taken back: VCLT arts. 42(2), 54, 56 and 68. */
import { effectOf } from '../act.ts';
import { addMonths, type CalendarDate, inWords } from '../calendar-date.ts';
import type { Condition } from '../clause.ts';
import { dayAfter } from '../delay.ts';
import { type Consent, GENERAL_NOTICE, isInEffect, isPending, shownConsent } from '../relation.ts';
import { author, type Case, correctInstead, type Rule, refuse, warn } from './case.ts';

interface Bond {
  readonly consent: Consent;
  /** The day from which it binds; null while that is open. */
  readonly from: CalendarDate | null;
}

/** The last consent in effect on the day of the act. */
function binding({ before, act, boundFrom }: Case): Bond | undefined {
  const consent = before.consents.findLast(one => isInEffect(one, act.doneOn));
  return consent && { consent, from: boundFrom.get(consent.act.id) ?? null };
}

const onlyAPartyWithdraws: Rule = {
  name: 'only-a-party-withdraws',
  article: 'VCLT arts. 2(1)(g) and 54',
  judge: the => {
    const { act } = the;
    if (effectOf(act) !== 'withdraws') return null;
    const bound = binding(the);
    const day = inWords(act.doneOn);
    if (bound === undefined) {
      return refuse(
        `${author(the)} is not a party on ${day}`,
        'Record its ratification or accession first, or correct the date.',
      );
    }
    const { withdrawal } = bound.consent;
    if (withdrawal !== null) {
      return refuse(
        `${author(the)} has withdrawn already, on ${inWords(withdrawal.act.doneOn)} with effect from ${inWords(withdrawal.effectiveOn)}`,
        correctInstead(withdrawal.act),
      );
    }
    if (bound.from !== null && bound.from <= act.doneOn) return null;
    if (bound.from === null && the.treaty.entryIntoForce.conditions.some(isUnknown)) {
      return warn(
        `whether ${the.treaty.id} binds ${author(the)} on ${day} is not known to this ledger, which lacks the article on its entry into force`,
        'Check it; treaty register FILE defines the treaty, or the day that the depositary notified.',
      );
    }
    return refuse(
      `${author(the)} is not a party yet on ${day}`,
      'Before the treaty binds it, a State takes its instrument back: withdrawal-of-instrument.',
    );
  },
};

function isUnknown({ kind }: Condition): boolean {
  return kind === 'unknown';
}

const withdrawalProvidedFor: Rule = {
  name: 'withdrawal-provided-for',
  article: 'VCLT arts. 54(b) and 56; Human Rights Committee, General Comment 26',
  judge: ({ act, treaty }) =>
    effectOf(act) !== 'withdraws' || treaty.withdrawal !== null
      ? null
      : warn(
          `${treaty.id} has no article on withdrawal; one is open to withdrawal only where the parties intended it, or all consent`,
          'Check that the depositary has accepted the notification; if not, record it as a notification.',
        ),
};

const withdrawalNotTooEarly: Rule = {
  name: 'withdrawal-not-too-early',
  article: "the treaty's own article on withdrawal (CMW art. 89(1): five years)",
  judge: the => {
    const { act, treaty } = the;
    const { withdrawal } = treaty;
    if (effectOf(act) !== 'withdraws' || withdrawal === null) return null;
    const from = binding(the)?.from ?? null;
    // Of a State that is no party yet another rule speaks.
    if (from === null || from > act.doneOn) return null;
    const earliest = addMonths(from, withdrawal.notWithinYears * 12);
    return act.doneOn >= earliest
      ? null
      : refuse(
          `${author(the)} is bound since ${inWords(from)} and may withdraw from ${inWords(earliest)} on (article ${withdrawal.article})`,
          'Check the date of the notification.',
        );
  },
};

const withdrawalGivesNotice: Rule = {
  name: 'withdrawal-gives-notice',
  article: "VCLT art. 56(2) and the treaty's own article on withdrawal",
  judge: ({ act, treaty: { withdrawal } }) => {
    if (effectOf(act) !== 'withdraws' || act.effectiveOn === undefined) return null;
    const earliest = dayAfter(act.doneOn, withdrawal?.notice ?? GENERAL_NOTICE);
    if (act.effectiveOn >= earliest) return null;
    const because = `a withdrawal notified on ${inWords(act.doneOn)} takes effect on ${inWords(earliest)} at the earliest`;
    const hint = 'Leave --effective-on out: the day is computed.';
    // Where the treaty is silent, all parties may have agreed to another day (art. 54(b)).
    return withdrawal === null
      ? warn(`${because}, since the treaty has no article on it`, hint)
      : refuse(`${because} (article ${withdrawal.article})`, hint);
  },
};

const revocationInTime: Rule = {
  name: 'revocation-before-the-withdrawal-takes-effect',
  article: 'VCLT art. 68',
  judge: the => {
    if (effectOf(the.act) !== 'revokes-withdrawal') return null;
    const last = shownConsent(the.before);
    return last !== null && isPending(last, the.act.doneOn)
      ? null
      : refuse(
          `${author(the)} has no withdrawal that could be revoked on ${inWords(the.act.doneOn)}`,
          'A withdrawal that has taken effect is not revoked: the State joins anew.',
        );
  },
};

const instrumentTakenBackInTime: Rule = {
  name: 'instrument-taken-back-before-it-binds',
  article: 'Summary of Practice, chapter VII; VCLT art. 54',
  judge: the => {
    const { act } = the;
    if (effectOf(act) !== 'takes-instrument-back') return null;
    const bound = binding(the);
    if (bound === undefined) {
      return refuse(
        `${author(the)} has deposited no instrument`,
        'Check the participant and the date.',
      );
    }
    return bound.from === null || act.doneOn < bound.from
      ? null
      : refuse(
          `${author(the)} is bound since ${inWords(bound.from)}`,
          'A party withdraws: treaty record withdrawal.',
        );
  },
};

export const rulesOfWithdrawal: readonly Rule[] = [
  onlyAPartyWithdraws,
  withdrawalProvidedFor,
  withdrawalNotTooEarly,
  withdrawalGivesNotice,
  revocationInTime,
  instrumentTakenBackInTime,
];
