/** The register of participants that is shipped: well formed, true to its days, and complete for the archives. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { nameOn, type Participant, type ParticipantId } from '../../src/domain/participant.ts';
import { readDefinitions } from '../../src/exchange/definitions.ts';
import { findParticipant } from '../../src/exchange/find-participant.ts';
import { archives, participantsIn } from '../support/untc.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');

const reading = readDefinitions(fixture('participants.json'));
const participants: readonly Participant[] =
  ('value' in reading && reading.value.participants) || [];
const register = new Map(participants.map(one => [one.id, one]));

function the(id: string): Participant {
  const participant = register.get(id as ParticipantId);
  if (participant === undefined) throw new Error(`${id} is not in the register`);
  return participant;
}

const nameOf = (id: string, on: string) => nameOn(the(id), on as CalendarDate);

describe('fixtures/participants.json', () => {
  it('holds to the schema, with one definition for each id', () => {
    expect('reason' in reading ? reading.reason : '').toBe('');
    expect(participants.length).toBeGreaterThan(200);
    expect(register.size).toBe(participants.length);
  });

  it('lists participants in the order of their ids, each with its sources', () => {
    const ids = participants.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted());
    for (const { source, names } of participants) {
      expect(source).not.toBe('');
      for (const name of names) expect(name.source).not.toBe('');
    }
  });

  it.each([
    ['BOL', 'Bolivia', 'Bolivia (Plurinational State of)'],
    ['CPV', 'Cape Verde', 'Cabo Verde'],
    ['CZE', 'Czech Republic', 'Czechia'],
    ['MKD', 'The former Yugoslav Republic of Macedonia', 'North Macedonia'],
    ['SWZ', 'Swaziland', 'Eswatini'],
    ['TUR', 'Turkey', 'Türkiye'],
    ['VEN', 'Venezuela', 'Venezuela (Bolivarian Republic of)'],
    ['SRB', 'Yugoslavia', 'Serbia'],
    ['EU', 'European Community', 'European Union'],
    ['GHA', 'Ghana', 'Ghana'],
  ])('calls %s %s on 6 December 2001 and %s on 24 November 2026', (id, then, now) => {
    expect(nameOf(id, '2001-12-06').name).toBe(then);
    expect(nameOf(id, '2026-11-24').name).toBe(now);
  });

  it('writes names in sentences as paragraph 4 of E/CN.4/2002/89 does', () => {
    expect(nameOf('PHL', '2001-12-06').inText).toBe('the Philippines');
    expect(nameOf('COM', '2001-12-06').inText).toBe('the Comoros');
    expect(nameOf('SYC', '2001-12-06').inText).toBe('Seychelles');
    expect(nameOf('BOL', '2026-11-24').inText).toBe('the Plurinational State of Bolivia');
  });

  it('sorts the rows of the annex to E/CN.4/2002/89 as they were printed', () => {
    const printed = fixture('E-CN.4-2002-89/annex.tsv').trim().split('\n').slice(1);
    const keys = printed.map(row => {
      const [name = ''] = row.split('\t');
      const search = findParticipant(register, name, '2001-12-06' as CalendarDate);
      return 'found' in search ? nameOf(search.found.id, '2001-12-06').sortKey : name;
    });
    expect(keys).toHaveLength(28);
    expect(keys).toEqual(keys.toSorted());
  });

  it('makes a sort key of the letters of the name: no accents, no punctuation, no capitals', () => {
    for (const { names } of participants) {
      for (const { name, sortKey } of names) {
        const letters = name.normalize('NFD').replace(/[\p{Mark}'.()]/gu, '');
        expect(sortKey).toBe(
          letters
            .toLowerCase()
            .replace(/[^a-z]+/g, ' ')
            .trim(),
        );
      }
    }
  });

  it('never lets a State begin after it ceased, nor take a name before or after its life', () => {
    for (const { id, began, ceased, names } of participants) {
      const first = began?.on ?? '0000';
      const last = ceased?.on ?? '9999';
      expect([id, first <= last]).toEqual([id, true]);
      for (const { from } of names.slice(1)) {
        expect([id, from !== null && from > first && from <= last]).toEqual([id, true]);
      }
    }
  });
});

describe('predecessors and successors', () => {
  it('are themselves in the register', () => {
    for (const { began, ceased } of participants) {
      const named = [...(began?.predecessors ?? []), ...(ceased?.successors ?? [])];
      for (const id of named) expect(register.has(id), id).toBe(true);
    }
  });

  it('name each other: whoever ceased into a State is its predecessor, and the reverse', () => {
    for (const { id, began, ceased } of participants) {
      for (const successor of ceased?.successors ?? []) {
        const { began: birth } = the(successor);
        // A State that was there before took the other in: Germany in 1990.
        if (birth !== null && birth.on < (ceased?.on ?? '')) continue;
        expect([id, birth?.predecessors]).toEqual([id, expect.arrayContaining([id])]);
      }
      for (const predecessor of began?.predecessors ?? []) {
        const end = the(predecessor).ceased;
        if (end !== null) expect([id, end.successors]).toEqual([id, expect.arrayContaining([id])]);
      }
    }
  });

  it('follow one another without a gap in Yugoslavia, Czechoslovakia and Yemen', () => {
    expect(the('YUCS').ceased?.on).toBe('1992-04-26');
    expect(the('SRB').began?.on).toBe('1992-04-27');
    expect(the('CSHH').ceased?.on).toBe('1992-12-31');
    expect([the('CZE').began?.on, the('SVK').began?.on]).toEqual(['1993-01-01', '1993-01-01']);
    expect([the('X-YAR').ceased?.on, the('YDYE').ceased?.on]).toEqual(['1990-05-21', '1990-05-21']);
    expect(the('YEM').began?.on).toBe('1990-05-22');
  });
});

describe('the archives of the UN Treaty Collection', () => {
  const all = archives();

  it('print no name that the register does not settle on the day of the archive', context => {
    if (all.length === 0) {
      const reason = 'no archives in ../shared/data/untc beside the checkout';
      console.info(`skipped: ${reason}`);
      context.skip(reason);
    }
    expect(all).toHaveLength(14);
    for (const { day, tables } of all) {
      const names = new Set([...tables.values()].flatMap(participantsIn));
      const unsettled = [...names].filter(
        name => !('found' in findParticipant(register, name, day as CalendarDate)),
      );
      expect([day, unsettled]).toEqual([day, []]);
      expect(names.size).toBeGreaterThan(200);
    }
  }, 60_000);
});
