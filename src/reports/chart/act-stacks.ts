/** Where each act stands at the foot of the chart: one mark an act, those of one day upon one another. */
import { type Effect, effectOf, kindInWords } from '../../domain/act.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { HistoryAct, HistoryStep } from '../../projections/history.ts';
import { px, SMALL, widthOf } from './lettering.ts';

export const GLYPHS = ['signature', 'consent', 'withdrawal', 'other'] as const;

export type Glyph = (typeof GLYPHS)[number];

const GLYPH_OF: Readonly<Record<Effect, Glyph>> = {
  signs: 'signature',
  'signs-ad-referendum': 'signature',
  'confirms-signature': 'signature',
  consents: 'consent',
  withdraws: 'withdrawal',
  'takes-instrument-back': 'withdrawal',
  'applies-provisionally': 'other',
  'ends-provisional-application': 'other',
  'revokes-withdrawal': 'other',
  declines: 'other',
  states: 'other',
};

export interface DayInStack {
  readonly on: CalendarDate;
  /** For whoever points at it: "7 September 2000: Ghana: signature; …" is made of these. */
  readonly acts: readonly HistoryAct[];
  /** Heights above the foot of the stack, in pixels, of those that are drawn. */
  readonly marks: readonly { readonly glyph: Glyph; readonly above: number }[];
}

export interface Stack {
  readonly x: number;
  readonly days: readonly DayInStack[];
  /** Acts for which there was no more room, and how high their number stands above the foot. */
  readonly more: { readonly count: number; readonly above: number } | null;
}

export interface Stacks {
  readonly stacks: readonly Stack[];
  /** From one mark to the next, in pixels. */
  readonly pitch: number;
  readonly height: number;
}

/** Largest first. Below the last, a filled mark could not be told from an open one. */
const PITCHES = [7, 6, 5, 4] as const;

const ROOM = 84;

/**
 * Days nearer to one another than a mark is wide share a stack, a gap between them. The marks are as large as lets
 * the highest stack stand in the room; where the smallest are too large, the rest is a number: "+93".
 */
export function actStacks(steps: readonly HistoryStep[], x: (day: CalendarDate) => number): Stacks {
  const days = steps.filter(({ acts }) => acts.length > 0);
  const sizes = PITCHES.map(pitch => ({ pitch, columns: columnsOf(days, x, pitch + 1) }));
  const isLow = ({ pitch, columns }: (typeof sizes)[number]) =>
    columns.every(column => heightOf(column.days, pitch) <= ROOM);
  const { pitch, columns } = sizes.find(isLow) ?? (sizes.at(-1) as (typeof sizes)[number]);
  const stacks = numbersApart(columns.map(({ x, days }) => stackOf(x, days, pitch)));
  const tops = stacks.map(({ days, more }) =>
    more === null ? topOf(days, pitch) : more.above + SMALL,
  );
  return { stacks, pitch, height: px(Math.max(0, ...tops)) };
}

interface Column {
  readonly x: number;
  readonly days: HistoryStep[];
}

function columnsOf(
  steps: readonly HistoryStep[],
  x: (day: CalendarDate) => number,
  width: number,
): Column[] {
  const columns: Column[] = [];
  for (const step of steps) {
    const last = columns.at(-1);
    if (last !== undefined && x(step.on) - last.x < width) last.days.push(step);
    else columns.push({ x: x(step.on), days: [step] });
  }
  return columns;
}

const gapOf = (pitch: number) => pitch / 2;

function heightOf(days: readonly HistoryStep[], pitch: number): number {
  const acts = days.reduce((sum, day) => sum + day.acts.length, 0);
  return acts * pitch + (days.length - 1) * gapOf(pitch);
}

/** Acts of one day have no order among them; those of one kind stand together. */
function stackOf(x: number, days: readonly HistoryStep[], pitch: number): Stack {
  let above = -gapOf(pitch);
  let left = 0;
  const drawn = days.map(({ on, acts }): DayInStack => {
    above += gapOf(pitch);
    const marks = [];
    for (const glyph of GLYPHS.flatMap(one => acts.map(glyphOf).filter(act => act === one))) {
      if (above + pitch > ROOM) {
        left += 1;
        continue;
      }
      marks.push({ glyph, above: px(above + pitch / 2) });
      above += pitch;
    }
    return { on, acts, marks };
  });
  const more = left === 0 ? null : { count: left, above: topOf(drawn, pitch) + 2 };
  return { x, days: drawn, more };
}

export function glyphOf(act: HistoryAct): Glyph {
  return GLYPH_OF[effectOf(act)];
}

/** "Ghana: signature". */
export function actInWords({ kind, participant }: HistoryAct): string {
  return `${participant.name}: ${kindInWords(kind)}`;
}

function topOf(days: readonly DayInStack[], pitch: number): number {
  const above = days.flatMap(({ marks }) => marks.map(mark => mark.above));
  return Math.max(0, ...above) + pitch / 2;
}

/** A number that would run into the one to its left stands a line above it. */
function numbersApart(stacks: readonly Stack[]): Stack[] {
  let reached = Number.NEGATIVE_INFINITY;
  let height = 0;
  return stacks.map(stack => {
    const { x, more } = stack;
    if (more === null) return stack;
    const half = widthOf(`+${more.count}`, SMALL) / 2;
    height = x - half < reached ? height + SMALL + 1 : more.above;
    reached = Math.max(reached, x + half + 2);
    return { ...stack, more: { ...more, above: px(height) } };
  });
}

export interface KeyLine {
  readonly glyph: Glyph | null;
  readonly text: string;
}

const NAMES: Readonly<Record<Glyph, string>> = {
  signature: 'signature',
  consent: 'consent to be bound',
  withdrawal: 'withdrawal',
  other: 'other act',
};

/** Of those forms alone that the chart has. */
export function keyOf(steps: readonly HistoryStep[], { stacks }: Stacks): KeyLine[] {
  const present = new Set(steps.flatMap(({ acts }) => acts.map(glyphOf)));
  if (present.size === 0) return [];
  const marks = GLYPHS.filter(glyph => present.has(glyph));
  return [
    { glyph: null, text: 'One mark an act:' },
    ...marks.map(glyph => ({ glyph, text: NAMES[glyph] })),
    ...(stacks.some(({ days }) => days.length > 1)
      ? [{ glyph: null, text: 'close days share a stack' }]
      : []),
    ...(stacks.some(({ more }) => more !== null) ? [{ glyph: null, text: '+n: n acts more' }] : []),
  ];
}
