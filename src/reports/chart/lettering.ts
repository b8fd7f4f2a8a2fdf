/** How much room letters take, and how labels keep out of each other's way. No font is at hand, so widths are estimates. */
import { MONTHS } from '../../domain/calendar-date.ts';

/** Of the smallest letters: 11 px of a picture 600 px wide, which is 8 points on a printed page. */
export const SMALL = 11;

/** A stack that each system has something for; nothing is fetched. */
export const FONTS = 'Helvetica, Arial, Liberation Sans, sans-serif';

/** Of a letter, as a part of the size of its font: on the wide side, so that a wider font still fits. */
const LETTER = 0.54;

/** From Hangul Jamo on, scripts whose letters take the width of two. */
const WIDE = 0x1100;

/** In pixels, at that size of the font. */
export function widthOf(text: string, size: number): number {
  const letters = [...text].reduce(
    (sum, one) => sum + ((one.codePointAt(0) ?? 0) < WIDE ? 1 : 2),
    0,
  );
  return letters * LETTER * size;
}

const WITHIN_A_DATE = new RegExp(` (?=(?:${MONTHS.join('|')}) [0-9]{4})`, 'g');

/** A day stays with its month, and an article with its number: their blanks break no line. */
export function heldTogether(text: string): string {
  return text.replace(WITHIN_A_DATE, '\u00a0').replaceAll('(article ', '(article\u00a0');
}

/** Broken at blanks, but not at those that hold together, or within a word that is longer than a line. */
export function linesOf(text: string, size: number, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n\t]+/).flatMap(one => piecesOf(one, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function piecesOf(word: string, size: number, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter, size) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return piece === '' ? pieces : [...pieces, piece];
}

/** As many lines, of more even length: no last line of a single word. */
export function evenLinesOf(text: string, size: number, width: number): string[] {
  let lines = linesOf(text, size, width);
  for (let narrower = width - size; narrower > width / 2; narrower -= size) {
    const next = linesOf(text, size, narrower);
    if (next.length > lines.length) break;
    lines = next;
  }
  return lines;
}

/**
 * Places near those that are wanted, in the order in which they are wanted, `gap` apart and within the bounds;
 * closer together only where there is no room.
 */
export function spread(
  wanted: readonly number[],
  gap: number,
  bounds: readonly [low: number, high: number],
): number[] {
  const order = wanted
    .map((_, index) => index)
    .sort((a, b) => at(wanted, a) - at(wanted, b) || a - b);
  const sorted = order.map(index => at(wanted, index));
  const apart = Math.min(gap, (bounds[1] - bounds[0]) / Math.max(1, wanted.length - 1));
  const upward = pushedUp(sorted, apart, bounds);
  // Upside down, what is pushed up is pushed down; half of each leaves a cluster around its middle.
  const [low, high] = bounds;
  const turned = sorted.map(place => -place).reverse();
  const downward = pushedUp(turned, apart, [-high, -low])
    .map(place => -place)
    .reverse();
  const places: number[] = [];
  for (const [place, index] of order.entries()) {
    places[index] = (at(upward, place) + at(downward, place)) / 2;
  }
  return places;
}

/** @param places rising. */
function pushedUp(
  places: readonly number[],
  apart: number,
  [low, high]: readonly [number, number],
): number[] {
  const pushed = [...places];
  for (let i = 0, floor = low; i < pushed.length; i += 1, floor = at(pushed, i - 1) + apart) {
    pushed[i] = Math.max(at(pushed, i), floor);
  }
  for (let i = pushed.length - 1, roof = high; i >= 0; i -= 1, roof = at(pushed, i + 1) - apart) {
    pushed[i] = Math.min(at(pushed, i), roof);
  }
  return pushed;
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0;
}

/** Hundredths of a pixel are enough for any printer, and keep the bytes few. */
export function px(length: number): number {
  return Math.round(length * 100) / 100;
}
