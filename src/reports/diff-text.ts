/** What changed between two coordinates, as plain text. */
import { inWords } from '../domain/calendar-date.ts';
import { raised } from '../domain/marks.ts';
import type { DiffRow, DiffView } from '../projections/diff.ts';
import type { Coordinates } from '../projections/question.ts';
import type { Cell } from '../projections/status.ts';
import { countsTable } from './counts-text.ts';
import { textTable } from './text-table.ts';

export function diffText({ treaty, from, to, counts, changes }: DiffView): string {
  const rows = changes.map(row => [row.participant.name, ...cells(row)]);
  return [
    `${treaty.id}: ${sight(from)} → ${sight(to)}`,
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
    signature === null ? '' : `${printed(signature.from)} → ${printed(signature.to)}`,
    consent === null ? '' : `${printed(consent.from)} → ${printed(consent.to)}`,
    moved ? (standing.to ?? '') : `${standing.from ?? '—'} → ${standing.to ?? '—'}`,
  ];
}

function printed(cell: Cell | null): string {
  return cell === null ? '—' : `${inWords(cell.on)} ${raised(cell.mark)}`.trim();
}

function sight({ asOf, knownOn, position }: Coordinates): string {
  const known = knownOn === null ? '' : `, known on ${inWords(knownOn)}`;
  return `as of ${inWords(asOf)}${known}, at position ${position}`;
}
