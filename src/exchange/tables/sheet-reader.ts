/** What every reader of tables holds to, whatever its form: which text is fit to be read, and which rows make a sheet. */
import type { NoSheet, SheetReading, SheetRow } from './sheet.ts';
import { LIMITS } from './sheet.ts';
import { plainCell, plainName } from './superscripts.ts';

/** A row as a file gives it, the heading among them; its cells may still bear markup. */
export interface RawRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Gives the reader only text that it can survive, lines ended as on Unix; the byte order mark is gone by then. */
export function sheetReader(read: (text: string) => SheetReading): (text: string) => SheetReading {
  return text => {
    if (text.length > LIMITS.file) return { reason: LONG_FILE, line: 1 };
    const plain = text.replaceAll('\r\n', '\n').replace(/\r+/g, run => '\n'.repeat(run.length));
    return unfit(plain) ?? read(plain);
  };
}

/** Line of a place in a text, from one. */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < index; end = text.indexOf('\n', end + 1)) {
    line += 1;
  }
  return line;
}

/** The first row is the heading. Rows without any text are no rows. */
export function sheetOf(title: string | null, rows: readonly RawRow[]): SheetReading {
  const [heading, ...body] = rows.filter(({ cells }) => cells.some(cell => cell.trim() !== ''));
  if (heading === undefined) return { reason: 'the file holds no table', line: 1 };
  const [first = '', ...headings] = heading.cells.map(plainCell);
  if (!isParticipant(first)) return { reason: noHeading(first), line: heading.line };
  const tooMuch = overLimits(heading, body);
  if (tooMuch !== null) return tooMuch;
  if (title !== null && title.length > LIMITS.cell) return { reason: LONG_CELL, line: 1 };
  const read = body.map(({ line, cells: [name = '', ...cells] }): SheetRow => {
    const printed = headings.map((_, index) => plainCell(cells[index] ?? ''));
    return { line, name: plainName(name), cells: printed };
  });
  const long = read.find(({ name }) => name.length > LIMITS.name);
  if (long !== undefined) return { reason: LONG_NAME, line: long.line };
  return { title: plainName(title ?? '') || null, headings, rows: read };
}

/** The heading of the first column, in English as in French. */
export function isParticipant(heading: string): boolean {
  return /^participants?$/i.test(heading.trim());
}

const LONG_FILE = `the file is longer than ${LIMITS.file} characters`;
const LONG_CELL = `a cell is longer than ${LIMITS.cell} characters`;
const LONG_NAME = `a name is longer than ${LIMITS.name} characters`;
export const MANY_COLUMNS = `there are more than ${LIMITS.columns} columns`;
export const MANY_ROWS = `there are more than ${LIMITS.rows} rows`;

function noHeading(first: string): string {
  return `the table begins with the heading ${JSON.stringify(first.slice(0, 40))}, not Participant`;
}

function unfit(text: string): NoSheet | null {
  if (text.trim() === '') return { reason: 'the file is empty', line: 1 };
  const nul = text.indexOf('\0');
  if (nul >= 0) return { reason: 'the file is no text: it has a NUL', line: lineAt(text, nul) };
  // With the flag u, only a half without its other half is a surrogate.
  const half = text.isWellFormed() ? -1 : text.search(/\p{Surrogate}/u);
  return half < 0
    ? null
    : { reason: 'half a character: the text is damaged', line: lineAt(text, half) };
}

function overLimits(heading: RawRow, body: readonly RawRow[]): NoSheet | null {
  const tooMany = body[LIMITS.rows];
  if (tooMany !== undefined) return { reason: MANY_ROWS, line: tooMany.line };
  for (const { line, cells } of [heading, ...body]) {
    if (cells.length > LIMITS.columns + 1) return { reason: MANY_COLUMNS, line };
    if (cells.some(cell => cell.length > LIMITS.cell)) return { reason: LONG_CELL, line };
    const stray = cells.slice(heading.cells.length).find(cell => cell.trim() !== '');
    if (stray !== undefined) return { reason: noColumn(stray), line };
  }
  return null;
}

function noColumn(stray: string): string {
  return `no heading stands over ${JSON.stringify(stray.trim().slice(0, 40))}`;
}
