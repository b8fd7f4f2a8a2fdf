/** What every reader asks: a treaty, at three coordinates. Same log, same question, same answer. */
import { type Act, inLegalOrder } from '../domain/act.ts';
import { type CalendarDate, earlierOf } from '../domain/calendar-date.ts';
import {
  nameOn,
  type ParticipantId,
  type ParticipantName,
  type Register,
} from '../domain/participant.ts';
import type { Entry } from '../ledger/entry.ts';
import { registerOf } from '../ledger/register-record.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import { standingActs, type TreatyRecord, treatyRecord } from '../ledger/treaty-record.ts';

export interface Coordinates {
  /** What was the law on that day? */
  readonly asOf: CalendarDate;
  /** What had been made known by that day? Null sets no limit. */
  readonly knownOn: CalendarDate | null;
  /** What did the log hold when this was its last position? */
  readonly position: number;
}

/** A treaty as seen from the coordinates. */
export interface TreatyView extends Coordinates {
  readonly record: TreatyRecord;
  readonly register: Register;
  /** All entries of the treaty up to `position`, as stored. */
  readonly entries: readonly SealedEntry[];
  /** The acts that count and were done by `asOf`, in legal order. */
  readonly acts: readonly Act[];
}

/**
 * @param entries of the register and of the treaty, in order of position.
 * @returns null where the log, at that position, does not define the treaty.
 */
export function viewTreaty(
  entries: { readonly register: readonly Entry[]; readonly treaty: readonly SealedEntry[] },
  { asOf, knownOn, position }: Coordinates,
): TreatyView | null {
  const own = entries.treaty.filter(({ entry }) => entry.position <= position);
  const record = treatyRecord(
    own.map(({ entry }) => entry),
    knownOn,
  );
  if (record === null) return null;
  const acts = inLegalOrder(standingActs(record).filter(act => act.doneOn <= asOf));
  const register = registerOf(entries.register.filter(entry => entry.position <= position));
  return { asOf, knownOn, position, record, register, acts, entries: own };
}

/**
 * A table prints names as of its own day. A name is made known by being used, so what was
 * known on an earlier day cannot print a name that began later.
 */
export function nameIn(view: TreatyView, id: ParticipantId): ParticipantName {
  const day = view.knownOn === null ? view.asOf : earlierOf(view.asOf, view.knownOn);
  const participant = view.register.get(id);
  if (participant !== undefined) return nameOn(participant, day);
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
  keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

export interface NamedParticipant {
  readonly id: ParticipantId;
  readonly name: string;
}

export function named(view: TreatyView, id: ParticipantId): NamedParticipant {
  return { id, name: nameIn(view, id).name };
}

export interface NamedTreaty {
  readonly id: string;
  readonly title: string;
}

export function treatyOf({ record: { definition } }: TreatyView): NamedTreaty {
  return { id: definition.id, title: definition.title };
}
