/** Cuts a line of a table into cells: at tabs, at the strokes of Markdown, or at the places of its headings. */
import { LIMITS, type NoSheet } from './sheet.ts';
import { isParticipant, MANY_COLUMNS } from './sheet-reader.ts';

/** Lines and columns count from one, columns in characters. */
export interface AnnexCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export type Splitter = (line: string, number: number) => AnnexCell[] | NoSheet;

const LINE_LENGTH = (LIMITS.columns + 1) * LIMITS.cell;

export function split(line: string, number: number, splitter: Splitter): AnnexCell[] | NoSheet {
  const cells = line.length > LINE_LENGTH ? refuseLong(line, number) : splitter(line, number);
  return 'reason' in cells || cells.length <= LIMITS.columns + 1
    ? cells
    : { reason: MANY_COLUMNS, line: number };
}

const HEADING = /^(?:[ \t]*\|)?[ \t]*participants?(?=\t| {2}| *\|)/i;

/** How the lines under a heading are cut; null for a line that is no heading. */
export function splitterUnder(line: string): Splitter | null {
  if (!HEADING.test(line)) return null;
  const splitter = splitterFor(line);
  const cells = splitter(line, 1);
  // What cannot be split is refused with its line when it is read.
  if ('reason' in cells) return splitter;
  return cells.length > 1 && isParticipant(cells[0]?.text ?? '') ? splitter : null;
}

function refuseLong(_line: string, line: number): NoSheet {
  return { reason: 'the line is too long for a table', line };
}

function splitterFor(heading: string): Splitter {
  if (heading.length > LINE_LENGTH) return refuseLong;
  if (heading.includes('\t')) return splitAtTabs;
  if (heading.includes('|')) return splitAtStrokes;
  // A heading is words one space apart; between headings there are two or more.
  const headings = [...singles(heading).matchAll(/\S+(?: \S+)*/g)].slice(1);
  // A name begins with its line, even if the heading over it is set in.
  return splitAtPlaces([0, ...headings.map(({ index }) => index)]);
}

/** With a stand-in for each character that JavaScript counts as two. */
function singles(line: string): string {
  return line.normalize('NFC').replace(/[\u{10000}-\u{10ffff}]/gu, '□');
}

function splitAtTabs(line: string, number: number): AnnexCell[] {
  let column = 1;
  return line.split('\t').map(text => {
    const cell = { text: text.trim(), line: number, column };
    column += text.length + 1;
    return cell;
  });
}

/** A stroke after a backslash is text; so is every other sign that Markdown lets a backslash precede. */
function splitAtStrokes(line: string, number: number): AnnexCell[] {
  const strokes = [...line.matchAll(/\\.|\|/g)].filter(([sign]) => sign === '|');
  const edges = [-1, ...strokes.map(({ index }) => index), line.length];
  const cells = edges.slice(1).map((edge, index) => {
    const start = (edges[index] ?? 0) + 1;
    const text = line
      .slice(start, edge)
      .trim()
      .replace(/\\([!-/:-@[-`{-~])/g, '$1');
    return { text, line: number, column: start + 1 };
  });
  // The strokes that open and close a line have nothing on their other side.
  if (cells.length > 1 && line.trimStart().startsWith('|')) cells.shift();
  if (cells.length > 1 && line.trimEnd().length - 1 === strokes.at(-1)?.index) cells.pop();
  return cells;
}

/** Counted in whole characters, accents joined to their letters, as the columns were when they were set. */
function splitAtPlaces(starts: readonly number[]): Splitter {
  return (line, number) => {
    const characters = [...line.normalize('NFC')];
    const crossed = starts.findIndex(start => (characters[start - 1] ?? ' ').trim() !== '');
    if (crossed >= 0) return { reason: `text runs into column ${crossed + 1}`, line: number };
    return starts.map((start, index) => ({
      text: characters
        .slice(start, starts[index + 1])
        .join('')
        .trim(),
      line: number,
      column: start + 1,
    }));
  };
}
