/** Milestones as small numbered flags below the axis of days, and the list that says what the numbers mean. */
import { type CalendarDate, earlierOf } from '../../domain/calendar-date.ts';
import { type Milestone, periodInWords } from '../../domain/milestone.ts';
import { counted } from '../running-text.ts';
import { LEADING, LEFT, WIDTH } from './chart-plan.ts';
import { heldTogether, linesOf, px, SMALL, spread } from './lettering.ts';
import { HEARD_AS } from './spoken-chart.tsx';
import type { TimeAxis } from './time-axis.ts';

const FLAG = { width: 17, height: 15 } as const;
const POLE = 16;

interface Lane {
  readonly milestones: readonly Milestone[];
  readonly axis: TimeAxis;
  readonly asOf: CalendarDate;
  /** The axis of days. */
  readonly foot: number;
}

/** As many rows of flags as hold them all without touching. */
function rowsOf(size: number): number {
  return Math.max(1, Math.ceil((size * FLAG.width) / (WIDTH - 2 * LEFT)));
}

export function heightOfLane(size: number): number {
  return size === 0 ? 0 : POLE + 2 + rowsOf(size) * (FLAG.height + 2);
}

export function MilestoneFlags({ milestones, axis, asOf, foot }: Lane) {
  const rows = rowsOf(milestones.length);
  const wanted = milestones.map(({ from }) => axis.x(from));
  const bounds = [LEFT, WIDTH - LEFT] as const;
  const inRow = Array.from({ length: rows }, (_, row) =>
    spread(
      wanted.filter((_, index) => index % rows === row),
      FLAG.width,
      bounds,
    ),
  );
  return (
    <g>
      {milestones.map(({ from, to }, index) => {
        const flag = inRow[index % rows]?.[Math.floor(index / rows)] ?? 0;
        const x = axis.x(from);
        const until = axis.x(earlierOf(to, asOf));
        const y = foot + POLE + (index % rows) * (FLAG.height + 2);
        return (
          <g data-milestone={index + 1}>
            <path
              d={`M${px(x)} ${px(foot + 2.5)}H${px(Math.max(until, x + 1))}`}
              stroke="#777"
              stroke-width={4}
            />
            <path
              d={`M${px(x)} ${foot}V${px(foot + 5)}L${px(flag)} ${y}`}
              fill="none"
              stroke="#777"
              stroke-width={0.6}
            />
            <rect
              {...{ x: px(flag - 7.5), y, width: 15, height: FLAG.height - 1, rx: 2 }}
              {...{ fill: '#fff', stroke: '#555', 'stroke-width': 0.6 }}
            />
            <text x={px(flag)} y={y + 11} text-anchor="middle" fill="#111">
              {index + 1}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface Item {
  readonly number: string;
  readonly lines: readonly string[];
}

const INDENT = 22;

/** What the list says, broken into lines. */
export function milestoneItems(milestones: readonly Milestone[]): Item[] {
  return milestones.map((one, index) => ({
    number: `${index + 1}`,
    lines: linesOf(
      heldTogether(`${periodInWords(one)}: ${one.text}`),
      SMALL,
      WIDTH - 2 * LEFT - INDENT,
    ),
  }));
}

/** Said with a word, since a list that ends early looks like one that is whole. */
export function laterMilestones(count: number): string | null {
  if (count === 0) return null;
  return `${counted(count, 'milestone begins', 'milestones begin')} after the day asked about.`;
}

interface List {
  readonly items: readonly Item[];
  readonly later: string | null;
  /** Of the first line. */
  readonly y: number;
}

export function heightOfList({ items, later }: Omit<List, 'y'>): number {
  const lines = items.reduce((sum, item) => sum + item.lines.length, later === null ? 0 : 1);
  return lines * LEADING;
}

/** One text for each item, so that it is heard as one, however many lines it is broken into. */
export function MilestoneList({ items, later, y }: List) {
  const all = later === null ? items : [...items, { number: '', lines: [later] }];
  let at = y - LEADING;
  return (
    <g {...HEARD_AS.list} aria-label="Milestones" fill="#333">
      {all.map(({ number, lines }) => (
        <text {...HEARD_AS.item}>
          <tspan x={LEFT + INDENT - 8} y={px(at + LEADING)} text-anchor="end">
            {`${number} `}
          </tspan>
          {lines.map(line => {
            at = px(at + LEADING);
            return <tspan x={LEFT + INDENT} y={at}>{`${line} `}</tspan>;
          })}
        </text>
      ))}
    </g>
  );
}
