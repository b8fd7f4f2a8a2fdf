/** The rules that every act must satisfy, each on a case from history and on one it must let pass. */
import { rulesForAnyAct } from '../../../src/domain/rules/any-act.ts';
import { suppose } from '../given.ts';
import { lets, refuses, tryRules, warnsOf } from './trials.ts';

/** Signed at Oslo on 15 February 1972; replaced by the OSPAR Convention on 25 March 1998. */
suppose('X-OSLO', 'IV-13', {
  signature: { article: '22', opensOn: '1972-02-15' as never, closesOn: '1972-08-15' as never },
});
const terminatedOn = '1998-03-24';

tryRules('any-act', rulesForAnyAct, {
  'not-in-the-future': [
    refuses(
      'Uruguay and IV-13, acceded on 15 February 2001, typed with a year to come (a slip: no depositary dates ahead)',
      'IV-13 URY: accession 2027-02-15',
    ),
    refuses('an accession of tomorrow', 'IV-13 URY: accession 2026-11-25'),
    lets('an act of this very day', 'IV-13 URY: accession 2026-11-24'),
    lets(
      'the United States and XXVII-7-d: a withdrawal of 27 January 2025 that takes effect a year later',
      'XXVII-7-d USA: acceptance 2021-01-20, withdrawal 2025-01-27 2026-01-27',
    ),
  ],
  'not-before-the-treaty-was-open': [
    refuses(
      'Mexico and IV-13, signed on 22 May 1991, typed as of the eve of its adoption (a slip)',
      'IV-13 MEX: signature 1990-12-17',
    ),
    refuses('an accession before that day as well', 'IV-13 EGY: accession 1980-02-19'),
    refuses(
      'an accession to V-5, which nobody signs, on the eve of 31 January 1967',
      'V-5 SWE: accession 1967-01-30',
    ),
    lets(
      'Belize and XXVII-7-d, signed and ratified on 22 April 2016, its first day',
      'XXVII-7-d BLZ: signature 2016-04-22, ratification 2016-04-22',
    ),
    lets('Sweden and V-5, 4 October 1967', 'V-5 SWE: accession 1967-10-04'),
  ],
  'not-after-termination': [
    refuses(
      'an accession to the Oslo Convention after OSPAR had replaced it (as one might try; none is known)',
      'X-OSLO EST: accession 1998-03-25',
      { terminatedOn },
    ),
    lets('Norway, which signed at Oslo on 15 February 1972', 'X-OSLO NOR: signature 1972-02-15', {
      terminatedOn,
    }),
    lets('an act of the last day', 'X-OSLO EST: accession 1998-03-24', { terminatedOn }),
    lets('Uruguay, since IV-13 was never terminated', 'IV-13 URY: accession 2001-02-15'),
  ],
  'open-to-the-participant': [
    refuses(
      'the World Health Organization and IV-13, which is open to States (as one might try; none has)',
      'IV-13 X-WHO: accession 2001-02-15',
    ),
    refuses(
      'Hong Kong and IV-4, which Britain ratified for it on 20 May 1976',
      'IV-4 HKG: ratification 1976-05-20',
    ),
    refuses('Anguilla also where organisations may join', 'IV-15 AIA: accession 2009-06-08'),
    lets('Uruguay and IV-13, 15 February 2001', 'IV-13 URY: accession 2001-02-15'),
    lets(
      'the European Union and IV-15, 23 December 2010',
      'IV-15 EU: signature 2007-03-30, formal-confirmation 2010-12-23',
    ),
  ],
  'participant-existed': [
    refuses(
      'Yemen and IV-4, 9 February 1987: the table prints under its name what Democratic Yemen did',
      'IV-4 YEM: accession 1987-02-09',
    ),
    refuses(
      'Czechoslovakia after 31 December 1992 (a slip: the Czech Republic succeeded on 22 February 1993)',
      'IV-4 CSHH: ratification 1993-02-22',
    ),
    refuses('Montenegro on the eve of its independence', 'IV-13 MNE: accession 2006-06-02'),
    lets('Democratic Yemen and IV-4, 9 February 1987', 'IV-4 YDYE: accession 1987-02-09'),
    lets(
      'Czechoslovakia and IV-4, 23 December 1975, the thirty-fifth instrument',
      'IV-4 CSHH: signature 1968-10-07, ratification 1975-12-23',
    ),
    lets('Montenegro on its first day', 'IV-13 MNE: accession 2006-06-03'),
    lets('Czechoslovakia on its last day', 'IV-13 CSHH: signature 1992-12-31'),
  ],
  'effect-not-before-the-act': [
    refuses(
      'Montenegro and IV-4, 23 October 2006 with effect from 3 June 2006, were it an accession',
      'IV-4 MNE: accession 2006-10-23 2006-06-03',
    ),
    refuses('a day of effect on a signature', 'IV-13 COM: signature 2000-09-22 2001-01-01'),
    refuses(
      'a day of effect on a revocation: South Africa and XVIII-10, 7 March 2017',
      'XVIII-10 ZAF: revocation-of-withdrawal 2017-03-07 2017-03-08',
    ),
    lets(
      'Montenegro and IV-4, whose succession of 23 October 2006 has effect from 3 June 2006',
      'IV-4 MNE: succession 2006-10-23 2006-06-03',
    ),
    lets(
      'a succession of one whose first day the register does not know (Switzerland succeeded to nothing)',
      'IV-4 CHE: succession 2006-10-23 1848-09-12',
    ),
    lets(
      'Trinidad and Tobago and IV-5, whose accession of 26 May 1998 sets 26 August 1998 itself',
      'IV-5 TTO: accession 1998-05-26 1998-08-26',
    ),
    lets(
      'Australia and V-2, which it extended to Papua on 22 January 1954 with effect from the ninetieth day (the days are made up)',
      'V-2 AUS: accession 1954-01-22, territorial-application 1954-01-22 1954-04-22 for Papua',
    ),
    lets(
      'an effect on the day itself',
      'XXVI-5 ZAF: provisional-application 1998-06-26 1998-06-26',
    ),
  ],
  'text-where-the-act-consists-of-one': [
    refuses(
      'the reservation of the Republic of Korea to IV-4, 10 April 1990, if its words are left out',
      'IV-4 KOR: reservation 1990-04-10',
    ),
    refuses('a notification of nothing', 'IV-4 PRK: notification 1997-08-25'),
    lets(
      'that reservation with its text',
      'IV-4 KOR: reservation 1990-04-10 saying The provisions of article 22 shall be so applied',
    ),
    lets(
      'its withdrawal, which needs no words, 2 April 2007',
      'IV-4 KOR: reservation 1990-04-10 as R saying article 14(5), withdrawal-of-reservation 2007-04-02 of R',
    ),
    lets('an accession, which has none', 'IV-4 KOR: accession 1990-04-10'),
    lets(
      'a territorial application, which is made by naming the territory',
      'IV-13 GBR: territorial-application 2000-01-01 for Anguilla',
    ),
  ],
  'territory-where-the-act-speaks-of-one': [
    refuses(
      'the United Kingdom and IV-4, 20 May 1976, if nobody says to which territory it extends',
      'IV-4 GBR: ratification 1976-05-20, territorial-application 1976-05-20 saying it extends',
    ),
    refuses(
      'an exclusion of no territory',
      'IV-4 GBR: ratification 1976-05-20, territorial-exclusion 1976-05-20',
    ),
    lets(
      'the United Kingdom and IV-4, 20 May 1976, for Hong Kong',
      'IV-4 GBR: ratification 1976-05-20, territorial-application 1976-05-20 for Hong Kong',
    ),
    lets('an accession, which speaks of none', 'IV-4 KOR: accession 1990-04-10'),
  ],
  'names-what-its-kind-can-name': [
    warnsOf(
      'a signature of Ghana that would be about the reservation of another State',
      'IV-13 GHA: signature 2000-09-07 of R; IV-13 EGY: reservation 1993-02-19 as R saying article 4',
    ),
    warnsOf('a signature for Guam alone', 'IV-4 USA: signature 1977-10-05 for Guam'),
    warnsOf(
      'an accession that would be about a reservation, though it can be for one territory',
      'IV-13 GHA: accession 2000-09-07 of R; IV-13 EGY: reservation 1993-02-19 as R saying article 4',
    ),
    lets(
      'an objection to that reservation',
      'IV-13 GHA: objection 1993-06-01 to R saying contrary to the object and purpose; IV-13 EGY: reservation 1993-02-19 as R saying article 4',
    ),
    lets(
      'the territories to which the United Kingdom extends IV-4, 20 May 1976',
      'IV-4 GBR: territorial-application 1976-05-20 for Gibraltar saying extended to Gibraltar',
    ),
    lets('a denunciation for one of them', 'IV-2 GBR: denunciation 1999-01-01 for Gibraltar'),
  ],
});
