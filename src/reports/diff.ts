/** What changed between two coordinates, in every form. */
import { type CalendarDate, inWords, laterOf } from '../domain/calendar-date.ts';
import { type DiffRow, type DiffView, diffView } from '../projections/diff.ts';
import type { TreatyView } from '../projections/question.ts';
import type { StatusRow } from '../projections/status.ts';
import type { Answer } from './answer.ts';
import { countsTable } from './counts-table.ts';
import { DIFF_COLUMNS } from './diff-columns.ts';
import type { Block, Document, Run, Text } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { printedCell, printedSight } from './printed.ts';
import { remarksAtTheEnd } from './record-remarks.ts';

export function diffAnswer(from: TreatyView, to: TreatyView): Answer {
  const view = diffView(from, to);
  return {
    view,
    document: () => {
      const { name, blocks } = diffReport(view);
      return { name, blocks: [...blocks, ...remarksAtTheEnd(to, laterOf(from.asOf, to.asOf))] };
    },
    csv: () => csvForm(DIFF_COLUMNS, view.changes),
  };
}

export function diffReport({ treaty, from, to, counts, changes }: DiffView): Document {
  const heading = `${treaty.id}: ${printedSight(from)} → ${printedSight(to)}`;
  return {
    name: heading,
    blocks: [
      { kind: 'title', text: heading },
      countsTable('Count', counts.from, counts.to),
      changes.length === 0
        ? { kind: 'paragraph', lines: ['No row of the table differs.'] }
        : changesTable(changes),
    ],
  };
}

/** Of the days of effect only those columns in which something has changed. */
function changesTable(changes: readonly DiffRow[]): Block {
  const rows = changes.map(row => [row.participant.name, ...cells(row)]);
  const used = (column: number) => column < ALWAYS || rows.some(row => row[column] !== '');
  return {
    kind: 'table',
    caption: 'The rows that differ',
    headings: HEADINGS.filter((_, column) => used(column)),
    rows: rows.map(row => row.filter((_, column) => used(column))),
  };
}

const ALWAYS = 4;
const HEADINGS = ['Participant', 'Signature', 'Consent', 'Standing', 'Bound from', 'Withdrawal'];

function cells(row: DiffRow): Text[] {
  const { signature, consent, standing, inForceFrom, withdrawal } = row;
  const stayed = standing.from === standing.to;
  return [
    signature === null ? '' : arrow(signature),
    consent === null ? '' : arrow(consent),
    stayed ? (standing.to ?? '') : `${standing.from ?? '—'} → ${standing.to ?? '—'}`,
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

function arrow({ from, to }: NonNullable<DiffRow['consent']>): Run[] {
  return [printedCell(from, '—'), ' → ', printedCell(to, '—')].flat();
}
