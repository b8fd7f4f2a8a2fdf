/** What befell a treaty or a participant, as it was recorded, and whether that was taken back as an error. */
import type { Entry, EntryOf } from './entry.ts';

export interface EventOnRecord<
  Event extends Entry = EntryOf<'treaty-event'>,
  Retraction extends Entry = EntryOf<'retraction'>,
> {
  readonly entry: Event;
  /** Where there is one, it never happened. */
  readonly retraction: Retraction | null;
}

export type ParticipantEventOnRecord = EventOnRecord<
  EntryOf<'participant-event'>,
  EntryOf<'participant-event-retraction'>
>;

/** @param entries of one treaty, in order of position. */
export function treatyEvents(entries: readonly Entry[]): EventOnRecord[] {
  const events = entries.filter(entry => entry.type === 'treaty-event');
  return withRetractions(
    events,
    entries.filter(entry => entry.type === 'retraction'),
  );
}

/** @param entries of the register, in order of position. */
export function participantEvents(entries: readonly Entry[]): ParticipantEventOnRecord[] {
  const events = entries.filter(entry => entry.type === 'participant-event');
  return withRetractions(
    events,
    entries.filter(entry => entry.type === 'participant-event-retraction'),
  );
}

/** Those that were not taken back. */
export function standingEvents<E extends Entry>(events: readonly EventOnRecord<E, Entry>[]): E[] {
  return events.filter(({ retraction }) => retraction === null).map(({ entry }) => entry);
}

function withRetractions<E extends Entry, R extends Entry & { readonly retracts: string }>(
  events: readonly E[],
  retractions: readonly R[],
): EventOnRecord<E, R>[] {
  // Of two retractions of one event, which no writer can record, the first stands.
  const by = new Map(retractions.toReversed().map(one => [one.retracts, one]));
  return events.map(entry => ({ entry, retraction: by.get(entry.id) ?? null }));
}
