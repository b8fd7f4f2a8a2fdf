/** One condition of a clause on a day: what is counted, and what is missing. */
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../src/domain/clause.ts';
import { conditionOn, contributorsTo } from '../../src/domain/condition.ts';
import type { OtherTreaties } from '../../src/domain/entry-into-force.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { NO_OTHER_TREATIES, on, treaty } from './given.ts';

const those = (ids: string) => new Set(ids.split(' ').filter(id => id !== '') as ParticipantId[]);

const state = (
  condition: Condition,
  ids: string,
  { day = '2000-01-01', others = NO_OTHER_TREATIES } = {},
) => conditionOn(on(day), condition, { counted: those(ids), others });

const ofKind = <Kind extends Condition['kind']>(id: string, kind: Kind) => {
  const found = treaty(id).entryIntoForce.conditions.find(one => one.kind === kind);
  if (found === undefined) throw new Error(`${id} has no such condition: ${kind}`);
  return found as Extract<Condition, { kind: Kind }>;
};

describe('so many instruments', () => {
  const three: Condition = { kind: 'instruments', required: 3 };

  it('says how many are there and how many are missing', () => {
    expect(state(three, 'EGY MAR')).toEqual({
      kind: 'instruments',
      of: 'instruments',
      required: 3,
      counted: 2,
      missing: 1,
      missingParticipants: [],
    });
  });

  it('is fulfilled by the third, and misses nothing after', () => {
    expect(state(three, 'EGY MAR SYC').missing).toBe(0);
    expect(state(three, 'EGY MAR SYC COL')).toMatchObject({ counted: 4, missing: 0 });
    expect(state(three, '')).toMatchObject({ counted: 0, missing: 3 });
  });
});

describe('each of those named', () => {
  const depositaries = ofKind('X-NPT', 'named');

  it('names those who are missing: the depositaries of the NPT in 1969', () => {
    expect(state(depositaries, 'IRL GBR NGA')).toEqual({
      kind: 'named',
      of: 'the States whose Governments are the depositaries',
      required: 3,
      counted: 1,
      missing: 2,
      missingParticipants: depositaries.participants.filter(id => id !== 'GBR'),
    });
    expect(new Set(depositaries.participants)).toEqual(those('GBR RUS USA'));
  });

  it('is fulfilled by them alone, and by nobody else', () => {
    expect(state(depositaries, 'GBR RUS USA')).toMatchObject({
      missing: 0,
      missingParticipants: [],
    });
    expect(state(depositaries, 'IRL NGA DNK CAN').missing).toBe(3);
  });

  it('lacks nine of the forty-four States of annex 2 to the Test-Ban Treaty since November 2023', () => {
    const annex2 = ofKind('XXVI-4', 'named');
    const nine = those('CHN EGY IND IRN ISR PAK PRK RUS USA');
    const ratified = annex2.participants.filter(id => !nine.has(id));
    const { missing, missingParticipants } = state(annex2, ratified.join(' '));
    expect(annex2.participants).toHaveLength(44);
    expect(missing).toBe(9);
    expect(new Set(missingParticipants)).toEqual(nine);
  });
});

describe('a share of a list', () => {
  const share = (shares: Record<string, number>, percent = 55): Condition => ({
    ...{ kind: 'share', list: 'per cent of emissions' },
    ...{ percent, shares },
  });

  it('is reached by 55 exactly, and not by 54.99', () => {
    const shares = share({ AAA: 30, BBB: 24.99, CCC: 0.01 });
    expect(state(shares, 'AAA BBB')).toMatchObject({ counted: 54.99, missing: 0.01 });
    expect(state(shares, 'AAA BBB CCC')).toMatchObject({ counted: 55, missing: 0 });
  });

  it('adds hundredths, so that no machine loses one', () => {
    const tenths = Object.fromEntries([...'ABCDEFGHIJ'].map(letter => [letter.repeat(3), 0.1]));
    const ids = Object.keys(tenths).join(' ');
    expect(Object.values(tenths).reduce((sum, one) => sum + one, 0)).not.toBe(1);
    expect(state(share(tenths, 1), ids)).toMatchObject({ counted: 1, missing: 0 });
    expect(state(share({ AAA: 1.15, BBB: 4.35, CCC: 0.29 }, 5.79), 'AAA BBB CCC')).toMatchObject({
      counted: 5.79,
      missing: 0,
    });
  });

  it('has nothing from those whom the list does not name', () => {
    expect(state(share({ AAA: 100 }), 'BBB CCC')).toMatchObject({ counted: 0, missing: 55 });
  });

  it('asks 55 per cent for Kyoto: Russia’s 17.4 make the difference', () => {
    const kyoto = ofKind('XXVII-7-a', 'share');
    const notYet = Object.keys(kyoto.shares).filter(id => !['RUS', 'USA', 'AUS'].includes(id));
    const before = state(kyoto, notYet.join(' '));
    const after = state(kyoto, [...notYet, 'RUS'].join(' '));
    expect(before.missing).toBeGreaterThan(0);
    expect(after.missing).toBe(0);
    expect(after.counted - before.counted).toBeCloseTo(17.4);
  });
});

