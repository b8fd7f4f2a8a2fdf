/** The table as the depositary prints it: for each participant and column, at most one dated cell. */
import { type Act, type ActId, effectOf, inLegalOrder, markOf } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import { relationAfter } from '../domain/relation.ts';
import {
  columnFor,
  headingOver,
  headingsFor,
  type TableForm,
  tableForm,
} from '../domain/table-form.ts';
import type { TreatyRecord } from '../ledger/treaty-record.ts';
import { inTableOrder, type NamedParticipant, named, type TreatyView } from './question.ts';

/** A date in the table, and the act behind it. */
export interface PrintedCell {
  readonly participant: ParticipantId;
  /** Of the columns after that of the participants, from nought. */
  readonly column: number;
  readonly on: CalendarDate;
  readonly mark: string;
  readonly act: Act;
}

/** What a table is printed from: a treaty's record as known on some day, and the day that it shows. */
export interface TableSource {
  readonly record: TreatyRecord;
  readonly register: Register;
  readonly asOf: CalendarDate;
}

/** The whole table, with the names of its day. */
export interface PrintedTable {
  readonly headings: readonly string[];
  readonly rows: readonly {
    readonly participant: NamedParticipant;
    /** One for each heading. */
    readonly cells: readonly (PrintedCell | null)[];
  }[];
}

/** @param view the law of its day, as known on its day. */
export function printedTable(view: TreatyView): PrintedTable {
  const form = formOf(view);
  const cells = printedCells(view, form);
  const rows = groupBy(cells, cell => cell.participant);
  return {
    headings: form.map((column, index) =>
      headingOver(
        column,
        cells
          .filter(({ column: at, act }) => at === index && act.text === undefined)
          .map(({ act }) => act.kind),
      ),
    ),
    rows: inTableOrder(view, [...rows], ([id]) => id).map(([id, own]) => ({
      participant: named(view, id),
      cells: form.map((_, index) => own.find(({ column }) => column === index) ?? null),
    })),
  };
}

/** The columns as the depositary last headed them, or those of the kinds that occur. */
export function formOf({ record }: TableSource): TableForm {
  const standing = record.acts.filter(one => one.retraction === null).map(({ act }) => act);
  return tableForm(record.headings ?? headingsFor(standing));
}

/**
 * In no particular order. Not printed are acts of a State that has ceased and instruments taken back; of several
 * acts in one place the last. What a published table has printed, though, is printed until one no longer does.
 */
export function printedCells(source: TableSource, form: TableForm): PrintedCell[] {
  const { record, asOf } = source;
  const printed = new Set<ActId>();
  const acts: Act[] = [];
  for (const { act, retraction, wasPrinted, isLeftOut } of record.acts) {
    if (retraction !== null || isLeftOut || act.doneOn > asOf) continue;
    if (!wasPrinted && hasCeased(source, act)) continue;
    if (wasPrinted) printed.add(act.id);
    acts.push(act);
  }
  return [...groupBy(acts, act => act.participant).values()].flatMap(own =>
    cellsOf(own, { form, printed, takenBack: takenBack(own, source) }),
  );
}

function cellsOf(
  acts: readonly Act[],
  { form, printed, takenBack }: { form: TableForm; printed: Set<ActId>; takenBack: Set<ActId> },
): PrintedCell[] {
  const cells = new Map<number, PrintedCell>();
  const rank = (act: Act) => (printed.has(act.id) ? 1 : 0);
  for (const act of inLegalOrder(acts.filter(({ id }) => printed.has(id) || !takenBack.has(id)))) {
    const column = columnFor(form, act);
    const before = column === null ? undefined : cells.get(column);
    if (column === null || (before !== undefined && rank(act) < rank(before.act))) continue;
    const { participant, doneOn: on } = act;
    cells.set(column, { participant, column, on, mark: markOf(act), act });
  }
  return [...cells.values()];
}

function hasCeased({ register, asOf }: TableSource, { participant }: Act): boolean {
  const { kind, ceased = null } = register.get(participant) ?? {};
  return kind === 'state' && ceased !== null && ceased.on < asOf;
}

function takenBack(acts: readonly Act[], { record: { definition } }: TableSource): Set<ActId> {
  if (!acts.some(act => effectOf(act) === 'takes-instrument-back')) return new Set();
  const { consents } = relationAfter(acts, definition.withdrawal);
  return new Set(consents.flatMap(({ act, takenBack: by }) => (by === null ? [] : [act.id])));
}
