/** What must be on record, and which days must have come, before the law can be asked. */
import type { Act } from '../domain/act.ts';
import { type CalendarDate, earlierOf, inWords } from '../domain/calendar-date.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { unreachable } from '../domain/unreachable.ts';
import { type Entry, type EntryOf, knownFrom } from './entry.ts';
import { type ParticipantEventOnRecord, treatyEvents } from './events.ts';
import { actsInItsLife, inItsTime, notItsOwn } from './life-of-participant.ts';
import { type Named, type Objection, precondition } from './precondition.ts';
import type { ProblemCategory } from './problem.ts';
import { type TreatyRecord, treatyRecord } from './treaty-record.ts';

export interface RuleOutcome {
  readonly rule: string;
  readonly article: string;
  readonly holds: boolean;
  /** What it means where the rule does not hold: nothing is recorded, or it is recorded and said. */
  readonly severity: 'refusal' | 'warning';
  readonly because: string | null;
  readonly hint: string | null;
  readonly category: ProblemCategory;
}

/** What a draft is judged against. */
export interface Situation {
  readonly register: Register;
  /** What the register says befell participants, as recorded. */
  readonly events: readonly ParticipantEventOnRecord[];
  /** The acts that count, towards every treaty, of those whose beginning or end a draft records. */
  readonly actsOf: ReadonlyMap<ParticipantId, readonly Act[]>;
  /** The entries of the draft's treaty; none for a draft about the register. */
  readonly treaty: readonly Entry[];
  /** Treaties that ask for this one, where something may be taken from it; their entries are among the related. */
  readonly protocols: readonly TreatyId[];
  /** The entries of the treaties that its articles refer to. */
  readonly related: ReadonlyMap<TreatyId, readonly Entry[]>;
  readonly today: CalendarDate;
}

/** @param record the situation's treaty, folded. */
export function preconditions(
  entry: Entry,
  { register, events, actsOf, treaty, today }: Situation,
  record: TreatyRecord | null,
): RuleOutcome[] {
  switch (entry.type) {
    case 'participant': {
      const { id, began, ceased } = entry.definition;
      return [notItsOwn(id, [...(began?.predecessors ?? []), ...(ceased?.successors ?? [])])];
    }
    case 'treaty':
      return [];
    case 'act':
      return [
        treatyKnown(entry.treaty, record),
        participantKnown(entry.participant, register),
        knownInTime(entry, [entry.doneOn, 'was done'], today),
      ];
    case 'correction': {
      const target = record?.acts.find(act => act.entry.id === entry.corrects);
      return [
        treatyKnown(entry.treaty, record),
        actOnRecord(entry.corrects, target),
        ...(entry.participant ? [participantKnown(entry.participant, register)] : []),
        somethingChanges(entry, treatyRecord(treaty, knownFrom(entry)) ?? record),
        knownInTime(entry, sinceKnown(target, entry.doneOn), today),
      ];
    }
    case 'retraction': {
      const things = [...(record?.acts ?? []), ...treatyEvents(treaty)];
      const target = things.find(one => one.entry.id === entry.retracts);
      return [
        treatyKnown(entry.treaty, record),
        actOnRecord(entry.retracts, target),
        knownInTime(entry, sinceKnown(target), today),
      ];
    }
    case 'participant-event-retraction': {
      const target = events.find(one => one.entry.id === entry.retracts);
      return [
        participantKnown(entry.participant, register),
        eventOnRecord(entry.retracts, target),
        knownInTime(entry, sinceKnown(target), today),
      ];
    }
    case 'publication': {
      const target = record?.acts.find(act => act.entry.id === entry.publishes);
      return [
        treatyKnown(entry.treaty, record),
        // What was retracted since can have been left out before.
        actOnRecord(entry.publishes, target && { ...target, retraction: null }),
        knownInTime(entry, [target?.act.doneOn ?? FIRST_DAY, 'was done'], today),
      ];
    }
    case 'participant-event':
      return [
        participantKnown(entry.participant, register),
        inItsTime(entry, register.get(entry.participant)),
        notItsOwn(entry.participant, entry.others ?? []),
        ...(entry.others ?? []).map(id => participantKnown(id, register)),
        dayHasCome(entry.on, today),
        actsInItsLife(entry, actsOf.get(entry.participant) ?? []),
      ];
    case 'treaty-event':
      return [
        treatyKnown(entry.treaty, record),
        notBeforeAdoption(entry, record),
        // The depositary notifies an entry into force before its day.
        ...(entry.event === 'in-force-notified' ? [] : [dayHasCome(entry.on, today)]),
      ];
    case 'table-headings':
      return [treatyKnown(entry.treaty, record)];
    case 'completeness':
      return [treatyKnown(entry.treaty, record), dayHasCome(entry.completeTo, today)];
    default:
      return unreachable(entry);
  }
}

function treatyKnown(treaty: TreatyId, record: TreatyRecord | null): RuleOutcome {
  return precondition(
    { rule: 'treaty-known', article: 'VCLT art. 77(1)' },
    record === null
      ? {
          because: `${treaty} is not in this ledger`,
          hint: `treaty register --shipped ${treaty} adds it where it is shipped; treaty register FILE adds any other.`,
          category: 'not-found',
        }
      : null,
  );
}

