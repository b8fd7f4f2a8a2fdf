/** Tables that leave the ledger as text, treaty by treaty: what is held in memory does not grow with the ledger. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { inOrderOfNumber } from '../domain/treaty-order.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { actList, type ListedAct } from '../projections/act-list.ts';
import { type PanelRow, type PanelYears, panelRows, yearOf } from '../projections/panel.ts';
import type { TreatyView } from '../projections/question.ts';
import { ACT_COLUMNS } from '../reports/act-columns.ts';
import { csvHeader, csvRows } from '../reports/forms/csv.ts';
import { PANEL_COLUMNS } from '../reports/panel-columns.ts';
import { treatyIdFrom, usage } from './arguments.ts';
import { cowCodes } from './cow-codes.ts';
import { type ActsExport, ALL, type PanelExport } from './export-requests.ts';
import type { LedgerReader } from './ledger-reader.ts';
import type { Sight } from './requests.ts';

export async function* exportedActs(
  ledger: LedgerReader,
  question: ActsExport,
): AsyncGenerator<string> {
  const { format = 'jsonl', treaties = [], onTreaty } = question;
  let begun = false;
  for await (const view of viewsOf(ledger, treaties, question)) {
    if (format === 'csv' && !begun) yield csvHeader(ACT_COLUMNS);
    begun = true;
    const acts = actList(view);
    yield format === 'csv' ? csvRows(ACT_COLUMNS, acts) : acts.map(jsonLine).join('');
    onTreaty?.(view, acts.length);
  }
}

/** One act, its keys in the order of the columns. */
function jsonLine(act: ListedAct): string {
  const cells = ACT_COLUMNS.map(({ name, cell }) => [name, cell(act)]);
  return `${JSON.stringify(Object.fromEntries(cells))}\n`;
}

/** So many rows make one piece of text. */
const PIECE = 2000;

export async function* exportedPanel(
  ledger: LedgerReader,
  question: PanelExport,
): AsyncGenerator<string> {
  const cowOn = cowCodes();
  let begun = false;
  for await (const view of viewsOf(ledger, namedTreaties(question), question)) {
    const years = yearsFrom(question, view);
    if (!begun) yield csvHeader(PANEL_COLUMNS);
    begun = true;
    let rows = 0;
    for (const piece of inPieces(panelRows(view, years, cowOn))) {
      yield csvRows(PANEL_COLUMNS, piece);
      rows += piece.length;
    }
    question.onTreaty?.(view, rows);
  }
}

function* inPieces(rows: Iterable<PanelRow>): Generator<PanelRow[]> {
  let piece: PanelRow[] = [];
  for (const row of rows) {
    piece.push(row);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}

function namedTreaties({ treaties }: PanelExport): readonly string[] {
  if (treaties.length > 0) return treaties;
  throw usage(
    'no-treaty-named',
    'a panel needs the treaties that it is to cover, and none is named',
    'Name treaties, such as IV-13, or all of them: treaty export panel all.',
  );
}

function yearsFrom({ from, to }: PanelExport, { asOf }: TreatyView): PanelYears {
  const years = { from: yearFrom('--from', from, asOf), to: yearFrom('--to', to, asOf) };
  if (from === undefined || to === undefined || from <= to) return years;
  throw usage(
    'bad-years',
    `--to ${to} is before --from ${from}`,
    'Give the earlier year as --from.',
  );
}

function yearFrom(option: string, year: number | undefined, asOf: CalendarDate): number | null {
  if (year === undefined) return null;
  const last = yearOf(asOf);
  if (Number.isInteger(year) && year >= 1 && year <= last) return year;
  throw usage(
    'bad-years',
    `${option} ${year} is no year from 1 to ${last}, the year of the day asked about`,
    'Give a year that has begun by then, or ask about a later day with --as-of.',
    { year, asOf },
  );
}

/**
 * The treaties in order of number, each at the same three coordinates, though somebody may be recording meanwhile.
 * What is wrong with the question is said before the first is given.
 */
async function* viewsOf(
  ledger: LedgerReader,
  wanted: readonly string[],
  { asOf, knownOn, at }: Sight,
): AsyncGenerator<TreatyView> {
  const everything = wanted.length === 0 || isAll(wanted);
  const inLedger = await ledger.treaties();
  if (inLedger.length === 0) throw noTreaty();
  let sight: Sight = {
    at: at ?? (await ledger.size()),
    ...(asOf !== undefined && { asOf }),
    ...(knownOn !== undefined && { knownOn }),
  };
  const ids = new Set((everything ? inLedger : wanted).map(treatyIdFrom));
  if (!everything) await checkEach(ledger, ids, sight);
  for (const id of inOrderOfNumber([...ids], one => one)) {
    const view = await ledger.view(id, sight).catch(everything ? notThereYet : rise);
    if (view === null) continue;
    sight = { ...sight, asOf: view.asOf };
    yield view;
  }
}

function isAll(wanted: readonly string[]): boolean {
  if (!wanted.includes(ALL)) return false;
  if (wanted.length === 1) return true;
  throw usage(
    'all-and-more',
    `${ALL} stands beside the names of treaties`,
    `Name the treaties, or write ${ALL} alone.`,
  );
}

/** Read twice rather than found missing when half of the file is written. */
async function checkEach(
  ledger: LedgerReader,
  ids: Iterable<TreatyId>,
  sight: Sight,
): Promise<void> {
  for (const id of ids) await ledger.view(id, sight);
}

/** Of all treaties, one that was defined later than the position asked about is left out. */
function notThereYet(error: unknown): null {
  if (error instanceof LedgerProblem && error.code === 'unknown-treaty') return null;
  throw error;
}

function rise(error: unknown): never {
  throw error;
}

function noTreaty(): LedgerProblem {
  return new LedgerProblem({
    category: 'not-found',
    code: 'no-treaty',
    message: 'this ledger holds no treaty yet, so there is nothing to export',
    hint: 'treaty register --shipped adds those that come with the project; treaty export without a word exports the log itself.',
  });
}
