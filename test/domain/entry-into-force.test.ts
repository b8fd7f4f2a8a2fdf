/** Clauses on entry into force against what happened, and against their own letter. The laws stand beside. */
import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/domain/act.ts';
import type { OtherTreaties } from '../../src/domain/entry-into-force.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { boundBy, force, NINETEEN, oneIsEnough, TWENTY_ONE } from './deposits.ts';
import { NO_OTHER_TREATIES, on, shippedActs, treaty } from './given.ts';

describe('the entry into force of IV-13 by article 87(1)', () => {
  it('is nowhere in sight with nineteen deposits: one is missing, and nobody is bound', () => {
    expect(force('IV-13', NINETEEN)).toEqual({
      article: '87(1)',
      conditions: [
        {
          ...{ kind: 'instruments', of: 'instruments', required: 20, counted: 19, missing: 1 },
          missingParticipants: [],
        },
      ],
      triggeredOn: null,
      triggeredBy: [],
      computedOn: null,
      notifiedOn: null,
      on: null,
      boundFrom: new Map(),
    });
  });

  it('lacks three instruments on 6 December 2001, as E/CN.4/2002/89 implies', () => {
    const [instruments] = force('IV-13', TWENTY_ONE, { asOf: '2001-12-06' }).conditions;
    expect(instruments).toMatchObject({ counted: 17, missing: 3 });
  });

  it('came on 1 July 2003, by El Salvador and Guatemala both, on 14 March 2003', () => {
    expect(force('IV-13', TWENTY_ONE)).toMatchObject({
      conditions: [{ counted: 21, missing: 0 }],
      triggeredOn: '2003-03-14',
      triggeredBy: ['GTM', 'SLV'],
      computedOn: '2003-07-01',
      on: '2003-07-01',
    });
  });

  it('was certain on 14 March 2003, and not the day before', () => {
    expect(force('IV-13', TWENTY_ONE, { asOf: '2003-03-13' }).on).toBeNull();
    expect(force('IV-13', TWENTY_ONE, { asOf: '2003-03-14' }).on).toBe('2003-07-01');
  });

  it.each(['SLV', 'GTM'])('would have come on the same day by %s alone', who => {
    const force20 = force('IV-13', `${NINETEEN}, ${who} 2003-03-14`);
    expect(force20).toMatchObject({ on: '2003-07-01', triggeredBy: [who] });
  });

  it('asks nothing when there is no deposit at all', () => {
    expect(force('IV-13', [])).toMatchObject({
      conditions: [{ counted: 0, missing: 20 }],
      on: null,
    });
  });
});

