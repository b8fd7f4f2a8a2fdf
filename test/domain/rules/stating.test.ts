/** The rules of reservations, declarations and objections, each on a case from history and on one to let pass. */
import { rulesOfStatements } from '../../../src/domain/rules/stating.ts';
import { lets, refuses, tryRules, warnsOf } from './trials.ts';

const KOREA = 'IV-4 KOR: accession 1990-04-10, reservation 1990-04-10 as R5 saying article 14(5)';
const AMERICAN = 'IV-4 USA: reservation 1992-06-08 as R saying capital punishment';
const TRINIDADIAN =
  'IV-5 TTO: reservation 1998-08-26 as R saying prisoners under sentence of death';

tryRules('stating', rulesOfStatements, {
  'concerns-a-statement-on-record': [
    refuses(
      'the Republic of Korea and IV-4, 2 April 2007, if nobody says which reservation it withdraws',
      `${KOREA}, withdrawal-of-reservation 2007-04-02`,
    ),
    refuses('an act that is not on record', `${KOREA}, withdrawal-of-reservation 2007-04-02 of R6`),
    refuses(
      'the reservation of another State',
      `IV-4 KOR: withdrawal-of-reservation 2007-04-02 of R; ${AMERICAN}`,
    ),
    refuses(
      'an act that is no reservation',
      'IV-4 KOR: accession 1990-04-10 as A, withdrawal-of-reservation 2007-04-02 of A',
    ),
    refuses(
      'an objection to one’s own reservation',
      `${KOREA}, objection 1990-05-10 to R5 saying nothing`,
    ),
    lets(
      'an objection to a declaration, which the objecting State takes for a reservation',
      'IV-4 SWE: objection 1993-06-18 to D saying it; IV-4 USA: declaration 1992-06-08 as D saying articles 1 to 27',
    ),
    refuses(
      'an objection to what comes later',
      `IV-4 SWE: objection 1992-06-07 to R saying incompatible; ${AMERICAN}`,
    ),
    lets(
      'an objection on the very day',
      `IV-4 SWE: objection 1992-06-08 to R saying incompatible; ${AMERICAN}`,
    ),
    refuses(
      'the withdrawal of a declaration that is a reservation',
      `${KOREA}, withdrawal-of-declaration 2007-04-02 of R5`,
    ),
    lets(
      'the Republic of Korea and IV-4, 2 April 2007: its reservation to article 14(5)',
      `${KOREA}, withdrawal-of-reservation 2007-04-02 of R5`,
    ),
    lets(
      'Sweden and IV-4, 18 June 1993: to the reservation of the United States',
      `IV-4 SWE: objection 1993-06-18 to R saying incompatible; ${AMERICAN}`,
    ),
    lets(
      'an objection withdrawn, and a declaration',
      `IV-4 SWE: objection 1993-06-18 as O to R saying it, withdrawal-of-objection 1994-01-01 of O, declaration 1971-12-06 as D saying article 41, withdrawal-of-declaration 1994-01-01 of D; ${AMERICAN}`,
    ),
    lets('a reservation itself', KOREA),
  ],
  'objection-within-twelve-months': [
    warnsOf(
      'Sweden and IV-4, 18 June 1993, ten days after a year had passed since 8 June 1992',
      `IV-4 SWE: objection 1993-06-18 to R saying incompatible; ${AMERICAN}`,
    ),
    lets(
      'the Netherlands and IV-5, 6 August 1999, to the reservation of Trinidad and Tobago',
      `IV-5 NLD: objection 1999-08-06 to R saying incompatible; ${TRINIDADIAN}`,
    ),
    lets(
      'an objection ten days after a year, where the depositary had told of the reservation a fortnight late (as it may have)',
      'IV-4 SWE: objection 1993-06-18 to R saying incompatible; IV-4 USA: reservation 1992-06-08 as R told 1992-06-22 saying capital punishment',
    ),
    warnsOf(
      'an objection when a year has passed since that day',
      'IV-4 SWE: objection 1993-06-23 to R saying incompatible; IV-4 USA: reservation 1992-06-08 as R told 1992-06-22 saying capital punishment',
    ),
    lets(
      'an objection on the last day',
      `IV-5 NLD: objection 1999-08-26 to R saying incompatible; ${TRINIDADIAN}`,
    ),
    lets(
      'an objection by one that came later, on the day of its consent (as South Africa might have)',
      `IV-4 ZAF: ratification 1998-12-10, objection 1998-12-10 to R saying incompatible; ${AMERICAN}`,
    ),
    warnsOf(
      'an objection on the day after that',
      `IV-4 ZAF: ratification 1998-12-10, objection 1998-12-11 to R saying incompatible; ${AMERICAN}`,
    ),
    lets(
      'the withdrawal of a reservation, whenever it comes',
      `${KOREA}, withdrawal-of-reservation 2007-04-02 of R5`,
    ),
  ],
  'statement-withdrawn-only-once': [
    warnsOf(
      'the Republic of Korea and IV-4, 2 April 2007, typed twice (a slip: what is withdrawn is gone)',
      `${KOREA}, withdrawal-of-reservation 2007-04-02 of R5, withdrawal-of-reservation 2007-04-03 of R5`,
    ),
    lets(
      'the Republic of Korea and IV-4: article 14(7) on 21 January 1993, article 14(5) on 2 April 2007',
      `${KOREA}, reservation 1990-04-10 as R7 saying article 14(7), withdrawal-of-reservation 1993-01-21 of R7, withdrawal-of-reservation 2007-04-02 of R5`,
    ),
    lets(
      'one whose withdrawal was recorded before under the wrong kind (of which another rule speaks)',
      `${KOREA}, withdrawal-of-declaration 2007-04-01 of R5, withdrawal-of-reservation 2007-04-02 of R5`,
    ),
    lets(
      'a second objection, which withdraws nothing',
      `IV-5 NLD: objection 1999-08-06 to R saying one, objection 1999-08-07 to R saying two; ${TRINIDADIAN}`,
    ),
  ],
  'stated-by-one-that-takes-part': [
    warnsOf(
      'China and IV-4, which it had not signed when it extended it to Hong Kong by its letter of 20 June 1997',
      'IV-4 CHN: territorial-application 1997-06-20 for Hong Kong, signature 1998-10-05',
      { act: 'territorial-application 1997-06-20' },
    ),
    warnsOf(
      'a reservation to what a State has nothing to do with (as one might type it)',
      'IV-13 CHN: reservation 1997-06-20 saying article 1',
    ),
    warnsOf(
      'a declaration by one that has left: Trinidad and Tobago and IV-5 (none is known)',
      'IV-5 TTO: accession 1980-11-14, withdrawal 2000-03-27, declaration 2000-06-27 saying it',
    ),
    lets('the Republic of Korea and IV-4, 10 April 1990, which acceded on that day', KOREA),
    lets(
      'a signatory: Mexico and IV-13, had it made its reservation when it signed',
      'IV-13 MEX: signature 1991-05-22, reservation 1991-05-22 saying article 22',
    ),
    lets(
      'one that signed ad referendum: Mexico and IV-13, had it done so',
      'IV-13 MEX: signature-ad-referendum 1991-05-22, reservation 1991-05-22 saying article 22',
    ),
    lets(
      'Trinidad and Tobago and IV-5 while it was still bound',
      'IV-5 TTO: accession 1980-11-14, withdrawal 2000-03-27, declaration 2000-06-26 saying it',
    ),
    lets(
      'what the depositary made of the Chinese letter: a notification',
      'IV-4 CHN: notification 1997-06-20 saying that it applies to Hong Kong',
    ),
  ],
  'objection-only-once': [
    warnsOf(
      'Sweden and IV-4, 18 June 1993, typed twice (a slip: it objected once)',
      `IV-4 SWE: objection 1993-06-18 to R saying one, objection 1993-06-19 to R saying two; ${AMERICAN}`,
    ),
    warnsOf(
      'a second one, though Sweden has explained the first (as it might have)',
      `IV-4 SWE: objection 1993-06-18 as O to R saying one, notification 1993-06-19 of O saying why, objection 1993-06-20 to R saying two; ${AMERICAN}`,
    ),
    warnsOf(
      'a second one, though Sweden has withdrawn another objection (as it might have)',
      `IV-4 SWE: objection 1993-06-18 to R saying one, objection 1993-06-18 as P to Q saying it, withdrawal-of-objection 1993-06-19 of P, objection 1993-06-20 to R saying two; ${AMERICAN}, reservation 1992-06-08 as Q saying article 7`,
    ),
    lets(
      'an objection by one that had noted the reservation (as Sweden might have)',
      `IV-4 SWE: notification 1993-06-17 of R saying that it is studied, objection 1993-06-18 to R saying incompatible; ${AMERICAN}`,
    ),
    lets(
      'what explains an objection, and names the same reservation',
      `IV-4 SWE: objection 1993-06-18 to R saying incompatible, notification 1993-06-19 of R saying why; ${AMERICAN}`,
    ),
    lets(
      'objections that name nothing (of which another rule speaks)',
      'IV-4 SWE: objection 1993-06-18 saying one, objection 1993-06-19 saying two',
    ),
    lets(
      'Sweden and IV-4, once',
      `IV-4 SWE: objection 1993-06-18 to R saying incompatible; ${AMERICAN}`,
    ),
    lets(
      'a new objection when the first was withdrawn',
      `IV-4 SWE: objection 1993-06-18 as O to R saying one, withdrawal-of-objection 1993-06-19 of O, objection 1993-06-20 to R saying two; ${AMERICAN}`,
    ),
    lets(
      'objections to two reservations',
      `IV-4 SWE: objection 1993-06-18 to R saying one, objection 1993-06-18 to Q saying two; ${AMERICAN}, reservation 1992-06-08 as Q saying article 7`,
    ),
  ],
});
