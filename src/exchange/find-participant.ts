/** Participants by what people call them: id, any name ever borne, any case, with or without accents. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { nameOn, type Participant, type Register } from '../domain/participant.ts';
import { closest } from './closest.ts';

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
  const all = [...register.values()];
  const byId = all.find(({ id }) => id === text.toUpperCase());
  if (byId !== undefined) return { found: byId };
  // Half a character, or one that was lost on the way: any name could be meant.
  const sought = text.isWellFormed() && !text.includes('\ufffd') ? simplified(text) : '';
  const matches = all.filter(participant => spellings(participant).includes(sought));
  const [only, second] = matches;
  if (only === undefined) return { nearest: closest(sought, all, spellings) };
  if (second === undefined) return { found: only };
  const then = matches.filter(
    one => existedOn(one, on) && simplified(nameOn(one, on).name) === sought,
  );
  const [bearer, other] = then;
  return bearer !== undefined && other === undefined ? { found: bearer } : { ambiguous: matches };
}

/** Letters and digits only, without accents, in lower case. */
function simplified(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}|['’]/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .replace(/^the /, '');
}

function spellings({ id, names, aliases }: Participant): string[] {
  return [id, ...names.flatMap(({ name, inText }) => [name, inText]), ...aliases].map(simplified);
}

function existedOn({ began, ceased }: Participant, on: CalendarDate): boolean {
  return (began === null || began.on <= on) && (ceased === null || on <= ceased.on);
}
