/** Reads the tables that the UN Treaty Collection gives as CSV: a heading row that begins with Participant, then rows. */
import { type CastingFunction, CsvError, type Options, parse } from 'csv-parse/sync';
import { LIMITS, type NoSheet } from './sheet.ts';
import { MANY_COLUMNS, type RawRow, sheetOf, sheetReader } from './sheet-reader.ts';

export const readCsvSheet = sheetReader(text => {
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
    if (error instanceof ManyColumns) return { reason: MANY_COLUMNS, line: error.line };
    if (error instanceof CsvError) return noSheet(error, rows);
    throw error;
  }
  return sheetOf(null, rows);
});

/** Thrown out of the middle of a row: a row of a million columns would else be read to its end. */
class ManyColumns extends Error {
  readonly line: number;
  constructor(line: number) {
    super(MANY_COLUMNS);
    this.line = line;
  }
}

const cast: CastingFunction = (cell, { index, lines }) => {
  if (Number(index) > LIMITS.columns) throw new ManyColumns(lines);
  return cell;
};

const OPTIONS: Options = {
  cast,
  // Told, not found out: csv-parse would take the first line end it meets for the only one.
  record_delimiter: '\n',
  relax_column_count: true,
  max_record_size: (LIMITS.columns + 1) * LIMITS.cell,
  // The heading, the rows, and one more that is too many.
  to: LIMITS.rows + 2,
};

/** csv-parse names the line on which a row ends. */
function lineEndsIn(cells: readonly string[]): number {
  return cells.reduce((ends, cell) => ends + cell.split('\n').length - 1, 0);
}

const REASONS: Partial<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote that is opened in this row never ends',
  CSV_INVALID_CLOSING_QUOTE: 'text follows a closing quote; a quote inside a cell is written twice',
  INVALID_OPENING_QUOTE: 'a quote stands in a cell that does not begin with one',
  CSV_MAX_RECORD_SIZE: 'a row is too long for a table',
};

function noSheet(error: CsvError, rows: readonly RawRow[]): NoSheet {
  const reason = REASONS[error.code] ?? `it is no CSV (${error.code})`;
  if (error.code !== 'CSV_QUOTE_NOT_CLOSED') return { reason, line: Number(error['lines']) };
  // csv-parse names the end of the file; the quote was opened in the row after the last that was read.
  const last = rows.at(-1);
  return { reason, line: last === undefined ? 1 : last.line + lineEndsIn(last.cells) + 1 };
}
