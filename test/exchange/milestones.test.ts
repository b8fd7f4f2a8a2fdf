/** Files of milestones: days and periods are read, and what is wrong is said with its key and line. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMilestones } from '../../src/exchange/milestones.ts';

const file = new URL('../../fixtures/E-CN.4-2002-89/milestones.json', import.meta.url);
const shipped = readFileSync(file, 'utf8');

/** A file with one milestone, on a line of its own: the fourth. */
const fileWith = (milestone: string) =>
  `{\n"about": "a test", "source": "a test",\n"milestones": [\n${milestone}\n]}`;

const reason = (text: string) => {
  const read = readMilestones(text);
  return 'reason' in read ? read.reason : null;
};

describe('readMilestones', () => {
  it('reads those of the report, each with its paragraph', () => {
    const read = readMilestones(shipped);
    if ('reason' in read) throw new Error(read.reason);
    const { milestones } = read.value;
    expect(milestones).toHaveLength(10);
    expect(milestones[2]).toEqual({
      from: '2000-09-06',
      to: '2000-09-08',
      text: 'Treaty signature and ratification event in parallel to the Millennium Summit',
      source: 'E/CN.4/2002/89, paragraph 5',
    });
    for (const { source } of milestones) {
      expect(source).toMatch(/^E\/CN\.4\/2002\/89, paragraph (1|5|6|7|8|9|10)$/);
    }
    expect(milestones.map(({ from }) => from)).toEqual(
      milestones.map(({ from }) => from).toSorted(),
    );
  });

  it('takes a day for a period of one day', () => {
    const text = fileWith('{"on": "1990-12-18", "text": "adopted", "source": "45/158"}');
    expect(readMilestones(text)).toMatchObject({
      value: { milestones: [{ from: '1990-12-18', to: '1990-12-18' }] },
    });
  });

  it.each([
    [
      '{"on": "1990-12-32", "text": "t", "source": "s"}',
      'milestones.0.on (line 4): 1990-12-32 is no day of the calendar. Check the day and the month.',
    ],
    [
      '{"text": "t", "source": "s"}',
      'milestones.0 (line 4): without a date: write on, or from and to',
    ],
    [
      '{"from": "1998-03-01", "text": "t", "source": "s"}',
      'milestones.0 (line 4): without a date: write on, or from and to',
    ],
    [
      '{"from": "1998-03-31", "to": "1998-03-01", "text": "t", "source": "s"}',
      'milestones.0 (line 4): it ends before it begins: exchange from and to',
    ],
    [
      '{"on": "1998-03-01", "to": "1998-03-31", "text": "t", "source": "s"}',
      'milestones.0 (line 4): either a day, on, or a period, from and to',
    ],
    ['{"on": "1998-03-01", "text": "t"}', 'milestones.0.source (line 4): missing; expected string'],
    [
      '{"on": "1998-03-01", "txt": "t", "text": "t", "source": "s"}',
      'milestones.0 (line 4): unknown key txt',
    ],
    [
      '{"on": "1998-03-01", "text": " ", "source": "s"}',
      'milestones.0.text (line 4): empty, or holds a character that cannot be printed on a line',
    ],
  ])('refuses %s', (milestone, said) => {
    expect(reason(fileWith(milestone))).toBe(said);
  });

  it('refuses a file without any, one of another kind, and no JSON', () => {
    expect(reason(fileWith(''))).toBe('milestones (line 3): no milestone is here');
    expect(reason('[]')).toMatch(/^the value \(line 1\)/);
    expect(reason('{"milestones": }')).toBe('no JSON: line 1, column 16');
  });
});
