/** Ledgers in memory with the register and with treaties that come with the project, or that a test makes of them. */
import type { Definitions } from '../../src/exchange/definitions.ts';
import { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants, shippedTreaties } from '../../src/library/shipped.ts';
import { MemoryStore } from '../../src/store/memory.ts';

/** A clock that stands still: the ledger's "today" is 1 May 2026. */
const NOW = new Date('2026-05-01T12:00:00Z');

export async function shippedLedger(...ids: readonly string[]): Promise<Ledger> {
  return ledgerOf(shippedParticipants(), ...shippedTreaties(ids));
}

export async function ledgerOf(...definitions: readonly Definitions[]): Promise<Ledger> {
  const ledger = new Ledger(new MemoryStore(), { now: () => NOW, by: 'a test' });
  for (const one of definitions) await ledger.define(one, 'a test');
  return ledger;
}
