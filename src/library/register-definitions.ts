/** Definitions from a file, as drafts; what the ledger holds already in the same words is left out. */
import { v7 as uuidv7 } from 'uuid';
import type { Definitions } from '../exchange/definitions.ts';
import { type Draft, REGISTER } from '../ledger/entry.ts';
import { readEntries } from '../ledger/read.ts';
import { registerOf } from '../ledger/register-record.ts';
import { canonicalText } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { treatyRecord } from '../ledger/treaty-record.ts';

type Provenance = { readonly recordedBy: string; readonly source: string };

export async function definitionDrafts(
  store: LedgerStore,
  { participants = [], treaties = [], completeness = [] }: Definitions,
  { recordedBy, source }: Provenance,
): Promise<Draft[]> {
  const register = registerOf(await readEntries(store, { subject: REGISTER }));
  const drafts: Draft[] = [];
  const add = (draft: object) =>
    drafts.push({ id: uuidv7(), recordedBy, source, ...draft } as Draft);
  for (const definition of participants) {
    if (!same(register.get(definition.id), definition)) add({ type: 'participant', definition });
  }
  for (const definition of treaties) {
    const entries = await readEntries(store, { subject: definition.id });
    if (!same(treatyRecord(entries, null)?.definition, definition))
      add({ type: 'treaty', definition });
  }
  for (const declared of completeness) {
    const entries = await readEntries(store, { subject: declared.treaty });
    if (treatyRecord(entries, null)?.completeTo !== declared.completeTo) {
      add({ type: 'completeness', ...declared });
    }
  }
  return drafts;
}

function same(one: object | undefined, other: object): boolean {
  return one !== undefined && canonicalText(one) === canonicalText(other);
}
