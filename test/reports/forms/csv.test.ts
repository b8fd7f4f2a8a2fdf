/** CSV that comes back as it went, and that no spreadsheet runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/reports/columns.ts';
import { csvHeader, csvRows } from '../../../src/reports/forms/csv.ts';
import { cellsIn } from '../../support/exported.ts';

type Cells = readonly (string | number | null)[];

const COLUMNS: readonly Column<Cells>[] = ['one', 'two', 'three'].map((name, index) => ({
  ...{ name, type: 'string', required: false, says: '' },
  cell: row => row[index] ?? null,
}));

/** Beginnings that a spreadsheet takes for a formula; the wide signs are those of East Asian keyboards. */
const DANGEROUS = /^[=+\-@\t\r＝＋－＠]/;

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('=1+1', '-5', '+1', '@SUM', '\t=1', '\r\n', '＝1', 'a,b', 'say "so"', "'=1", ''),
);

const anyRows = fc.array(fc.tuple(text, text, text), { minLength: 1 });

describe('CSV', () => {
  it('has a header, and lines that end in CR LF', () => {
    expect(csvHeader(COLUMNS)).toBe('one,two,three\r\n');
    expect(csvRows(COLUMNS, [['a,b', 4, null]])).toBe('"a,b",4,\r\n');
  });

  it.each(['=', '+', '-', '@', '\t', '\r'])('escapes a cell that begins with %j', sign => {
    expect(cellsIn(csvRows(COLUMNS, [[`${sign}HYPERLINK()`, 'x', 'y']]))[0]?.[0]).toBe(
      `'${sign}HYPERLINK()`,
    );
  });

  it('leaves a number below nought a number', () => {
    expect(csvRows(COLUMNS, [[-4, 'x', 'y']])).toBe('-4,x,y\r\n');
  });

  it('comes back the same, but for the apostrophe before what looks like a formula', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        const escaped = rows.map(row => row.map(one => (DANGEROUS.test(one) ? `'${one}` : one)));
        expect(cellsIn(csvRows(COLUMNS, rows))).toEqual(escaped);
      }),
    );
  });

  it('begins no cell so that a spreadsheet runs it', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        const cells = cellsIn(csvRows(COLUMNS, rows)).flat();
        expect(cells.filter(cell => DANGEROUS.test(cell))).toEqual([]);
      }),
    );
  });
});
