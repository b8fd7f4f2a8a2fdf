/**
 * How wide the columns of a table are on paper. Word takes the widths that it is given and does not look at the text, so
 * the text is measured here, roughly: fonts differ from machine to machine, and the same table must be the same file.
 */
import { type Document, runsOf, type Table, type Text } from '../document.ts';

/** Of the type in a table: ten points, in the twentieths of a point that Word counts in. */
const EM = 200;

/** A4 with margins of two centimetres, in twentieths of a point. */
export const TEXT_WIDTH = { upright: 9638, onItsSide: 14570 } as const;

/** Of one column, in ems, the space between columns included. */
interface Measure {
  /** Its longest word stands whole, save where that is a hash or an address: those are broken. */
  readonly least: number;
  /** No line of a cell is broken; the heading may be, between its words. */
  readonly most: number;
  /** Nor is the heading. */
  readonly ample: number;
}

/** A cell that is longer than this reads well over several lines. */
const COMFORTABLE = 16;
const LONGEST_WORD = 10;
const FORGIVEN = 1.15;
/** The space on both sides of a cell, and a little for fonts that run wider than reckoned. */
const GUTTER = 1.6;

/** Whether the pages should lie on their side, because a table would be cramped on upright ones. */
export function liesOnItsSide({ blocks }: Document): boolean {
  return blocks.some(block => block.kind === 'table' && isWide(block));
}

/** Whether it would be cramped on an upright page. A few broken lines are better than pages that must be turned. */
export function isWide(table: Table): boolean {
  return comfort(table) * EM > TEXT_WIDTH.upright * FORGIVEN;
}

/** For each column whether a cell of it is so long that it should be broken into lines. */
export function longColumns(table: Table): boolean[] {
  return measured(table).map(({ most }) => most > COMFORTABLE);
}

/** Whole numbers, one for each column, that add up to `total` twentieths of a point. */
export function columnWidths(table: Table, total: number): number[] {
  const measures = measured(table);
  const widths = filled(measures, total / EM);
  const scale = total / sum(widths);
  const whole = widths.map(width => Math.floor(width * scale));
  return whole.map((width, column) => (column === 0 ? width + total - sum(whole) : width));
}

function comfort(table: Table): number {
  return sum(
    measured(table).map(({ least, most }) => Math.max(least, Math.min(most, COMFORTABLE))),
  );
}

/** Where not all lines can stand whole, each longest word does, and then the shortest columns are served first. */
function filled(measures: readonly Measure[], available: number): number[] {
  const ample = measures.map(measure => measure.ample);
  if (sum(ample) <= available) return ample;
  let left = available - sum(measures.map(({ least }) => least));
  const widths = new Map<Measure, number>();
  for (const measure of measures.toSorted((one, other) => wish(one) - wish(other))) {
    const share = Math.max(0, Math.min(wish(measure), left / (measures.length - widths.size)));
    widths.set(measure, measure.least + share);
    left -= share;
  }
  return measures.map(measure => widths.get(measure) ?? measure.least);
}

function wish({ least, most }: Measure): number {
  return most - least;
}

function measured({ headings, rows }: Table): Measure[] {
  return headings.map((heading, column) => {
    const cells = rows.map(row => plain(row[column] ?? ''));
    const words = [plain(heading), ...cells].flatMap(text => text.split(/[\s-]/));
    const lines = cells.flatMap(cell => cell.split('\n'));
    const least = Math.min(longest(words), LONGEST_WORD) + GUTTER;
    const most = Math.max(longest(lines) + GUTTER, least);
    return { least, most, ample: Math.max(longest([plain(heading)]) + GUTTER, most) };
  });
}

function plain(text: Text): string {
  return runsOf(text)
    .map(run => (typeof run === 'string' ? run : run.raised))
    .join('');
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, lengthOf(text)), 0);
}

function lengthOf(text: string): number {
  return [...text].reduce((length, sign) => length + advance(sign), 0);
}

/** In ems, of a roman type: narrow, square and wide signs; figures and small letters are the rest. */
function advance(sign: string): number {
  if (/[ .,:;'’|ijlt()[\]-]/.test(sign)) return 0.3;
  if (/[—→…\u1100-\u11FF\u2E80-\uD7FF\uF900-\uFAFF\uFF00-\uFF60]/.test(sign)) return 1;
  return /\p{Lu}/u.test(sign) ? 0.7 : 0.5;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
