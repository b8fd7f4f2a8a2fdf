/** From what people write to what the ledger holds. Whatever cannot be read is said with the way to mend it. */
import { validate as isUuid } from 'uuid';
import { ACT_KINDS, type ActKind, isActKind } from '../domain/act.ts';
import { type CalendarDate, inWords, type Period } from '../domain/calendar-date.ts';
import {
  nameOn,
  type Participant,
  type ParticipantId,
  type Register,
} from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { closest } from '../exchange/closest.ts';
import { readDate } from '../exchange/dates.ts';
import { findParticipant } from '../exchange/find-participant.ts';
import { isPrintable } from '../exchange/printable.ts';
import { treatyNumbered } from '../exchange/tables/table-name.ts';
import { LedgerProblem } from '../ledger/problem.ts';

/** @param what the option or argument, for the message: `--on`. */
export function dateFrom(text: string, what: string): CalendarDate {
  const read = readDate(textOf(text, what));
  if ('date' in read) return read.date;
  throw usage('bad-date', `${what}: ${read.reason}`, read.hint, { text });
}

export function periodFrom(first: string, last: string): Period {
  const period = { from: dateFrom(first, '--from'), to: dateFrom(last, '--to') };
  if (period.from <= period.to) return period;
  throw usage('period-reversed', '--to is before --from', 'Give the earlier day as --from.');
}

/** A period that may be left out, but not by half. */
export function optionalPeriodFrom({
  from,
  to,
}: {
  readonly from?: string;
  readonly to?: string;
}): Period | null {
  if (from === undefined && to === undefined) return null;
  if (from === undefined || to === undefined) {
    throw usage(
      'half-a-period',
      from === undefined ? '--to stands without --from' : '--from stands without --to',
      'Give both for the sentence on a period, or neither for those on the state of the treaty.',
    );
  }
  return periodFrom(from, to);
}

/** A sentence about a period that is not over would claim to count what was not done yet. @throws LedgerProblem */
export function makeSureItIsOver(period: Period | null, asOf: CalendarDate): void {
  if (period === null || period.to <= asOf) return;
  throw usage(
    'as-of-before-end',
    `--to ${period.to} is after ${inWords(asOf)}, the day of law that is asked about: what is done later in the period would be left out`,
    'End the period by that day, or ask with a later --as-of.',
  );
}

/** A number in any case, `4-13` like `IV-13`; whether the ledger holds it is for whoever reads. */
export function treatyIdFrom(text: string): TreatyId {
  const id = treatyNumbered(textOf(text, 'the treaty'));
  if (id !== null) return id;
  throw new LedgerProblem({
    category: 'not-found',
    code: 'unknown-treaty',
    message: `${quoted(text)} is no treaty number`,
    hint: 'Write the number as the UN Treaty Collection does, such as IV-13.',
    details: { text },
  });
}

/** @param at the position asked about, where it was not the end of the log. */
export function unknownTreaty(id: TreatyId, inLedger: readonly string[], at?: number) {
  const wasLater = at !== undefined && inLedger.includes(id);
  const known =
    inLedger.length === 0 ? 'It holds no treaty yet' : `It holds ${inLedger.join(', ')}`;
  return new LedgerProblem({
    category: 'not-found',
    code: 'unknown-treaty',
    message: wasLater
      ? `${id} was not in this ledger yet at position ${at}`
      : `${id} is not in this ledger`,
    hint: wasLater
      ? 'Ask at a later position, or leave it out for the end.'
      : `${known}. treaty register --shipped ${id} adds it where it is shipped; treaty register FILE adds any other.`,
    details: { treaty: id, inLedger },
  });
}

export function kindFrom(text: string): ActKind {
  const kind = textOf(text, 'the kind of act').toLowerCase();
  if (isActKind(kind)) return kind;
  const kinds = Object.keys(ACT_KINDS);
  const [near] = closest(kind, kinds, of => [of]);
  throw usage(
    'unknown-kind',
    `${quoted(text)} is no kind of act${near === undefined ? '' : `; did you mean ${near}?`}`,
    `The kinds are ${kinds.join(', ')}.`,
    { text, kinds },
  );
}

/** @param on the day whose bearer of the name is meant, where several have borne it. */
export function participantFrom(register: Register, text: string, on: CalendarDate): ParticipantId {
  const search = findParticipant(register, textOf(text, 'the participant'), on);
  if ('found' in search) return search.found.id;
  if ('ambiguous' in search) {
    throw usage(
      'ambiguous-participant',
      `${quoted(text)} is the name of ${search.ambiguous.length} participants`,
      `Write the id: ${choices(search.ambiguous, on)}.`,
      { text, candidates: search.ambiguous.map(({ id }) => id) },
    );
  }
  throw new LedgerProblem({
    category: 'not-found',
    code: 'unknown-participant',
    message: `${quoted(text)} is no participant in the register`,
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

/** @throws LedgerProblem where a text is empty, or holds what a line of text cannot show. */
export function wellFormed(text: string, what: string): string {
  if (isPrintable(textOf(text, what))) return text;
  throw usage(
    'bad-text',
    `${what} is empty, or holds a line break or another character that cannot be printed`,
    'Write it as one line of text.',
  );
}

/** A text that may run over several lines. */
export function wellFormedText(text: string, what: string): string {
  const lines = textOf(text, what).replace(/\r\n/g, '\n');
  wellFormed(lines.replace(/\n/g, ' '), what);
  return lines;
}

export function uuidFrom(text: string): string {
  const id = textOf(text, '--id').toLowerCase();
  if (isUuid(id)) return id;
  throw usage(
    'bad-id',
    `${quoted(text)} is no UUID`,
    'Give --id a UUID, such as one of version 7, or leave it out.',
  );
}

/** A program may hand over anything. */
function textOf(value: unknown, what: string): string {
  if (typeof value === 'string') return value;
  throw usage('bad-text', `${what} is no text but ${String(value)}`, 'Give it as a string.');
}

/** What somebody wrote, short enough for a message. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 79)}…` : text);
}
