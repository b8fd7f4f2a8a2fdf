/** Ids of participants, and the name each bore on a day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { nameOn, type Participant, parseParticipantId } from '../../src/domain/participant.ts';

function bearer(...names: [string, string | null][]): Participant {
  return {
    names: names.map(([name, from]) => ({
      name,
      inText: name,
      sortKey: name,
      from,
      source: 'test',
    })),
  } as unknown as Participant;
}

const nameIn = (participant: Participant, day: string) =>
  nameOn(participant, day as CalendarDate).name;

describe('parseParticipantId', () => {
  it.each(['GHA', 'YUCS', 'EU', 'X-WHO', 'X-CARICOM'])('reads %s', id => {
    expect(parseParticipantId(id)).toBe(id);
  });

  it.each(['', 'gha', 'GH', 'GHANA', 'X-', 'X-W', 'X-ABCDEFGHI', 'EEC ', ' GHA', 'GH4', 'GHA\n'])(
    'refuses %j',
    text => {
      expect(parseParticipantId(text)).toBeNull();
    },
  );
});

describe('nameOn', () => {
  const capeVerde = bearer(['Cape Verde', null], ['Cabo Verde', '2013-10-24']);

  it('prints a name as it was on the day of the table, and the new one from its first day', () => {
    expect(nameIn(capeVerde, '2001-12-06')).toBe('Cape Verde');
    expect(nameIn(capeVerde, '2013-10-23')).toBe('Cape Verde');
    expect(nameIn(capeVerde, '2013-10-24')).toBe('Cabo Verde');
    expect(nameIn(capeVerde, '2026-11-24')).toBe('Cabo Verde');
  });

  it('gives back a name that was borne twice', () => {
    const egypt = bearer(
      ['Egypt', null],
      ['United Arab Republic', '1958-02-22'],
      ['Egypt', '1971-09-02'],
    );
    expect(nameIn(egypt, '1950-01-01')).toBe('Egypt');
    expect(nameIn(egypt, '1966-01-01')).toBe('United Arab Republic');
    expect(nameIn(egypt, '1993-02-19')).toBe('Egypt');
  });

  it('has a name also for a day before the register looks', () => {
    expect(nameIn(bearer(['Ghana', '1957-03-06']), '1900-01-01')).toBe('Ghana');
  });

  it('never goes back: a later day never bears an earlier name', () => {
    const days = fc
      .integer({ min: Date.UTC(1945, 0, 1), max: Date.UTC(2030, 0, 1) })
      .map(ms => new Date(ms).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(days, { minLength: 1 }), days, days, (from, one, other) => {
        const named = bearer(
          ['name -1', null],
          ...from.sort().map((day, n): [string, string] => [`name ${n}`, day]),
        );
        const [earlier, later] = [one, other].sort() as [string, string];
        const numberOf = (day: string) => Number(nameIn(named, day).slice(5));
        expect(numberOf(earlier)).toBeLessThanOrEqual(numberOf(later));
        expect(numberOf(one)).toBe(from.filter(day => day <= one).length - 1);
      }),
    );
  });
});
