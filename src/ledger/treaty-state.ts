/** A treaty on one day: how each participant stands towards it, and its entry into force. */
import type { Act } from '../domain/act.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import {
  type Depositor,
  type EntryIntoForce,
  entryIntoForce,
  type OtherTreaties,
} from '../domain/entry-into-force.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import { endOf, isInEffect, type Relation, relationAfter } from '../domain/relation.ts';
import { hasEnded } from '../domain/termination.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import {
  notifiedInForceOn,
  standingActs,
  type TreatyRecord,
  terminatedOn,
} from './treaty-record.ts';

/** What is known of a treaty and of those that its articles refer to. */
export interface Knowledge {
  readonly record: TreatyRecord;
  readonly register: Register;
  readonly related: ReadonlyMap<TreatyId, TreatyRecord>;
}

export interface TreatyState {
  readonly asOf: CalendarDate;
  /** The acts that count and were done by then. */
  readonly acts: readonly Act[];
  readonly relations: ReadonlyMap<ParticipantId, Relation>;
  readonly force: EntryIntoForce;
}

/** @param boundOnly whose days in `force.boundFrom` are wanted; left out, everybody's. */
export function stateOf(
  knowledge: Knowledge,
  asOf: CalendarDate,
  boundOnly?: ParticipantId,
): TreatyState {
  return stateWithin(knowledge, { asOf, boundOnly }, []);
}

interface Question {
  readonly asOf: CalendarDate;
  readonly boundOnly: ParticipantId | undefined;
}

/** @param asking the treaties whose state waits for this one: one that refers to itself learns nothing from it. */
function stateWithin(
  knowledge: Knowledge,
  question: Question,
  asking: readonly TreatyId[],
): TreatyState {
  const { record, register } = knowledge;
  const { asOf, boundOnly } = question;
  const acts = standingActs(record).filter(act => act.doneOn <= asOf);
  const relations = relationsOf(acts, record.definition);
  const force = entryIntoForce(record.definition.entryIntoForce, depositors(relations, register), {
    asOf,
    others: otherTreaties(knowledge, question, [...asking, record.definition.id]),
    notifiedOn: notifiedInForceOn(record),
    boundOnly,
  });
  return { asOf, acts, relations, force };
}

/** The treaties whose own state a definition's articles depend on. */
export function treatiesReferredTo({ parent, entryIntoForce }: TreatyDefinition): TreatyId[] {
  const { conditions, notBeforeTreaty } = entryIntoForce;
  return [
    ...(parent?.treaties ?? []),
    ...(notBeforeTreaty === undefined ? [] : [notBeforeTreaty]),
    ...conditions.flatMap(one => (one.kind === 'part-of-parties' ? [one.of] : [])),
  ];
}

function relationsOf(
  acts: readonly Act[],
  { withdrawal }: TreatyDefinition,
): Map<ParticipantId, Relation> {
  const groups = groupBy(acts, act => act.participant);
  return new Map([...groups].map(([id, own]) => [id, relationAfter(own, withdrawal)]));
}

function depositors(
  relations: ReadonlyMap<ParticipantId, Relation>,
  register: Register,
): Depositor[] {
  return [...relations].map(([participant, { consents }]) => ({
    participant,
    consents,
    isOrganisation: register.get(participant)?.kind === 'organisation',
    beganOn: register.get(participant)?.began?.on ?? null,
    predecessors: register.get(participant)?.began?.predecessors ?? [],
    ceasedOn: register.get(participant)?.ceased?.on ?? null,
  }));
}

/** A treaty that is not in the ledger is not in force, and nobody has consented to it. */
function otherTreaties(
  knowledge: Knowledge,
  question: Question,
  asking: readonly TreatyId[],
): OtherTreaties {
  const states = new Map<TreatyId, TreatyState | null>();
  const stateOn = (id: TreatyId) => {
    const known = states.get(id);
    if (known !== undefined) return known;
    const record = asking.includes(id) ? undefined : knowledge.related.get(id);
    const state =
      record === undefined ? null : stateWithin({ ...knowledge, record }, question, asking);
    states.set(id, state);
    return state;
  };
  return {
    inForceOn: id => stateOn(id)?.force.on ?? null,
    daysOfChange: id => {
      const days = [...(stateOn(id)?.relations ?? [])].flatMap(([participant, { consents }]) => {
        const last = knowledge.register.get(participant)?.ceased?.on;
        const gone = last === undefined ? [] : [addDays(last, 1)];
        return consents.flatMap(one => [one.act.doneOn, endOf(one), ...gone]);
      });
      return days.filter(day => day !== null && day <= question.asOf) as CalendarDate[];
    },
    contractingOn: (id, on) => {
      const related = knowledge.related.get(id);
      if (related !== undefined && hasEnded(terminatedOn(related), on)) return new Set();
      const relations = [...(stateOn(id)?.relations ?? [])];
      const consented = relations.filter(([participant, { consents }]) => {
        const ceasedOn = knowledge.register.get(participant)?.ceased?.on ?? on;
        return on <= ceasedOn && consents.some(consent => isInEffect(consent, on));
      });
      return new Set(consented.map(([participant]) => participant));
    },
  };
}
