/** The chart for those who hear it: what it shows in sentences, and the table it is drawn from. */
import { inWords } from '../../domain/calendar-date.ts';
import type { HistoryStep } from '../../projections/history.ts';
import { forceSentence } from '../force-text.ts';
import { counted } from '../running-text.ts';
import { actInWords } from './act-stacks.ts';
import { type ChartMatter, type ChartPlan, LEFT } from './chart-plan.ts';
import { px } from './lettering.ts';

export function chartTitle({ treaty, coordinates }: ChartMatter): string {
  const { title, id } = treaty;
  return `Signatories, contracting States and parties as of ${inWords(coordinates.asOf)}: ${title} (${id})`;
}

/** The first step, the one that completed the conditions, and the last; and what follows from them. */
export function chartDescription({ coordinates, steps, force }: ChartMatter): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) {
    return `No act is on record by ${inWords(coordinates.asOf)}. ${forceSentence(force)}`;
  }
  const decisive = steps.filter(({ on }) => on === force.triggeredOn);
  const told = [...new Set([first, ...decisive, last])];
  return [
    `The counts rise and fall in ${counted(steps.length, 'step', 'steps')}.`,
    ...told.map(stepSentence),
    forceSentence(force),
    'The table in this picture holds every step.',
  ].join(' ');
}

function stepSentence({ on, signatories, contracting, parties }: HistoryStep): string {
  const counts = [
    counted(signatories, 'signatory', 'signatories'),
    counted(contracting, 'contracting State', 'contracting States'),
    counted(parties, 'party', 'parties'),
  ];
  return `${inWords(on)}: ${counts.join(', ')}.`;
}

/**
 * Roles of parts of a picture. They are spread, not written as attributes: linters hold each `role` against the elements
 * of HTML and ask for `<table>`, which SVG does not have.
 */
export const HEARD_AS = {
  // ARIA in graphics: a document whose parts are heard. Those of an `img` are not. The second is for older browsers.
  chart: { role: 'graphics-document document' },
  table: { role: 'table' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  rowHeading: { role: 'rowheader' },
  cell: { role: 'cell' },
  list: { role: 'list' },
  item: { role: 'listitem' },
  /** Painted only: title, description and table say the same in words. */
  nothing: { 'aria-hidden': 'true' },
} as const;

const HEADINGS = ['Day', 'Signatories', 'Contracting States', 'Parties', 'Acts'];

/**
 * Text without fill: painted nowhere, and yet in the accessibility tree, which leaves out what is hidden by `display` or
 * `visibility`. A reader who cannot see the lines can so walk through the days as through any table, with the picture
 * needing no other file beside it.
 */
export function TableTwin({ steps, label, plan }: TwinOf) {
  if (steps.length === 0) return null;
  const pitch = (plan.bottom - plan.top) / (steps.length + 1);
  const y = (row: number) => px(plan.top + row * pitch);
  return (
    <g {...HEARD_AS.table} aria-label={label} fill="none" font-size={1} pointer-events="none">
      <g {...HEARD_AS.row}>
        {HEADINGS.map((heading, column) => (
          <text {...HEARD_AS.heading} x={LEFT + 50 * column} y={y(0)}>
            {heading}
          </text>
        ))}
      </g>
      {steps.map((step, row) => (
        <g {...HEARD_AS.row}>
          {cellsOf(step).map((cell, column) => (
            <text
              {...(column === 0 ? HEARD_AS.rowHeading : HEARD_AS.cell)}
              x={LEFT + 50 * column}
              y={y(row + 1)}
            >
              {cell}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

interface TwinOf extends Pick<ChartMatter, 'steps'> {
  readonly label: string;
  readonly plan: ChartPlan;
}

function cellsOf({ on, signatories, contracting, parties, acts }: HistoryStep): string[] {
  const done = acts.map(actInWords).join('; ');
  return [inWords(on), `${signatories}`, `${contracting}`, `${parties}`, done || 'no act'];
}
