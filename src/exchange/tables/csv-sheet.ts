/** Reads the tables that the UN Treaty Collection gives as CSV: a heading row that begins with Participant, then rows. */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { LIMITS, type NoSheet } from './sheet.ts';
import { type RawRow, sheetOf, sheetReader } from './sheet-reader.ts';

export const readCsvSheet = sheetReader(text => {
  const long = longLine(text);
  if (long !== null) return { reason: LONG_ROW, line: long };
  const rows: RawRow[] = [];
  try {
    parse(text, {
      ...OPTIONS,
      on_record: (cells: string[], { lines }) => {
        rows.push({ cells, line: lines - lineEndsIn(cells) });
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return noSheet(error, rows);
    throw error;
  }
  return sheetOf(null, rows);
});

const ROW_LENGTH = (LIMITS.columns + 1) * LIMITS.cell;
const LONG_ROW = 'the row is too long for a table; does a quote in it never end?';

const OPTIONS: Options = {
  // Told, not found out: csv-parse would take the first line end it meets for the only one.
  record_delimiter: '\n',
  relax_column_count: true,
  max_record_size: ROW_LENGTH,
  // The heading, the rows, and one more that is too many.
  to: LIMITS.rows + 2,
};

/** csv-parse leaves delimiters out of the size of a row: millions of them would be millions of cells. */
function longLine(text: string): number | null {
  for (let start = 0, line = 1; start < text.length; line += 1) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end + 1;
    if (next - start > 2 * ROW_LENGTH) return line;
    start = next;
  }
  return null;
}

/** csv-parse names the line on which a row ends. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((ends, cell) => ends + cell.split('\n').length - 1, 0);
}

const REASONS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that is opened in this row never ends',
  CSV_MAX_RECORD_SIZE: LONG_ROW,
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote; a quote inside a cell is written twice',
  INVALID_OPENING_QUOTE: 'a quote stands in a cell that does not begin with one',
};

function noSheet(error: CsvError, rows: readonly RawRow[]): NoSheet {
  const reason = REASONS[error.code] ?? `it is no CSV (${error.code})`;
  // Of a row without end, csv-parse names the line it had come to.
  const isEndless = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE'].includes(error.code);
  return { reason, line: isEndless ? lineAfter(rows.at(-1)) : Number(error['lines']) };
}

function lineAfter(row: RawRow | undefined): number {
  return row === undefined ? 1 : row.line + lineEndsIn(row.cells) + 1;
}
