/** The end of a treaty: the Oslo Convention, which bound to 24 March 1998, the eve of OSPAR. */
import { describe, expect, it } from 'vitest';
import { relationAfter } from '../../src/domain/relation.ts';
import { standingOn } from '../../src/domain/standing.ts';
import { firstDayWithout, hasEnded, lastDayOfLaw } from '../../src/domain/termination.ts';
import { actsIn, on } from './given.ts';

const LAST_DAY = on('1998-03-24');

describe('a treaty that was terminated', () => {
  it('binds on its last day, and no more on the day after', () => {
    expect(hasEnded(LAST_DAY, on('1998-03-24'))).toBe(false);
    expect(hasEnded(LAST_DAY, on('1998-03-25'))).toBe(true);
    expect(firstDayWithout(LAST_DAY)).toBe('1998-03-25');
  });

  it('has the law of its last day tell who was bound, ever after', () => {
    expect(lastDayOfLaw(LAST_DAY, on('2026-11-24'))).toBe('1998-03-24');
    expect(lastDayOfLaw(LAST_DAY, on('1990-01-01'))).toBe('1990-01-01');
  });
});

it('a treaty that nobody has terminated goes on', () => {
  expect(hasEnded(null, on('9999-12-31'))).toBe(false);
  expect(lastDayOfLaw(null, on('2026-11-24'))).toBe('2026-11-24');
});

describe('the end of a treaty', () => {
  const standing = (steps: string, day: string) => {
    const acts = actsIn(`X-OSLO NOR: ${steps}`);
    const boundFrom = new Map(acts.map(act => [act.id as string, act.doneOn]));
    const its = { boundFrom, ceasedOn: null, terminatedOn: LAST_DAY };
    return standingOn(on(day), relationAfter(acts, null), its);
  };
  const joined = 'signature 1972-02-15, ratification 1972-06-14';

  it('releases its parties from the day after (VCLT art. 70(1)(a))', () => {
    expect(standing(joined, '1998-03-24')).toBe('party');
    expect(standing(joined, '1998-03-25')).toBe('released');
  });

  it('releases nobody who had left by then', () => {
    const left = `${joined}, withdrawal 1980-01-01 1981-01-01`;
    expect(standing(left, '1998-03-25')).toBe('withdrawn');
  });

  it('releases who was still bound on its last day, though it had given notice', () => {
    const leaving = `${joined}, withdrawal 1997-06-01 1998-06-01`;
    expect(standing(leaving, '1999-01-01')).toBe('released');
  });

  it('leaves a signatory a signatory, and nothing to one that had nothing', () => {
    expect(standing('signature 1972-02-15', '1998-03-25')).toBe('signatory');
    expect(standing('notification 1972-02-15', '1998-03-25')).toBe('none');
  });
});
