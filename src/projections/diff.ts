/** What changed in the table between two coordinates. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Standing } from '../domain/standing.ts';
import {
  type Coordinates,
  inTableOrder,
  type NamedParticipant,
  type NamedTreaty,
  type TreatyView,
} from './question.ts';
import type { Counts } from './standings.ts';
import { type Cell, type StatusRow, type StatusView, statusView } from './status.ts';

type Sides<T> = { readonly from: T; readonly to: T };

export interface DiffView {
  readonly treaty: NamedTreaty;
  readonly from: Coordinates;
  readonly to: Coordinates;
  readonly counts: Sides<Counts>;
  /** In the order of the later table. */
  readonly changes: readonly DiffRow[];
}

export interface DiffRow {
  /** As the later table names it. */
  readonly participant: NamedParticipant;
  /** Null where the participant is not in that table; equal where only a date, mark or notice changed. */
  readonly standing: Sides<Standing | null>;
  readonly signature: Sides<Cell | null> | null;
  readonly consent: Sides<Cell | null> | null;
  /** The day from which the treaty binds it; null where that is the same. */
  readonly inForceFrom: Sides<CalendarDate | null> | null;
  /** Null where it is the same: the same notification, with the same day of effect. */
  readonly withdrawal: Sides<StatusRow['withdrawal']> | null;
}

export function diffView(from: TreatyView, to: TreatyView): DiffView {
  const tables = { from: statusView(from), to: statusView(to) };
  return {
    treaty: tables.to.treaty,
    from: coordinates(tables.from),
    to: coordinates(tables.to),
    counts: { from: tables.from.counts, to: tables.to.counts },
    changes: inTableOrder(to, changes(tables), row => row.participant.id),
  };
}

function changes(tables: Sides<StatusView>): DiffRow[] {
  const before = new Map(tables.from.rows.map(row => [row.participant.id, row]));
  const after = new Map(tables.to.rows.map(row => [row.participant.id, row]));
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].flatMap(id => {
    const row = rowOf({ from: before.get(id) ?? null, to: after.get(id) ?? null });
    return row === null ? [] : [row];
  });
}

function rowOf(rows: Sides<StatusRow | null>): DiffRow | null {
  const participant = (rows.to ?? rows.from)?.participant;
  const standing = { from: rows.from?.standing ?? null, to: rows.to?.standing ?? null };
  const signature = cells(rows.from?.signature ?? null, rows.to?.signature ?? null);
  const consent = cells(rows.from?.consent ?? null, rows.to?.consent ?? null);
  const inForceFrom = days(rows.from?.inForceFrom ?? null, rows.to?.inForceFrom ?? null);
  const withdrawal = withdrawals(rows.from?.withdrawal ?? null, rows.to?.withdrawal ?? null);
  const changed = { signature, consent, inForceFrom, withdrawal };
  const same = standing.from === standing.to && Object.values(changed).every(one => one === null);
  return participant === undefined || same ? null : { participant, standing, ...changed };
}

/** A cell has changed when the table prints it differently. */
function cells(from: Cell | null, to: Cell | null): Sides<Cell | null> | null {
  return from?.on === to?.on && from?.kind === to?.kind && from?.mark === to?.mark
    ? null
    : { from, to };
}

function days(from: CalendarDate | null, to: CalendarDate | null) {
  return from === to ? null : { from, to };
}

function withdrawals(from: StatusRow['withdrawal'], to: StatusRow['withdrawal']) {
  return from?.notifiedOn === to?.notifiedOn && from?.effectiveOn === to?.effectiveOn
    ? null
    : { from, to };
}

function coordinates({ asOf, knownOn, position }: StatusView): Coordinates {
  return { asOf, knownOn, position };
}
