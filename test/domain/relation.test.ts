/** How a State stands towards a treaty, from what it has done. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS, type Act, type ActKind, inLegalOrder } from '../../src/domain/act.ts';
import {
  endOf,
  isInEffect,
  isPending,
  provisionalApplication,
  relationAfter,
  shownConsent,
} from '../../src/domain/relation.ts';
import { actsIn, on, relationOf, treaty } from './given.ts';

const KINDS = Object.keys(ACT_KINDS) as ActKind[];

/** What a relation holds, each act by its kind and day. */
const told = (history: string) => {
  const { consents, ...single } = relationOf(history);
  const named = (act: Act | null) => act && `${act.kind} ${act.doneOn}`;
  const [signature, adReferendum] = [named(single.signature), named(single.adReferendum)];
  const { from, until } = single.provisional ?? {};
  const provisional = from === undefined ? null : `${from} to ${until ?? '…'}`;
  const declined = named(single.declined);
  const ends = consents.map(consent => `${named(consent.act)} to ${endOf(consent) ?? '…'}`);
  return { signature, adReferendum, provisional, declined, consents: ends };
};

const NOTHING = {
  signature: null,
  adReferendum: null,
  provisional: null,
  declined: null,
  consents: [],
};

describe('relationAfter', () => {
  it('holds nothing for a State that has done nothing', () => {
    expect(relationAfter([], null)).toEqual(NOTHING);
  });

  it('keeps the signature of a State that has ratified: UN tables print both', () => {
    expect(told('IV-13 MEX: ratification 1999-03-08, signature 1991-05-22')).toEqual({
      ...NOTHING,
      signature: 'signature 1991-05-22',
      consents: ['ratification 1999-03-08 to …'],
    });
  });

  it('stays with the first of two signatures, and the first of two consents', () => {
    const twice = 'IV-13 MEX: signature 1992-01-01, signature 1991-05-22';
    expect(told(twice).signature).toBe('signature 1991-05-22');
    const again = 'IV-13 AZE: accession 2001-01-11, accession 1999-01-11';
    expect(told(again).consents).toEqual(['accession 1999-01-11 to …']);
  });

  it('takes a signature ad referendum for a signature of its own day, once it is confirmed', () => {
    const adReferendum = 'IV-13 MEX: signature-ad-referendum 1991-05-22';
    expect(told(adReferendum)).toEqual({
      ...NOTHING,
      adReferendum: 'signature-ad-referendum 1991-05-22',
    });
    expect(told(`${adReferendum}, confirmation-of-signature 1991-06-22`)).toEqual({
      ...NOTHING,
      signature: 'signature-ad-referendum 1991-05-22',
    });
  });

  it('computes when a denunciation takes effect: IV-13, article 89(2), first of a month', () => {
    const denounced = 'IV-13 EGY: accession 1993-02-19, denunciation 2010-01-15';
    expect(told(denounced).consents).toEqual(['accession 1993-02-19 to 2011-02-01']);
  });

  it('takes the day that the notification sets before the one computed', () => {
    const later = 'XVIII-10 PHL: ratification 2011-08-30, withdrawal 2018-03-17 2020-01-01';
    expect(told(later).consents).toEqual(['ratification 2011-08-30 to 2020-01-01']);
  });

  it('counts twelve months where the treaty is silent (VCLT art. 56(2))', () => {
    const korea = 'IV-4 PRK: accession 1981-09-14, withdrawal 1997-08-25';
    expect(told(korea).consents).toEqual(['accession 1981-09-14 to 1998-08-25']);
  });

  it('forgets a withdrawal that was revoked in time, and not one revoked too late', () => {
    const gambia = 'XVIII-10 GMB: ratification 2002-06-28, withdrawal 2016-11-10';
    expect(told(`${gambia}, revocation-of-withdrawal 2017-02-10`).consents).toEqual([
      'ratification 2002-06-28 to …',
    ]);
    expect(told(`${gambia}, revocation-of-withdrawal 2017-11-10`).consents).toEqual([
      'ratification 2002-06-28 to 2017-11-10',
    ]);
  });

  it('holds both consents of Guyana to IV-5, and shows the second', () => {
    const guyana = 'IV-5 GUY: accession 1993-05-10, withdrawal 1999-01-05, accession 1999-01-05';
    expect(told(guyana).consents).toEqual([
      'accession 1993-05-10 to 1999-04-05',
      'accession 1999-01-05 to …',
    ]);
    expect(shownConsent(relationOf(guyana))?.act.doneOn).toBe('1999-01-05');
  });

  it('ends a consent that was taken back, on that day, and shows it no more', () => {
    const russia =
      'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30, withdrawal-of-instrument 2023-11-03';
    expect(told(russia).consents).toEqual(['ratification 2000-06-30 to 2023-11-03']);
    expect(shownConsent(relationOf(russia))).toBeNull();
    const anew = `${russia}, ratification 2026-01-01`;
    expect(shownConsent(relationOf(anew))?.act.doneOn).toBe('2026-01-01');
  });

  it('lets one that was taken back hide nothing of the consent before it', () => {
    const back = 'IV-5 TTO: accession 1980-11-14, withdrawal 1998-05-26, accession 1998-05-26';
    const taken = `${back}, withdrawal-of-instrument 1998-06-26`;
    expect(told(taken).consents).toEqual([
      'accession 1980-11-14 to 1998-08-26',
      'accession 1998-05-26 to 1998-06-26',
    ]);
    expect(told(`${taken}, revocation-of-withdrawal 1998-07-26`).consents).toEqual([
      'accession 1980-11-14 to …',
      'accession 1998-05-26 to 1998-06-26',
    ]);
  });

  it('takes an instrument back before a new one of the same day, and one of that day after it', () => {
    const anew = 'IV-13 GHA: accession 1999-01-01';
    const day = 'accession 1999-02-01, withdrawal-of-instrument 1999-02-01';
    expect(told(`${anew}, ${day}`).consents).toEqual([
      'accession 1999-01-01 to 1999-02-01',
      'accession 1999-02-01 to …',
    ]);
    expect(told(`IV-13 GHA: ${day}`).consents).toEqual(['accession 1999-02-01 to 1999-02-01']);
    const third = `${anew}, withdrawal-of-instrument 1999-01-15, ${day}`;
    expect(told(third).consents.at(-1)).toBe('accession 1999-02-01 to 1999-02-01');
  });

  it('begins and ends provisional application', () => {
    const began = 'XXVI-5 ZAF: provisional-application 1998-06-26';
    expect(told(began).provisional).toBe('1998-06-26 to …');
    const ended = told(`${began}, end-of-provisional-application 1998-12-01`);
    expect(ended).toEqual({ ...NOTHING, provisional: '1998-06-26 to 1998-12-01' });
  });

  it('goes on provisionally after a consent, until that binds: pending entry into force', () => {
    const relation = relationOf(
      'XXVI-5 ZAF: provisional-application 1998-06-26, ratification 1998-06-26 as R',
    );
    const until = (boundFrom: string) =>
      provisionalApplication(relation, new Map([['R', on(boundFrom)]]))?.until;
    expect(until('1999-03-01')).toBe('1999-03-01');
    expect(until('1998-06-26')).toBeUndefined();
    expect(provisionalApplication(relation, new Map())?.until).toBeNull();
  });

  it('ends by the first of two notices', () => {
    const russia =
      'IV-13 RUS: signature 1994-12-17, provisional-application 1994-12-17, end-of-provisional-application 2009-08-20, notice-of-intention-not-to-become-a-party 2010-01-01';
    expect(told(russia).provisional).toBe('1994-12-17 to 2009-08-20');
  });

  it('keeps the signature of one that declined to become a party', () => {
    expect(
      told(
        'XVIII-10 USA: signature 2000-12-31, notice-of-intention-not-to-become-a-party 2002-05-06',
      ),
    ).toMatchObject({
      signature: 'signature 2000-12-31',
      declined: 'notice-of-intention-not-to-become-a-party 2002-05-06',
    });
  });

  it('forgets that notice when the State consents after all, and keeps the first of two', () => {
    const declined =
      'XVIII-10 USA: signature 2000-12-31, notice-of-intention-not-to-become-a-party 2002-05-06';
    const again = `${declined}, notice-of-intention-not-to-become-a-party 2003-05-06`;
    expect(told(again).declined).toBe('notice-of-intention-not-to-become-a-party 2002-05-06');
    expect(told(`${declined}, ratification 2030-01-01`).declined).toBeNull();
  });

  it.each(KINDS.filter(kind => ACT_KINDS[kind].effect === 'states'))(
    'is left as it was by a %s',
    kind => {
      const signed = 'IV-13 MEX: signature 1991-05-22';
      expect(relationOf(`${signed}, ${kind} 1999-03-08`)).toEqual(relationOf(signed));
    },
  );

  it.each([
    'withdrawal',
    'revocation-of-withdrawal',
    'withdrawal-of-instrument',
    'end-of-provisional-application',
    'confirmation-of-signature',
  ])('is left as it was by a %s that has no place', kind => {
    expect(told(`IV-13 MEX: ${kind} 1999-03-08`)).toEqual(NOTHING);
  });

  const anyActs = fc
    .array(fc.tuple(fc.constantFrom(...KINDS), fc.integer({ min: 1, max: 9 })), { maxLength: 8 })
    .map(all => all.map(([kind, day], n) => `${kind} 2000-09-0${day} as A${n}`).join(', '))
    .map(steps => (steps === '' ? [] : actsIn(`IV-13 GHA: ${steps}`)));

  it('does not depend on the order in which acts are listed', () => {
    fc.assert(
      fc.property(anyActs, acts => {
        const { withdrawal } = treaty('IV-13');
        expect(relationAfter(acts.toReversed(), withdrawal)).toEqual(
          relationAfter(acts, withdrawal),
        );
      }),
    );
  });

  it('has at most one consent that nothing ends, and it is the last but for those taken back', () => {
    fc.assert(
      fc.property(anyActs, acts => {
        const { consents } = relationAfter(acts, treaty('IV-13').withdrawal);
        const kept = consents.filter(({ takenBack }) => takenBack === null);
        expect(kept.slice(0, -1).filter(consent => endOf(consent) === null)).toEqual([]);
      }),
    );
  });
});

