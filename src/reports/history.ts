/** How the counts evolved, day by day, in every form. */
import { inWords } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import { datesInWords, type Milestone } from '../domain/milestone.ts';
import { forceView } from '../projections/force.ts';
import { type HistoryStep, historyView } from '../projections/history.ts';
import { type TreatyView, treatyOf } from '../projections/question.ts';
import { standings } from '../projections/standings.ts';
import type { Answer } from './answer.ts';
import type { Column } from './columns.ts';
import type { Block, Document } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { printedDay } from './printed.ts';
import { remarksAtTheEnd } from './record-remarks.ts';

/** @param milestones what happened around the treaty, to be shown beside its acts. */
export function historyAnswer(view: TreatyView, milestones: readonly Milestone[] = []): Answer {
  const steps = historyView(view);
  return {
    view: steps,
    document: () => historyReport(view, steps, milestones),
    csv: () => csvForm(HISTORY_COLUMNS, steps),
    svg: async () => {
      // Of all commands one draws: the others need not load what it draws with.
      const { historyChart } = await import('./chart/history-chart.tsx');
      const force = forceView(view, standings(view));
      return historyChart({
        ...{ treaty: treatyOf(view), coordinates: view, steps, force, milestones },
      });
    },
  };
}

export function historyReport(
  view: TreatyView,
  steps: readonly HistoryStep[],
  milestones: readonly Milestone[] = [],
): Document {
  const { id, title } = treatyOf(view);
  const heading = `${id}: how the counts evolved, ${printedDay(view)}`;
  return {
    name: heading,
    blocks: [
      { kind: 'title', text: title },
      { kind: 'paragraph', lines: [heading] },
      steps.length === 0
        ? { kind: 'paragraph', lines: ['No act on record by that day.'] }
        : stepsTable(heading, steps),
      ...milestonesTable(milestones.filter(({ from }) => from <= view.asOf)),
      ...remarksAtTheEnd(view),
    ],
  };
}

function milestonesTable(milestones: readonly Milestone[]): Block[] {
  if (milestones.length === 0) return [];
  const ordered = milestones.toSorted((one, other) => compare(one.from, other.from));
  return [
    {
      kind: 'table',
      caption: 'What happened around the treaty',
      headings: ['Day', 'Milestone', 'Source'],
      rows: ordered.map(one => [datesInWords(one), one.text, one.source]),
    },
  ];
}

function stepsTable(caption: string, steps: readonly HistoryStep[]): Block {
  return {
    kind: 'table',
    caption,
    headings: ['Day', 'Signatories', 'Contracting States', 'Parties', 'Acts'],
    rows: steps.map(step => [
      inWords(step.on),
      `${step.signatories}`,
      `${step.contracting}`,
      `${step.parties}`,
      step.acts.map(({ kind, participant }) => `${participant.name}: ${kind}`).join('; '),
    ]),
    alignments: ['right', 'right', 'right', 'right'],
  };
}

export const HISTORY_COLUMNS: readonly Column<HistoryStep>[] = [
  { name: 'on', type: 'date', required: true, says: 'The day.', cell: step => step.on },
  ...(['signatories', 'contracting', 'parties'] as const).map(
    (name): Column<HistoryStep> => ({
      ...{ name, type: 'integer', required: true },
      says: 'The count at the end of the day.',
      cell: step => step[name],
    }),
  ),
  {
    name: 'acts',
    type: 'string',
    required: false,
    says: 'What was done on the day: participant and kind, one after another with semicolons.',
    cell: step => step.acts.map(({ kind, participant }) => `${participant.id} ${kind}`).join('; '),
  },
];
