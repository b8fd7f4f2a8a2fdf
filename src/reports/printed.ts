/** How a dated cell of the table, and the coordinates of an answer, are printed. */
import { inWords } from '../domain/calendar-date.ts';
import type { Coordinates } from '../projections/question.ts';
import type { Cell } from '../projections/status.ts';
import { marked, type Text } from './document.ts';

/** @param empty what stands where there is no date. */
export function printedCell(cell: Cell | null, empty: string): Text {
  return cell === null ? empty : marked(inWords(cell.on), cell.mark);
}

export function printedDay({ asOf, knownOn }: Pick<Coordinates, 'asOf' | 'knownOn'>): string {
  return `as of ${inWords(asOf)}${knownOn === null ? '' : `, known on ${inWords(knownOn)}`}`;
}

export function printedSight(coordinates: Coordinates): string {
  return `${printedDay(coordinates)}, at position ${coordinates.position}`;
}
