/** What changed between two coordinates, as plain text. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { DiffRow, DiffView } from '../projections/diff.ts';
import type { StatusRow } from '../projections/status.ts';
import { countsTable } from './counts-text.ts';
import { printedCell, printedSight } from './printed.ts';
import { textTable } from './text-table.ts';

export function diffText({ treaty, from, to, counts, changes }: DiffView): string {
  const rows = changes.map(row => [row.participant.name, ...cells(row)]);
  return [
    `${treaty.id}: ${printedSight(from)} → ${printedSight(to)}`,
    '',
    ...countsTable('', counts.from, counts.to),
    '',
    ...(rows.length === 0 ? ['No row of the table differs.'] : textTable(...withoutEmpty(rows))),
  ].join('\n');
}

/** Of the days of effect only those columns in which something has changed. */
function withoutEmpty(rows: readonly string[][]): [string[], string[][]] {
  const used = (_: string, column: number) =>
    column < ALWAYS || rows.some(row => row[column] !== '');
  return [HEADINGS.filter(used), rows.map(row => row.filter((_, column) => used('', column)))];
}

const ALWAYS = 4;
const HEADINGS = ['Participant', 'Signature', 'Consent', 'Standing', 'Bound from', 'Withdrawal'];

function cells(row: DiffRow): string[] {
  const { signature, consent, standing, inForceFrom, withdrawal } = row;
  const moved = standing.from === standing.to;
  return [
    signature === null ? '' : arrow(signature),
    consent === null ? '' : arrow(consent),
    moved ? (standing.to ?? '') : `${standing.from ?? '—'} → ${standing.to ?? '—'}`,
    inForceFrom === null ? '' : `${day(inForceFrom.from)} → ${day(inForceFrom.to)}`,
    withdrawal === null ? '' : `${notice(withdrawal.from)} → ${notice(withdrawal.to)}`,
  ];
}

function day(date: CalendarDate | null): string {
  return date === null ? '—' : inWords(date);
}

function notice(withdrawal: StatusRow['withdrawal']): string {
  if (withdrawal === null) return '—';
  return `${inWords(withdrawal.effectiveOn)}, notified ${inWords(withdrawal.notifiedOn)}`;
}

function arrow({ from, to }: NonNullable<DiffRow['consent']>): string {
  return `${printedCell(from, '—')} → ${printedCell(to, '—')}`;
}
