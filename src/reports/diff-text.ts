/** What changed between two coordinates, as plain text. */
import type { DiffRow, DiffView } from '../projections/diff.ts';
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
    ...(rows.length === 0
      ? ['No row of the table differs.']
      : textTable(['Participant', 'Signature', 'Consent', 'Standing'], rows)),
  ].join('\n');
}

function cells({ signature, consent, standing }: DiffRow): string[] {
  const moved = standing.from === standing.to;
  return [
    signature === null ? '' : arrow(signature),
    consent === null ? '' : arrow(consent),
    moved ? (standing.to ?? '') : `${standing.from ?? '—'} → ${standing.to ?? '—'}`,
  ];
}

function arrow({ from, to }: NonNullable<DiffRow['consent']>): string {
  return `${printedCell(from, '—')} → ${printedCell(to, '—')}`;
}
