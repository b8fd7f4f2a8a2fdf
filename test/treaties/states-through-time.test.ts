/** Facts of history that today's status tables no longer tell: predecessor States, and parties in and out. */
import { describe, expect, it } from 'vitest';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { standingOn } from '../../src/domain/standing.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { register, stateOn, tablesOf } from './shipped.ts';

function standing(treaty: string, participant: string, on: string): string {
  const { relations, force, asOf } = stateOn(treaty as TreatyId, on);
  const id = participant as ParticipantId;
  const relation = relations.get(id);
  const ceasedOn = register.get(id)?.ceased?.on ?? null;
  return relation === undefined
    ? 'none'
    : standingOn(asOf, relation, { boundFrom: force.boundFrom, ceasedOn });
}

describe.skipIf(tablesOf === null)('the Covenant on Civil and Political Rights', () => {
  it('entered into force by the 35th instrument, Czechoslovakia’s of 23 December 1975', () => {
    expect(stateOn('IV-4' as TreatyId, '2000-01-01').force).toMatchObject({
      triggeredOn: '1975-12-23',
      triggeredBy: ['CSHH'],
      computedOn: '1976-03-23',
    });
  });

  it('lacked one instrument on the day before', () => {
    const [condition] = stateOn('IV-4' as TreatyId, '1975-12-22').force.conditions;
    expect(condition).toMatchObject({ required: 35, counted: 34, missing: 1 });
  });

  it.each([
    ['CSHH', '1990-01-01', 'party'],
    ['CSHH', '1992-12-31', 'party'],
    ['CSHH', '1993-01-01', 'ceased'],
    ['CZE', '1993-02-21', 'none'],
    ['CZE', '1993-02-22', 'party'],
    ['SVK', '1993-12-31', 'party'],
    ['DDDE', '1990-10-02', 'party'],
    ['DDDE', '1990-10-03', 'ceased'],
    ['YUCS', '1991-06-30', 'party'],
  ])('knows %s on %s as %s', (participant, on, as) => {
    expect(standing('IV-4', participant, on)).toBe(as);
  });
});

describe.skipIf(tablesOf === null)('the first Optional Protocol', () => {
  it('had its ten instruments in 1973, and waited for the Covenant', () => {
    expect(stateOn('IV-5' as TreatyId, '1980-01-01').force).toMatchObject({
      triggeredOn: '1973-12-12',
      computedOn: '1976-03-23',
    });
  });

  it.each([
    ['JAM', '1998-01-22', 'party'],
    ['JAM', '1998-01-23', 'withdrawn'],
    ['TTO', '1998-07-01', 'party'],
    ['TTO', '1998-08-26', 'party'],
    ['TTO', '2000-06-26', 'party'],
    ['TTO', '2000-06-27', 'withdrawn'],
  ])('knows %s on %s as %s', (participant, on, as) => {
    expect(standing('IV-5', participant, on)).toBe(as);
  });
});

describe('the Paris Agreement', () => {
  it('had 55 parties in September 2016 and 55 per cent on 5 October', () => {
    const on = (day: string) => stateOn('XXVII-7-d' as TreatyId, day).force;
    expect(on('2016-10-04').conditions).toMatchObject([{ missing: 0 }, { kind: 'share' }]);
    expect(on('2016-10-04').computedOn).toBeNull();
    expect(on('2016-10-05')).toMatchObject({
      triggeredOn: '2016-10-05',
      computedOn: '2016-11-04',
      conditions: [{ missing: 0 }, { missing: 0 }],
    });
  });

  it.each([
    ['2016-09-02', 'signatory'],
    ['2016-09-03', 'contracting'],
    ['2016-11-04', 'party'],
    ['2020-11-03', 'party'],
    ['2020-11-04', 'withdrawn'],
    ['2021-01-19', 'withdrawn'],
    ['2021-01-20', 'contracting'],
    ['2021-02-19', 'party'],
    ['2026-01-26', 'party'],
    ['2026-01-27', 'withdrawn'],
  ])('knows the United States on %s as %s', (on, as) => {
    expect(standing('XXVII-7-d', 'USA', on)).toBe(as);
  });
});

describe.skipIf(tablesOf === null)('treaties that ask for more than a number', () => {
  it('Kyoto waited for the Russian Federation', () => {
    expect(stateOn('XXVII-7-a' as TreatyId, '2004-11-17').force.computedOn).toBeNull();
    const { triggeredBy, computedOn } = stateOn('XXVII-7-a' as TreatyId, '2004-11-18').force;
    expect(triggeredBy).toContain('RUS');
    expect(computedOn).toBe('2005-02-16');
  });

  it('the test ban waits for nine of forty-four, and names them', () => {
    const [condition] = stateOn('XXVI-4' as TreatyId, '2026-11-24').force.conditions;
    expect(condition?.missingParticipants.toSorted()).toEqual([
      'CHN',
      'EGY',
      'IND',
      'IRN',
      'ISR',
      'PAK',
      'PRK',
      'RUS',
      'USA',
    ]);
  });

  it('the Law of the Sea counted Yugoslavia’s instrument after Yugoslavia was gone', () => {
    expect(stateOn('XXI-6' as TreatyId, '2000-01-01').force).toMatchObject({
      triggeredOn: '1993-11-16',
      triggeredBy: ['GUY'],
      computedOn: '1994-11-16',
    });
    expect(standing('XXI-6', 'YUCS', '1993-11-16')).toBe('ceased');
  });
});
