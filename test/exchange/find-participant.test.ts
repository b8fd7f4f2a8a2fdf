/** Participants by what people call them, against the register that is shipped. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Participant } from '../../src/domain/participant.ts';
import { findParticipant } from '../../src/exchange/find-participant.ts';
import { WITHIN_TIME } from '../support/within-time.ts';

const file = new URL('../../fixtures/participants.json', import.meta.url);
const { participants } = JSON.parse(readFileSync(file, 'utf8')) as { participants: Participant[] };
const register = new Map(participants.map(one => [one.id, one]));

const TODAY = '2026-11-24' as CalendarDate;

/** The id that is found; otherwise what the search answers instead, in ids. */
function find(text: string, on: string = TODAY) {
  const search = findParticipant(register, text, on as CalendarDate);
  if ('found' in search) return search.found.id;
  return 'ambiguous' in search
    ? { ambiguous: search.ambiguous.map(({ id }) => id) }
    : { nearest: search.nearest.map(({ id }) => id) };
}

/** A day on which the participant bore its nth name. */
function dayOf({ names, began, ceased }: Participant, n: number): string {
  const first = names[n]?.from ?? began?.on;
  const next = names[n + 1]?.from ?? ceased?.on ?? TODAY;
  if (first !== undefined) return first;
  return new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10);
}

describe('findParticipant', () => {
  it.each([
    ['GHA', 'GHA'],
    ['gha', 'GHA'],
    ['eu', 'EU'],
    ['x-who', 'X-WHO'],
    ['Turkey', 'TUR'],
    ['Türkiye', 'TUR'],
    ['turkiye', 'TUR'],
    ['CAPE VERDE', 'CPV'],
    ['Cabo Verde', 'CPV'],
    ['Philippines', 'PHL'],
    ['the Philippines', 'PHL'],
    ['The philippines', 'PHL'],
    ['the Seychelles', 'SYC'],
    ["Cote d'Ivoire", 'CIV'],
    ['Côte d’Ivoire', 'CIV'],
    ['cote divoire', 'CIV'],
    ['Ivory Coast', 'CIV'],
    ['Bolivia', 'BOL'],
    ['Bolivia (Plurinational State of)', 'BOL'],
    ['the Plurinational State of Bolivia', 'BOL'],
    ['guinea bissau', 'GNB'],
    ['Soviet Union', 'RUS'],
    ['  Sao   Tome and Principe ', 'STP'],
    ['São Tomé and Príncipe', 'STP'],
  ])('finds %j', (text, id) => {
    expect(find(text)).toBe(id);
  });

  it('keeps apart those whose names contain one another', () => {
    expect(find('Guinea')).toBe('GIN');
    expect(find('Congo')).toBe('COG');
    expect(find('Democratic Republic of the Congo')).toBe('COD');
    expect(find('Niger')).toBe('NER');
    expect(find('Nigeria')).toBe('NGA');
  });

  it('lets the day tell which Yugoslavia is meant', () => {
    expect(find('Yugoslavia', '1992-04-26')).toBe('YUCS');
    expect(find('Yugoslavia', '1992-04-27')).toBe('SRB');
    expect(find('Yugoslavia', '2003-02-03')).toBe('SRB');
  });

  it('names both where no day can tell: neither bore the name of Yugoslavia in 2026', () => {
    expect(find('Yugoslavia')).toEqual({ ambiguous: ['SRB', 'YUCS'] });
  });

  it('lets the day tell the Yemen of Sana’a from the Yemen of today', () => {
    expect(find('Yemen', '1990-05-21')).toBe('X-YAR');
    expect(find('Yemen', '1990-05-22')).toBe('YEM');
  });

  it('suggests Uruguay for "Urugay"', () => {
    expect(find('Urugay')).toMatchObject({ nearest: expect.arrayContaining(['URY']) });
    expect((find('Urugay') as { nearest: string[] }).nearest[0]).toBe('URY');
  });

  it('suggests nobody where nothing comes near, and never more than three', () => {
    expect(find('the Hanseatic League')).toEqual({ nearest: [] });
    expect((find('XYZ') as { nearest: string[] }).nearest.length).toBeLessThanOrEqual(3);
  });

  it('finds nobody by an empty name', () => {
    for (const empty of ['', '   ', 'the ', '—']) expect(find(empty)).not.toBeTypeOf('string');
  });
});

describe('a name of signs alone, registered all the same', () => {
  const signs: Participant = {
    ...(participants[0] as Participant),
    id: 'X-SIGNS' as Participant['id'],
    names: [{ name: '***', inText: '***', from: null, sortKey: '', source: '' }],
    aliases: ['—'],
  };
  const withSigns = new Map([...register, [signs.id, signs]]);

  it.each(['***', 'Gh\ufffdna', '', '—', '\ufffd'])('is not found by %j', text => {
    expect(findParticipant(withSigns, text, TODAY)).not.toHaveProperty('found');
  });
});

describe('a name that holds what cannot be seen', () => {
  it.each(['Gha\u00adna', 'Ghana\u200b', 'G\u200ch\u200dana', '\ufeffGhana'])('%j', text => {
    expect(find(text)).toBe('GHA');
  });
});

describe('a name of any length', () => {
  it('is looked for at once', { ...WITHIN_TIME, timeout: 1_000 }, () => {
    for (let times = 0; times < 20; times += 1) {
      expect(find('Gh'.repeat(100_000))).toEqual({ nearest: [] });
    }
  });
});

describe('every participant of the register', () => {
  it('is found by its id, in capitals and in small letters', () => {
    for (const { id } of participants) expect([find(id), find(id.toLowerCase())]).toEqual([id, id]);
  });

  it('is found by each of its names, in a table and in a sentence, on a day on which it bore it', () => {
    for (const participant of participants) {
      for (const [n, { name, inText }] of participant.names.entries()) {
        const day = dayOf(participant, n);
        expect([name, find(name, day)]).toEqual([name, participant.id]);
        expect([inText, find(inText, day)]).toEqual([inText, participant.id]);
      }
    }
  });

  it('is found by each of its aliases on any day', () => {
    for (const { id, aliases } of participants) {
      for (const alias of aliases) {
        expect([alias, find(alias), find(alias, '1950-01-01')]).toEqual([alias, id, id]);
      }
    }
  });

  it('is found however its name is cased, spaced and accented', () => {
    const typed = fc.tuple(
      fc.constantFrom(...participants),
      fc.constantFrom<(name: string) => string>(
        name => name.toUpperCase(),
        name => name.toLowerCase(),
        name => name.normalize('NFD').replace(/\p{Mark}/gu, ''),
        name => name.normalize('NFD'),
        name => `  ${name.replaceAll(' ', '  ')}\t`,
        name => name.replace(/[-(),.]/g, ' '),
      ),
    );
    fc.assert(
      fc.property(typed, ([participant, spelling]) => {
        const last = participant.names.length - 1;
        const { name } = participant.names[last] ?? participant.names[0];
        expect(find(spelling(name), dayOf(participant, last))).toBe(participant.id);
      }),
    );
  });
});
