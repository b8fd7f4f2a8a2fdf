/** Milestones: a period is written as a document would. */
import { expect, it } from 'vitest';
import { parseCalendarDate } from '../../src/domain/calendar-date.ts';
import { datesInWords } from '../../src/domain/milestone.ts';

it.each([
  ['2000-09-07', '2000-09-07', '7 September 2000'],
  ['2000-09-06', '2000-09-08', '6 to 8 September 2000'],
  ['2001-08-31', '2001-09-07', '31 August to 7 September 2001'],
  ['2000-12-31', '2001-01-02', '31 December 2000 to 2 January 2001'],
  ['2000-09-06', '2001-09-08', '6 September 2000 to 8 September 2001'],
  ['1998-03-01', '1998-03-31', 'March 1998'],
  ['2000-02-01', '2000-02-29', 'February 2000'],
  ['2000-02-01', '2000-02-28', '1 to 28 February 2000'],
  ['2000-09-07', '2000-09-30', '7 to 30 September 2000'],
])('writes %s to %s as %s', (one, other, words) => {
  const [from, to] = [parseCalendarDate(one), parseCalendarDate(other)];
  if (from === null || to === null) throw new Error('no days');
  expect(datesInWords({ from, to })).toBe(words);
});
