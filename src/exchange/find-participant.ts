/** Participants by what people call them: id, any name ever borne, any case, with or without accents. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  nameOn,
  type Participant,
  type ParticipantId,
  type Register,
} from '../domain/participant.ts';
import { closest } from './closest.ts';
import { UNSEEN } from './tables/published-name.ts';

export type ParticipantSearch =
  | { readonly found: Participant }
  /** Several have borne the name ("Yugoslavia"), and the day does not tell which is meant. */
  | { readonly ambiguous: readonly Participant[] }
  | { readonly nearest: readonly Participant[] };

/** @param on settles a name that two have borne one after the other: the one that bore it on that day. */
export function findParticipant(
  register: Register,
  text: string,
  on: CalendarDate,
): ParticipantSearch {
  const byId = register.get(text.toUpperCase() as ParticipantId);
  if (byId !== undefined) return { found: byId };
  // Half a character, or one that was lost on the way: any name could be meant.
  const sought = text.isWellFormed() && !text.includes('\ufffd') ? simplified(text) : '';
  const matches = bySpelling(register).get(sought) ?? [];
  const [only, second] = matches;
  if (only === undefined) return nearTo(sought, register);
  if (second === undefined) return { found: only };
  const then = matches.filter(
    one => existedOn(one, on) && simplified(nameOn(one, on).name) === sought,
  );
  const [bearer, other] = then;
  return bearer !== undefined && other === undefined ? { found: bearer } : { ambiguous: matches };
}

/** Looked up when it is asked for: a table may hold thousands of names that are not known. */
function nearTo(sought: string, register: Register): { readonly nearest: readonly Participant[] } {
  return {
    get nearest() {
      return closest(sought, [...register.values()], spellings);
    },
  };
}

/** The tables of one day ask for the same names some thirty thousand times. */
const INDEXES = new WeakMap<Register, ReadonlyMap<string, readonly Participant[]>>();

function bySpelling(register: Register): ReadonlyMap<string, readonly Participant[]> {
  const known = INDEXES.get(register);
  if (known !== undefined) return known;
  const index = new Map<string, Participant[]>();
  for (const participant of register.values()) {
    for (const spelling of new Set(spellings(participant))) {
      const others = index.get(spelling);
      if (others === undefined) index.set(spelling, [participant]);
      else others.push(participant);
    }
  }
  INDEXES.set(register, index);
  return index;
}

/** Letters and digits only, without accents, in lower case. */
export function simplified(text: string): string {
  return text
    .replace(UNSEEN, '')
    .normalize('NFD')
    .replace(/\p{Mark}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

function spellings({ id, names, aliases }: Participant): string[] {
  const all = [id, ...names.flatMap(({ name, inText }) => [name, inText]), ...aliases];
  // A name of signs alone leaves nothing, and nothing must not find it.
  return all.map(simplified).filter(spelling => spelling !== '');
}

function existedOn({ began, ceased }: Participant, on: CalendarDate): boolean {
  return (began === null || began.on <= on) && (ceased === null || on <= ceased.on);
}
