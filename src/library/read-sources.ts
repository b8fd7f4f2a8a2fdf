/** What a question about a treaty needs to be read: its entries, the register's, and those of related treaties. */
import type { TreatyId } from '../domain/treaty-id.ts';
import { REGISTER } from '../ledger/entry.ts';
import { readEntries, readSealed } from '../ledger/read.ts';
import { readRelated } from '../ledger/read-related.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { Sources } from '../projections/question.ts';

export async function readSources(
  store: LedgerStore,
  id: TreatyId,
  upTo: number,
): Promise<Sources> {
  const treaty = await readSealed(store, { subject: id });
  const own = treaty.map(({ entry }) => entry).filter(entry => entry.position <= upTo);
  return {
    register: await readEntries(store, { subject: REGISTER }),
    treaty,
    related: await readRelated(store, own, upTo),
  };
}