describe('the day a treaty begins to bind a participant, by the wording of its article', () => {
  it('"ratifying after its entry into force" (IV-13, 87(2)): one day for the first twenty-one', () => {
    expect(new Set(force('IV-13', TWENTY_ONE).boundFrom.values())).toEqual(new Set(['2003-07-01']));
  });

  it.each([
    [
      'Mali, between the twentieth deposit and that day: by the letter that day',
      'MLI 2003-06-05',
      '2003-07-01',
    ],
    ['a deposit on the very day of entry into force', 'KGZ 2003-07-01', '2003-11-01'],
    ['Kyrgyzstan', 'KGZ 2003-09-29', '2004-01-01'],
    ['Burkina Faso', 'BFA 2003-11-26', '2004-03-01'],
    ['one that sets a later day itself', 'KGZ accession 2003-09-29 2005-01-01', '2005-01-01'],
    ['one that sets too early a day', 'MLI accession 2003-06-05 2003-06-06', '2003-07-01'],
  ])('the same article, %s', (_, deposit, day) => {
    expect(boundBy('IV-13', `${TWENTY_ONE}, ${deposit}`)).toBe(day);
  });

  it('the same wording, where the treaty is in force on the deposit itself: its author is no latecomer', () => {
    const clause = { delay: { kind: 'days', days: 0 } } as const;
    expect(boundBy('IV-13', TWENTY_ONE, { clause })).toBe('2003-03-14');
    expect(boundBy('IV-13', `${TWENTY_ONE}, MLI 2003-06-05`, { clause })).toBe('2003-10-01');
  });

  it('the same wording, where the depositary has notified a day that no deposit on record explains', () => {
    const { clause, notifiedOn } = { clause: oneIsEnough, notifiedOn: '2003-07-01' };
    expect(boundBy('IV-13', 'KGZ 2003-07-01', { notifiedOn })).toBe('2003-11-01');
    expect(boundBy('IV-13', 'EGY 1993-02-19, KGZ 2003-07-01', { clause, notifiedOn })).toBe(
      '2003-11-01',
    );
  });

  it.each([
    ['the decisive day itself', 'JOR 2002-04-11', '2002-07-01'],
    ['Gambia, before the entry into force: its own delay', 'GMB 2002-06-28', '2002-09-01'],
    ['Colombia, after it', 'COL 2002-08-05', '2002-11-01'],
    ['one whose own delay ends too early: the general day', 'FIN 2002-04-12', '2002-07-01'],
  ])('"ratifying after the deposit of the sixtieth" (XVIII-10, 126(2)): %s', (_, deposit, day) => {
    const acts = `ITA 2002-04-11, ${deposit}`;
    expect(boundBy('XVIII-10', acts, { clause: oneIsEnough })).toBe(day);
  });

  it('the same wording, whatever the delay of those that come later', () => {
    const { later } = treaty('XVIII-10').entryIntoForce;
    const clause = {
      ...oneIsEnough,
      later: { ...later, delay: { kind: 'days', days: 400 } },
    } as const;
    expect(boundBy('XVIII-10', 'ITA 2002-04-11, JOR 2002-04-11', { clause })).toBe('2002-07-01');
    expect(boundBy('XVIII-10', 'ITA 2002-04-11, JOR 2002-04-12', { clause })).toBe('2003-05-17');
  });

  it.each([
    ['Germany, whose thirtieth day came before 16 November 1994', 'DEU 1994-10-14', '1994-11-16'],
    ['Mauritius, whose thirtieth day came after it', 'MUS 1994-11-04', '1994-12-04'],
    ['Italy, after the entry into force', 'ITA 1995-01-13', '1995-02-12'],
  ])('the later of the two days (XXI-6, 308(2)): %s', (_, deposit, day) => {
    const acts = `GUY 1993-11-16, ${deposit}`;
    expect(boundBy('XXI-6', acts, { clause: oneIsEnough })).toBe(day);
  });

  it('is that of the succession of States for a successor, which notifies it later', () => {
    const succession = 'CSHH 1975-12-23, CZE succession 1993-02-22 1993-01-01';
    expect(boundBy('IV-4', succession, { clause: oneIsEnough })).toBe('1993-01-01');
  });

  it('is that day also where the notification names none, if the register knows it', () => {
    const succession = 'CSHH 1975-12-23, CZE succession 1993-02-22';
    expect(boundBy('IV-4', succession, { clause: oneIsEnough })).toBe('1993-01-01');
    const unknown = 'CSHH 1975-12-23, CHE succession 1993-02-22';
    expect(boundBy('IV-4', unknown, { clause: oneIsEnough })).toBe('1993-02-22');
  });

  it('is that of entry into force for a successor to a treaty that was not in force by then', () => {
    const succession = 'CSHH 1975-12-23, SUR succession 1976-01-10 1975-11-25';
    expect(boundBy('IV-4', succession, { clause: oneIsEnough })).toBe('1976-03-23');
  });

  it('is reckoned by what the depositary notified, where the deposits on record do not reach', () => {
    const notified = force('IV-13', 'EGY 1993-02-19, KGZ 2003-09-29', { notifiedOn: '2003-07-01' });
    expect(notified).toMatchObject({ computedOn: null, on: '2003-07-01', triggeredOn: null });
    expect([...notified.boundFrom.values()]).toEqual(['2003-07-01', '2004-01-01']);
  });

  it('is reckoned by it also where the deposits give another day, which is still said', () => {
    const notified = force('IV-13', TWENTY_ONE, { notifiedOn: '2003-08-01' });
    expect(notified).toMatchObject({ computedOn: '2003-07-01', on: '2003-08-01' });
  });

  it.each([
    ['2003-03-13', null],
    ['2003-03-14', '2003-08-01'],
    ['2003-07-15', '2003-08-01'],
    ['2003-08-15', '2003-08-01'],
  ])('is reckoned by it from the day that makes one certain, seen from %s', (asOf, day) => {
    const seen = force('IV-13', TWENTY_ONE, { notifiedOn: '2003-08-01', asOf });
    expect([seen.on, seen.notifiedOn]).toEqual([day, day]);
  });
});

