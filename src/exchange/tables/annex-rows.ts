/**
 * Finds the table in a text: cells apart by tabs, by the strokes of Markdown, or by the places of their headings.
 * It ends at the first line that is blank or a note.
 */
import { RAISED_LETTERS } from '../../domain/marks.ts';
import { LIMITS, type NoSheet } from './sheet.ts';
import { isParticipant, lineAt, MANY_COLUMNS } from './sheet-reader.ts';

/** Lines and columns count from one, columns in characters. */
export interface AnnexCell {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

export interface AnnexRows {
  /** The last paragraph before the table that is not in brackets, as "(as of 6 December 2001)" is. */
  readonly title: string | null;
  /** The first is the heading. */
  readonly rows: readonly (readonly AnnexCell[])[];
}

type Splitter = (line: string, number: number) => AnnexCell[] | NoSheet;

export function annexRows(text: string): AnnexRows | NoSheet {
  const heading = findHeading(text);
  if ('reason' in heading) return heading;
  const rows: AnnexCell[][] = [];
  for (const [index, line] of linesFrom(heading.start, text).entries()) {
    if (index === 1 && isRule(line)) continue;
    if (index > 0 && (line.trim() === '' || isNote(line))) break;
    const cells = split(line, heading.line + index, heading.splitter);
    if ('reason' in cells) return cells;
    rows.push(cells);
  }
  return { title: titleIn(text.slice(0, heading.start)), rows };
}

interface Heading {
  readonly line: number;
  readonly start: number;
  readonly splitter: Splitter;
}

/** The first line that begins with the cell Participant and has another. */
function findHeading(text: string): Heading | NoSheet {
  for (const { 0: found, index: start } of text.matchAll(HEADING)) {
    const splitter = splitterFor(found);
    if (isHeading(splitter(found, 1))) return { line: lineAt(text, start), start, splitter };
  }
  return { reason: 'no line begins with the heading Participant', line: 1 };
}

function isHeading(cells: AnnexCell[] | NoSheet): boolean {
  // What cannot be split is refused with its line when it is read.
  if ('reason' in cells) return true;
  return cells.length > 1 && isParticipant(cells[0]?.text ?? '');
}

const HEADING = /^(?:[ \t]*\|)?[ \t]*participants?(?=\t| {2}| *\|).*/gim;
const LINE_LENGTH = (LIMITS.columns + 1) * LIMITS.cell;

/** No more than are needed to see that there are too many. */
function linesFrom(start: number, text: string): string[] {
  return text.slice(start).split(/\r?\n/, LIMITS.rows + 3);
}

function split(line: string, number: number, splitter: Splitter): AnnexCell[] | NoSheet {
  const cells = line.length > LINE_LENGTH ? refuseLong(line, number) : splitter(line, number);
  return 'reason' in cells || cells.length <= LIMITS.columns + 1
    ? cells
    : { reason: MANY_COLUMNS, line: number };
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

/** The line between the heading and the rows: `|---|:---:|`, or dashes alone. */
function isRule(line: string): boolean {
  return /^[\s|:+=-]+$/.test(line) && /[=-]{3}|\|[ :]*-/.test(line);
}

const NOTE = new RegExp(
  `^(?:<sup|[${RAISED_LETTERS}⁰¹²³⁴-⁹*]|[\\p{L}\\d]/ |notes?\\b|[_-]{3})`,
  'iu',
);

/** "a Accession." with its letter raised, followed by a stroke, or in markup; "Note: …"; a rule. */
function isNote(line: string): boolean {
  return NOTE.test(line.trimStart());
}

function titleIn(before: string): string | null {
  const paragraphs = before.slice(-LIMITS.cell).split(/\r?\n\s*\n/);
  const texts = paragraphs.map(text => text.replace(/^#+ |\*\*/gm, '').trim());
  return texts.findLast(text => text !== '' && !/^\(.*\)$/s.test(text)) ?? null;
}