describe('a part of the parties to another treaty', () => {
  /** Four parties, of which one left in 2010. */
  const others: OtherTreaties = {
    inForceOn: () => null,
    daysOfChange: () => [],
    contractingOn: (_, day) => those(day < '2010-01-01' ? 'AAA BBB CCC DDD' : 'AAA BBB CCC'),
  };
  const part = (when: string, numerator = 3, denominator = 4): Condition => ({
    ...{ kind: 'part-of-parties', of: 'XXVII-3' as TreatyId, numerator, denominator },
    on: when === 'that day' ? when : on(when),
  });

  it('counts against the parties of a fixed day, whatever they became', () => {
    const fixed = part('1995-09-22', 1, 1);
    expect(state(fixed, 'AAA BBB CCC', { day: '2011-01-01', others })).toMatchObject({
      of: 'parties to XXVII-3',
      required: 4,
      counted: 3,
      missing: 1,
    });
  });

  it('counts against the parties of that day', () => {
    const current = part('that day', 1, 1);
    expect(state(current, 'AAA BBB CCC', { day: '2009-12-31', others }).missing).toBe(1);
    expect(state(current, 'AAA BBB CCC', { day: '2010-01-01', others })).toMatchObject({
      required: 3,
      missing: 0,
    });
  });

  it('rounds up: three quarters of three is three, two thirds of four is three', () => {
    expect(state(part('that day'), '', { day: '2010-01-01', others }).required).toBe(3);
    expect(state(part('that day', 2, 3), '', { others }).required).toBe(3);
    expect(state(part('that day'), '', { others }).required).toBe(3);
  });

  it('counts nobody who is no party to it', () => {
    expect(state(part('that day'), 'AAA BBB EEE FFF', { others })).toMatchObject({
      counted: 2,
      missing: 1,
    });
  });
});

describe('what the depositary has declared fulfilled', () => {
  const declared: Condition = {
    ...{ kind: 'declared', what: 'two thirds of the consumption of 1986' },
    ...{ fulfilledOn: on('1988-12-31'), source: 'the depositary' },
  };

  it('holds from its day on', () => {
    expect(state(declared, '', { day: '1988-12-30' })).toMatchObject({
      of: 'two thirds of the consumption of 1986',
      required: 1,
      counted: 0,
      missing: 1,
    });
    expect(state(declared, '', { day: '1988-12-31' }).missing).toBe(0);
  });

  it('is completed by nobody', () => {
    const facts = { counted: those('EGY MAR'), others: NO_OTHER_TREATIES };
    expect(contributorsTo(on('1988-12-31'), declared, facts)).toEqual([]);
  });
});

describe('a condition that is not in this ledger', () => {
  const unknown: Condition = { kind: 'unknown' };

  it('is never fulfilled, and completed by nobody', () => {
    expect(state(unknown, 'EGY MAR', { day: '9999-12-31' })).toEqual({
      kind: 'unknown',
      of: 'conditions not known to this ledger',
      required: 1,
      counted: 0,
      missing: 1,
      missingParticipants: [],
    });
    const facts = { counted: those('EGY MAR'), others: NO_OTHER_TREATIES };
    expect(contributorsTo(on('2000-01-01'), unknown, facts)).toEqual([]);
  });
});