describe('a consent on a day', () => {
  const [consent] = relationOf(
    'XVIII-10 BDI: ratification 2004-09-21, withdrawal 2016-10-27',
  ).consents;
  if (consent === undefined) throw new Error('Burundi has ratified');

  it('is in effect from its deposit to the eve of the day on which a withdrawal takes effect', () => {
    const days = ['2004-09-20', '2004-09-21', '2017-10-26', '2017-10-27'];
    expect(days.map(day => isInEffect(consent, on(day)))).toEqual([false, true, true, false]);
  });

  it('has its withdrawal pending until that day', () => {
    expect(isPending(consent, on('2017-10-26'))).toBe(true);
    expect(isPending(consent, on('2017-10-27'))).toBe(false);
    expect(isPending({ ...consent, withdrawal: null }, on('2017-10-26'))).toBe(false);
  });
});

describe('inLegalOrder', () => {
  const kindsInOrder = (history: string) => inLegalOrder(actsIn(history)).map(({ kind }) => kind);

  it('reads the signature first where a State signs and ratifies on one day (Ghana, IV-13)', () => {
    expect(kindsInOrder('IV-13 GHA: ratification 2000-09-07, signature 2000-09-07')).toEqual([
      'signature',
      'ratification',
    ]);
  });

  it('reads the denunciation first where a State accedes anew on the same day (Guyana, IV-5)', () => {
    expect(
      kindsInOrder('IV-5 GUY: reservation 1999-01-05, accession 1999-01-05, withdrawal 1999-01-05'),
    ).toEqual(['withdrawal', 'accession', 'reservation']);
  });

  it('reads an earlier day first, whatever the kind, and leaves its argument as it was', () => {
    const acts = actsIn('IV-13 GHA: signature 2000-09-08, accession 2000-09-07');
    expect(inLegalOrder(acts).map(({ kind }) => kind)).toEqual(['accession', 'signature']);
    expect(acts.map(({ kind }) => kind)).toEqual(['signature', 'accession']);
  });
});
