/** Article 87 of the Convention on Migrant Workers against what happened, and against its own letter. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act, ActId } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { entryIntoForce } from '../../src/domain/entry-into-force.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';

const file = new URL('../../fixtures/treaties/IV-13.json', import.meta.url);
const [iv13] = (JSON.parse(readFileSync(file, 'utf8')) as { treaties: [TreatyDefinition] })
  .treaties;
const article87 = iv13.entryIntoForce;

function deposit(participant: string, doneOn: string, effectiveOn?: string): Act {
  return {
    id: `deposit of ${participant}` as ActId,
    kind: 'accession',
    treaty: 'IV-13' as TreatyId,
    participant: participant as ParticipantId,
    doneOn: doneOn as CalendarDate,
    ...(effectiveOn !== undefined && { effectiveOn: effectiveOn as CalendarDate }),
  };
}

const deposits = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => line.trim().split(' ') as [string, string])
    .map(([participant, doneOn]) => deposit(participant, doneOn));

/** UN Treaty Collection, IV-13: every instrument deposited before 14 March 2003. */
const NINETEEN = deposits(`
  EGY 1993-02-19
  MAR 1993-06-21
  SYC 1994-12-15
  COL 1995-05-24
  PHL 1995-07-05
  UGA 1995-11-14
  LKA 1996-03-11
  BIH 1996-12-13
  CPV 1997-09-16
  AZE 1999-01-11
  MEX 1999-03-08
  SEN 1999-06-09
  GHA 2000-09-07
  GIN 2000-09-07
  BOL 2000-10-16
  URY 2001-02-15
  BLZ 2001-11-14
  TJK 2002-01-08
  ECU 2002-02-05`);

const ON_14_MARCH_2003 = deposits(`
  SLV 2003-03-14
  GTM 2003-03-14`);

const boundFrom = (consents: readonly Act[], participant: string) =>
  entryIntoForce(article87, consents).boundFrom.get(participant as ParticipantId);

describe('the entry into force of IV-13', () => {
  it('is nowhere in sight with nineteen deposits: one is missing, and nobody is bound', () => {
    expect(entryIntoForce(article87, NINETEEN)).toEqual({
      article: '87(1)',
      required: 20,
      counted: 19,
      missing: 1,
      triggeredOn: null,
      triggeredBy: [],
      on: null,
      boundFrom: new Map(),
    });
  });

  it('lacks three instruments on 6 December 2001, as E/CN.4/2002/89 implies', () => {
    const by6December2001 = NINETEEN.filter(act => act.doneOn <= '2001-12-06');
    expect(entryIntoForce(article87, by6December2001)).toMatchObject({ counted: 17, missing: 3 });
  });

  it('came on 1 July 2003, by El Salvador and Guatemala both, on 14 March 2003', () => {
    expect(entryIntoForce(article87, [...NINETEEN, ...ON_14_MARCH_2003])).toMatchObject({
      counted: 21,
      missing: 0,
      triggeredOn: '2003-03-14',
      triggeredBy: ['GTM', 'SLV'],
      on: '2003-07-01',
    });
  });

  it('would have come on the same day by either of the two alone', () => {
    for (const twentieth of ON_14_MARCH_2003) {
      const force = entryIntoForce(article87, [...NINETEEN, twentieth]);
      expect(force).toMatchObject({ on: '2003-07-01', triggeredBy: [twentieth.participant] });
    }
  });

  it('asks nothing when there is no deposit at all', () => {
    expect(entryIntoForce(article87, [])).toMatchObject({ counted: 0, missing: 20, on: null });
  });
});

describe('the day a treaty begins to bind a participant', () => {
  const inForce = [...NINETEEN, ...ON_14_MARCH_2003];

  it('is the day of entry into force for each of the first twenty-one', () => {
    const days = new Set(entryIntoForce(article87, inForce).boundFrom.values());
    expect([...days]).toEqual(['2003-07-01']);
  });

  it('is 1 January 2004 for Kyrgyzstan, which acceded on 29 September 2003 (article 87(2))', () => {
    expect(boundFrom([...inForce, deposit('KGZ', '2003-09-29')], 'KGZ')).toBe('2004-01-01');
  });

  it('is 1 March 2004 for Burkina Faso, which ratified on 26 November 2003', () => {
    expect(boundFrom([...inForce, deposit('BFA', '2003-11-26')], 'BFA')).toBe('2004-03-01');
  });

  it('is the general day for Mali, which acceded between the twentieth deposit and that day', () => {
    expect(boundFrom([...inForce, deposit('MLI', '2003-06-05')], 'MLI')).toBe('2003-07-01');
  });

  it('comes later for a deposit on the very day of entry into force', () => {
    expect(boundFrom([...inForce, deposit('KGZ', '2003-07-01')], 'KGZ')).toBe('2003-11-01');
  });

  it('is the one the act itself sets, yet never before the treaty is in force', () => {
    const later = deposit('KGZ', '2003-09-29', '2005-01-01');
    const tooEarly = deposit('MLI', '2003-06-05', '2003-06-06');
    expect(boundFrom([...inForce, later], 'KGZ')).toBe('2005-01-01');
    expect(boundFrom([...inForce, tooEarly], 'MLI')).toBe('2003-07-01');
  });
});

describe('"the first day of the month following a period of three months"', () => {
  const twentieth = (doneOn: string) =>
    entryIntoForce(article87, [...NINETEEN, deposit('SLV', doneOn)]).on;

  it('runs past the first of the month on which the period ends', () => {
    expect(twentieth('2003-03-01')).toBe('2003-07-01');
  });

  it('is the same for every day of one month, but for ends of months cut short', () => {
    expect(twentieth('2003-03-31')).toBe('2003-07-01');
    expect(twentieth('2003-11-30')).toBe('2004-03-01');
    expect(twentieth('2003-12-01')).toBe('2004-04-01');
  });
});

describe('whatever the deposits', () => {
  const anyDeposits = fc
    .array(fc.integer({ min: Date.UTC(1990, 11, 18), max: Date.UTC(2030, 0, 1) }), {
      maxLength: 45,
      size: 'max',
    })
    .map(all => all.map((ms, n) => deposit(`X-P${n}`, new Date(ms).toISOString().slice(0, 10))));

  it('the order in which the depositary lists them never matters', () => {
    const shuffles = anyDeposits.chain(all =>
      fc.tuple(
        fc.constant(all),
        fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(shuffles, ([all, shuffled]) => {
        expect(entryIntoForce(article87, shuffled)).toEqual(entryIntoForce(article87, all));
      }),
    );
  });

  it('one more of them never puts off the day, and binds nobody before it', () => {
    fc.assert(
      fc.property(anyDeposits, all => {
        const fewer = entryIntoForce(article87, all.slice(1));
        const force = entryIntoForce(article87, all);
        expect((force.on ?? '9999') <= (fewer.on ?? '9999')).toBe(true);
        expect(force.counted + force.missing).toBe(Math.max(20, all.length));
        for (const day of force.boundFrom.values()) expect(day >= (force.on ?? '')).toBe(true);
      }),
    );
  });
});
