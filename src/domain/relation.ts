/** How a participant stands towards a treaty: the state that its acts, read in legal order, add up to. */
import { type Act, effectOf, inLegalOrder } from './act.ts';
import type { CalendarDate } from './calendar-date.ts';
import { unreachable } from './unreachable.ts';

export interface Relation {
  readonly signature: Act | null;
  readonly consent: Act | null;
}

const NONE: Relation = { signature: null, consent: null };

/** Never throws on history: an act that repeats another leaves the relation as it was, and the rules report it. */
export function relationAfter(acts: readonly Act[]): Relation {
  return inLegalOrder(acts).reduce(afterAct, NONE);
}

function afterAct(relation: Relation, act: Act): Relation {
  const effect = effectOf(act);
  switch (effect) {
    case 'signs':
      return { ...relation, signature: relation.signature ?? act };
    case 'consents':
      return { ...relation, consent: relation.consent ?? act };
    default:
      return unreachable(effect);
  }
}

/**
 * `signatory`: signed and not yet bound (VCLT art. 18). `contracting`: consented (art. 2(1)(f)).
 * `party`: consented, and the treaty is in force for it (art. 2(1)(g)).
 */
export type Standing = 'none' | 'signatory' | 'contracting' | 'party';

/** `inForceFrom` is the day from which the treaty binds this participant, null while that is open. */
export function standingOn(
  asOf: CalendarDate,
  relation: Relation,
  inForceFrom: CalendarDate | null,
): Standing {
  if (relation.consent !== null) {
    return inForceFrom !== null && inForceFrom <= asOf ? 'party' : 'contracting';
  }
  return relation.signature === null ? 'none' : 'signatory';
}
