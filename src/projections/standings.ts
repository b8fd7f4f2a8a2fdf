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
  /** Signed, and without a consent in effect. */
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
  return { force, participants, counts: countsOf(participants, view.asOf) };
}

/** That of one participant alone; null where it has done nothing, and then nothing is computed for anybody. */
export function standingIn(view: TreatyView, id: ParticipantId): ParticipantStanding | null {
  if (!view.acts.some(act => act.participant === id)) return null;
  const { relations, force } = stateOf(view, view.asOf, id);
  const relation = relations.get(id);
  return relation === undefined ? null : standingUnder(view, force)([id, relation]);
}

function standingUnder({ asOf, register, record }: TreatyView, force: EntryIntoForce) {
  // Termination releases the parties (VCLT art. 70(1)(a)): the treaty binds nobody from the day after.
  const lastDay = terminatedOn(record);
  const boundFrom = lastDay !== null && lastDay < asOf ? new Map() : force.boundFrom;
  return ([participant, relation]: readonly [ParticipantId, Relation]): ParticipantStanding => {
    const ceasedOn = register.get(participant)?.ceased?.on ?? null;
    const consent = shownConsent(relation);
    const binding = bindingConsent(relation, boundFrom, asOf) ?? consent;
    const provisional = provisionalApplication(relation, boundFrom);
    const isOver = provisional !== null && provisional.until !== null && provisional.until <= asOf;
    return {
      participant,
      relation,
      provisional: isOver ? null : provisional,
      consent,
      withdrawal: binding?.withdrawal ?? null,
      inForceFrom: (binding && boundFrom.get(binding.act.id)) ?? null,
      standing: standingOn(asOf, relation, { boundFrom, ceasedOn }),
    };
  };
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

/** A State that has ceased is counted no more: its successors are, where they have succeeded. */
export function countsOf(participants: readonly ParticipantStanding[], asOf: CalendarDate): Counts {
  const extant = participants.filter(({ standing }) => standing !== 'ceased');
  const count = (test: (one: ParticipantStanding) => boolean) => extant.filter(test).length;
  const consents = ({ relation }: ParticipantStanding) =>
    relation.consents.some(consent => isInEffect(consent, asOf));
  return {
    signatories: count(({ relation }) => relation.signature !== null),
    signedOnly: count(one => one.relation.signature !== null && !consents(one)),
    contracting: count(consents),
    parties: count(({ standing }) => standing === 'party'),
  };
}
