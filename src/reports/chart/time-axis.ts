/** The days a chart spans, and the years or months at which its axis is marked. */
import { scaleUtc } from 'd3-scale';
import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  earlierOf,
  laterOf,
  MONTHS,
  startOfMonth,
} from '../../domain/calendar-date.ts';
import { SMALL, widthOf } from './lettering.ts';

export interface TimeAxis {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The place of a day, in pixels from the left edge of the picture. */
  readonly x: (day: CalendarDate) => number;
  readonly ticks: readonly { readonly on: CalendarDate; readonly label: string }[];
}

interface Span {
  /** What the chart must show, in any order; the day asked about among them. */
  readonly days: readonly [CalendarDate, ...CalendarDate[]];
  readonly asOf: CalendarDate;
  readonly edges: readonly [left: number, right: number];
}

/** Less would set the names of months into one another. */
const FEWEST_MONTHS = 6;

/** A day after the one asked about is a mark, which needs some room behind it. */
const ROOM_BEHIND = 30;

export function timeAxis({ days, asOf, edges: [left, right] }: Span): TimeAxis {
  const first = startOfMonth(days.reduce(earlierOf));
  const last = days.reduce(laterOf);
  const to = last > asOf ? addDays(last, ROOM_BEHIND) : last;
  const from = earlierOf(first, startOfMonth(addMonths(to, -FEWEST_MONTHS)));
  const scale = scaleUtc([instantOf(from), instantOf(to)], [left, right]);
  const x = (day: CalendarDate) => scale(instantOf(day));
  return { from, to, x, ticks: ticksOf(from, to, right - left) };
}

/** Midnight in Greenwich stands for a day wherever the picture is drawn. */
function instantOf(day: CalendarDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

const STEPS_IN_MONTHS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 12_000];

function ticksOf(from: CalendarDate, to: CalendarDate, width: number): TimeAxis['ticks'] {
  const [first, last] = [monthsOf(from), monthsOf(to)];
  const fits = (step: number) =>
    (step * width) / (last - first) >= 1.5 * widthOf(label(step), SMALL);
  const step = STEPS_IN_MONTHS.find(fits) ?? 12_000;
  const ticks = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const on = dateOf(Math.floor(month / 12), (month % 12) + 1, 1);
    if (on !== null && on >= from && on <= to) ticks.push({ on, label: labelOf(on, step) });
  }
  return ticks;
}

function monthsOf(day: CalendarDate): number {
  const [year, month] = day.split('-').map(Number) as [number, number];
  return year * 12 + month - 1;
}

const label = (step: number) => (step < 12 ? 'Sep 2000' : '2000');

function labelOf(on: CalendarDate, step: number): string {
  const [year, month] = on.split('-').map(Number) as [number, number];
  return step < 12 ? `${MONTHS[month - 1]?.slice(0, 3)} ${year}` : `${year}`;
}
