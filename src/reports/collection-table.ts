/** The status table in the form of the UN Treaty Collection: headings made of kinds and marks, dates as "7 Sep 2000". */
import { stringify } from 'csv-stringify/sync';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { MONTHS } from '../domain/calendar-date.ts';
import type { PrintedTable } from '../projections/printed-table.ts';
import { textTable } from './text-table.ts';

/** RFC 4180, as the Collection gives its tables. What a spreadsheet would take for a formula is escaped. */
export function collectionCsv(table: PrintedTable): string {
  return stringify(linesOf(table), { escape_formulas: true }).trimEnd();
}

export function collectionText(table: PrintedTable): string {
  const [headings = [], ...rows] = linesOf(table);
  return textTable(headings, rows).join('\n');
}

function linesOf({ headings, rows }: PrintedTable): string[][] {
  return [
    ['Participant', ...headings],
    ...rows.map(({ participant, cells }) => [
      participant.name,
      ...cells.map(cell => (cell === null ? '' : `${shortly(cell.on)} ${cell.mark}`.trim())),
    ]),
  ];
}

/** `7 Sep 2000` */
function shortly(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]?.slice(0, 3)} ${year}`;
}
