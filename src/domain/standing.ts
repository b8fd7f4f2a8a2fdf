/** Where a participant stands on one day, in one word. */
import type { CalendarDate } from './calendar-date.ts';
import {
  isInEffect,
  type ProvisionalApplication,
  provisionalApplication,
  type Relation,
  shownConsent,
} from './relation.ts';
import { hasEnded, lastDayOfLaw } from './termination.ts';

/**
 * `signatory`: signed and not bound (VCLT art. 18). `provisional`: applies the treaty provisionally (art. 25).
 * `contracting`: consented (art. 2(1)(f)). `party`: consented, and the treaty is in force for it (art. 2(1)(g)).
 * `withdrawn`: was bound, and has left. `released`: had consented when the treaty was terminated (art. 70(1)(a)).
 * `ceased`: exists no more.
 */
export const STANDINGS = [
  'none',
  'signatory',
  'provisional',
  'contracting',
  'party',
  'withdrawn',
  'released',
  'ceased',
] as const;

export type Standing = (typeof STANDINGS)[number];

export function standingOn(
  asOf: CalendarDate,
  relation: Relation,
  its: {
    /** By the id of the act of consent: the day from which it binds. */
    readonly boundFrom: ReadonlyMap<string, CalendarDate>;
    /** The last day on which the participant existed. */
    readonly ceasedOn: CalendarDate | null;
    /** The last day of the treaty; left out or null where it was not terminated. */
    readonly terminatedOn?: CalendarDate | null;
  },
): Standing {
  if (its.ceasedOn !== null && its.ceasedOn < asOf) return 'ceased';
  const { terminatedOn = null } = its;
  const day = lastDayOfLaw(terminatedOn, asOf);
  const inEffect = relation.consents.filter(consent => isInEffect(consent, day));
  if (hasEnded(terminatedOn, asOf)) return withoutTreaty(relation, inEffect.length > 0);
  const isBound = inEffect.some(({ act }) => {
    const from = its.boundFrom.get(act.id);
    return from !== undefined && from <= asOf;
  });
  if (inEffect.length > 0) return isBound ? 'party' : 'contracting';
  const provisional = provisionalApplication(relation, its.boundFrom);
  if (provisional !== null && appliesOn(asOf, provisional)) return 'provisional';
  if (shownConsent(relation) !== null) return 'withdrawn';
  return signatoryOrNone(relation);
}

function withoutTreaty(relation: Relation, hadConsented: boolean): Standing {
  if (hadConsented) return 'released';
  return shownConsent(relation) !== null ? 'withdrawn' : signatoryOrNone(relation);
}

function signatoryOrNone({ signature }: Relation): Standing {
  return signature === null ? 'none' : 'signatory';
}

function appliesOn(asOf: CalendarDate, { from, until }: ProvisionalApplication): boolean {
  return from <= asOf && (until === null || asOf < until);
}
