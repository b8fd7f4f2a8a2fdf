/** Claims by a table: cell for cell what the ledger prints for the day under the same headings. */
import type { TableClaim } from '../../domain/claim.ts';
import { compare } from '../../domain/compare.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { ParticipantId } from '../../domain/participant.ts';
import { tableForm } from '../../domain/table-form.ts';
import { type PrintedCell, printedCells } from '../printed-table.ts';
import { inTableOrder, named, type TreatyView } from '../question.ts';
import {
  actsBehind,
  type ClaimSight,
  type Difference,
  type Finding,
  finding,
  judged,
  unanswered,
  whereTheRecordEnds,
} from './finding.ts';

export function checkTable(claim: TableClaim, { view }: ClaimSight): Finding {
  const { headings, cells } = claim.table;
  if (view === null) {
    const rows = [...groupBy(cells, cell => cell.name)];
    const lines = rows.map(([name, own]) => lineOf(name, headings, own));
    return unanswered(claim, lines, { why: 'not-in-ledger' });
  }
  const onRecord = printedCells(view, tableForm(headings));
  const differences = cellsApart(view, claim, onRecord);
  return finding(claim, {
    stated: linesOf(view, headings, cells),
    replayed: linesOf(view, headings, onRecord),
    ...judged(differences.length === 0, whereTheRecordEnds(view)),
    differences,
    acts: actsBehind(view, [...new Set(onRecord.map(({ act }) => act))]),
  });
}

type Cell = Pick<PrintedCell, 'participant' | 'column' | 'on' | 'mark'>;

/** "Ghana | 7 September 2000 | …" would hide which is which to a program: days stay as they are held. */
function linesOf(view: TreatyView, headings: readonly string[], cells: readonly Cell[]): string[] {
  const rows = [...groupBy(cells, cell => cell.participant)];
  return inTableOrder(view, rows, ([id]) => id).map(([id, own]) =>
    lineOf(named(view, id).name, headings, own),
  );
}

function lineOf(
  name: string,
  headings: readonly string[],
  cells: readonly Omit<Cell, 'participant'>[],
): string {
  const columns = headings.map((_, column) => {
    const cell = cells.find(one => one.column === column);
    return cell === undefined ? '' : `${cell.on} ${cell.mark}`.trim();
  });
  return [name, ...columns].join(' | ').trimEnd();
}

function cellsApart(
  view: TreatyView,
  { table }: TableClaim,
  onRecord: readonly PrintedCell[],
): Difference[] {
  const placeOf = ({ participant, column }: Cell) => `${participant} ${column}`;
  const stated = new Map<string, Cell>(table.cells.map(cell => [placeOf(cell), cell]));
  const recorded = new Map(onRecord.map(cell => [placeOf(cell), cell]));
  const places = new Map([...stated, ...recorded].map(([place, cell]) => [place, cell]));
  const apart = [...places].flatMap(([place, { participant, column }]) =>
    cellApart(view, {
      ...{ participant, heading: table.headings[column] ?? '', column },
      stated: stated.get(place) ?? null,
      onRecord: recorded.get(place) ?? null,
    }),
  );
  return inTableOrder(
    view,
    apart.toSorted((one, other) => compare(`${one.column}`, `${other.column}`)),
    one => one.difference.participant.id,
  ).map(({ difference }) => difference);
}

interface Place {
  readonly participant: ParticipantId;
  readonly heading: string;
  readonly column: number;
  readonly stated: Cell | null;
  readonly onRecord: PrintedCell | null;
}

function cellApart(view: TreatyView, { column, ...place }: Place) {
  const what = differenceIn(place.stated, place.onRecord);
  if (what === null) return [];
  const [act = null] = actsBehind(view, place.onRecord === null ? [] : [place.onRecord.act]);
  const dated = (cell: Cell | null) => cell && { on: cell.on, mark: cell.mark };
  const difference: Difference = {
    what,
    participant: named(view, place.participant),
    heading: place.heading,
    stated: dated(place.stated),
    onRecord: dated(place.onRecord),
    act,
  };
  return [{ column, difference }];
}

function differenceIn(stated: Cell | null, onRecord: Cell | null): Difference['what'] | null {
  if (stated === null) return onRecord === null ? null : 'missing';
  if (onRecord === null) return 'extra';
  if (stated.on !== onRecord.on) return 'other-date';
  return stated.mark === onRecord.mark ? null : 'other-mark';
}
