/** One act before the rules, and what a rule may answer. */
import type { Act } from '../act.ts';
import type { CalendarDate } from '../calendar-date.ts';
import { nameOn, type Participant, type ParticipantId } from '../participant.ts';
import { provisionalApplication, type Relation } from '../relation.ts';
import type { TreatyDefinition } from '../treaty.ts';
import type { TreatyId } from '../treaty-id.ts';

export interface Case {
  readonly treaty: TreatyDefinition;
  readonly participant: Participant;
  readonly act: Act;
  /** How its author stood when it was done. */
  readonly before: Relation;
  /** What its author had done towards the treaty by then. */
  readonly earlier: readonly Act[];
  /** How its predecessors stood towards the treaty when it began. */
  readonly predecessors: ReadonlyMap<ParticipantId, Relation>;
  /** The statements of all participants, by id of the act: what an objection can be about. */
  readonly statements: ReadonlyMap<string, Statement>;
  /** The last day of a treaty that was terminated (VCLT arts. 54 to 64). */
  readonly terminatedOn: CalendarDate | null;
  /** By the id of the act of consent: the day from which it binds. */
  readonly boundFrom: ReadonlyMap<string, CalendarDate>;
  /** How its author stood on that day towards the treaties that this one asks for. */
  readonly parents: ReadonlyMap<TreatyId, ParentStanding>;
  /** The latest day that has begun anywhere on earth when the act is recorded. */
  readonly today: CalendarDate;
}

export interface Statement {
  readonly act: Act;
  /** When the depositary notified it, where the record says so; null otherwise. */
  readonly notifiedOn: CalendarDate | null;
}

/** How a participant stood towards another treaty, and whether that treaty's record reaches to the day. */
export interface ParentStanding {
  readonly relation: Relation;
  readonly isComplete: boolean;
}

export interface Fault {
  readonly severity: 'refusal' | 'warning';
  readonly because: string;
  readonly hint: string;
}

export interface Rule {
  readonly name: string;
  readonly article: string;
  readonly judge: (the: Case) => Fault | null;
}

export function refuse(because: string, hint: string): Fault {
  return { severity: 'refusal', because, hint };
}

export function warn(because: string, hint: string): Fault {
  return { severity: 'warning', because, hint };
}

/** The author's name on the day of the act. */
export function author({ participant, act }: Case): string {
  return nameOn(participant, act.doneOn).name;
}

/** Whether its author applies the treaty provisionally, or has said that it will, and nothing has ended that. */
export function appliesProvisionally({ act, before, boundFrom }: Case): boolean {
  const provisional = provisionalApplication(before, boundFrom);
  return provisional !== null && (provisional.until === null || act.doneOn < provisional.until);
}

/** "a ratification", "an accession" */
export function aKind({ kind }: Act): string {
  return `${/^[aeo]/.test(kind) ? 'an' : 'a'} ${kind}`;
}

export function correctInstead(act: Act): string {
  return `If that one was recorded in error: treaty correct ${act.id} --on DATE --reason TEXT, or treaty retract ${act.id} --reason TEXT.`;
}
