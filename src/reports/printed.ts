/** How a dated cell of the table, and the coordinates of an answer, are printed in plain text. */
import { inWords } from '../domain/calendar-date.ts';
import { raised } from '../domain/marks.ts';
import type { Coordinates } from '../projections/question.ts';
import type { Cell } from '../projections/status.ts';

/** @param empty what stands where there is no date. */
export function printedCell(cell: Cell | null, empty: string): string {
  return cell === null ? empty : `${inWords(cell.on)} ${raised(cell.mark)}`.trim();
}

export function printedSight({ asOf, knownOn, position }: Coordinates): string {
  const known = knownOn === null ? '' : `, known on ${inWords(knownOn)}`;
  return `as of ${inWords(asOf)}${known}, at position ${position}`;
}
