/** Where each participant stands on the day asked about, and the counts that follow. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type EntryIntoForce, entryIntoForce } from '../domain/entry-into-force.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import { type Relation, relationAfter, type Standing, standingOn } from '../domain/relation.ts';
import type { TreatyView } from './question.ts';

export interface ParticipantStanding {
  readonly participant: ParticipantId;
  readonly relation: Relation;
  readonly inForceFrom: CalendarDate | null;
  readonly standing: Standing;
}

export interface Counts {
  /** Signed, whatever came later. */
  readonly signatories: number;
  /** Signed, and not consented. */
  readonly signedOnly: number;
  /** Consented to be bound (VCLT art. 2(1)(f)); UN tables print them under "Parties". */
  readonly contracting: number;
  /** Consented, and the treaty is in force for them (VCLT art. 2(1)(g)). */
  readonly parties: number;
}

export interface Standings {
  readonly force: EntryIntoForce;
  /** In no particular order. */
  readonly participants: readonly ParticipantStanding[];
  readonly counts: Counts;
}

export function standings({ record, acts, asOf }: TreatyView): Standings {
  const relations = [...groupBy(acts, act => act.participant)].map(
    ([participant, own]) => [participant, relationAfter(own)] as const,
  );
  const consents = relations.flatMap(([, { consent }]) => (consent === null ? [] : [consent]));
  const force = entryIntoForce(record.definition.entryIntoForce, consents);
  const participants = relations.map(([participant, relation]) => {
    const inForceFrom = force.boundFrom.get(participant) ?? null;
    return {
      participant,
      relation,
      inForceFrom,
      standing: standingOn(asOf, relation, inForceFrom),
    };
  });
  return { force, participants, counts: countsOf(participants) };
}

function countsOf(participants: readonly ParticipantStanding[]): Counts {
  const count = (test: (one: ParticipantStanding) => boolean) => participants.filter(test).length;
  return {
    signatories: count(({ relation }) => relation.signature !== null),
    signedOnly: count(({ standing }) => standing === 'signatory'),
    contracting: count(({ relation }) => relation.consent !== null),
    parties: count(({ standing }) => standing === 'party'),
  };
}
