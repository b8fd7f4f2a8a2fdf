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
  /** It came from a table, and stands there no longer: it was never done. */
  | { readonly what: 'gone'; readonly from: PrintedCell }
  /** Done, and not printed: an officer has recorded it, or its author has left or ceased to exist. */
  | { readonly what: 'left out'; readonly from: PrintedCell }
  /** On record, and not known to have been published by then, or left out since. */
  | {
      readonly what: 'known earlier';
      readonly cell: PublishedCell;
      readonly meaning: CellMeaning;
      readonly act: Act;
      /** As it reads by what had been made known of it by that day. */
      readonly reading: Act;
    };

/** What a table is held against. */
export interface Ground {
  /** The record as known on the day of publication. */
  readonly known: TableSource;
  /** All that the ledger knows: what a table prints that is on record is not recorded twice. */
  readonly whole: TableSource;
  /** Places whose cells could not be read: nobody can tell what the table says there. */
  readonly unread: readonly Place[];
}

type Place = Pick<PrintedCell, 'participant' | 'column'>;

export function differences(published: PublishedTable, ground: Ground): Difference[] {
  const { known, whole, unread } = ground;
  const form = tableForm(published.headings);
  const wanted = byParticipant(published.cells);
  const isHidden = hiddenIn(published, unread);
  const readable = (cells: readonly PrintedCell[]) =>
    byParticipant(cells.filter(cell => !isHidden(cell)));
  const placed = readable(printedCells(known, form));
  // Cells that a new heading has moved are found again where they stood under the old one.
  const moved = readable(printedCells(known, formOf(known)));
  const elsewhere = notPrintedYet(whole, form, known);
  const ids = new Set([...wanted.keys(), ...placed.keys(), ...moved.keys()]);
  return [...ids]
    .flatMap(id => {
      const meant = (wanted.get(id) ?? []).map(cell => ({
        cell,
        meaning: meaningOf(form, cell.column, cell.mark),
      }));
      return inOneRow(meant, { placed: placed.get(id) ?? [], moved: moved.get(id) ?? [] }, ground);
    })
    .map(one => {
      const act = one.what === 'new' ? elsewhere.get(asPrinted(one.cell)) : undefined;
      if (one.what !== 'new' || act === undefined) return one;
      return { ...one, what: 'known earlier', act, reading: readingOn(act, whole, known.asOf) };
    });
}

/** Whether the table may say something in a place, and nobody can read what. */
export function hiddenIn(
  { cells }: PublishedTable,
  unread: readonly Place[],
): (place: Place) => boolean {
  const read = new Set(cells.map(placeOf));
  const hidden = new Set(unread.map(placeOf).filter(place => !read.has(place)));
  return place => hidden.has(placeOf(place));
}

function placeOf({ participant, column }: Place): string {
  return `${participant} ${column}`;
}

/**
 * Acts on record, done by the day, that nobody is on record to have known by then, or that tables have left out: also
 * one that an officer has retracted since, for that was not known on the day.
 */
function notPrintedYet(
  { record, asOf }: TableSource,
  form: TableForm,
  known: TableSource,
): Map<string, Act> {
  const ids = new Set(known.record.acts.map(({ act }) => act.id));
  const learned = record.acts.filter(one => one.retraction === null && !ids.has(one.act.id));
  const leftOut = known.record.acts.filter(one => one.retraction === null && one.isLeftOut);
  const acts = [...learned, ...leftOut].map(({ act }) => act).filter(act => act.doneOn <= asOf);
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

function inOneRow(meant: readonly Meant[], { placed, moved }: Row, ground: Ground): Difference[] {
  const { known } = ground;
  const same = (from: PrintedCell, { cell }: Meant) => asPrinted(from) === asPrinted(cell);
  const open = meant.filter(one => !placed.some(from => same(from, one)));
  const left = new Map<ActId, PrintedCell>();
  for (const from of [...placed.filter(one => !meant.some(two => same(one, two))), ...moved]) {
    if (!left.has(from.act.id) && !isSettled(from, placed, meant)) left.set(from.act.id, from);
  }
  const pairs = paired(open, left, ground);
  const stays = (from: PrintedCell) => open.some(({ cell }) => hasReturned(from, cell, known));
  return [
    ...open.map((one): Difference => {
      const from = pairs.get(one);
      return from === undefined ? { what: 'new', ...one } : { what: 'changed', ...one, from };
    }),
    ...[...left.values()]
      .filter(from => !stays(from))
      .map((from): Difference => ({ what: isKept(from.act, ground) ? 'left out' : 'gone', from })),
  ];
}

/** A table that does not show it does not say that it was never done. */
function isKept(act: Act, { known, whole }: Ground): boolean {
  const { record, register, asOf } = known;
  const { ceased = null } = register.get(act.participant) ?? {};
  if (ceased !== null && ceased.on < asOf) return true;
  const onRecord = record.acts.find(one => one.act.id === act.id);
  if (onRecord?.entry.table === undefined) return true;
  return wasLeft(act, known, asOf) || isRetractedLater(act, whole);
}

/** What an officer has retracted since is left out of the earlier table, and not retracted twice. */
function isRetractedLater(act: Act, { record }: TableSource): boolean {
  return record.acts.some(one => one.act.id === act.id && one.retraction !== null);
}

/** Whether its author had notified by that day that it withdraws from this consent. */
function wasLeft(act: Act, { record }: TableSource, day: CalendarDate): boolean {
  if (effectOf(act) !== 'consents') return false;
  const own = standingActs(record).filter(one => one.participant === act.participant);
  const { consents } = relationAfter(own, record.definition.withdrawal);
  const left = consents.find(one => one.act.id === act.id)?.withdrawal?.act.doneOn;
  return left !== undefined && left <= day;
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
  { known, whole }: Ground,
): Map<Meant, PrintedCell> {
  const pairs = new Map<Meant, PrintedCell>();
  for (const key of ['column', 'on'] as const) {
    for (const one of open.filter(it => !pairs.has(it))) {
      const fits = (from: PrintedCell) =>
        from[key] === one.cell[key] &&
        !hasReturned(from, one.cell, known) &&
        !isRetractedLater(from.act, whole);
      const from = [...left.values()].find(fits);
      if (from === undefined) continue;
      pairs.set(one, from);
      left.delete(from.act.id);
    }
  }
  return pairs;
}

/** A State that had left and now stands there with a later date has come back: the earlier act was done, too. */
function hasReturned({ act, column }: PrintedCell, cell: PublishedCell, known: TableSource) {
  return column === cell.column && wasLeft(act, known, cell.on);
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
