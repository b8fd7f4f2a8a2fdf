/** What the log holds: one line for each thing that was recorded, never edited afterwards. */
import type { ActId, ActKind } from '../domain/act.ts';
import { type CalendarDate, laterOf } from '../domain/calendar-date.ts';
import type { Participant, ParticipantId, ParticipantName } from '../domain/participant.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';

/** An act of a participant, as the depositary received it. */
export interface ActMatter {
  readonly type: 'act';
  readonly treaty: TreatyId;
  readonly participant: ParticipantId;
  readonly kind: ActKind;
  readonly doneOn: CalendarDate;
  readonly effectiveOn?: CalendarDate;
  /** The act that this one is about, for an objection or the withdrawal of a statement. */
  readonly concerns?: ActId;
  /** What it says, for a reservation, a declaration, a notification. */
  readonly text?: string;
  /** For a territorial application or exclusion. */
  readonly territory?: string;
  /** The symbol that the depositary's table prints after its date, where that is not the kind's own. */
  readonly mark?: string;
}

/** The record of an act was wrong: what stands here was true from the start. Left out means unchanged. */
export interface CorrectionMatter {
  readonly type: 'correction';
  readonly treaty: TreatyId;
  readonly corrects: ActId;
  readonly reason: string;
  readonly participant?: ParticipantId;
  readonly kind?: ActKind;
  readonly doneOn?: CalendarDate;
  /** Null: the act sets no day of its own. */
  readonly effectiveOn?: CalendarDate | null;
  /** Null: it has none. */
  readonly text?: string | null;
  /** Null: the kind's own. A correction of the kind says so too, unless it gives another. */
  readonly mark?: string | null;
}

/** The act was never done, or what is said to have befallen the treaty never did. */
export interface RetractionMatter {
  readonly type: 'retraction';
  readonly treaty: TreatyId;
  /** The id of the entry that recorded the act or the event. */
  readonly retracts: string;
  readonly reason: string;
}

interface TreatyMatter {
  readonly type: 'treaty';
  readonly definition: TreatyDefinition;
}

interface ParticipantMatter {
  readonly type: 'participant';
  readonly definition: Participant;
}

/** Every act done by `completeTo` and known when this was declared is in the log. */
interface CompletenessMatter {
  readonly type: 'completeness';
  readonly treaty: TreatyId;
  readonly completeTo: CalendarDate;
}

/** What befell the treaty itself, by no single participant's act. */
interface TreatyEventMatter {
  readonly type: 'treaty-event';
  readonly treaty: TreatyId;
  /** `in-force-notified`: the depositary's own notified day of entry into force, which is not re-opened silently. */
  readonly event: 'amendment-adopted' | 'terminated' | 'in-force-notified';
  readonly on: CalendarDate;
  /** The amendment, or the reason. */
  readonly text: string;
}

/** How the depositary's table is headed, column by column after that of the participants, as it was published. */
interface TableHeadingsMatter {
  readonly type: 'table-headings';
  readonly treaty: TreatyId;
  readonly headings: readonly string[];
}

/**
 * What a published table shows of an act that it did not bring on record. Printed: by its day the world had been
 * told of it. Not printed: it was done, or may have been, and this table does not say so.
 */
interface PublicationMatter {
  readonly type: 'publication';
  readonly treaty: TreatyId;
  readonly publishes: ActId;
  readonly printed: boolean;
}

/** What befell a participant: the register is replayed from these as from the definitions. */
interface ParticipantEventMatter {
  readonly type: 'participant-event';
  readonly participant: ParticipantId;
  /** `ceased` on its last day; the others on the first day of the new state of affairs. */
  readonly event: 'renamed' | 'ceased' | 'separated' | 'united';
  readonly on: CalendarDate;
  /** The new name, for a renaming. */
  readonly name?: Omit<ParticipantName, 'from' | 'source'>;
  /** Successors of one that ceased; predecessors of one that separated or united. */
  readonly others?: readonly ParticipantId[];
}

/** What is said to have befallen a participant never did. */
export interface ParticipantEventRetractionMatter {
  readonly type: 'participant-event-retraction';
  readonly participant: ParticipantId;
  /** The id of the entry that recorded the event. */
  readonly retracts: string;
  readonly reason: string;
}

export type Matter =
  | ActMatter
  | CorrectionMatter
  | RetractionMatter
  | TreatyMatter
  | ParticipantMatter
  | TreatyEventMatter
  | TableHeadingsMatter
  | PublicationMatter
  | ParticipantEventMatter
  | ParticipantEventRetractionMatter
  | CompletenessMatter;

export interface Provenance {
  /** Chosen by whoever asks, so that asking twice records once. */
  readonly id: string;
  readonly recordedBy: string;
  /** When the depositary made it known; left out, the UTC day of `recordedAt`. */
  readonly notifiedOn?: CalendarDate;
  readonly source?: string;
  /** The published table that it was read from: evidence of what the world was told. */
  readonly table?: string;
  readonly note?: string;
}

/** What someone asks to have recorded. */
export type Draft = Matter & Provenance;

export type Entry = Draft & {
  /** Version of this shape; a later shape reads earlier ones by upcasting. */
  readonly format: 1;
  /** Place in the log: 1, 2, 3 … without a gap. */
  readonly position: number;
  /** Place within the entries of its subject: 1, 2, 3 … without a gap. */
  readonly version: number;
  /** The leaf hash of the entry of the same subject before it; null for the first. */
  readonly previous: string | null;
  /** ISO instant in UTC with milliseconds; never earlier than that of the entry before. */
  readonly recordedAt: string;
};

export type EntryOf<Type extends Entry['type']> = Extract<Entry, { type: Type }>;

export const REGISTER = 'register';

/** What an entry is about: one treaty, or the register of participants. */
export type Subject = TreatyId | typeof REGISTER;

export function subjectOf(draft: Draft): Subject {
  switch (draft.type) {
    case 'participant':
    case 'participant-event':
    case 'participant-event-retraction':
      return REGISTER;
    case 'treaty':
      return draft.definition.id;
    default:
      return draft.treaty;
  }
}

/** The first day on which the world could know what the entry says: never before the act itself was done. */
export function knownFrom(entry: Entry): CalendarDate {
  const told = entry.notifiedOn ?? (entry.recordedAt.slice(0, 10) as CalendarDate);
  return entry.type === 'act' ? laterOf(told, entry.doneOn) : told;
}
