/** How a participant stands towards a treaty: the state that its acts, read in legal order, add up to. */
import { type Act, effectOf, inLegalOrder } from './act.ts';
import { type CalendarDate, earlierOf, laterOf } from './calendar-date.ts';
import type { WithdrawalClause } from './clause.ts';
import { type Delay, dayAfter } from './delay.ts';
import { unreachable } from './unreachable.ts';

/** One consent to be bound, and what has ended it or is going to. */
export interface Consent {
  readonly act: Act;
  /** The withdrawal that was notified and not revoked, and the first day on which the author is bound no more. */
  readonly withdrawal: { readonly act: Act; readonly effectiveOn: CalendarDate } | null;
  /** The instrument was taken back before the treaty entered into force. */
  readonly takenBack: Act | null;
}

/** Not consent (VCLT art. 25). */
export interface ProvisionalApplication {
  readonly act: Act;
  readonly from: CalendarDate;
  /** The first day on which it is applied no more; null while none is set. */
  readonly until: CalendarDate | null;
}

export interface Relation {
  readonly signature: Act | null;
  /** A signature ad referendum that has not been confirmed. */
  readonly adReferendum: Act | null;
  /** In order of time. A State may come back after it has withdrawn; a status table then shows the last only. */
  readonly consents: readonly Consent[];
  readonly provisional: ProvisionalApplication | null;
  /** Notice that it does not intend to become a party, until it consents. The signature stays on record. */
  readonly declined: Act | null;
}

const NONE: Relation = {
  signature: null,
  adReferendum: null,
  consents: [],
  provisional: null,
  declined: null,
};

/**
 * Never throws on history: an act that has no place leaves the relation as it was, and the rules report it.
 * @param leaving the treaty's own article on withdrawal, from which the day of effect is computed.
 */
export function relationAfter(acts: readonly Act[], leaving: WithdrawalClause | null): Relation {
  return inLegalOrder(acts).reduce((relation, act) => afterAct(relation, act, leaving), NONE);
}

function afterAct(relation: Relation, act: Act, leaving: WithdrawalClause | null): Relation {
  const { signature, adReferendum } = relation;
  const effect = effectOf(act);
  switch (effect) {
    case 'signs':
      return { ...relation, signature: signature ?? act };
    case 'signs-ad-referendum':
      return { ...relation, adReferendum: adReferendum ?? act };
    case 'confirms-signature':
      // Confirmed, it is a signature as of its own day (VCLT art. 12(2)(b)).
      return { ...relation, signature: signature ?? adReferendum, adReferendum: null };
    case 'consents':
      return consented(relation, act);
    case 'withdraws':
      return lastConsent(relation, consent => ({
        ...consent,
        withdrawal: consent.withdrawal ?? withdrawal(act, leaving),
      }));
    case 'revokes-withdrawal':
      return lastConsent(relation, consent => ({
        ...consent,
        withdrawal: isPending(consent, act.doneOn) ? null : consent.withdrawal,
      }));
    case 'takes-instrument-back':
      return lastConsent(relation, consent =>
        isInEffect(consent, act.doneOn) ? { ...consent, takenBack: act } : consent,
      );
    case 'applies-provisionally':
      return { ...relation, provisional: { act, from: effectFrom(act), until: null } };
    case 'ends-provisional-application':
      return noLongerProvisional(relation, act);
    case 'declines':
      // Who will not become a party applies nothing provisionally either (VCLT art. 25(2)).
      return { ...noLongerProvisional(relation, act), declined: relation.declined ?? act };
    case 'states':
      return relation;
    default:
      return unreachable(effect);
  }
}

function consented(relation: Relation, act: Act): Relation {
  const last = shownConsent(relation);
  if (last !== null && last.withdrawal === null) return relation;
  const consent: Consent = { act, withdrawal: null, takenBack: null };
  return { ...relation, declined: null, consents: [...relation.consents, consent] };
}

function noLongerProvisional(relation: Relation, act: Act): Relation {
  const { provisional } = relation;
  if (provisional === null) return relation;
  const until = earlierOf(provisional.until ?? effectFrom(act), effectFrom(act));
  return { ...relation, provisional: { ...provisional, until } };
}

function effectFrom(act: Act): CalendarDate {
  return act.effectiveOn ?? act.doneOn;
}

/** An instrument that was taken back leaves the consent before it as it was. */
function lastConsent(relation: Relation, change: (consent: Consent) => Consent): Relation {
  const last = shownConsent(relation);
  const consents = relation.consents.map(consent => (consent === last ? change(consent) : consent));
  return { ...relation, consents };
}

/** Where the treaty is silent (VCLT art. 56(2)). */
export const GENERAL_NOTICE: Delay = { kind: 'months', months: 12 };

function withdrawal(act: Act, leaving: WithdrawalClause | null): Consent['withdrawal'] {
  const notice = leaving?.notice ?? GENERAL_NOTICE;
  return { act, effectiveOn: act.effectiveOn ?? dayAfter(act.doneOn, notice) };
}

/** Notified, and not in effect yet. */
export function isPending({ withdrawal }: Consent, on: CalendarDate): boolean {
  return withdrawal !== null && on < withdrawal.effectiveOn;
}

/** The first day on which the consent counts no more; null while none is set. */
export function endOf({ withdrawal, takenBack }: Consent): CalendarDate | null {
  return takenBack?.doneOn ?? withdrawal?.effectiveOn ?? null;
}

export function isInEffect(consent: Consent, on: CalendarDate): boolean {
  const end = endOf(consent);
  return consent.act.doneOn <= on && (end === null || on < end);
}

/**
 * The provisional application with the day on which it ends: by notice, or when a consent comes to bind its author,
 * since it runs pending entry into force (VCLT art. 25(1)). Null where there is none, or where it was bound already.
 * @param boundFrom by the id of the act of consent: the day from which it binds.
 */
export function provisionalApplication(
  { provisional, consents }: Relation,
  boundFrom: ReadonlyMap<string, CalendarDate>,
): ProvisionalApplication | null {
  if (provisional === null) return null;
  const bound = consents.flatMap(consent => {
    const from = boundFrom.get(consent.act.id);
    const day = from && laterOf(laterOf(from, consent.act.doneOn), provisional.from);
    return day !== undefined && isInEffect(consent, day) ? [day] : [];
  });
  const ends = [...(provisional.until === null ? [] : [provisional.until]), ...bound];
  const until = ends.toSorted()[0] ?? null;
  return until !== null && until <= provisional.from ? null : { ...provisional, until };
}

/** The consent that a status table shows: the last one that was not taken back. */
export function shownConsent({ consents }: Relation): Consent | null {
  return consents.findLast(({ takenBack }) => takenBack === null) ?? null;
}
