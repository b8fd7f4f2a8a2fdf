/** A law over random histories: a participant's row in a treaty is the row of that treaty's own table. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { LedgerProblem } from '../../src/ledger/problem.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedTreaties } from '../../src/library/shipped.ts';
import {
  anyDay,
  anyHistory,
  type DatedAct,
  interleaved,
  ledgerWith,
  TREATY,
} from '../support/histories.ts';

const PROTOCOL = 'IV-13-a';

/** Waits for the convention itself. */
const protocol = (shippedTreaties([TREATY])[0]?.treaties ?? []).map(
  (model): TreatyDefinition => ({
    ...model,
    id: PROTOCOL as TreatyId,
    entryIntoForce: {
      ...model.entryIntoForce,
      conditions: [{ kind: 'instruments', required: 1 }],
      notBeforeTreaty: TREATY as TreatyId,
    },
  }),
);

const someActs = anyHistory.chain(interleaved);

const anyQuestion = fc.record({
  asOf: anyDay,
  knownOn: fc.option(anyDay, { nil: undefined }),
  /** Part of the log, from its beginning. */
  part: fc.option(fc.double({ min: 0.5, max: 1, noNaN: true }), { nil: undefined }),
  ceasedOn: fc.option(anyDay, { nil: undefined }),
});

it('each row is that of the treaty’s table at the same coordinates, and none is left out', () =>
  fc.assert(
    fc.asyncProperty(someActs, someActs, anyQuestion, async (acts, more, question) => {
      const { asOf, knownOn, part, ceasedOn } = question;
      const ledger = await ledgerWith(acts);
      await ledger.define({ treaties: protocol }, 'a test');
      for (const act of more) await ledger.record(towardsProtocol(act));
      for (const { participant } of acts.slice(0, 3)) await leaves(ledger, participant);
      if (ceasedOn !== undefined) await ceases(ledger, acts[0]?.participant ?? 'EGY', ceasedOn);
      const at = part === undefined ? undefined : Math.ceil((await ledger.size()) * part);
      const sight = { asOf, ...(knownOn && { knownOn }), ...(at && { at }) };
      const rows = await rowsOfTables(ledger, sight);
      for (const id of (await ledger.register()).keys()) {
        const own = rows.filter(({ participant }) => participant.id === id);
        const known = await ledger.participant(id, sight).catch(unknown);
        expect(known?.treaties ?? []).toEqual(own.map(({ participant, ...row }) => row));
        for (const { participant } of own) expect(known?.participant).toMatchObject(participant);
      }
    }),
    { numRuns: 60 },
  ));

async function rowsOfTables(ledger: Ledger, sight: { asOf: string; at?: number }) {
  const tables = [];
  for (const id of [TREATY, PROTOCOL]) {
    const table = await ledger.status(id, sight).catch(unknown);
    tables.push(...(table?.rows.map(row => ({ treaty: table.treaty, ...row })) ?? []));
  }
  return tables;
}

function towardsProtocol({ participant, kind, on }: DatedAct) {
  return { participant, kind, on, treaty: PROTOCOL, notifiedOn: on };
}

/** Where that is lawful. */
async function leaves(ledger: Ledger, participant: string): Promise<void> {
  const on = '2000-06-15';
  const act = { kind: 'denunciation', treaty: TREATY, participant, on, notifiedOn: on };
  await ledger.record(act).catch(refused);
}

async function ceases(ledger: Ledger, id: string, on: CalendarDate): Promise<void> {
  const event = { participant: id as never, event: 'ceased', on, source: 'a test' } as const;
  await ledger.define({ participantEvents: [event] }, 'a test');
}

function refused(error: unknown): void {
  if (!(error instanceof LedgerProblem && error.category === 'refused')) throw error;
}

/** Early in the log neither the treaty nor the participant may be there. */
function unknown(error: unknown): null {
  if (error instanceof LedgerProblem && error.category === 'not-found') return null;
  throw error;
}
