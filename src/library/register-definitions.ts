/** Definitions, checked, as drafts; what the ledger holds already in the same words is left out. */
import { v7 as uuidv7 } from 'uuid';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Definitions, definitions } from '../exchange/definitions.ts';
import { issuesOf } from '../exchange/json-text.ts';
import { type Draft, type Matter, REGISTER } from '../ledger/entry.ts';
import { readEntries } from '../ledger/read.ts';
import { registerOf } from '../ledger/register-record.ts';
import { canonicalText } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { treatyRecord } from '../ledger/treaty-record.ts';
import { usage } from './arguments.ts';

type From = { readonly recordedBy: string; readonly source: string };

export async function definitionsFrom(
  store: LedgerStore,
  given: Definitions,
  { recordedBy, source }: From,
): Promise<Draft[]> {
  const read = definitions.safeParse(given);
  if (!read.success) throw badDefinitions(issuesOf(read.error, null));
  const { participants = [], treaties = [], completeness = [] } = read.data;
  const register = registerOf(await readEntries(store, { subject: REGISTER }));
  const drafts: Draft[] = [];
  const add = (matter: Matter & { source?: string; notifiedOn?: CalendarDate }) =>
    drafts.push({ id: uuidv7(), recordedBy, source, ...matter });
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

export function badDefinitions(reason: string) {
  return usage(
    'bad-definitions',
    reason,
    'Nothing was recorded. Mend the definitions and try again.',
  );
}

function same(one: object | undefined, other: object): boolean {
  return one !== undefined && canonicalText(one) === canonicalText(other);
}