function participantKnown(id: ParticipantId, register: Register): RuleOutcome {
  return precondition(
    { rule: 'participant-known', article: 'Summary of Practice, chapter V' },
    register.has(id)
      ? null
      : {
          because: `${id} is not in the register of participants`,
          hint: 'treaty register FILE adds a participant.',
          category: 'not-found',
        },
  );
}

/** An act or an event, and the retraction of it. */
interface OnRecord {
  readonly entry: Entry;
  readonly retraction: { readonly position: number; readonly reason: string } | null;
  readonly publications?: readonly EntryOf<'publication'>[];
}

function actOnRecord(id: string, target: OnRecord | undefined): RuleOutcome {
  return stillOnRecord({ rule: 'act-on-record', article: 'VCLT art. 77(1)(c)' }, target, {
    because: `${id} is no act or event on record for this treaty`,
    hint: 'treaty explain TREATY lists them with their ids.',
  });
}

function eventOnRecord(id: string, target: OnRecord | undefined): RuleOutcome {
  return stillOnRecord({ rule: 'event-on-record', article: 'VCSSRT art. 2(1)(b)' }, target, {
    because: `${id} is no event on record of a participant`,
    hint: 'The entry is named by the id or the position that treaty register gave it.',
  });
}

function stillOnRecord(
  rule: Named,
  target: OnRecord | undefined,
  missing: Pick<Objection, 'because' | 'hint'>,
): RuleOutcome {
  if (target === undefined) return precondition(rule, { ...missing, category: 'not-found' });
  if (target.retraction === null) return precondition(rule, null);
  const { position, reason } = target.retraction;
  return precondition(rule, {
    because: `${target.entry.id} was retracted already (entry ${position}: ${reason})`,
    hint: 'If it happened after all, record it anew.',
    category: 'refused',
  });
}

const CORRECTABLE = ['participant', 'kind', 'doneOn', 'effectiveOn', 'text', 'mark'] as const;

/** @param record as known on the day of the correction, which may lie before later corrections. */
function somethingChanges(
  correction: EntryOf<'correction'>,
  record: TreatyRecord | null,
): RuleOutcome {
  const act = record?.acts.find(({ entry }) => entry.id === correction.corrects)?.act;
  const changes = CORRECTABLE.some(
    key => correction[key] !== undefined && correction[key] !== (act?.[key] ?? null),
  );
  return precondition(
    { rule: 'correction-changes-something', article: 'VCLT art. 77(1)(e)' },
    changes
      ? null
      : {
          because: 'the act reads so already',
          hint: 'Say what was wrong: --on, --kind, --participant or --effective-on.',
          category: 'refused',
        },
  );
}

/** From when an act can be corrected: it was known, and what it is corrected to was done. */
function sinceKnown(target: OnRecord | undefined, doneOn?: CalendarDate): Since {
  const known: Since = [target === undefined ? FIRST_DAY : firstKnown(target), 'was known'];
  return doneOn !== undefined && doneOn > known[0] ? [doneOn, 'was done'] : known;
}

/** A published table can have told of an act before anybody recorded it. */
function firstKnown({ entry, publications = [] }: OnRecord): CalendarDate {
  const told = publications.filter(({ printed }) => printed);
  return [entry, ...told].map(knownFrom).reduce(earlierOf);
}

type Since = readonly [day: CalendarDate, what: 'was done' | 'was known'];

const FIRST_DAY = '0001-01-01' as CalendarDate;

function knownInTime(
  { notifiedOn }: Entry,
  [since, what]: Since,
  today: CalendarDate,
): RuleOutcome {
  const rule = { rule: 'made-known-in-time', article: 'VCLT art. 77(1)(e)' };
  if (notifiedOn === undefined) return precondition(rule, null);
  if (notifiedOn < since) {
    return precondition(rule, {
      because: `it cannot have been made known on ${inWords(notifiedOn)}: the act ${what} on ${inWords(since)}`,
      hint: 'Check --on and --notified-on.',
      category: 'refused',
    });
  }
  return precondition(rule, notifiedOn <= today ? null : notYet(notifiedOn));
}

function notBeforeAdoption(
  { on }: EntryOf<'treaty-event'>,
  record: TreatyRecord | null,
): RuleOutcome {
  const adoptedOn = record?.definition.adopted?.on ?? FIRST_DAY;
  return precondition(
    { rule: 'event-after-adoption', article: 'VCLT art. 9' },
    on >= adoptedOn
      ? null
      : {
          because: `the treaty was adopted on ${inWords(adoptedOn)}`,
          hint: 'Check the day and the treaty.',
          category: 'refused',
        },
  );
}

function dayHasCome(day: CalendarDate, today: CalendarDate): RuleOutcome {
  return precondition(
    { rule: 'day-has-come', article: 'VCLT art. 77(1)' },
    day <= today ? null : notYet(day),
  );
}

function notYet(day: CalendarDate): Objection {
  return {
    because: `${inWords(day)} has not come yet`,
    hint: 'Check the year; a day to come cannot be vouched for.',
    category: 'refused',
  };
}
