/** Whose instruments count towards an entry into force, and until when. */
import { describe, expect, it } from 'vitest';
import { force, TWENTY_ONE } from './deposits.ts';
import { treaty } from './given.ts';

describe('whose instruments count', () => {
  const paris = 'FJI ratification 2016-04-22, EU ratification 2016-10-05';
  const two = [{ kind: 'instruments', required: 2 }] as const;
  const counting = treaty('IV-13').entryIntoForce.counting;
  const counts = (text: string, differs: Partial<typeof counting>) =>
    force('IV-13', text, { clause: { conditions: two, counting: { ...counting, ...differs } } })
      .on !== null;

  it('not the European Union beside its members, unless the clause says so', () => {
    expect(force('XXVII-7-d', paris, { clause: { conditions: two } }).on).toBeNull();
    expect(counts('FJI 2016-04-22, EU 2016-10-05', { organisations: false })).toBe(false);
    expect(counts('FJI 2016-04-22, EU 2016-10-05', { organisations: true })).toBe(true);
  });

  it('those of successors and definitive signatures as the clause says', () => {
    const succession = 'EGY 1993-02-19, MNE succession 2006-10-23';
    expect(counts(succession, { successions: true })).toBe(true);
    expect(counts(succession, { successions: false })).toBe(false);
    const definitive = 'EGY 1993-02-19, MAR definitive-signature 1993-06-21';
    expect(counts(definitive, { definitiveSignatures: true })).toBe(true);
    expect(counts(definitive, { definitiveSignatures: false })).toBe(false);
  });

  it('no signature, and no provisional application', () => {
    expect(counts('EGY 1993-02-19, COM signature 2000-09-22', {})).toBe(false);
    expect(counts('EGY 1993-02-19, COM provisional-application 2000-09-22', {})).toBe(false);
  });

  it('the same State only once, though it came twice', () => {
    const twice = 'GUY 1993-05-10, GUY withdrawal 1999-01-05 1999-04-05, GUY 1999-01-05';
    expect(counts(twice, {})).toBe(false);
    expect(counts(`${twice}, EGY 1999-02-01`, {})).toBe(true);
  });

  it('one that ceased counts after its end only where predecessors’ instruments count', () => {
    const czechoslovakia = 'CSHH 1991-01-01, EGY 1993-02-19';
    expect(counts(czechoslovakia, { predecessors: true })).toBe(true);
    expect(counts(czechoslovakia, { predecessors: false })).toBe(false);
    expect(counts('CSHH 1991-01-01, EGY 1992-12-31', { predecessors: false })).toBe(true);
  });

  it('once an instrument that a table prints under Yemen and the record holds under Democratic Yemen', () => {
    const both = 'YDYE 1987-07-21, YEM 1987-07-21';
    expect(counts(both, { predecessors: true })).toBe(false);
    expect(counts(`${both}, EGY 1993-02-19`, { predecessors: true })).toBe(true);
    // Its own instrument, after the union, is another.
    expect(counts('YDYE 1987-07-21, YEM 1991-07-21', { predecessors: true })).toBe(true);
    expect(counts('YDYE 1987-07-21, YEM 1987-07-22', { predecessors: true })).toBe(true);
  });

  it('as Yemen’s own what it deposited on its first day, or by another kind of instrument', () => {
    expect(counts('YDYE 1990-05-22, YEM 1990-05-22', { predecessors: true })).toBe(true);
    expect(counts('YDYE ratification 1987-07-21, YEM 1987-07-21', { predecessors: true })).toBe(
      true,
    );
  });

  it('once what stands under Yemen, whatever else its predecessors and it had done', () => {
    const counted = (text: string) =>
      force('IV-13', text, {
        clause: { conditions: two, counting: { ...counting, predecessors: true } },
      }).conditions[0]?.counted;
    expect(counted('X-YAR 1986-04-09, YDYE 1987-07-21, YEM 1987-07-21')).toBe(2);
    const cameTwice = 'YDYE 1980-01-01, YDYE withdrawal 1985-01-01 1986-01-01, YDYE 1987-07-21';
    expect(counted(`${cameTwice}, YEM 1987-07-21`)).toBe(1);
    const anew = 'YDYE 1987-07-21, YEM 1987-07-21, YEM withdrawal 1995-01-01 1996-01-01';
    expect(counted(`${anew}, YEM 1997-01-01`)).toBe(2);
  });

  it('no more one that was taken back before the threshold', () => {
    const takenBack =
      'EGY withdrawal-of-instrument 2003-01-01, MAR withdrawal-of-instrument 2003-01-01';
    expect(force('IV-13', `${TWENTY_ONE}, ${takenBack}`)).toMatchObject({
      conditions: [{ counted: 19, missing: 1 }],
      on: null,
    });
  });

  it('no more one whose withdrawal took effect before the threshold, and still one that is pending', () => {
    const withdrawn = (effect: string) =>
      `EGY 1993-02-19, EGY withdrawal 1994-01-01 ${effect}, MAR 1995-01-01`;
    expect(counts(withdrawn('1995-01-01'), {})).toBe(false);
    expect(counts(withdrawn('1995-01-02'), {})).toBe(true);
  });

  it('all the same once it is in force: falling below twenty changes nothing (VCLT art. 55)', () => {
    const left = 'EGY withdrawal 2010-01-15, MAR withdrawal 2010-01-15, SLV withdrawal 2010-01-15';
    const before = force('IV-13', TWENTY_ONE);
    const { boundFrom: _, ...afterwards } = force('IV-13', `${TWENTY_ONE}, ${left}`);
    expect(before).toMatchObject(afterwards);
  });
});
