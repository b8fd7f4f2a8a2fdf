/** From a sheet of text to a published table: participants, dates and marks. No cell is dropped in silence. */
import { type CalendarDate, inWords } from '../../domain/calendar-date.ts';
import type { Participant, ParticipantId, Register } from '../../domain/participant.ts';
import type { PublishedCell, PublishedTable } from '../../domain/published-table.ts';
import { readPrintedDate } from '../dates.ts';
import { findParticipant } from '../find-participant.ts';
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
  readonly nearest: readonly Participant[];
  readonly isAmbiguous: boolean;
  readonly cells: readonly DatedCell[];
}

export type DatedCell = Pick<PublishedCell, 'column' | 'on' | 'mark' | 'printed'>;

export interface TableReading {
  readonly table: PublishedTable;
  readonly unreadable: readonly UnreadableCell[];
  readonly unknown: readonly UnknownRow[];
  /** Those whose names stand in brackets: they have withdrawn, on a day that the table does not give. */
  readonly inBrackets: readonly ParticipantId[];
}

/** @param publishedOn the day whose names it prints; no date in it can be later. */
export function readPublishedTable(
  { headings, rows }: Sheet,
  { register, publishedOn }: { readonly register: Register; readonly publishedOn: CalendarDate },
): TableReading {
  const cells = new Map<string, PublishedCell>();
  const unreadable: UnreadableCell[] = [];
  const unknown: UnknownRow[] = [];
  const inBrackets: ParticipantId[] = [];
  for (const row of rows) {
    const { name, bracketed } = plainName(row.name);
    const { dated, faults } = datesIn(row, publishedOn);
    unreadable.push(...faults);
    const found = findParticipant(register, name, publishedOn);
    if (!('found' in found)) {
      const nearest = 'ambiguous' in found ? found.ambiguous : found.nearest;
      const isAmbiguous = 'ambiguous' in found;
      unknown.push({ name, line: row.line, nearest, isAmbiguous, cells: dated });
      continue;
    }
    const participant = found.found.id;
    if (bracketed) inBrackets.push(participant);
    for (const cell of dated) {
      const key = `${participant} ${cell.column}`;
      const before = cells.get(key);
      if (before === undefined) cells.set(key, { participant, name, line: row.line, ...cell });
      else if (before.on !== cell.on || before.mark !== cell.mark) {
        unreadable.push(secondRow(row, cell, before));
      }
    }
  }
  return { table: { headings, cells: [...cells.values()] }, unreadable, unknown, inBrackets };
}

/** "[Canada]", "Serbia 3": brackets mark one that has withdrawn, digits a note. */
function plainName(printed: string): { readonly name: string; readonly bracketed: boolean } {
  const name = printed.replace(/\s*[0-9]+(?:\s*,\s*[0-9]+)*\s*(?=\]?$)/, '').trim();
  const [, inside] = /^\[(.*)\]$/.exec(name) ?? [];
  return { name: (inside ?? name).trim(), bracketed: inside !== undefined };
}

function datesIn(row: SheetRow, publishedOn: CalendarDate) {
  const dated: DatedCell[] = [];
  const faults: UnreadableCell[] = [];
  for (const [column, text] of row.cells.entries()) {
    if (text.trim() === '') continue;
    const read = readCell(text.trim(), publishedOn);
    if ('reason' in read) faults.push({ line: row.line, column: column + 2, text, ...read });
    else dated.push({ column, ...read });
  }
  return { dated, faults };
}

/** A date, its mark, and the number of a note: "24 Sep 1945", "5 March 2013 a", "as from 29 January 1988". */
const CELL =
  /^(?<words>as from )?(?<date>[0-9]{1,2} \p{L}+ [0-9]{4})(?: ?(?<mark>\p{L}{1,3}))?(?<note> [0-9]{1,2})?$/u;

function readCell(
  text: string,
  publishedOn: CalendarDate,
): Omit<DatedCell, 'column'> | Pick<UnreadableCell, 'reason'> {
  const { words, date, mark = '', note } = CELL.exec(text)?.groups ?? {};
  const on = date === undefined ? null : readPrintedDate(date);
  if (on === null) {
    return { reason: date === undefined ? 'no date such as 7 Sep 2000' : 'no day of the calendar' };
  }
  if (on > publishedOn) {
    return { reason: `later than the day of publication, ${inWords(publishedOn)}` };
  }
  return { on, mark, printed: words === undefined && note === undefined ? null : text };
}

function secondRow(row: SheetRow, { column }: DatedCell, before: PublishedCell): UnreadableCell {
  return {
    line: row.line,
    column: column + 2,
    text: row.cells[column] ?? '',
    reason: `the row of ${before.name} on line ${before.line} is of the same participant and says otherwise`,
  };
}
