/** Stacks of acts: one mark an act, days apart, marks as large as the highest stack lets them be. */
import { describe, expect, it } from 'vitest';
import type { ActId, ActKind } from '../../../src/domain/act.ts';
import {
  addDays,
  type CalendarDate,
  parseCalendarDate,
} from '../../../src/domain/calendar-date.ts';
import type { ParticipantId } from '../../../src/domain/participant.ts';
import type { HistoryStep } from '../../../src/projections/history.ts';
import { actInWords, actStacks, keyOf } from '../../../src/reports/chart/act-stacks.ts';

const OPENED = parseCalendarDate('1982-12-10') as CalendarDate;

/** `day` days after the opening, so many acts of the kinds. */
function step(day: number, ...kinds: readonly ActKind[]): HistoryStep {
  const participant = { id: 'FJI' as ParticipantId, name: 'Fiji' };
  const acts = kinds.map((kind, index) => ({
    ...{ id: `${day}-${index}` as ActId, kind, participant },
    change: { signatories: 0, contracting: 0 },
  }));
  return { on: addDays(OPENED, day), acts, signatories: 0, contracting: 0, parties: 0 };
}

const signatures = (size: number) => Array.from({ length: size }, () => 'signature' as const);

/** A pixel a day. */
const x = (day: CalendarDate) => (Date.parse(day) - Date.parse(OPENED)) / 86_400_000;

describe('actStacks', () => {
  it('gives each day that has room a stack of its own, and none to a day without acts', () => {
    const { stacks, pitch } = actStacks(
      [step(0, 'signature'), step(50), step(100, 'accession')],
      x,
    );
    expect(stacks.map(stack => stack.x)).toEqual([0, 100]);
    expect(pitch).toBe(7);
  });

  it('sets days that are too near upon one another, with a gap between them', () => {
    const { stacks } = actStacks([step(0, 'signature', 'signature'), step(2, 'signature')], x);
    expect(stacks).toHaveLength(1);
    const heights = stacks[0]?.days.map(({ marks }) => marks.map(({ above }) => above));
    expect(heights).toEqual([[3.5, 10.5], [21]]);
  });

  it('lets acts of one kind of a day stand together, signatures lowest', () => {
    const mixed = step(0, 'denunciation', 'signature', 'objection', 'accession', 'signature');
    const [stack] = actStacks([mixed], x).stacks;
    const glyphs = stack?.days[0]?.marks.map(({ glyph }) => glyph);
    expect(glyphs).toEqual(['signature', 'signature', 'consent', 'withdrawal', 'other']);
  });

  it('makes the marks smaller before it leaves one out', () => {
    const { stacks, pitch, height } = actStacks([step(0, ...signatures(21))], x);
    expect(pitch).toBe(4);
    expect(stacks[0]?.more).toBeNull();
    expect(height).toBe(84);
  });

  it('says how many there are more than fit, as on the day on which UNCLOS was opened', () => {
    const steps = [step(0, ...signatures(119)), step(300, ...signatures(2))];
    const { stacks } = actStacks(steps, x);
    expect(stacks.map(({ more }) => more?.count ?? 0)).toEqual([98, 0]);
    expect(stacks[0]?.days[0]?.marks).toHaveLength(21);
    expect(stacks[0]?.days[0]?.acts).toHaveLength(119);
    expect(keyOf(steps, actStacks(steps, x)).at(-1)?.text).toBe('+n: n acts more');
  });

  it('sets a number that would run into its neighbour a line above', () => {
    const steps = [0, 6, 12, 200].map(day => step(day, ...signatures(40)));
    const { stacks, height } = actStacks(steps, x);
    expect(stacks.map(({ more }) => more?.above)).toEqual([86, 98, 110, 86]);
    expect(height).toBe(121);
  });
});

it('writes an act in words without hyphens', () => {
  const [act] = step(0, 'signature-ad-referendum').acts;
  expect(act && actInWords(act)).toBe('Fiji: signature ad referendum');
});
