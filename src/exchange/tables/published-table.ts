/** From a sheet of text to a published table: participants, dates and marks. No cell is dropped in silence. */
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Participant, ParticipantId, Register } from '../../domain/participant.ts';
import type { PublishedCell, PublishedTable } from '../../domain/published-table.ts';
import { findParticipant, type ParticipantSearch, simplified } from '../find-participant.ts';
import { publishedDate } from './published-date.ts';
import { noName, publishedName } from './published-name.ts';
import type { Sheet, SheetRow } from './sheet.ts';

export interface UnreadableCell {
  /** Of the file, from one. */
  readonly line: number;
  /** Of the table, from one: that of the participants is the first. */
  readonly column: number;
  readonly text: string;
  readonly reason: string;
}

/** A row whose name the register does not know, or knows of several. */
export interface UnknownRow {
  readonly name: string;
  readonly line: number;
  /** Of the first names alone that are not known: a table of nothing else is no table. */
  readonly nearest: readonly Participant[];
  readonly isAmbiguous: boolean;
  /** Another row of the table bears the same name, which is not known either. */
  readonly isRepeated: boolean;
  readonly cells: readonly DatedCell[];
}

export type DatedCell = Pick<PublishedCell, 'column' | 'on' | 'mark' | 'printed'>;

export interface TableReading {
  readonly table: PublishedTable;
  readonly unreadable: readonly UnreadableCell[];
  /** The places of unreadable cells in the rows of known participants: something stands there. */
  readonly unread: readonly Pick<PublishedCell, 'participant' | 'column'>[];
  /** Whether a row stands there of which nobody can tell whose it is. */
  readonly hasNameless: boolean;
  readonly unknown: readonly UnknownRow[];
  /** Those whose names stand in brackets: they have withdrawn, on a day that the table does not give. */
  readonly inBrackets: readonly ParticipantId[];
}

/** @param publishedOn the day whose names it prints; no date in it can be later. */
export function readPublishedTable(
  { headings, rows }: Sheet,
  { register, publishedOn }: { readonly register: Register; readonly publishedOn: CalendarDate },
): TableReading {
  const reader = new RowReader(register, publishedOn);
  for (const row of rows) reader.read(row);
  return reader.finished(headings);
}

type Unknown = Exclude<ParticipantSearch, { readonly found: Participant }>;

/** Names for which it is worth while to look for others that are near; each takes milliseconds. */
const NEAREST = 10;

class RowReader {
  readonly #register: Register;
  readonly #publishedOn: CalendarDate;
  readonly #cells = new Map<string, PublishedCell>();
  readonly #unreadable: UnreadableCell[] = [];
  readonly #unread: Pick<PublishedCell, 'participant' | 'column'>[] = [];
  readonly #unknown: Omit<UnknownRow, 'isRepeated'>[] = [];
  readonly #nearest = new Map<string, readonly Participant[]>();
  readonly #inBrackets: ParticipantId[] = [];
  #hasNameless = false;

  constructor(register: Register, publishedOn: CalendarDate) {
    this.#register = register;
    this.#publishedOn = publishedOn;
  }

  read(row: SheetRow): void {
    const { name, bracketed } = publishedName(row.name);
    const nobody = noName(name);
    if (nobody !== null) {
      this.#unreadable.push(...ofNobody(row, nobody));
      this.#hasNameless = true;
      return;
    }
    const { dated, faults } = datesIn(row, this.#publishedOn);
    this.#unreadable.push(...faults);
    const search = findParticipant(this.#register, name, this.#publishedOn);
    if (!('found' in search)) {
      this.#addUnknown({ name, line: row.line, cells: dated }, search);
      return;
    }
    const { id } = search.found;
    if (bracketed) this.#inBrackets.push(id);
    this.#unread.push(...faults.map(({ column }) => ({ participant: id, column: column - 2 })));
    for (const cell of dated) this.#add({ participant: id, name, line: row.line, ...cell }, row);
  }

  finished(headings: readonly string[]): TableReading {
    const times = new Map<string, number>();
    for (const { name } of this.#unknown) {
      times.set(simplified(name), (times.get(simplified(name)) ?? 0) + 1);
    }
    const isRepeated = (name: string) => (times.get(simplified(name)) ?? 0) > 1;
    return {
      table: { headings, cells: [...this.#cells.values()] },
      unreadable: this.#unreadable,
      unread: this.#unread,
      hasNameless: this.#hasNameless,
      unknown: this.#unknown.map(row => ({ ...row, isRepeated: isRepeated(row.name) })),
      inBrackets: this.#inBrackets,
    };
  }

  #add(cell: PublishedCell, row: SheetRow): void {
    const { participant, column } = cell;
    const key = `${participant} ${column}`;
    const before = this.#cells.get(key);
    if (before === undefined) this.#cells.set(key, cell);
    else if (before.on !== cell.on || before.mark !== cell.mark) {
      this.#unreadable.push(secondRow(row, cell, before));
      this.#unread.push({ participant, column });
    }
  }

  #addUnknown(row: Pick<UnknownRow, 'name' | 'line' | 'cells'>, search: Unknown): void {
    const isAmbiguous = 'ambiguous' in search;
    const nearest = isAmbiguous ? search.ambiguous : this.#near(row.name, search);
    this.#unknown.push({ ...row, nearest, isAmbiguous });
  }

  #near(name: string, search: Exclude<Unknown, { ambiguous: unknown }>): readonly Participant[] {
    const known = this.#nearest.get(name);
    if (known !== undefined || this.#nearest.size >= NEAREST) return known ?? [];
    const { nearest } = search;
    this.#nearest.set(name, nearest);
    return nearest;
  }
}

/** A row that is somebody's, but of whom, nobody can tell: what stands in it, or its name where nothing does. */
function ofNobody(row: SheetRow, reason: string): UnreadableCell[] {
  const places = [row.name, ...row.cells].map((text, index) => ({ text, column: index + 1 }));
  const cells = places.slice(1).filter(({ text }) => text.trim() !== '');
  const shown = cells.length > 0 ? cells : places.slice(0, 1);
  return shown.map(place => ({ line: row.line, ...place, reason }));
}

function datesIn(row: SheetRow, publishedOn: CalendarDate) {
  const dated: DatedCell[] = [];
  const faults: UnreadableCell[] = [];
  for (const [column, text] of row.cells.entries()) {
    if (text.trim() === '') continue;
    const read = publishedDate(text.trim(), publishedOn);
    if ('reason' in read) faults.push({ line: row.line, column: column + 2, text, ...read });
    else dated.push({ column, ...read });
  }
  return { dated, faults };
}

function secondRow(row: SheetRow, { column }: DatedCell, before: PublishedCell): UnreadableCell {
  return {
    line: row.line,
    column: column + 2,
    text: row.cells[column] ?? '',
    reason: `the row of ${before.name} on line ${before.line} is of the same participant and says otherwise`,
  };
}