describe('a day that the depositary notified', () => {
  const one = 'EGY 1993-02-19';
  const notifiedOn = '2003-07-01';

  it('is known from that very day on where the deposits on record do not reach', () => {
    expect(force('IV-13', one, { notifiedOn, asOf: '2003-06-30' }).on).toBeNull();
    expect(force('IV-13', one, { notifiedOn, asOf: '2003-07-01' }).on).toBe('2003-07-01');
  });
});

describe('the day from which it binds, asked for one participant', () => {
  it('is the same as when it is asked for all, and nobody else’s is told', () => {
    const all = force('IV-13', TWENTY_ONE);
    const one = force('IV-13', TWENTY_ONE, { boundOnly: 'EGY' });
    expect([...one.boundFrom]).toEqual([...all.boundFrom].slice(0, 1));
    expect({ ...one, boundFrom: null }).toEqual({ ...all, boundFrom: null });
  });
});

describe('a day that does not follow from the deposits alone', () => {
  const annex2 = treaty('XXVI-4').entryIntoForce.conditions.flatMap(condition =>
    condition.kind === 'named' ? condition.participants : [],
  );
  const all44 = (day: string) => annex2.map(id => `${id} ratification ${day}`).join(', ');

  it('notBefore: all 44 in 1997 would have had to wait for 24 September 1998 (XXVI-4)', () => {
    expect(force('XXVI-4', all44('1997-01-01')).on).toBe('1998-09-24');
    expect(force('XXVI-4', all44('2000-01-01')).on).toBe('2000-06-29');
  });

  it('fixedDay: Kigali, twenty by 17 November 2017, for 1 January 2019 (XXVII-2-f)', () => {
    const on1Day = (day: string) => `SWE acceptance ${day}`;
    const kigali = (day: string) => force('XXVII-2-f', on1Day(day), { clause: oneIsEnough }).on;
    expect(kigali('2017-11-17')).toBe('2019-01-01');
    expect(kigali('2019-01-01')).toBe('2019-01-01');
    expect(kigali('2019-01-02')).toBe('2019-04-02');
  });

  const covenant = (day: string | null): OtherTreaties => ({
    ...NO_OTHER_TREATIES,
    inForceOn: id => (id === 'IV-4' && day !== null ? on(day) : null),
  });

  it('notBeforeTreaty: IV-5 had its ten in December 1973 and waited for the Covenant', () => {
    const tenth = (day: string | null) =>
      force('IV-5', 'MUS 1973-12-12', { clause: oneIsEnough, others: covenant(day) });
    expect(tenth('1976-03-23').on).toBe('1976-03-23');
    expect(tenth('1970-01-01').on).toBe('1974-03-12');
    const covenantIsOpen = {
      kind: 'treaty-in-force',
      of: 'IV-4',
      required: 1,
      counted: 0,
      missing: 1,
    };
    expect(tenth(null).conditions).toMatchObject([{ missing: 0 }, covenantIsOpen]);
    expect(tenth('1976-03-23').conditions).toMatchObject([{}, { counted: 1, missing: 0 }]);
    expect(tenth(null)).toMatchObject({
      triggeredOn: '1973-12-12',
      on: null,
      boundFrom: new Map(),
    });
  });

  it('declared: Montreal, eleven instruments and a share that the depositary declared', () => {
    const ten = 'MEX CAN NOR SWE NZL UGA KEN USA PRT JPN'.split(' ');
    const montreal = [...ten, 'NGA'].map(id => `${id} acceptance 1988-10-31`).join(', ');
    expect(force('XXVII-2-a', montreal)).toMatchObject({
      triggeredOn: '1988-12-31',
      triggeredBy: [],
      on: '1989-01-01',
    });
    expect(force('XXVII-2-a', montreal, { asOf: '1988-12-30' }).on).toBeNull();
  });

  it('is completed only by those that count for what was missing', () => {
    const participants = ['GBR', 'USA'] as readonly string[] as readonly ParticipantId[];
    const named = { kind: 'named', list: 'depositaries', participants } as const;
    const clause = { conditions: [{ kind: 'instruments', required: 2 }, named] } as const;
    const last = 'EGY 1993-02-19, GBR 1994-01-01, USA 1995-05-24, COL 1995-05-24';
    expect(force('IV-13', last, { clause }).triggeredBy).toEqual(['USA']);
    const both = 'GBR 1994-01-01, USA 1995-05-24, COL 1995-05-24';
    expect(force('IV-13', both, { clause }).triggeredBy).toEqual(['COL', 'USA']);
  });

  it('is completed also by one whose first instrument was taken back', () => {
    const clause = { conditions: [{ kind: 'instruments', required: 2 }] } as const;
    const acts =
      'COL 1993-06-01, COL withdrawal-of-instrument 1994-01-01, EGY 1994-02-19, COL 1995-05-24';
    expect(force('IV-13', acts, { clause })).toMatchObject({
      triggeredOn: '1995-05-24',
      triggeredBy: ['COL'],
    });
  });

  it('a share of a list is completed by those on the list alone', () => {
    const shares = { RUS: 17.4, CAN: 3.3 };
    const conditions = [{ kind: 'share', list: 'emissions', percent: 20, shares }] as const;
    const acts = 'CAN 2002-12-17, RUS 2004-11-18, KEN 2004-11-18';
    expect(force('IV-13', acts, { clause: { conditions } }).triggeredBy).toEqual(['RUS']);
  });

  it('part of the parties to a treaty is completed by those parties alone', () => {
    const part = { kind: 'part-of-parties', of: 'IV-4', numerator: 2, denominator: 3 } as const;
    const clause = { conditions: [{ ...part, on: 'that day' }] } as never;
    const others = {
      ...NO_OTHER_TREATIES,
      contractingOn: () => new Set(['EGY', 'COL', 'MEX']),
    } as never as OtherTreaties;
    const acts = 'EGY 1993-02-19, COL 1995-05-24, UGA 1995-05-24';
    expect(force('IV-13', acts, { clause, others }).triggeredBy).toEqual(['COL']);
  });

  it('part of the parties to a treaty is also reached when one of those leaves it', () => {
    const part = { kind: 'part-of-parties', of: 'IV-4', numerator: 2, denominator: 3 } as const;
    const clause = { conditions: [{ ...part, on: 'that day' }] } as never;
    const others = {
      ...NO_OTHER_TREATIES,
      contractingOn: (_: string, day: string) =>
        new Set(day < '2000-05-01' ? ['EGY', 'COL', 'MEX', 'PER'] : ['EGY', 'COL', 'MEX']),
      daysOfChange: (id: string) => (id === 'IV-4' ? ['2000-05-01'] : []),
    } as never as OtherTreaties;
    expect(force('IV-13', 'EGY 1993-02-19, COL 1995-05-24', { clause, others })).toMatchObject({
      triggeredOn: '2000-05-01',
      triggeredBy: [],
    });
  });

  it('a share: Paris, 55 Parties and 55 per cent on 5 October 2016, by ten States on one day', () => {
    const paris = new Set(
      treaty('XXVII-7-d').entryIntoForce.conditions.flatMap(condition =>
        condition.kind === 'share' ? Object.keys(condition.shares) : [],
      ),
    );
    const acts = [...paris, 'EU'].flatMap(id =>
      shippedActs('XXVII-7-d', id).map(act => ({ ...act, id: `${id} ${act.id}` }) as Act),
    );
    expect(force('XXVII-7-d', acts)).toMatchObject({
      triggeredOn: '2016-10-05',
      triggeredBy: 'AUT BOL CAN DEU FRA HUN MLT NPL PRT SVK'.split(' '),
      on: '2016-11-04',
    });
    const [, share] = force('XXVII-7-d', acts, { asOf: '2016-10-04' }).conditions;
    expect(share?.missing).toBeGreaterThan(0);
  });
});
