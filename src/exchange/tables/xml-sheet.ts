/**
 * Reads the tables that the UN Treaty Collection gives as XML: of all that such a file holds, the title and
 * `Treaty/Participants/Table/TGroup`, whose `Thead` and `Tbody` hold `Row`s of `Entry`s.
 */
import { SaxesParser } from 'saxes';
import { LIMITS, type NoSheet, type SheetReading } from './sheet.ts';
import {
  lineAt,
  MANY_COLUMNS,
  MANY_ROWS,
  type RawRow,
  sheetOf,
  sheetReader,
} from './sheet-reader.ts';

export const readXmlSheet = sheetReader(text => {
  // Wherever it stands, and before anything it declares is looked at.
  const doctype = text.search(/<!DOCTYPE/i);
  if (doctype >= 0) return { reason: 'a DOCTYPE is not read', line: lineAt(text, doctype) };
  const reader = new ParticipantsReader();
  for (let at = 0; at < text.length && reader.refusal === null; at += PIECE) {
    reader.parser.write(text.slice(at, at + PIECE));
  }
  return reader.finished();
});

/** Characters between two looks at whether to go on. */
const PIECE = 1 << 14;
const DEPTH = 64;
const ATTRIBUTES = 64;
const TITLES = ['titlesect', 'title'];
/** Where a title is that of the treaty, not of a declaration or a note. */
const TITLED = ['externaldata', 'header', 'treaty'];

/** A row under way, and how deep its element lies. */
interface OpenRow {
  readonly line: number;
  readonly depth: number;
  readonly cells: string[];
}

class ParticipantsReader {
  readonly parser = new SaxesParser({ position: true });
  refusal: NoSheet | null = null;
  /** The names of the elements around the place that is read, the outermost first. */
  readonly #around: string[] = [];
  #attributes = 0;
  #row: OpenRow | null = null;
  /** What a cell or a title holds so far; null outside them. */
  #text: string | null = null;
  #title: string | null = null;
  #heading: RawRow | null = null;
  readonly #rows: RawRow[] = [];

  constructor() {
    this.parser.on('error', ({ message }) => this.#refuse(plainFault(message)));
    this.parser.on('attribute', () => {
      if (++this.#attributes > ATTRIBUTES) this.#refuse('an element has too many attributes');
    });
    this.parser.on('opentagstart', ({ name }) => this.#open(localName(name)));
    this.parser.on('closetag', () => this.#close());
    this.parser.on('text', text => this.#add(text));
    this.parser.on('cdata', text => this.#add(text));
  }

  finished(): SheetReading {
    if (this.refusal === null) this.parser.close();
    if (this.refusal !== null) return this.refusal;
    if (this.#heading === null) return { reason: 'there is no table of Participants', line: 1 };
    return sheetOf(this.#title, [this.#heading, ...this.#rows]);
  }

  #refuse(reason: string): void {
    this.refusal ??= { reason, line: this.parser.line };
  }

  #open(name: string): void {
    this.#attributes = 0;
    const depth = this.#around.push(name);
    if (depth > DEPTH) this.#refuse('elements lie too deep in one another');
    if (this.#row !== null) this.#openInRow(name, depth, this.#row);
    else if (name === 'row' && this.#isInTable()) {
      this.#row = { line: this.#lineOfTag(), depth, cells: [] };
    } else if (this.#isTitle(name)) this.#text = '';
    else if (this.#text !== null) this.#add(`<${name}>`);
  }

  #openInRow(name: string, depth: number, row: OpenRow): void {
    if (depth > row.depth + 1) this.#add(`<${name}>`);
    else if (row.cells.length > LIMITS.columns) this.#refuse(MANY_COLUMNS);
    else this.#text = '';
  }

  #close(): void {
    const depth = this.#around.length;
    const name = this.#around.at(-1) ?? '';
    if (this.#row === null) this.#closeOutsideRows(name);
    else if (depth === this.#row.depth) this.#closeRow(this.#row);
    else if (depth > this.#row.depth + 1) this.#add(`</${name}>`);
    else {
      this.#row.cells.push(this.#text ?? '');
      this.#text = null;
    }
    this.#around.pop();
  }

  #closeOutsideRows(name: string): void {
    if (this.#text === null) return;
    if (!this.#isTitle(name)) this.#add(`</${name}>`);
    else {
      this.#title = this.#title?.trim() ? this.#title : this.#text;
      this.#text = null;
    }
  }

  #closeRow({ line, cells }: OpenRow): void {
    this.#row = null;
    if (cells.every(cell => cell.trim() === '')) return;
    const row: RawRow = { line, cells };
    if (this.#around.includes('thead')) this.#closeHeading(row);
    else if (this.#heading === null) this.#refuse('rows come before their heading');
    else if (this.#rows.push(row) > LIMITS.rows) this.#refuse(MANY_ROWS);
  }

  /** A long table may repeat its heading. Under another one its cells would mean something else. */
  #closeHeading(row: RawRow): void {
    this.#heading ??= row;
    if (row.cells.join('\0') !== this.#heading.cells.join('\0')) {
      this.#refuse('the participants stand under two headings, and only one is read');
    }
  }

  /** Markup stays in the text as it is where the collection writes it as text: one rule then reads both. */
  #add(text: string): void {
    if (this.#text === null) return;
    this.#text += text;
    if (this.#text.length > LIMITS.cell) {
      this.#refuse(`a cell is longer than ${LIMITS.cell} characters`);
    }
  }

  #isInTable(): boolean {
    const around = new Set(this.#around);
    return around.has('participants') && (around.has('thead') || around.has('tbody'));
  }

  #isTitle(name: string): boolean {
    return TITLES.includes(name) && TITLED.includes(this.#around.at(-2) ?? '');
  }

  /** The parser has read one character beyond the name: it may be the end of the line. */
  #lineOfTag(): number {
    return this.parser.column === 0 ? this.parser.line - 1 : this.parser.line;
  }
}

/** The collection does not use prefixes; a tool that saved the file again may have put some. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** "4:17: undefined entity." without the place, which stands beside it. */
function plainFault(message: string): string {
  const fault = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
  return fault === 'undefined entity'
    ? 'an entity other than the five of XML is not read'
    : `it is no well-formed XML: ${fault.slice(0, 200)}`;
}
