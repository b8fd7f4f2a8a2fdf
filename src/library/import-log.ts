/** A log from its export: the same ids, times and hashes, in a ledger that has no entry yet. */
import { readLogLine } from '../exchange/log-lines.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { Inspection } from '../ledger/verify.ts';
import { usage } from './arguments.ts';

const BATCH = 1000;

/** Lines may be read more than once: first all are checked, then all are appended. */
export type Lines = () => AsyncIterable<string>;

/** @throws LedgerProblem naming the first line that is wrong; nothing is written before all are right. */
export async function importLog(store: LedgerStore, lines: Lines): Promise<number> {
  for await (const _ of checked(lines));
  let size = 0;
  let batch: SealedEntry[] = [];
  const flush = async () => {
    const appended = await store.append(batch, size);
    if (appended !== 'appended') throw repeatedId(size + 1);
    size += batch.length;
    batch = [];
  };
  for await (const sealed of checked(lines)) {
    batch.push(sealed);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
  return size;
}

async function* checked(lines: Lines): AsyncIterable<SealedEntry> {
  const inspection = new Inspection();
  let number = 0;
  let entries = 0;
  for await (const line of lines()) {
    number += 1;
    if (line.trim() === '') continue;
    const read = readLogLine(line);
    if ('reason' in read) throw badLine(number, read.reason);
    entries += 1;
    const { entry, canonical, leafHash } = read.sealed;
    const [fault] = inspection.faultsOf({ position: entry.position, canonical, leafHash }, entries);
    if (fault !== undefined) throw badLine(number, fault.what);
    yield read.sealed;
  }
  if (entries === 0) throw badLine(1, 'there is no entry in this file');
}

function badLine(line: number, reason: string) {
  return usage(
    'bad-log-line',
    `line ${line}: ${reason}`,
    'Nothing was imported. Export the log again; a line is never edited by hand.',
    { line, reason },
  );
}

function repeatedId(line: number) {
  return badLine(line, 'in the thousand entries from here, an id stands twice');
}
