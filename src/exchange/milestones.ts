/** Files of milestones: dated notes on what happened around a treaty, each with its source, to stand beside a chart. */
import { z } from 'zod';
import type { Milestone } from '../domain/milestone.ts';
import { type JsonReading, readJson } from './json-text.ts';
import { calendarDate, text } from './scalars.ts';

const milestone: z.ZodType<Milestone> = z
  .strictObject({
    on: calendarDate.optional(),
    from: calendarDate.optional(),
    to: calendarDate.optional(),
    text,
    source: text,
  })
  .transform(({ on, from = on, to = on, ...told }, context): Milestone => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    if (on !== undefined && (from !== on || to !== on)) {
      return refuse('either a day, on, or a period, from and to');
    }
    if (from === undefined || to === undefined) {
      return refuse('without a date: write on, or from and to');
    }
    if (to < from) return refuse('it ends before it begins: exchange from and to');
    return { from, to, ...told };
  });

const milestonesFile = z.strictObject({
  about: text,
  source: text,
  milestones: z.array(milestone).min(1, 'no milestone is here'),
});

export interface Milestones {
  /** What the file is about, and what it leaves out. */
  readonly about: string;
  /** Where its milestones were read. */
  readonly source: string;
  /** In the order of the file. */
  readonly milestones: readonly Milestone[];
}

/** @returns the reason, with key and line, where the text is no such file. */
export function readMilestones(text: string): JsonReading<Milestones> {
  return readJson(text, milestonesFile);
}
