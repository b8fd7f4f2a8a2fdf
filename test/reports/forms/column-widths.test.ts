/** How the width of a page is shared among the columns of a table, and when the page is turned. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Table } from '../../../src/reports/document.ts';
import {
  columnWidths,
  isWide,
  liesOnItsSide,
  longColumns,
  TEXT_WIDTH,
} from '../../../src/reports/forms/column-widths.ts';
import { ANNEX, anyTable, WIDE } from '../../support/documents.ts';

const PAGE = TEXT_WIDTH.upright;
const DATE = '14 September 2000';
const SENTENCE = 'Ghana: signature; Ghana: ratification; Guatemala: signature; Guinea: accession';

const tableOf = (...row: readonly string[]): Table => ({
  kind: 'table',
  caption: '',
  headings: row.map((_, column) => `Column ${column}`),
  rows: [row],
});

describe('the columns of a table', () => {
  it('share the whole width, and each has some of it, whatever stands in them', () => {
    fc.assert(
      fc.property(anyTable, fc.constantFrom(...Object.values(TEXT_WIDTH)), (table, total) => {
        const widths = columnWidths(table, total);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBe(total);
        expect(widths.every(width => Number.isInteger(width) && width > 0)).toBe(true);
      }),
    );
  });

  it('are as wide as their text asks, where all of it has room', () => {
    const [name = 0, date = 0] = columnWidths(tableOf('Sao Tome and Principe', '1998'), PAGE);
    expect(name).toBeGreaterThan(date);
  });

  it('give a date its line, and a long text what is left', () => {
    const [date = 0, ...others] = columnWidths(tableOf(DATE, SENTENCE, SENTENCE), PAGE);
    // Seventeen characters of ten points.
    expect(date).toBeGreaterThan(0.45 * DATE.length * 200);
    expect(others.every(width => width > 1.3 * date)).toBe(true);
  });

  it('break a hash rather than leave the others no room', () => {
    const [hash = 0, name = 0] = columnWidths(tableOf('0'.repeat(300), SENTENCE), PAGE);
    expect(name).toBeGreaterThan(0.4 * PAGE);
    expect(hash).toBeGreaterThan(0.2 * PAGE);
  });

  it('are long where a cell is longer than a line of a narrow column', () => {
    expect(longColumns(tableOf(DATE, SENTENCE))).toEqual([false, true]);
  });
});

describe('the page', () => {
  it('stands upright for three dates, and is turned for seven', () => {
    expect(isWide(tableOf('Bosnia and Herzegovina', DATE, DATE))).toBe(false);
    expect(isWide(tableOf(...Array<string>(7).fill(DATE)))).toBe(true);
  });

  it('stands upright for one long text, which has lines', () => {
    expect(isWide(tableOf(DATE, SENTENCE))).toBe(false);
  });

  it('is turned if one table of the report is wide', () => {
    expect(liesOnItsSide(ANNEX)).toBe(false);
    expect(liesOnItsSide({ name: '', blocks: [...ANNEX.blocks, ...WIDE.blocks] })).toBe(true);
  });
});
