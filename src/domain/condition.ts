/** Whether one condition of a clause is fulfilled on a day, and what is missing, in numbers and by name. */
import type { CalendarDate } from './calendar-date.ts';
import type { Condition } from './clause.ts';
import type { OtherTreaties } from './entry-into-force.ts';
import type { ParticipantId } from './participant.ts';
import type { TreatyId } from './treaty-id.ts';
import { unreachable } from './unreachable.ts';

export interface ConditionState {
  readonly kind: Condition['kind'] | 'treaty-in-force';
  /** What is counted: "instruments", "Annex 2 States", "per cent of emissions". */
  readonly of: string;
  readonly required: number;
  readonly counted: number;
  readonly missing: number;
  /** Those still missing, where the clause names them. */
  readonly missingParticipants: readonly ParticipantId[];
}

/** "Subject to the entry into force of the Covenant": whether the day of that is certain. */
export function treatyInForce(of: TreatyId, others: OtherTreaties): ConditionState {
  return state('treaty-in-force', of, 1, others.inForceOn(of) === null ? 0 : 1);
}

interface Facts {
  /** Those whose instruments count on the day. */
  readonly counted: ReadonlySet<ParticipantId>;
  readonly others: OtherTreaties;
}

export function conditionOn(
  day: CalendarDate,
  condition: Condition,
  { counted, others }: Facts,
): ConditionState {
  switch (condition.kind) {
    case 'instruments':
      return state(condition.kind, 'instruments', condition.required, counted.size);
    case 'named':
      return named(condition, counted);
    case 'share':
      return share(condition, counted);
    case 'part-of-parties':
      return partOfParties(day, condition, { counted, others });
    case 'declared':
      return state(condition.kind, condition.what, 1, day >= condition.fulfilledOn ? 1 : 0);
    case 'unknown':
      return state(condition.kind, 'conditions not known to this ledger', 1, 0);
    default:
      return unreachable(condition);
  }
}

/** Those of `counted` whose instruments this condition counts. */
export function contributorsTo(
  day: CalendarDate,
  condition: Condition,
  { counted, others }: Facts,
): ParticipantId[] {
  const among = (ids: ReadonlySet<string>) => [...counted].filter(id => ids.has(id));
  switch (condition.kind) {
    case 'instruments':
      return [...counted];
    case 'named':
      return among(new Set(condition.participants));
    case 'share':
      return among(new Set(Object.keys(condition.shares)));
    case 'part-of-parties':
      return among(partiesOn(day, condition, others));
    case 'declared':
    case 'unknown':
      return [];
    default:
      return unreachable(condition);
  }
}

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

function named(condition: Of<'named'>, counted: ReadonlySet<ParticipantId>): ConditionState {
  const { kind, list, participants } = condition;
  const missingParticipants = participants.filter(id => !counted.has(id));
  const has = participants.length - missingParticipants.length;
  return { ...state(kind, list, participants.length, has), missingParticipants };
}

/** Shares have two decimals; added as hundredths, so that no sum of 54.999… misses 55. */
function share(condition: Of<'share'>, counted: ReadonlySet<ParticipantId>): ConditionState {
  const hundredths = Object.entries(condition.shares)
    .filter(([id]) => counted.has(id as ParticipantId))
    .reduce((sum, [, percent]) => sum + Math.round(percent * 100), 0);
  return state(condition.kind, condition.list, condition.percent, hundredths / 100);
}

function partOfParties(
  day: CalendarDate,
  condition: Of<'part-of-parties'>,
  { counted, others }: Facts,
): ConditionState {
  const { kind, of, numerator, denominator } = condition;
  const parties = partiesOn(day, condition, others);
  // Nobody is no part of nothing: a treaty without contracting States fulfils no condition.
  const required = Math.max(1, Math.ceil((parties.size * numerator) / denominator));
  const has = [...counted].filter(id => parties.has(id)).length;
  return state(kind, `parties to ${of}`, required, has);
}

function partiesOn(
  day: CalendarDate,
  { of, on }: Of<'part-of-parties'>,
  others: OtherTreaties,
): ReadonlySet<ParticipantId> {
  return others.contractingOn(of, on === 'that day' ? day : on);
}

function state(
  kind: ConditionState['kind'],
  of: string,
  required: number,
  counted: number,
): ConditionState {
  const missing = Math.max(0, Math.round((required - counted) * 100) / 100);
  return { kind, of, required, counted, missing, missingParticipants: [] };
}
