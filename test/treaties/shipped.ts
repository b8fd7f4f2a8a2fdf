/** The treaties that come with the project, with their own acts and those of the published tables. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Act, ActId } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Participant, Register } from '../../src/domain/participant.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { type Definitions, readDefinitions } from '../../src/exchange/definitions.ts';
import type { TreatyRecord } from '../../src/ledger/treaty-record.ts';
import { stateOf, type TreatyState } from '../../src/ledger/treaty-state.ts';
import { actsIn, fileOf } from '../support/published-tables.ts';
import { archives } from '../support/untc.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

function definitionsIn(name: string): Definitions {
  const read = readDefinitions(readFileSync(new URL(name, FIXTURES), 'utf8'));
  if ('reason' in read) throw new Error(`${name}: ${read.reason}`);
  return read.value;
}

export const register: Register = new Map(
  (definitionsIn('participants.json').participants ?? []).map((one: Participant) => [one.id, one]),
);

export interface Shipped {
  readonly definition: TreatyDefinition;
  /** The acts that the file itself restores. */
  readonly own: readonly Act[];
}

export const shipped: readonly Shipped[] = readdirSync(new URL('treaties/', FIXTURES))
  .filter(name => name.endsWith('.json'))
  .map(name => {
    const { treaties = [], acts = [] } = definitionsIn(`treaties/${name}`);
    const [definition] = treaties;
    if (definition === undefined) throw new Error(`${name} defines no treaty`);
    const own = acts.map((act, index) => {
      const { source, note, notifiedOn, ...done } = act;
      return { id: `${act.treaty} restored ${index}` as ActId, ...done } as Act;
    });
    return { definition, own };
  });

const last = archives().at(-1);

if (last === undefined) {
  console.info('skipped: no published tables stand beside the checkout (../shared/data/untc)');
}

/** The day of the last archive, or null where there is none. */
export const tablesOf = (last?.day ?? null) as CalendarDate | null;

/** Whether a published table of the treaty is at hand. */
export function hasTable(treaty: TreatyId): boolean {
  return [...(last?.tables.keys() ?? [])].some(name => name.endsWith(`/${fileOf(treaty)}`));
}

export function actsOf({ definition, own }: Shipped): Act[] {
  const table = [...(last?.tables ?? [])].find(([name]) =>
    name.endsWith(`/${fileOf(definition.id)}`),
  )?.[1];
  if (table === undefined || last === undefined) return [...own];
  const day = last.day as CalendarDate;
  const printed = actsIn(table, { treaty: definition.id, day, register });
  return [...own, ...printed.filter(act => !own.some(other => isSame(act, other)))];
}

/**
 * A table shows the last consent only; the file tells the earlier ones too, and may tell the last one again.
 * It prints acts of the two Yemens in the row of the Yemen that they became.
 */
function isSame(printed: Act, restored: Act): boolean {
  const authors = [
    printed.participant,
    ...(register.get(printed.participant)?.began?.predecessors ?? []),
  ];
  return (
    authors.includes(restored.participant) &&
    printed.kind === restored.kind &&
    printed.doneOn === restored.doneOn
  );
}

const records = new Map<TreatyId, TreatyRecord>(
  shipped.map(one => [
    one.definition.id,
    {
      definition: one.definition,
      acts: actsOf(one).map(
        act =>
          ({
            act,
            corrections: [],
            retraction: null,
            publications: [],
            wasPrinted: false,
          }) as never,
      ),
      completeTo: null,
      events: [],
      headings: null,
    },
  ]),
);

export function stateOn(treaty: TreatyId, asOf: string): TreatyState {
  const record = records.get(treaty);
  if (record === undefined) throw new Error(`${treaty} is not shipped`);
  return stateOf({ record, register, related: records }, asOf as CalendarDate);
}
