/** The entries of the treaties on which a treaty's own articles depend, and of those on which these depend. */
import type { TreatyId } from '../domain/treaty-id.ts';
import type { Entry } from './entry.ts';
import { readEntries } from './read.ts';
import type { LedgerStore } from './store.ts';
import { treatyRecord } from './treaty-record.ts';
import { treatiesReferredTo } from './treaty-state.ts';

/** @param entries of the treaty to begin with. @param upTo the last position to be looked at. */
export async function readRelated(
  store: LedgerStore,
  entries: readonly Entry[],
  upTo: number,
): Promise<Map<TreatyId, Entry[]>> {
  return readReferredTo(store, referredTo(entries), upTo);
}

/** @param ids of the treaties that are referred to. @param upTo the last position to be looked at. */
export async function readReferredTo(
  store: LedgerStore,
  ids: readonly TreatyId[],
  upTo: number,
): Promise<Map<TreatyId, Entry[]>> {
  return reachedFrom(ids, async id =>
    (await readEntries(store, { subject: id })).filter(one => one.position <= upTo),
  );
}

/** @param read gives the entries of a treaty, each treaty being asked for once. */
export async function relatedBy(
  entries: readonly Entry[],
  read: (id: TreatyId) => Promise<Entry[]>,
): Promise<Map<TreatyId, Entry[]>> {
  return reachedFrom(referredTo(entries), read);
}

async function reachedFrom(
  ids: readonly TreatyId[],
  read: (id: TreatyId) => Promise<Entry[]>,
): Promise<Map<TreatyId, Entry[]>> {
  const found = new Map<TreatyId, Entry[]>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    const own = await read(id);
    found.set(id, own);
    waiting.push(...referredTo(own));
  }
  return found;
}

export function referredTo(entries: readonly Entry[]): TreatyId[] {
  const definition = treatyRecord(entries, null)?.definition;
  return definition === undefined ? [] : treatiesReferredTo(definition);
}
