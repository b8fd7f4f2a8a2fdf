/**
 * Finds the table in a text and its rows. A blank line or the break of a page does not end it where rows go on in its
 * columns; a note or a sentence does, and then nothing that looks like a row may follow: it would be lost in silence.
 */
import { RAISED_LETTERS } from '../../domain/marks.ts';
import { type AnnexCell, type Splitter, split, splitterUnder } from './annex-cells.ts';
import { LIMITS, type NoSheet } from './sheet.ts';

export interface AnnexRows {
  /** The last paragraph before the table that does not give its day: "(as of 6 December 2001)", "Status as at …". */
  readonly title: string | null;
  /** The first is the heading. */
  readonly rows: readonly (readonly AnnexCell[])[];
}

export function annexRows(text: string): AnnexRows | NoSheet {
  const table = new AnnexTable();
  for (const { line, number, start } of linesOf(text)) {
    table.read(line, number, start);
    if (table.refusal !== null) return table.refusal;
    if (table.rows.length > LIMITS.rows + 1) break;
  }
  if (table.rows.length === 0) {
    return { reason: 'no line begins with the heading Participant', line: 1 };
  }
  return { title: titleIn(text.slice(0, table.start)), rows: table.rows };
}

interface Line {
  readonly line: string;
  readonly number: number;
  readonly start: number;
}

/** One by one: there may be twenty million. */
function* linesOf(text: string): Generator<Line> {
  for (let start = 0, number = 1; start < text.length; number += 1) {
    const end = text.indexOf('\n', start);
    const next = end < 0 ? text.length : end;
    const isWindows = text[next - 1] === '\r' && next > start;
    yield { line: text.slice(start, isWindows ? next - 1 : next), number, start };
    start = next + 1;
  }
}

class AnnexTable {
  readonly rows: AnnexCell[][] = [];
  /** Where the heading begins in the text. */
  start = 0;
  refusal: NoSheet | null = null;
  #splitter: Splitter | null = null;
  /** Names alone after a break: rows, if rows with dates follow. */
  #pending: AnnexCell[][] = [];
  #state: 'in rows' | 'under heading' | 'after break' | 'ended' = 'under heading';

  read(printed: string, number: number, start: number): void {
    if (printed === '') {
      this.#break();
      return;
    }
    // The end of a page may stand before its first line or after its last.
    const line = printed.replace(/^\f+|\f+$/g, '');
    const splitter = splitterUnder(line);
    if (this.#splitter === null) {
      if (splitter !== null) this.#begin(line, number, splitter);
      this.start = start;
      return;
    }
    if (line !== printed) this.#break();
    if (splitter !== null) this.#headAgain(line, number, splitter);
    else if (isRule(line)) this.#rule(line, number);
    else if (this.#state === 'ended') this.#refuseRow(line, number);
    else if (line.trim() === '') this.#break();
    else if (isNote(line)) this.#end(line, number);
    else if (this.#state === 'after break') this.#goOn(line, number);
    else this.#add(split(line, number, this.#splitter));
  }

  #begin(line: string, number: number, splitter: Splitter): void {
    this.#splitter = splitter;
    this.#add(split(line, number, splitter));
    this.#state = 'under heading';
  }

  #headAgain(line: string, number: number, splitter: Splitter): void {
    const cells = split(line, number, splitter);
    const isSame = !('reason' in cells) && textOf(cells) === textOf(this.rows[0] ?? []);
    if (!isSame || this.#state === 'ended') {
      this.refusal = { reason: isSame ? GOES_ON : SECOND_TABLE, line: number };
      return;
    }
    // On another page the columns may stand elsewhere.
    this.#splitter = splitter;
    this.#accept([]);
    this.#state = 'under heading';
  }

  /** Under the heading, Markdown has a rule; in the midst of rows it would make a heading of the row above. */
  #rule(line: string, number: number): void {
    if (this.#state === 'under heading') this.#state = 'in rows';
    else if (line.includes('|')) this.refusal = { reason: SECOND_TABLE, line: number - 1 };
    else this.#end(line, number);
  }

