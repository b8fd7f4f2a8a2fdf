/** The register's entries, folded: the last definition of each participant, and what befell it. */
import { compare } from '../domain/compare.ts';
import type { Participant, ParticipantName, Register } from '../domain/participant.ts';
import { unreachable } from '../domain/unreachable.ts';
import type { Entry, EntryOf } from './entry.ts';
import { participantEvents, standingEvents } from './events.ts';

/** Events stand until they are retracted: a definition that is registered again does not undo them. */
export function registerOf(entries: readonly Entry[]): Register {
  const register = new Map<Participant['id'], Participant>();
  for (const entry of entries) {
    if (entry.type === 'participant') register.set(entry.definition.id, entry.definition);
  }
  for (const event of eventsInOrderOfTime(entries)) {
    const before = register.get(event.participant);
    if (before !== undefined) register.set(event.participant, afterEvent(before, event));
  }
  return register;
}

function eventsInOrderOfTime(entries: readonly Entry[]): EntryOf<'participant-event'>[] {
  return standingEvents(participantEvents(entries)).toSorted((one, other) =>
    compare(one.on, other.on),
  );
}

function afterEvent(before: Participant, entry: EntryOf<'participant-event'>): Participant {
  const { event, on, name, others = [], source = '' } = entry;
  switch (event) {
    case 'renamed':
      return name === undefined ? before : renamed(before, { ...name, from: on, source });
    case 'ceased':
      return { ...before, ceased: { on, successors: others, source } };
    case 'separated':
    case 'united':
      return { ...before, began: { on, predecessors: others, source } };
    default:
      return unreachable(event);
  }
}

/** A name recorded for a day takes the place of another recorded for the same day. */
function renamed(before: Participant, name: ParticipantName): Participant {
  const [first, ...rest] = before.names;
  const others = rest.filter(({ from }) => from !== name.from);
  const earlier = others.filter(({ from }) => (from ?? '') < (name.from ?? ''));
  return { ...before, names: [first, ...earlier, name, ...others.slice(earlier.length)] };
}
