/**
 * Reads the table of participants out of a page of HTML: as `treaty status` writes it, or as the UN Treaty Collection
 * shows it, within tables that only lay the page out. It is the one whose first cell says Participant.
 */
import { Parser } from 'htmlparser2';
import { HtmlTable } from './html-table.ts';
import { LIMITS, type NoSheet, type SheetReading } from './sheet.ts';
import { sheetOf, sheetReader } from './sheet-reader.ts';

export const readHtmlSheet = sheetReader(text => {
  const reader = new PageReader(text);
  for (let at = 0; at < text.length && reader.refusal === null; at += PIECE) {
    reader.parser.write(text.slice(at, at + PIECE));
  }
  return reader.finished();
});

/** Characters between two looks at whether to go on. */
const PIECE = 1 << 14;
/** Pages are laid out in depth; what browsers still show lies no deeper than 512. */
const DEPTH = 256;
const ATTRIBUTES = 64;
/** Tags and pieces of text: the largest table that is read has half as many. */
const SIGNS = 1_000_000;

const UNSEEN = ['script', 'style'];
/** Words before and after them stand apart. */
const APART = ['br', 'p', 'div', 'li', 'hr'];

class PageReader {
  readonly parser: Parser;
  refusal: NoSheet | null = null;
  readonly #lines: (index: number) => number;
  /** Tables that are open, the outermost first. */
  readonly #open: HtmlTable[] = [];
  #found: HtmlTable | null = null;
  #title: string | null = null;
  /** What the heading that is open says so far. */
  #heading: string | null = null;
  #depth = 0;
  #attributes = 0;
  #signs = 0;
  #tag = '';
  #unseen: string | null = null;

  constructor(text: string) {
    this.#lines = lineCounter(text);
    this.parser = new Parser({
      onopentagname: name => this.#count() && this.#opened(name),
      onattribute: (name, value) => this.#attribute(name, value),
      onclosetag: (name, isImplied) => this.#count() && this.#closed(name, isImplied),
      ontext: text => this.#count() && this.#text(text),
    });
  }

  finished(): SheetReading {
    // What the end of the page closes is not closed: the parser must not be told to end.
    const cut = this.#found !== null && !this.#found.isClosed;
    if (this.refusal === null && cut) this.#refuse(CUT_OFF);
    if (this.refusal !== null) return this.refusal;
    if (this.#found === null) return { reason: 'there is no table of Participants', line: 1 };
    return sheetOf(this.#title, this.#found.rows);
  }

  #refuse(reason: string): void {
    this.refusal ??= { reason, line: this.#lines(this.parser.startIndex) };
  }

  /** Whether to go on. */
  #count(): boolean {
    if (++this.#signs > SIGNS) this.#refuse('there is more markup than any table has');
    return this.refusal === null;
  }

  get #table(): HtmlTable | undefined {
    return this.#open.at(-1);
  }

  #opened(name: string): void {
    this.#tag = name;
    this.#attributes = 0;
    this.#depth += 1;
    if (this.#depth > DEPTH) this.#refuse('elements lie too deep in one another');
    else if (UNSEEN.includes(name)) this.#unseen = name;
    else if (name === 'table') this.#openTable();
    else if (name === 'h1' && this.#found === null) this.#heading = '';
    else this.#check(table => table.opened(name, this.#lines(this.parser.startIndex)));
    if (name === 'sup') this.#text('<sup>');
    if (APART.includes(name)) this.#text(' ');
  }

  #openTable(): void {
    if (this.#table?.isFound) this.#refuse('a table stands within a row of the table');
    this.#open.push(new HtmlTable());
  }

  #attribute(name: string, value: string): void {
    if (++this.#attributes > ATTRIBUTES) this.#refuse('an element has too many attributes');
    this.#check(table => table.attribute(this.#tag, name, value));
  }

  #closed(name: string, isImplied: boolean): void {
    this.#depth -= 1;
    if (this.#unseen === name) this.#unseen = null;
    if (name === 'sup') this.#text('</sup>');
    if (APART.includes(name)) this.#text(' ');
    if (name === 'h1' && this.#heading !== null) {
      this.#title = this.#heading.trim() === '' ? this.#title : this.#heading;
      this.#heading = null;
    } else if (name === 'table') this.#closeTable(isImplied);
    else if (!isImplied) this.#check(table => table.closed(name));
  }

  /** A browser shows the rows that follow; the parser takes them out of their table. */
  #closeTable(isImplied: boolean): void {
    if (isImplied && this.#table?.isFound) this.#refuse(ENDS_AROUND);
    else this.#check(table => table.closed('table'));
    this.#open.pop();
  }

  #text(text: string): void {
    if (this.#unseen !== null) return;
    if (this.#heading !== null) {
      if (this.#heading.length <= LIMITS.cell) this.#heading += text;
    } else this.#check(table => table.text(text));
  }

  /** Lets the innermost table take it in; finds out whether it is the one. */
  #check(take: (table: HtmlTable) => string | null): void {
    const table = this.#table;
    if (table === undefined || this.refusal !== null) return;
    const wasFound = table.isFound;
    const reason = take(table);
    if (table.isFound && !wasFound) this.#find(table);
    if (reason !== null) this.#refuse(reason);
  }

  /** On the Collection's page, tables of other things follow its grid: territories, and who was told of them when. */
  #find(table: HtmlTable): void {
    if (this.#found === null) this.#found = table;
    else if (!this.#found.isTheCollections) this.#refuse(SECOND_TABLE);
  }
}

const SECOND_TABLE = 'a second table begins here: give each table a file of its own';
const ENDS_AROUND = 'an end tag within the table ends what stands around it';
const CUT_OFF = 'the table does not end: the page was cut off';

/** The lines of places that are asked for in order. */
function lineCounter(text: string): (index: number) => number {
  let line = 1;
  let at = text.indexOf('\n');
  return index => {
    for (; at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
    return line;
  };
}
