/** How the counts evolved, and the acts of a period, as plain text. */
import { inWords } from '../domain/calendar-date.ts';
import { raised } from '../domain/marks.ts';
import type { ActionsView } from '../projections/actions.ts';
import type { HistoryStep } from '../projections/history.ts';
import { textTable } from './text-table.ts';

export function historyText(steps: readonly HistoryStep[]): string {
  if (steps.length === 0) return 'No act on record by that day.';
  const rows = steps.map(({ on, acts, signatories, contracting, parties }) => [
    inWords(on),
    `${signatories}`,
    `${contracting}`,
    `${parties}`,
    acts.map(({ kind, participant }) => `${participant.name}: ${kind}`).join('; '),
  ]);
  const headings = ['Day', 'Signatories', 'Contracting States', 'Parties', 'Acts'];
  return textTable(headings, rows, ['right', 'right', 'right', 'right']).join('\n');
}

export function actionsText({ from, to, acts, counts }: ActionsView): string {
  const rows = acts.map(({ on, participant, kind, mark }) => [
    inWords(on),
    participant.name,
    `${kind} ${raised(mark)}`.trim(),
  ]);
  const period = `from ${inWords(from)} to ${inWords(to)}`;
  const consents = counts.consents === 1 ? 'consent' : 'consents';
  return [
    ...(rows.length === 0
      ? []
      : [...textTable(['Day', 'Participant', 'Act'], rows, ['right']), '']),
    `${counts.consents} ${consents} to be bound and ${counts.signatures} ${counts.signatures === 1 ? 'signature' : 'signatures'} ${period}.`,
  ].join('\n');
}
