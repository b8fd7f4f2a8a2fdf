/** Where each participant stands on the day asked about, and the counts that follow. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { EntryIntoForce } from '../domain/entry-into-force.ts';
import type { ParticipantId } from '../domain/participant.ts';
import {
  type Consent,
  isInEffect,
  type ProvisionalApplication,
  provisionalApplication,
  type Relation,
  shownConsent,
} from '../domain/relation.ts';
import { type Standing, standingOn } from '../domain/standing.ts';
import { hasEnded, lastDayOfLaw } from '../domain/termination.ts';
import { terminatedOn } from '../ledger/treaty-record.ts';
import { stateOf } from '../ledger/treaty-state.ts';
import type { TreatyView } from './question.ts';

export interface ParticipantStanding {
  readonly participant: ParticipantId;
  readonly relation: Relation;
  /** Where it applies the treaty provisionally, or is to: not consent (VCLT art. 25). */
  readonly provisional: ProvisionalApplication | null;
  /** The last consent, which a table shows also once it has ended. */
  readonly consent: Consent | null;
  /** That of the consent that binds, or else of the last one. */
  readonly withdrawal: Consent['withdrawal'];
  readonly inForceFrom: CalendarDate | null;
  readonly standing: Standing;
}

export interface Counts {
  /** Signed, or succeeded to a signature, whatever came later. */
  readonly signatories: number;
  /** Signed, and without a consent in effect, or one that a termination has released it from. */
  readonly signedOnly: number;
  /** Consented to be bound and not withdrawn (VCLT art. 2(1)(f)); UN tables print them under "Parties". */
  readonly contracting: number;
  /** Of these, those for whom the treaty is in force (VCLT art. 2(1)(g)). */
  readonly parties: number;
}

export interface Standings {
  readonly force: EntryIntoForce;
  /** In no particular order. */
  readonly participants: readonly ParticipantStanding[];
  readonly counts: Counts;
}

export function standings(view: TreatyView): Standings {
  const { relations, force } = stateOf(view, view.asOf);
  const participants = [...relations].map(standingUnder(view, force));
  return { force, participants, counts: countsOf(participants) };
}

/** That of one participant alone; null where it has done nothing, and then nothing is computed for anybody. */
export function standingIn(view: TreatyView, id: ParticipantId): ParticipantStanding | null {
  if (!view.acts.some(act => act.participant === id)) return null;
  const { relations, force } = stateOf(view, view.asOf, id);
  const relation = relations.get(id);
  return relation === undefined ? null : standingUnder(view, force)([id, relation]);
}

function standingUnder({ asOf, register, record }: TreatyView, force: EntryIntoForce) {
  const { boundFrom } = force;
  const lastDay = terminatedOn(record);
  const day = lastDayOfLaw(lastDay, asOf);
  return ([participant, relation]: readonly [ParticipantId, Relation]): ParticipantStanding => {
    const ceasedOn = register.get(participant)?.ceased?.on ?? null;
    const consent = shownConsent(relation);
    const binding = bindingConsent(relation, boundFrom, day) ?? consent;
    const from = (binding && boundFrom.get(binding.act.id)) ?? null;
    return {
      participant,
      relation,
      provisional: hasEnded(lastDay, asOf) ? null : provisionalOn(asOf, relation, boundFrom),
      consent,
      withdrawal: binding?.withdrawal ?? null,
      inForceFrom: from === null || hasEnded(lastDay, from) ? null : from,
      standing: standingOn(asOf, relation, { boundFrom, ceasedOn, terminatedOn: lastDay }),
    };
  };
}

/** Null also where it is over. */
function provisionalOn(
  asOf: CalendarDate,
  relation: Relation,
  boundFrom: ReadonlyMap<string, CalendarDate>,
): ProvisionalApplication | null {
  const provisional = provisionalApplication(relation, boundFrom);
  const until = provisional?.until ?? null;
  return until !== null && until <= asOf ? null : provisional;
}

/** Who comes back before its withdrawal takes effect is still bound by the consent that it had. */
function bindingConsent(
  { consents }: Relation,
  boundFrom: ReadonlyMap<string, CalendarDate>,
  asOf: CalendarDate,
): Consent | null {
  const binds = (consent: Consent) => {
    const from = boundFrom.get(consent.act.id);
    return from !== undefined && from <= asOf && isInEffect(consent, asOf);
  };
  return consents.find(binds) ?? null;
}

/** A party is a contracting State for which the treaty is in force. */
export function isContracting({ standing }: ParticipantStanding): boolean {
  return standing === 'contracting' || standing === 'party';
}

/** Who is counted in each of the counts, among those that have not ceased. */
export const COUNTED: Readonly<Record<keyof Counts, (one: ParticipantStanding) => boolean>> = {
  signatories: ({ relation }) => relation.signature !== null,
  signedOnly: one =>
    one.relation.signature !== null && !isContracting(one) && one.standing !== 'released',
  contracting: isContracting,
  parties: ({ standing }) => standing === 'party',
};

/** A State that has ceased is counted no more: its successors are, where they have succeeded. */
export function countsOf(participants: readonly ParticipantStanding[]): Counts {
  const extant = participants.filter(({ standing }) => standing !== 'ceased');
  const count = (what: keyof Counts) => extant.filter(COUNTED[what]).length;
  return {
    signatories: count('signatories'),
    signedOnly: count('signedOnly'),
    contracting: count('contracting'),
    parties: count('parties'),
  };
}
