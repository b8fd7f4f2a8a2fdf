/** Published tables into the ledger, one after the other; each is recorded whole or not at all. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { isPrintable } from '../exchange/printable.ts';
import { readSheet } from '../exchange/tables/read-sheet.ts';
import type { NoSheet, Sheet } from '../exchange/tables/sheet.ts';
import { treatyOfFile } from '../exchange/tables/table-name.ts';
import { latestDayOnEarth } from '../ledger/desk.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { LedgerStore } from '../ledger/store.ts';
import type { Observation } from '../projections/observed.ts';
import { dateFrom, treatyIdFrom, usage, wellFormed } from './arguments.ts';
import { decoded } from './decoded.ts';
import type { LedgerSettings } from './ledger-reader.ts';
import { addTo, NOTHING_OBSERVED, reportOn } from './observation-report.ts';
import {
  type ObservedTable,
  observeTable,
  type Registered,
  registeredNow,
} from './observe-table.ts';
import type { ObserveRequest } from './requests.ts';
import type { TableFile } from './table-file.ts';

interface Run {
  readonly publishedOn: CalendarDate;
  /** For a single table whose file is not named after it. */
  readonly treaty: TreatyId | null;
  readonly by: string;
  readonly now: () => string;
  readonly dryRun: boolean;
  readonly registerUnknown: boolean;
  readonly allowLoss: boolean;
}

/** How many tables are done, and of how many. */
export type Progress = (done: number, total: number) => void;

/**
 * What is wrong with one table of several is told of it, and the others are recorded.
 * @throws LedgerProblem where the request cannot be understood, or nothing is recorded of the only table.
 */
export async function observe(
  store: LedgerStore,
  files: readonly TableFile[],
  request: ObserveRequest,
  { settings, progress = () => {} }: { settings: LedgerSettings; progress?: Progress },
): Promise<Observation> {
  const run = runOf(request, files, settings);
  if (!request.strict || run.dryRun) return observeAll(store, files, run, progress);
  const trial = await observeAll(store, files, { ...run, dryRun: true }, () => {});
  if (trial.unreadable.length === 0 && trial.stopped.length === 0) {
    return observeAll(store, files, run, progress);
  }
  return { ...trial, recorded: NOTHING_OBSERVED };
}

function runOf(
  {
    publishedOn,
    treaty,
    by,
    dryRun = false,
    registerUnknown = false,
    allowLoss = false,
  }: ObserveRequest,
  files: readonly TableFile[],
  settings: LedgerSettings,
): Run {
  if (files.length === 0) {
    throw usage(
      'no-tables',
      'there is no table here',
      'Name files, folders or archives of tables.',
    );
  }
  if (treaty !== undefined && files.length > 1) {
    throw usage(
      'one-treaty-many-tables',
      `--treaty names one treaty, and here are ${files.length} tables`,
      'Name each file after its treaty, such as 4-13.csv or IV-13.csv, and leave --treaty out.',
    );
  }
  const now = () => settings.now().toISOString();
  return {
    publishedOn: dayThatHasCome(publishedOn, now()),
    treaty: treaty === undefined ? null : treatyIdFrom(treaty),
    by: by === undefined ? settings.by : wellFormed(by, '--by'),
    now,
    dryRun,
    registerUnknown,
    allowLoss,
  };
}

function dayThatHasCome(text: string, now: string): CalendarDate {
  const day = dateFrom(text, '--published-on');
  if (day <= latestDayOnEarth(now)) return day;
  throw usage('day-has-come', `${inWords(day)} has not come yet`, 'Check the year.');
}

async function observeAll(
  store: LedgerStore,
  files: readonly TableFile[],
  run: Run,
  progress: Progress,
): Promise<Observation> {
  let registered = await registeredNow(store);
  let seen = reportOn(run);
  const taken = new Map<string, string>();
  for (const [done, file] of files.entries()) {
    try {
      refuseSecond(file.file, taken);
      const observed = await observeFile(store, file, run, registered);
      taken.set(observed.treaty, file.file);
      seen = addTo(seen, file.file, observed, run);
      if (!run.dryRun) registered = observed.registered;
    } catch (error) {
      if (!(error instanceof LedgerProblem) || files.length === 1 || isOfTheLedger(error))
        throw error;
      const { code, message, hint } = error;
      seen = { ...seen, stopped: [...seen.stopped, { file: file.file, code, message, hint }] };
    }
    progress(done + 1, files.length);
  }
  return seen;
}

/** Two tables of one treaty on one day would undo each other. */
function refuseSecond(file: string, taken: ReadonlyMap<string, string>): void {
  const treaty = treatyOfFile(file);
  const before = treaty === null ? undefined : taken.get(treaty);
  if (before === undefined) return;
  throw usage(
    'second-table',
    `${file} is of ${treaty}, as ${before} is: of one day there is one table`,
    'Leave one of the two out.',
  );
}

/** What would stop every other table too. */
function isOfTheLedger({ category }: LedgerProblem): boolean {
  return category === 'damage' || category === 'not-allowed' || category === 'failure';
}

async function observeFile(
  store: LedgerStore,
  { file, bytes }: TableFile,
  run: Run,
  registered: Registered,
): Promise<ObservedTable> {
  const treaty = run.treaty ?? treatyOfFile(file);
  if (treaty === null) {
    throw usage(
      'unnamed-table',
      `the name of ${file} does not say which treaty the table is of`,
      'Name it after its treaty, such as 4-13.csv or IV-13.csv, or give --treaty.',
    );
  }
  const { publishedOn, by } = run;
  const evidence = {
    file: wellFormed(shortName(file), 'the name of the file'),
    treaty,
    publishedOn,
    by,
  };
  return observeTable(store, sheetIn(file, bytes), evidence, { ...run, registered });
}

function sheetIn(file: string, bytes: Buffer): Sheet {
  const text = decoded(bytes);
  const read = typeof text === 'string' ? readSheet(text, file) : text;
  if (!('rows' in read)) throw unreadableTable(file, read);
  const garbled = read.rows.find(({ name }) => name !== '' && !isPrintable(name));
  const headings = read.headings.filter(heading => heading !== '');
  if (garbled === undefined && headings.every(isPrintable)) return read;
  const reason = 'a name or heading holds a character that cannot be printed on a line';
  throw unreadableTable(file, { reason, line: garbled?.line ?? 1 });
}

function unreadableTable(file: string, { reason, line }: NoSheet): LedgerProblem {
  return usage(
    'unreadable-table',
    `${file} is no table that can be read: line ${line}: ${reason}`,
    'Nothing of it was recorded. Mend the file, or take the table from its source again.',
  );
}

/** Without folders: the same table of the same day is the same evidence wherever it lay. */
function shortName(file: string): string {
  return file.replace(/^.*[/\\:]/, '');
}
