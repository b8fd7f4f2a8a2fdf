/**
 * Comma-separated values after RFC 4180: a header, lines that end in CR LF, no byte order mark. A cell that a
 * spreadsheet would take for a formula is written with an apostrophe before it, so that opening a file runs nothing.
 */
import { stringify } from 'csv-stringify/sync';
import type { Column } from '../columns.ts';
import { runsOf, type Table, type Text } from '../document.ts';

const RFC_4180 = { record_delimiter: '\r\n', escape_formulas: true } as const;

export function csvForm<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvHeader(columns) + csvRows(columns, rows);
}

export function csvHeader<Row>(columns: readonly Column<Row>[]): string {
  return stringify([columns.map(({ name }) => name)], RFC_4180);
}

/** Null and the empty text are both an empty cell. */
export function csvRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return stringify(
    rows.map(row => columns.map(({ cell }) => cell(row))),
    RFC_4180,
  );
}

/** A table as it is printed, its marks as plain letters: "14 Nov 1995 a". The numbers of notes, which it lacks, are left out. */
export function tableCsv({ headings, rows }: Pick<Table, 'headings' | 'rows'>): string {
  return stringify(
    [headings, ...rows].map(cells => cells.map(unraised)),
    RFC_4180,
  );
}

function unraised(text: Text): string {
  const runs = runsOf(text).map(run =>
    typeof run === 'string' ? run : run.raised.replace(/[0-9, ]/g, ''),
  );
  return runs.join('').trim();
}
