/** One table of a page of HTML, row by row, with what browsers let its author leave out. */
import { LIMITS } from './sheet.ts';
import { isParticipant, MANY_COLUMNS, MANY_ROWS, type RawRow } from './sheet-reader.ts';
import { plainCell } from './superscripts.ts';

/** Its methods give the reason why it cannot be read, or null. */
export class HtmlTable {
  /** Of the table of participants; the first is the heading. */
  readonly rows: RawRow[] = [];
  isClosed = false;
  /** Whether it is what the Collection's pages call `…_tblgrid`. */
  isTheCollections = false;
  /** Whether its first cell says Participant; unknown until there is one. */
  #state: 'unknown' | 'found' | 'another' = 'unknown';
  #row: { readonly line: number; readonly cells: string[] } | null = null;
  /** What the cell that is open holds so far. */
  #cell: string | null = null;
  #isInCaption = false;
  #hasSpans = false;

  get isFound(): boolean {
    return this.#state === 'found';
  }

  opened(name: string, line: number): string | null {
    if (name === 'caption') this.#isInCaption = true;
    if (name === 'tr') return this.#endRow() ?? this.#beginRow(line);
    if (name !== 'td' && name !== 'th') return null;
    const reason = this.#endCell();
    if (this.#row === null) this.#beginRow(line);
    this.#cell = '';
    return reason;
  }

  attribute(tag: string, name: string, value: string): string | null {
    if (tag === 'table' && name === 'id') this.isTheCollections ||= /_tblgrid$/i.test(value);
    if ((tag === 'td' || tag === 'th') && spans(name, value)) this.#hasSpans = true;
    if (this.isFound && isHidden(name, value)) return HIDDEN;
    return this.isFound && this.#hasSpans ? SPANS : null;
  }

  closed(name: string): string | null {
    if (name === 'caption') this.#isInCaption = false;
    if (name === 'td' || name === 'th') return this.#endCell();
    if (name === 'tr') return this.#endRow();
    if (name !== 'table') return null;
    const reason = this.#endRow();
    this.isClosed = true;
    return reason;
  }

  text(text: string): string | null {
    if (this.#state === 'another' || this.#isInCaption) return null;
    if (this.#cell === null) {
      return this.isFound && text.trim() !== '' ? 'text stands between the cells' : null;
    }
    this.#cell += text;
    if (this.#cell.length <= LIMITS.cell) return null;
    if (this.isFound) return `a cell is longer than ${LIMITS.cell} characters`;
    this.#state = 'another';
    return null;
  }

  #beginRow(line: number): null {
    if (!this.isFound) this.#hasSpans = false;
    this.#row = { line, cells: [] };
    return null;
  }

  #endCell(): string | null {
    const cell = this.#cell;
    this.#cell = null;
    if (cell === null || this.#row === null || this.#state === 'another') return null;
    this.#row.cells.push(cell);
    if (this.#row.cells.length > LIMITS.columns + 1) {
      if (this.isFound) return MANY_COLUMNS;
      this.#state = 'another';
    }
    if (this.#state !== 'unknown' || plainCell(cell) === '') return null;
    const isFirst = this.#row.cells.length === 1;
    this.#state = isFirst && isParticipant(plainCell(cell)) ? 'found' : 'another';
    return this.isFound && this.#hasSpans ? SPANS : null;
  }

  #endRow(): string | null {
    const reason = this.#endCell();
    const row = this.#row;
    this.#row = null;
    if (reason !== null || row === null || !this.isFound) return reason;
    if (row.cells.every(cell => cell.trim() === '')) return null;
    return this.#isHeadingAgain(row) ? this.#headAgain(row) : this.#add(row);
  }

  #add(row: RawRow): string | null {
    return this.rows.push(row) > LIMITS.rows + 1 ? MANY_ROWS : null;
  }

  #isHeadingAgain({ cells }: RawRow): boolean {
    return this.rows.length > 0 && isParticipant(plainCell(cells[0] ?? ''));
  }

  /** A long table may repeat its heading. Under another one its cells would mean something else. */
  #headAgain({ cells }: RawRow): string | null {
    const same = cells.map(plainCell).join('\0') === this.rows[0]?.cells.map(plainCell).join('\0');
    return same ? null : 'the participants stand under two headings, and only one is read';
  }
}

const SPANS =
  'a cell spans several columns or rows: which dates stand in which column cannot be told';

const HIDDEN = 'something in the table is hidden from whoever looks at the page';

/** Only what an attribute hides: a style sheet can hide more, and is not read. */
function isHidden(name: string, value: string): boolean {
  return name === 'hidden' || (name === 'style' && /display\s*:\s*none/i.test(value));
}

/** `rowspan="0"` runs to the end; one column or row is no span. */
function spans(name: string, value: string): boolean {
  const size = Number.parseInt(value, 10);
  return (name === 'colspan' && size > 1) || (name === 'rowspan' && size >= 0 && size !== 1);
}
