/** A log from its export: the same ids, times and hashes, in a ledger that has no entry yet. */
import { readLogLine } from '../exchange/log-lines.ts';
import type { SealedEntry } from '../ledger/seal.ts';
import type { LedgerStore } from '../ledger/store.ts';
import { Inspection } from '../ledger/verify.ts';
import { usage } from './arguments.ts';

/**
 * @param batch how many entries are appended at a time. A store that others can see takes all at once; one that
 *   is built aside may take them in parts, and is thrown away where a line is wrong.
 * @throws LedgerProblem naming the first line that is wrong.
 */
export async function importLog(
  store: LedgerStore,
  lines: AsyncIterable<string>,
  batch: number,
): Promise<void> {
  let size = 0;
  let waiting: SealedEntry[] = [];
  const flush = async () => {
    const appended = await store.append(waiting, size);
    if (appended === 'id-taken') throw badLine(size + 1, 'an id stands twice, here or further on');
    if (appended === 'log-moved-on') throw notEmpty();
    size += waiting.length;
    waiting = [];
  };
  for await (const sealed of checked(lines)) {
    waiting.push(sealed);
    if (waiting.length === batch) await flush();
  }
  await flush();
}

async function* checked(lines: AsyncIterable<string>): AsyncIterable<SealedEntry> {
  const inspection = new Inspection();
  let number = 0;
  let entries = 0;
  for await (const line of lines) {
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

function notEmpty() {
  return usage(
    'ledger-exists',
    'somebody has recorded in this ledger meanwhile',
    'Nothing was imported. Import into a file that does not exist yet.',
  );
}
