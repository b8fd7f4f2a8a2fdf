/** Definitions, checked, as drafts; what the ledger holds already in the same words is left out. */
import { v7 as uuidv7 } from 'uuid';
import { type Definitions, definitions } from '../exchange/definitions.ts';
import { issuesOf } from '../exchange/json-text.ts';
import {
  type Draft,
  type Entry,
  type Matter,
  type Provenance,
  REGISTER,
  type Subject,
} from '../ledger/entry.ts';
import { participantEvents, standingEvents, treatyEvents } from '../ledger/events.ts';
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
  const { participants = [], treaties = [], acts = [], completeness = [] } = read.data;
  const { treatyEvents: ofTreaties = [], participantEvents: ofParticipants = [] } = read.data;
  const drafts: Draft[] = [];
  const add = (matter: Matter & Partial<Provenance>) =>
    drafts.push({ id: uuidv7(), recordedBy, source, ...matter });
  const entriesOf = readOnce(store);
  const register = await entriesOf(REGISTER);
  for (const definition of participants) {
    if (!same(definedIn(register).get(definition.id), definition)) {
      add({ type: 'participant', definition });
    }
  }
  for (const event of ofParticipants) {
    if (!says(standingEvents(participantEvents(register)), event))
      add({ type: 'participant-event', ...event });
  }
  for (const definition of treaties) {
    const record = treatyRecord(await entriesOf(definition.id), null);
    if (!same(record?.definition, definition)) add({ type: 'treaty', definition });
  }
  for (const event of ofTreaties) {
    const known = standingEvents(treatyEvents(await entriesOf(event.treaty)));
    if (!says(known, event)) add({ type: 'treaty-event', ...event });
  }
  for (const act of acts) {
    if (!says(await entriesOf(act.treaty), act)) add({ type: 'act', ...act });
  }
  for (const declared of completeness) {
    const record = treatyRecord(await entriesOf(declared.treaty), null);
    if (record?.completeTo !== declared.completeTo) add({ type: 'completeness', ...declared });
  }
  return drafts;
}

/** As defined, whatever befell them since. */
function definedIn(entries: readonly Entry[]) {
  return registerOf(entries.filter(({ type }) => type === 'participant'));
}

function readOnce(store: LedgerStore) {
  const known = new Map<Subject, readonly Entry[]>();
  return async (subject: Subject) => {
    const entries = known.get(subject) ?? (await readEntries(store, { subject }));
    known.set(subject, entries);
    return entries;
  };
}

/** Whether an entry says all that is given here, so that registering a file twice records it once. */
function says(entries: readonly Entry[], given: object): boolean {
  return entries.some(entry => {
    const known = entry as unknown as Record<string, unknown>;
    return Object.entries(given).every(
      ([key, value]) => canonicalText({ value }) === canonicalText({ value: known[key] ?? null }),
    );
  });
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
