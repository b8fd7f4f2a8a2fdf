/**
 * A table as it was published, held against the table that the ledger would print for that day: what is new,
 * what reads otherwise, and what is no longer there. Rows are matched by participant, never by name.
 */
import { type Act, type ActId, effectOf, markOf } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId } from '../domain/participant.ts';
import type { PublishedCell, PublishedTable } from '../domain/published-table.ts';
import { relationAfter } from '../domain/relation.ts';
import {
  type CellMeaning,
  columnFor,
  meaningOf,
  type TableForm,
  tableForm,
} from '../domain/table-form.ts';
import { knownFrom } from '../ledger/entry.ts';
import { readings, standingActs } from '../ledger/treaty-record.ts';
import { formOf, type PrintedCell, printedCells, type TableSource } from './printed-table.ts';

export type Difference =
  | { readonly what: 'new'; readonly cell: PublishedCell; readonly meaning: CellMeaning }
  | {
      readonly what: 'changed';
      readonly cell: PublishedCell;
      readonly meaning: CellMeaning;
      readonly from: PrintedCell;
    }
  | { readonly what: 'gone'; readonly from: PrintedCell }
  /** On record, and known to have been published only later than it was. */
  | {
      readonly what: 'known earlier';
      readonly cell: PublishedCell;
      readonly meaning: CellMeaning;
      readonly act: Act;
      /** As it reads by what had been made known of it by that day. */
      readonly reading: Act;
    };

/**
 * @param known the record as known on the day of publication.
 * @param whole all that the ledger knows: what a table prints that is on record is not recorded twice.
 */
export function differences(
  published: PublishedTable,
  known: TableSource,
  whole: TableSource,
): Difference[] {
  const form = tableForm(published.headings);
  const wanted = byParticipant(published.cells);
  const placed = byParticipant(printedCells(known, form));
  // Cells that a new heading has moved are found again where they stood under the old one.
  const moved = byParticipant(printedCells(known, formOf(known)));
  const later = learnedLater(whole, form, known);
  const ids = new Set([...wanted.keys(), ...placed.keys(), ...moved.keys()]);
  return [...ids]
    .flatMap(id => {
      const meant = (wanted.get(id) ?? []).map(cell => ({
        ...{ cell, meaning: meaningOf(form, cell.column, cell.mark) },
      }));
      return inOneRow(meant, { placed: placed.get(id) ?? [], moved: moved.get(id) ?? [] }, known);
    })
    .map(one => {
      const act = one.what === 'new' ? later.get(asPrinted(one.cell)) : undefined;
      if (one.what !== 'new' || act === undefined) return one;
      return {
        ...one,
        what: 'known earlier',
        act,
        reading: readingOn(act, whole, known.asOf),
      };
    });
}

/** Acts done by the day that are on record and that nobody is on record to have known by then, as they would print. */
function learnedLater(
  { record, asOf }: TableSource,
  form: TableForm,
  known: TableSource,
): Map<string, Act> {
  const ids = new Set(known.record.acts.map(({ act }) => act.id));
  const acts = standingActs(record).filter(({ id, doneOn }) => !ids.has(id) && doneOn <= asOf);
  return new Map(
    acts.flatMap(act => {
      const column = columnFor(form, act);
      if (column === null) return [];
      const { participant, doneOn: on } = act;
      return [[asPrinted({ participant, column, on, mark: markOf(act) }), act]];
    }),
  );
}

function readingOn(act: Act, { record }: TableSource, day: CalendarDate): Act {
  const onRecord = record.acts.find(one => one.act.id === act.id);
  if (onRecord === undefined) return act;
  const told = onRecord.corrections.filter(correction => knownFrom(correction) <= day);
  return readings(onRecord)[told.length] ?? act;
}

interface Meant {
  readonly cell: PublishedCell;
  readonly meaning: CellMeaning;
}

/** What the ledger prints in the row: under the new headings, and under the old. */
interface Row {
  readonly placed: readonly PrintedCell[];
  readonly moved: readonly PrintedCell[];
}

function inOneRow(
  meant: readonly Meant[],
  { placed, moved }: Row,
  known: TableSource,
): Difference[] {
  const same = (from: PrintedCell, { cell }: Meant) => asPrinted(from) === asPrinted(cell);
  const open = meant.filter(one => !placed.some(from => same(from, one)));
  const left = new Map<ActId, PrintedCell>();
  for (const from of [...placed.filter(one => !meant.some(two => same(one, two))), ...moved]) {
    if (!left.has(from.act.id) && !isSettled(from, placed, meant)) left.set(from.act.id, from);
  }
  const pairs = paired(open, left, known);
  const stays = (from: PrintedCell) => open.some(({ cell }) => hasReturned(from, cell, known));
  return [
    ...open.map((one): Difference => {
      const from = pairs.get(one);
      return from === undefined ? { what: 'new', ...one } : { what: 'changed', ...one, from };
    }),
    ...[...left.values()]
      .filter(from => !stays(from))
      .map((from): Difference => ({ what: 'gone', from })),
  ];
}

/** Whether the act of an old cell stands, under the new headings, where the table has it. */
function isSettled({ act }: PrintedCell, placed: readonly PrintedCell[], meant: readonly Meant[]) {
  const now = placed.find(one => one.act.id === act.id);
  return now !== undefined && meant.some(({ cell }) => asPrinted(cell) === asPrinted(now));
}

/** First what stands in one place, then what bears one date; each act is taken once, out of `left`. */
function paired(
  open: readonly Meant[],
  left: Map<ActId, PrintedCell>,
  known: TableSource,
): Map<Meant, PrintedCell> {
  const pairs = new Map<Meant, PrintedCell>();
  for (const key of ['column', 'on'] as const) {
    for (const one of open.filter(it => !pairs.has(it))) {
      const fits = (from: PrintedCell) =>
        from[key] === one.cell[key] && !hasReturned(from, one.cell, known);
      const from = [...left.values()].find(fits);
      if (from === undefined) continue;
      pairs.set(one, from);
      left.delete(from.act.id);
    }
  }
  return pairs;
}

/** A State that had left and now stands there with a later date has come back: the earlier act was done, too. */
function hasReturned(
  { act, column }: PrintedCell,
  cell: PublishedCell,
  known: TableSource,
): boolean {
  if (column !== cell.column || effectOf(act) !== 'consents') return false;
  const own = known.record.acts.filter(one => one.retraction === null).map(one => one.act);
  const { consents } = relationAfter(
    own.filter(one => one.participant === act.participant),
    known.record.definition.withdrawal,
  );
  const left = consents.find(one => one.act.id === act.id)?.withdrawal?.act.doneOn;
  return left !== undefined && left <= cell.on;
}

function byParticipant<T extends { readonly participant: ParticipantId }>(
  cells: readonly T[],
): Map<ParticipantId, T[]> {
  return groupBy(cells, cell => cell.participant);
}

/** One text for cells that print alike: who, where, when and how marked. */
export function asPrinted({
  participant,
  column,
  on,
  mark,
}: Pick<PrintedCell, 'participant' | 'column' | 'on' | 'mark'>): string {
  return [participant, column, on, mark].join(' ');
}
