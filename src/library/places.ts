/** What a question points at: a place in the log, an entry, the three coordinates. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Entry } from '../ledger/entry.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { readSealed } from '../ledger/read.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { Coordinates } from '../projections/question.ts';
import { dateFrom, usage } from './arguments.ts';
import type { Sight } from './requests.ts';

/** @param reference its id, or its position in digits. @throws LedgerProblem `unknown-entry` */
export async function entryAt(store: LedgerStore, reference: string): Promise<Entry> {
  return (await sealedAt(store, reference)).entry;
}

/** As `entryAt`, with the bytes. */
export async function sealedAt(store: LedgerStore, reference: string): Promise<SealedEntry> {
  const position = /^[0-9]+$/.test(reference) ? Number(reference) : null;
  const selection =
    position === null ? { id: reference.toLowerCase() } : { from: position, to: position };
  const [sealed] = await readSealed(store, selection);
  if (sealed !== undefined) return sealed;
  throw new LedgerProblem({
    category: 'not-found',
    code: 'unknown-entry',
    message: `there is no entry ${reference} in this ledger`,
    hint: 'treaty explain TREATY lists the acts with their ids and positions.',
    details: { reference },
  });
}

/** @param today stands in where no day is asked about. @throws LedgerProblem `bad-date`, `bad-position` */
export async function coordinatesOf(
  store: LedgerStore,
  today: CalendarDate,
  { asOf, knownOn, at }: Sight,
): Promise<Coordinates> {
  return {
    position: await positionOf(store, at),
    asOf: asOf === undefined ? today : dateFrom(asOf, '--as-of'),
    knownOn: knownOn === undefined ? null : dateFrom(knownOn, '--known-on'),
  };
}

/** @returns the end of the log where no position is asked about. @throws LedgerProblem `bad-position` */
export async function positionOf(store: LedgerStore, at: number | undefined): Promise<number> {
  const size = await store.size();
  if (at === undefined || (Number.isInteger(at) && at >= 1 && at <= size)) return at ?? size;
  throw usage(
    'bad-position',
    `there is no position ${at}: the log runs from 1 to ${size}`,
    'Give a position in the log with --at, or leave it out for the end.',
    { size },
  );
}
