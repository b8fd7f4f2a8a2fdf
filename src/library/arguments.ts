/** From what people write to what the ledger holds. Whatever cannot be read is said with the way to mend it. */
import { validate as isUuid } from 'uuid';
import { ACT_KINDS, type ActKind, isActKind } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  nameOn,
  type Participant,
  type ParticipantId,
  type Register,
} from '../domain/participant.ts';
import { LedgerProblem } from '../domain/problem.ts';
import { parseTreatyId, type TreatyId } from '../domain/treaty-id.ts';
import { closest } from '../exchange/closest.ts';
import { readDate } from '../exchange/dates.ts';
import { findParticipant } from '../exchange/find-participant.ts';

/** @param what the option or argument, for the message: `--on`. */
export function dateFrom(text: string, what: string): CalendarDate {
  const read = readDate(text);
  if ('date' in read) return read.date;
  throw usage('bad-date', `${what}: ${read.reason}`, read.hint, { text });
}

export function treatyIdFrom(text: string, inLedger: readonly string[]): TreatyId {
  const id = parseTreatyId(text);
  if (id !== null && inLedger.includes(id)) return id;
  const known =
    inLedger.length === 0 ? 'It holds no treaty yet' : `It holds ${inLedger.join(', ')}`;
  throw new LedgerProblem({
    category: 'not-found',
    code: 'unknown-treaty',
    message: `${JSON.stringify(text)} is no treaty in this ledger`,
    hint: `${known}. Add one with treaty register --shipped ${id ?? 'IV-13'} or treaty register FILE.`,
    details: { text, inLedger },
  });
}

export function kindFrom(text: string): ActKind {
  const kind = text.toLowerCase();
  if (isActKind(kind)) return kind;
  const kinds = Object.keys(ACT_KINDS);
  const [near] = closest(kind, kinds, of => [of]);
  throw usage(
    'unknown-kind',
    `${JSON.stringify(text)} is no kind of act${near === undefined ? '' : `; did you mean ${near}?`}`,
    `The kinds are ${kinds.join(', ')}.`,
    { text, kinds },
  );
}

/** @param on the day whose bearer of the name is meant, where several have borne it. */
export function participantFrom(register: Register, text: string, on: CalendarDate): ParticipantId {
  const search = findParticipant(register, text, on);
  if ('found' in search) return search.found.id;
  if ('ambiguous' in search) {
    throw usage(
      'ambiguous-participant',
      `${JSON.stringify(text)} is the name of ${search.ambiguous.length} participants`,
      `Write the id: ${choices(search.ambiguous, on)}.`,
      { text, candidates: search.ambiguous.map(({ id }) => id) },
    );
  }
  throw new LedgerProblem({
    category: 'not-found',
    code: 'unknown-participant',
    message: `${JSON.stringify(text)} is no participant in the register`,
    hint:
      search.nearest.length === 0
        ? 'Write an ISO code or a name as the United Nations writes it; treaty register FILE adds a participant.'
        : `Did you mean ${choices(search.nearest, on)}?`,
    details: { text, nearest: search.nearest.map(({ id }) => id) },
  });
}

function choices(participants: readonly Participant[], on: CalendarDate): string {
  return participants.map(one => `${one.id} (${nameOn(one, on).name})`).join(', ');
}

export function usage(
  code: string,
  message: string,
  hint: string,
  details?: unknown,
): LedgerProblem {
  return new LedgerProblem({ category: 'usage', code, message, hint, details });
}

/** @throws LedgerProblem where the text is empty, or not whole Unicode and so without a canonical form. */
export function wellFormed(text: string, what: string): string {
  if (text.trim() !== '' && text.isWellFormed()) return text;
  throw usage(
    'bad-text',
    `${what} is empty or holds half a character`,
    'Write it again, in UTF-8.',
  );
}

export function uuidFrom(text: string): string {
  const id = text.toLowerCase();
  if (isUuid(id)) return id;
  throw usage(
    'bad-id',
    `${JSON.stringify(text)} is no UUID`,
    'Give --id a UUID, such as one of version 7, or leave it out.',
  );
}
