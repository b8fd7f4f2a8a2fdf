/** What every reader asks: a treaty, at three coordinates. Same log, same question, same answer. */
import { type Act, inLegalOrder } from '../domain/act.ts';
import { type CalendarDate, earlierOf } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import {
  nameOn,
  type ParticipantId,
  type ParticipantName,
  type Register,
} from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { type Entry, knownFrom } from '../ledger/entry.ts';
import { registerOf } from '../ledger/register-record.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import { standingActs, treatyRecord } from '../ledger/treaty-record.ts';
import type { Knowledge } from '../ledger/treaty-state.ts';

export interface Coordinates {
  /** What was the law on that day? */
  readonly asOf: CalendarDate;
  /** What had been made known by that day? Null sets no limit. */
  readonly knownOn: CalendarDate | null;
  /** What did the log hold when this was its last position? */
  readonly position: number;
}

/** The register of participants as seen from the coordinates. */
export interface RegisterView extends Coordinates {
  readonly register: Register;
}

/** A treaty as seen from the coordinates. */
export interface TreatyView extends RegisterView, Knowledge {
  /** All entries of the treaty up to `position`, as stored. */
  readonly entries: readonly SealedEntry[];
  /** The acts that count and were done by `asOf`, in legal order. */
  readonly acts: readonly Act[];
}

/** Entries in order of position. */
export interface Sources {
  readonly register: readonly Entry[];
  readonly treaty: readonly SealedEntry[];
  /** Of the treaties that its articles refer to. */
  readonly related: ReadonlyMap<TreatyId, readonly Entry[]>;
}

/** @returns null where the log, at that position, does not define the treaty. */
export function viewTreaty(sources: Sources, coordinates: Coordinates): TreatyView | null {
  const { asOf, knownOn, position } = coordinates;
  const upTo = (entries: readonly Entry[]) => entries.filter(entry => entry.position <= position);
  const entries = sources.treaty.filter(({ entry }) => entry.position <= position);
  const record = treatyRecord(
    entries.map(({ entry }) => entry),
    knownOn,
  );
  if (record === null) return null;
  const related = new Map(
    [...sources.related].flatMap(([id, own]) => {
      const known = treatyRecord(upTo(own), knownOn);
      return known === null ? [] : [[id, known] as const];
    }),
  );
  const acts = inLegalOrder(standingActs(record).filter(act => act.doneOn <= asOf));
  return { ...viewRegister(sources.register, coordinates), record, related, acts, entries };
}

export function viewRegister(
  entries: readonly Entry[],
  { asOf, knownOn, position }: Coordinates,
): RegisterView {
  // A definition says how the ledger reads the world; what befell a participant is news like any other.
  const isKnown = (entry: Entry) =>
    entry.type === 'participant' || knownOn === null || knownFrom(entry) <= knownOn;
  const known = entries.filter(entry => entry.position <= position && isKnown(entry));
  return { asOf, knownOn, position, register: registerOf(known) };
}

/** The same knowledge, asked about another day. */
export function onDay(view: TreatyView, asOf: CalendarDate): TreatyView {
  const acts = inLegalOrder(standingActs(view.record).filter(act => act.doneOn <= asOf));
  return { ...view, asOf, acts };
}

/**
 * May acts be missing that were done by the day asked about? The record ends before it, or nobody
 * had declared by the day of knowledge how far it reached.
 */
export function mayLackActs({ record: { completeTo }, asOf, knownOn }: TreatyView): boolean {
  return completeTo === null ? knownOn !== null : completeTo < asOf;
}

/**
 * A table prints names as of its own day. A name is made known by being used, so what was
 * known on an earlier day cannot print a name that began later.
 */
export function dayOfNames({ asOf, knownOn }: Coordinates): CalendarDate {
  return knownOn === null ? asOf : earlierOf(asOf, knownOn);
}

export function nameIn(view: RegisterView, id: ParticipantId): ParticipantName {
  const participant = view.register.get(id);
  if (participant !== undefined) return nameOn(participant, dayOfNames(view));
  return { name: id, inText: id, sortKey: id.toLowerCase(), from: null, source: '' };
}

/** In the order of a table's rows: by sort key, as code points. */
export function inTableOrder<T>(
  view: TreatyView,
  items: readonly T[],
  idOf: (item: T) => ParticipantId,
): T[] {
  const keyed = items.map(item => ({
    item,
    key: `${nameIn(view, idOf(item)).sortKey} ${idOf(item)}`,
  }));
  keyed.sort((one, other) => compare(one.key, other.key));
  return keyed.map(({ item }) => item);
}

export interface NamedParticipant {
  readonly id: ParticipantId;
  readonly name: string;
}

export function named(view: RegisterView, id: ParticipantId): NamedParticipant {
  return { id, name: nameIn(view, id).name };
}

export interface NamedTreaty {
  readonly id: string;
  readonly title: string;
}

export function treatyOf({ record: { definition } }: TreatyView): NamedTreaty {
  return { id: definition.id, title: definition.title };
}
