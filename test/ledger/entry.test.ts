/** What an entry is about, and since when the world could know it. */
import { describe, expect, it } from 'vitest';
import { type Draft, type Entry, knownFrom, subjectOf } from '../../src/ledger/entry.ts';

describe('the subject of an entry', () => {
  it.each(['participant', 'participant-event', 'participant-event-retraction'])(
    'is the register for one of type %s, though it named a treaty too',
    type => {
      expect(subjectOf({ type, treaty: 'IV-13' } as unknown as Draft)).toBe('register');
    },
  );

  it('is the treaty that it defines, or else the treaty that it names', () => {
    const definition = { type: 'treaty', definition: { id: 'IV-13' } } as Draft;
    expect(subjectOf(definition)).toBe('IV-13');
    expect(subjectOf({ type: 'act', treaty: 'IV-5' } as Draft)).toBe('IV-5');
  });
});

describe('the first day on which the world could know', () => {
  const recordedAt = '2010-01-02T23:59:59.999Z';
  const day = (entry: object) => knownFrom({ recordedAt, ...entry } as Entry);

  it('is that of the notification, or else the UTC day of recording', () => {
    expect(day({ type: 'act', doneOn: '2001-02-15', notifiedOn: '2001-12-20' })).toBe('2001-12-20');
    expect(day({ type: 'act', doneOn: '2001-02-15' })).toBe('2010-01-02');
    expect(day({ type: 'treaty-event', on: '2012-01-01' })).toBe('2010-01-02');
  });

  it('is never before the act itself was done, and of a correction is what is said', () => {
    expect(day({ type: 'act', doneOn: '2010-01-03' })).toBe('2010-01-03');
    const corrected = { type: 'correction', doneOn: '2010-01-03', notifiedOn: '2009-06-01' };
    expect(day(corrected)).toBe('2009-06-01');
  });
});
