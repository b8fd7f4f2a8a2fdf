/** A table that a document printed, for a claim: every cell of it is read, or none is. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { nameOn, type Register } from '../domain/participant.ts';
import type { PublishedTable } from '../domain/published-table.ts';
import { readPublishedTable, type UnknownRow } from './tables/published-table.ts';
import type { Sheet } from './tables/sheet.ts';

const SHOWN_AT_MOST = 3;

/** @returns what cannot be read, with its lines, where anything cannot. */
export function publishedTable(
  sheet: Sheet,
  setting: {
    readonly register: Register;
    readonly publishedOn: CalendarDate;
    /** What its lines are called: those of a file, or rows that are counted. */
    readonly lines: 'line' | 'row';
  },
): PublishedTable | { readonly reason: string } {
  const { lines } = setting;
  const { table, unreadable, unknown } = readPublishedTable(sheet, setting);
  const faults = [
    ...unreadable.map(({ line, column, text, reason }) => {
      const cell = `${lines} ${line}, column ${column}`;
      return text === '' ? `${cell}: ${reason}` : `${cell}: ${JSON.stringify(text)}: ${reason}`;
    }),
    ...unknown.map(row => `${lines} ${row.line}: ${nameless(row, setting.publishedOn)}`),
    ...(table.cells.length === 0 && unknown.length === 0 ? ['no date stands in the table'] : []),
  ];
  if (faults.length === 0) return table;
  const more = faults.length - SHOWN_AT_MOST;
  const shown = faults.slice(0, SHOWN_AT_MOST).join('; ');
  return { reason: more > 0 ? `${shown}; and ${more} more` : shown };
}

function nameless({ name, nearest, isAmbiguous }: UnknownRow, day: CalendarDate): string {
  const choices = nearest.map(one => `${one.id} (${nameOn(one, day).name})`).join(', ');
  const ask = choices === '' ? '' : `: did you mean ${choices}?`;
  const why = isAmbiguous ? 'is the name of several' : 'is no participant in the register';
  return `${JSON.stringify(name)} ${why}${ask}`;
}
