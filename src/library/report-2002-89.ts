/** The first real case: the state of IV-13 as the report E/CN.4/2002/89 of 20 December 2001 gives it. */
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { ActId } from '../domain/act.ts';
import { readAnnexTable } from '../exchange/annex-table.ts';
import { readJson } from '../exchange/json-text.ts';
import { actKind, calendarDate, participantId, treatyId } from '../exchange/scalars.ts';
import type { Draft } from '../ledger/entry.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { Ledger } from './ledger.ts';
import type { LedgerSettings } from './ledger-reader.ts';
import { recordAll } from './record-all.ts';
import { shippedText, shippedTreaties } from './shipped.ts';

const FOLDER = 'E-CN.4-2002-89/';

const reportFile = z.strictObject({
  about: z.string(),
  document: z.string(),
  issuedOn: calendarDate,
  treaty: treatyId,
  annex: z.strictObject({ file: z.string(), asOf: calendarDate }),
  furtherActs: z.array(
    z.strictObject({
      participant: participantId,
      kind: actKind,
      doneOn: calendarDate,
      source: z.string(),
      note: z.string(),
    }),
  ),
  completeTo: z.strictObject({ on: calendarDate, source: z.string() }),
});

/** Records the treaty, the 32 acts of the annex, Uruguay's accession, and the day the report speaks for. */
export async function recordReport(store: LedgerStore, settings: LedgerSettings): Promise<void> {
  const read = readJson(shippedText(`${FOLDER}report.json`), reportFile);
  if ('reason' in read) throw new Error(`the shipped report is wrong: ${read.reason}`);
  const ledger = new Ledger(store, settings);
  for (const definitions of shippedTreaties([read.value.treaty])) {
    await ledger.define(definitions, 'the treaty definitions shipped with treaty-ledger');
  }
  const drafts = await reportDrafts(ledger, read.value, settings.by);
  await recordAll(store, drafts, settings);
}

async function reportDrafts(
  ledger: Ledger,
  report: z.infer<typeof reportFile>,
  recordedBy: string,
): Promise<Draft[]> {
  const { document, treaty, issuedOn: notifiedOn, annex, furtherActs, completeTo } = report;
  const { register, record } = await ledger.view(treaty, { asOf: annex.asOf });
  const context = { register, treaty: record.definition, asOf: annex.asOf };
  const table = readAnnexTable(shippedText(FOLDER + annex.file), context);
  if (table.unreadable.length > 0) throw new Error('the shipped annex has unreadable cells');
  const shared = { treaty, recordedBy, notifiedOn };
  const printed = table.acts.map(({ participant, kind, doneOn, line, name }) => {
    const source = `${document}, annex, row ${line - 1} (${name})`;
    return {
      type: 'act',
      id: uuidv7() as ActId,
      participant,
      kind,
      doneOn,
      source,
      ...shared,
    } as const;
  });
  return [
    ...printed,
    ...furtherActs.map(act => ({ type: 'act', id: uuidv7(), ...act, ...shared }) as const),
    {
      type: 'completeness',
      id: uuidv7(),
      completeTo: completeTo.on,
      source: completeTo.source,
      ...shared,
    },
  ];
}
