/** The treaties that ask their parties for another one first: what is taken from that one may leave them without it. */
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import type { Draft, Entry } from './entry.ts';
import { readEntries } from './read.ts';
import { readReferredTo } from './read-related.ts';
import type { LedgerStore } from './store.ts';

export interface Protocols {
  readonly protocols: readonly TreatyId[];
  /** Their entries, and those of all the treaties that they refer to. */
  readonly related: ReadonlyMap<TreatyId, readonly Entry[]>;
}

/** @param upTo the last position to be looked at. */
export async function readProtocols(
  store: LedgerStore,
  drafts: readonly Draft[],
  upTo: number,
): Promise<Protocols> {
  const touched = new Set(drafts.flatMap(takenFrom));
  // A new act takes nothing away, and is not to wait for all definitions to be read.
  if (touched.size === 0) return { protocols: [], related: new Map() };
  const definitions = new Map<TreatyId, TreatyDefinition>();
  for (const entry of await readEntries(store, { type: 'treaty' })) {
    if (entry.type !== 'treaty' || entry.position > upTo) continue;
    definitions.set(entry.definition.id, entry.definition);
  }
  const asking = [...definitions.values()].filter(({ parent }) =>
    parent?.treaties.some(id => touched.has(id)),
  );
  const protocols = asking.map(({ id }) => id);
  return { protocols, related: await readReferredTo(store, protocols, upTo) };
}

function takenFrom(draft: Draft): TreatyId[] {
  return draft.type === 'correction' || draft.type === 'retraction' ? [draft.treaty] : [];
}
