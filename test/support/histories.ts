/** Random lawful histories of one treaty, and ledgers that hold them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { v5 as uuidv5 } from 'uuid';
import type { ActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { type Definitions, readDefinitions } from '../../src/exchange/definitions.ts';
import type { LedgerStore } from '../../src/ledger/store.ts';
import { Ledger } from '../../src/library/ledger.ts';
import type { ActRequest } from '../../src/library/requests.ts';
import { MemoryStore } from '../../src/store/memory.ts';

export const TREATY = 'IV-13';

/** Participants that existed throughout; two of them have changed their names since. */
const IDS = 'BOL CHL COL EGY GHA GIN MAR MEX PHL TUR UGA URY'.split(' ');

export interface DatedAct {
  readonly participant: string;
  readonly kind: ActKind;
  readonly on: CalendarDate;
}

/** What one participant did, in the order in which it must be recorded. */
export type Story = readonly DatedAct[];

const LAST_DAY = 4500;
const OPENED = Date.UTC(1990, 11, 18);

/** Days from the opening of IV-13 on 18 December 1990 into 2003; often close together, often the first of a month. */
const day = fc.oneof(
  fc.nat({ max: LAST_DAY }),
  fc.nat({ max: 200 }),
  fc.nat({ max: 17 }).map(month => Math.round((Date.UTC(1991, month, 1) - OPENED) / 86_400_000)),
);

export const anyDay: fc.Arbitrary<CalendarDate> = day.map(dayAfterOpening);

const BY_SIGNATORIES = ['ratification', 'acceptance', 'approval', 'accession'] as const;

const deeds = fc.oneof(
  day.map(on => [['signature', on] as const]),
  day.map(on => [['accession', on] as const]),
  // A gap of no days is a signature and a consent on one day.
  fc
    .tuple(day, fc.oneof(fc.constant(0), day), fc.constantFrom(...BY_SIGNATORIES))
    .map(([on, gap, kind]) => [
      ['signature', on] as const,
      [kind, Math.min(on + gap, LAST_DAY)] as const,
    ]),
);

export const anyHistory: fc.Arbitrary<Story[]> = fc
  .tuple(fc.shuffledSubarray(IDS), fc.infiniteStream(deeds))
  .map(([ids, stream]) =>
    ids.map(participant => {
      const { value } = stream.next() as { value: readonly (readonly [ActKind, number])[] };
      return value.map(([kind, on]) => ({ participant, kind, on: dayAfterOpening(on) }));
    }),
  );

/** The stories' acts in a random order that keeps each story's own. */
export function interleaved(stories: readonly Story[]): fc.Arbitrary<DatedAct[]> {
  const turns = stories.flatMap((story, index) => story.map(() => index));
  return fc.shuffledSubarray(turns, { minLength: turns.length }).map(order => {
    const next = stories.map(() => 0);
    return order.flatMap(index => {
      const act = stories[index]?.[next[index] ?? 0];
      next[index] = (next[index] ?? 0) + 1;
      return act === undefined ? [] : [act];
    });
  });
}

export interface Shelf {
  readonly store?: LedgerStore;
  /** How many instruments bring the treaty into force. */
  readonly instruments?: number;
}

/** A ledger with IV-13, a dozen participants, and these acts, recorded in this order. */
export async function ledgerWith(
  acts: readonly DatedAct[],
  { store = new MemoryStore(), instruments = 3 }: Shelf = {},
): Promise<Ledger> {
  const ledger = new Ledger(store, { now: risingClock(), by: 'a test' });
  await ledger.define(definitionsFor(instruments), 'a test');
  for (const act of acts) await ledger.record(requestFor(act));
  return ledger;
}

/** The same act has the same id in every ledger, so that whole answers can be compared. */
export function requestFor(act: DatedAct): ActRequest {
  return { ...act, treaty: TREATY, id: idOf(act), notifiedOn: act.on };
}

export function idOf({ participant, kind }: DatedAct): string {
  return uuidv5(`${participant} ${kind}`, uuidv5.URL);
}

/** All that a reader can ask as of one day, but for the place in the log. */
export async function answers(
  ledger: Ledger,
  sight: { asOf: string; knownOn?: string; at?: number },
) {
  const { position, ...status } = await ledger.status(TREATY, sight);
  return {
    status,
    history: await ledger.history(TREATY, sight),
    actions: await ledger.actions(TREATY, { ...sight, from: '1990-12-18', to: sight.asOf }),
    paragraph: await ledger.paragraph(TREATY, sight),
  };
}

function definitionsFor(instruments: number): Definitions {
  const participants = shipped('participants.json').participants?.filter(({ id }) =>
    IDS.includes(id),
  );
  const treaties = shipped('treaties/IV-13.json').treaties?.map(treaty => ({
    ...treaty,
    entryIntoForce: {
      ...treaty.entryIntoForce,
      conditions: [{ kind: 'instruments', required: instruments }] as const,
    },
  }));
  return { participants, treaties };
}

const SHIPPED = new Map<string, Definitions>();

function shipped(name: string): Definitions {
  const known = SHIPPED.get(name);
  if (known !== undefined) return known;
  const text = readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
  const read = readDefinitions(text);
  if ('reason' in read) throw new Error(read.reason);
  SHIPPED.set(name, read.value);
  return read.value;
}

function dayAfterOpening(days: number): CalendarDate {
  return new Date(Date.UTC(1990, 11, 18 + days)).toISOString().slice(0, 10) as CalendarDate;
}

/** A second passes with every look at the clock. */
function risingClock(): () => Date {
  let seconds = 0;
  return () => {
    seconds += 1;
    return new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
  };
}
