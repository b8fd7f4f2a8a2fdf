/** One participant across all treaties of a ledger: each treaty is read once, also where others refer to it. */
import type { TreatyId } from '../domain/treaty-id.ts';
import { REGISTER } from '../ledger/entry.ts';
import { readEntries, readSealed } from '../ledger/read.ts';
import { relatedBy } from '../ledger/read-related.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { type ParticipantView, participantView } from '../projections/participant.ts';
import {
  type Coordinates,
  type TreatyView,
  viewRegister,
  viewTreaty,
} from '../projections/question.ts';
import { participantFrom } from './arguments.ts';

/**
 * @param text its id, or any name it bore.
 * @throws LedgerProblem where nobody, or more than one, is called so at the coordinates.
 */
export async function participantAcross(
  store: LedgerStore,
  text: string,
  coordinates: Coordinates,
): Promise<ParticipantView> {
  const register = await readEntries(store, { subject: REGISTER });
  const view = viewRegister(register, coordinates);
  const participant = participantFrom(view.register, text, coordinates.asOf);
  const treaties = await readTreaties(store, coordinates.position);
  const entriesOf = async (id: TreatyId) => (treaties.get(id) ?? []).map(({ entry }) => entry);
  const views: TreatyView[] = [];
  for (const [id, treaty] of treaties) {
    const related = await relatedBy(await entriesOf(id), entriesOf);
    const seen = viewTreaty({ register, treaty, related }, coordinates);
    // At an earlier position the log may not define the treaty yet.
    if (seen !== null) views.push(seen);
  }
  return participantView(view, participant, views);
}

/** The entries of every treaty up to a place in the log. */
async function readTreaties(
  store: LedgerStore,
  upTo: number,
): Promise<Map<TreatyId, readonly SealedEntry[]>> {
  const treaties = new Map<TreatyId, readonly SealedEntry[]>();
  for (const { subject } of await store.lastEntries(upTo)) {
    if (subject === REGISTER) continue;
    const sealed = await readSealed(store, { subject });
    const known = sealed.filter(({ entry }) => entry.position <= upTo);
    treaties.set(subject, known);
  }
  return treaties;
}
