/** The acts of a period across all treaties of a ledger: one treaty is in memory at a time, and its acts of the period. */
import { REGISTER } from '../ledger/entry.ts';
import { readEntries, readSealed } from '../ledger/read.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { type Coordinates, viewRegister, viewTreaty } from '../projections/question.ts';
import {
  type TallyView,
  type TreatyActions,
  tallyView,
  treatyActions,
} from '../projections/tally.ts';
import type { periodFrom } from './arguments.ts';

export async function actionsAcross(
  store: LedgerStore,
  period: ReturnType<typeof periodFrom>,
  coordinates: Coordinates,
): Promise<TallyView> {
  const register = await readEntries(store, { subject: REGISTER });
  const treaties: TreatyActions[] = [];
  for (const { subject } of await store.lastEntries(coordinates.position)) {
    if (subject === REGISTER) continue;
    const treaty = await readSealed(store, { subject });
    // Which acts were done depends on no other treaty; what they brought about is not asked.
    const view = viewTreaty({ register, treaty, related: new Map() }, coordinates);
    // At an earlier position the log may not define the treaty yet.
    if (view !== null) treaties.push(treatyActions(view, period));
  }
  return tallyView(viewRegister(register, coordinates), period, treaties);
}
