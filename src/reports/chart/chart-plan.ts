/** Where everything in a chart of the history stands, in pixels of a picture 600 px wide. */
import { scaleLinear } from 'd3-scale';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { compare } from '../../domain/compare.ts';
import type { Milestone } from '../../domain/milestone.ts';
import type { ForceView } from '../../projections/force.ts';
import type { HistoryStep } from '../../projections/history.ts';
import type { Coordinates, NamedTreaty } from '../../projections/question.ts';
import { forceSentence } from '../force-text.ts';
import { printedSight } from '../printed.ts';
import { actStacks, type KeyLine, keyOf, type Stacks } from './act-stacks.ts';
import { evenLinesOf, heldTogether, linesOf, px, SMALL } from './lettering.ts';
import { type TimeAxis, timeAxis } from './time-axis.ts';

/** What a chart is drawn from: the answers to one question. */
export interface ChartMatter {
  readonly treaty: NamedTreaty;
  readonly coordinates: Coordinates;
  readonly steps: readonly HistoryStep[];
  readonly force: ForceView;
  /** In any order. Those that begin after the day asked about are left out, and the chart says how many. */
  readonly milestones?: readonly Milestone[];
}

export const WIDTH = 600;
export const LEFT = 34;
/** What is right of it belongs to the labels of the lines. */
export const RIGHT = 438;
export const TITLE_SIZE = 15;
export const TITLE_LEADING = 19;
export const LEADING = 15;

const PLOT_HEIGHT = 210;

/** A mark on the first day or the last is whole, and touches nothing beside the plot. */
const INSET = 4;

/** For the words above the mark of the entry into force. */
const LANE_OF_FORCE = 20;

export interface ChartPlan {
  readonly titleLines: readonly string[];
  readonly subtitleLines: readonly string[];
  readonly axis: TimeAxis;
  /** The place of a count. */
  readonly y: (count: number) => number;
  readonly countTicks: readonly number[];
  readonly top: number;
  /** Where the counts are nought. */
  readonly bottom: number;
  readonly stacks: Stacks;
  /** To the marks, beside the stacks. */
  readonly legend: readonly KeyLine[];
  /** On which the stacks stand: the axis of days. */
  readonly foot: number;
  /** How many instruments the treaty waits for, or waited; null where its article counts something else. */
  readonly threshold: number | null;
}

export function chartPlan(matter: ChartMatter): ChartPlan {
  const { treaty, coordinates, steps, force } = matter;
  const titleLines = evenLinesOf(treaty.title, TITLE_SIZE, WIDTH - 2 * LEFT);
  const subtitleLines = subtitleOf(matter).flatMap(line => linesOf(line, SMALL, WIDTH - 2 * LEFT));
  const axis = timeAxis({
    days: daysShown(matter),
    asOf: coordinates.asOf,
    edges: [LEFT + INSET, RIGHT - INSET],
  });
  const heading = titleLines.length * TITLE_LEADING + subtitleLines.length * LEADING;
  const top = heading + (force.on === null ? 28 : 28 + LANE_OF_FORCE);
  const bottom = top + PLOT_HEIGHT;
  const stacks = actStacks(steps, axis.x);
  const legend = keyOf(steps, stacks);
  const threshold = thresholdOf(force);
  const counts = steps.flatMap(step => [step.signatories, step.contracting, step.parties]);
  const y = scaleLinear([0, Math.max(5, threshold ?? 0, ...counts)], [bottom, top]).nice(6);
  return {
    ...{ titleLines, subtitleLines, axis, top, bottom, stacks, legend, threshold },
    y: count => y(count),
    countTicks: y.ticks(6).filter(Number.isInteger),
    foot: px(
      bottom + (legend.length === 0 ? 0 : 12 + Math.max(stacks.height, legend.length * LEADING)),
    ),
  };
}

function subtitleOf({ treaty, coordinates, force }: ChartMatter): string[] {
  return [`${treaty.id}, ${printedSight(coordinates)}.`, heldTogether(forceSentence(force))];
}

/** Of a treaty that waits for something else, as for half of the parties to another, no line would be true. */
export function thresholdOf({ conditions }: ForceView): number | null {
  const [first] = conditions;
  return first?.kind === 'instruments' ? first.required : null;
}

function daysShown(matter: ChartMatter): [CalendarDate, ...CalendarDate[]] {
  const { coordinates, steps, force } = matter;
  const days = [
    ...steps.map(({ on }) => on),
    ...milestonesShown(matter).map(({ from }) => from),
    ...(force.on === null ? [] : [force.on]),
  ];
  return [coordinates.asOf, ...days];
}

/** By their first day; those of one day in the order in which they were given. */
export function milestonesShown({ coordinates, milestones = [] }: ChartMatter): Milestone[] {
  return milestones
    .filter(({ from }) => from <= coordinates.asOf)
    .toSorted((one, other) => compare(one.from, other.from));
}