  #break(): void {
    if (this.#state !== 'ended') this.#state = 'after break';
  }

  /** After a break: rows that go on, a name alone that may be one, or the end. */
  #goOn(line: string, number: number): void {
    if (isPageNumber(line)) return;
    const cells = this.#splitter === null ? [] : split(line, number, this.#splitter);
    if ('reason' in cells || isMarked(line) || !fits(cells, line, this.rows[0] ?? [])) {
      this.#end(line, number);
    } else if (cells.slice(1).some(({ text }) => text !== '') || /[\t|]/.test(line)) {
      this.#accept(cells);
    } else this.#pending.push(cells);
  }

  #accept(cells: AnnexCell[]): void {
    this.rows.push(...this.#pending);
    this.#pending = [];
    if (cells.length > 0) this.rows.push(cells);
    this.#state = 'in rows';
  }

  #add(cells: AnnexCell[] | NoSheet): void {
    if ('reason' in cells) this.refusal = cells;
    else this.#accept(cells);
  }

  #end(line: string, number: number): void {
    this.#state = 'ended';
    this.#refuseRow(line, number);
  }

  #refuseRow(line: string, number: number): void {
    if (looksLikeRow(line)) this.refusal = { reason: GOES_ON, line: number };
  }
}

const GOES_ON = 'the table goes on after a break: take out what stands between its parts';
const SECOND_TABLE = 'a second table begins here: give each table a file of its own';

function textOf(cells: readonly AnnexCell[]): string {
  return cells.map(({ text }) => text.toLowerCase()).join('\0');
}

/** A sentence may by chance have a blank where a column begins; between columns there are two, or a sign. */
function fits(cells: readonly AnnexCell[], line: string, heading: readonly AnnexCell[]): boolean {
  const filled = cells.filter(({ text }) => text !== '');
  if (cells.findLastIndex(({ text }) => text !== '') >= heading.length) return false;
  if (cells[0]?.text === '' && !filled.some(({ text }) => DATE.test(text))) return false;
  return filled.length <= partsOf(line).length;
}

function partsOf(line: string): string[] {
  const parts = line.slice(0, LIMITS.cell).split(/\t|\||\s{2,}/);
  return parts.map(part => part.trim()).filter(part => part !== '');
}

const DATE = /^\[?(?:as from )?(?:[0-9]{1,2} \p{L}{3,9} [0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2})/u;

/** A name and, apart from it, a date. */
function looksLikeRow(line: string): boolean {
  const [name = '', ...others] = partsOf(line);
  const isName = /\p{L}/u.test(name) && !isMarked(`${name} x`);
  return isName && others.some(part => DATE.test(part));
}

const MARK = `<sup\\b.*|[${RAISED_LETTERS}⁰¹²³⁴-⁹*†]+|\\(?(?:\\p{Ll}|[0-9]{1,2})[).:/]?|notes?\\b.*`;
const MARKED = new RegExp(`^(?:${MARK})\\s+\\S`, 'iu');

/** "a  Accession.", "(1) See …": a mark and a sentence. */
function isMarked(line: string): boolean {
  // Its beginning will do, and is soon looked through.
  return MARKED.test(line.trimStart().slice(0, 100));
}

function isPageNumber(line: string): boolean {
  return /^[-–— ]*(?:page )?[0-9]{1,4}[-–— ]*$/i.test(line.trim());
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

const GIVES_ITS_DAY = /^(?:\(.*\)|(?:[IVX]+-\S+ )?status as (?:at|of)\b.*)$/is;

function titleIn(before: string): string | null {
  const paragraphs = before.slice(-LIMITS.cell).split(/\r?\n\s*\n/);
  const texts = paragraphs.map(text => text.replace(/^#+ |\*\*/gm, '').trim());
  return texts.findLast(text => text !== '' && !GIVES_ITS_DAY.test(text)) ?? null;
}
