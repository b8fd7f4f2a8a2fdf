/** The rules of succession, each on a case from history and on one it must let pass. */
import { rulesOfSuccession } from '../../../src/domain/rules/succeeding.ts';
import { suppose } from '../given.ts';
import { lets, refuses, tryRules, warnsOf } from './trials.ts';

const CZECHOSLOVAKIA = 'IV-4 CSHH: signature 1968-10-07, ratification 1975-12-23';
const SERBIA = 'IV-13 SRB: signature 2004-11-11';
const NORTH_YEMEN = 'IV-4 X-YAR: accession 1986-01-01';

/** A treaty that was opened on the day on which Montenegro began, and one of which no day is known. */
suppose('IV-95', 'IV-13', {
  signature: { article: '86', opensOn: '2006-06-03' as never, closesOn: null },
});
suppose('IV-94', 'IV-13', { signature: null, adopted: null });

tryRules('succeeding', rulesOfSuccession, {
  'succession-by-a-successor': [
    warnsOf(
      'Switzerland and IV-4, which acceded on 18 June 1992, typed as a succession: it succeeds to nobody',
      'IV-4 CHE: succession 1992-06-18',
    ),
    warnsOf('a succession to a signature', 'IV-13 CHE: succession-to-signature 2006-10-23'),
    lets(
      'the Czech Republic and IV-4, 22 February 1993',
      'IV-4 CZE: succession 1993-02-22 1993-01-01',
    ),
    lets(
      'Montenegro and IV-13, 23 October 2006, a succession to a signature',
      'IV-13 MNE: succession-to-signature 2006-10-23',
    ),
    lets('Switzerland as it was', 'IV-4 CHE: accession 1992-06-18'),
  ],
  'succession-to-what-there-was': [
    refuses(
      'the Czech Republic and XXVII-7-d, which it ratified on 5 October 2017, typed as a succession',
      'XXVII-7-d CZE: succession 2017-10-05',
    ),
    refuses(
      'a succession to a signature as well: Bosnia and Herzegovina and IV-15, signed on 29 July 2009',
      'IV-15 BIH: succession-to-signature 2009-07-29',
    ),
    lets(
      'the Czech Republic and IV-4, 22 February 1993',
      'IV-4 CZE: succession 1993-02-22 1993-01-01',
    ),
    lets('Montenegro, on whose first day a treaty was opened', 'IV-95 MNE: succession 2006-10-23'),
    lets('a succession to a treaty of which no day is known', 'IV-94 MNE: succession 2006-10-23'),
    lets(
      'Montenegro and IV-15-a, which it ratified',
      'IV-15-a MNE: signature 2007-09-27, ratification 2009-11-02',
    ),
    lets(
      'Switzerland, of which the register knows no beginning',
      'XXVII-7-d CHE: succession 2017-10-06',
    ),
  ],
  'succession-to-what-a-predecessor-joined': [
    warnsOf(
      'Slovakia and IV-13, to which Czechoslovakia had nothing to do (as one might type it)',
      'IV-13 SVK: succession 1993-05-28 1993-01-01',
    ),
    warnsOf(
      'a succession by one whose predecessor had only signed: Montenegro and IV-13',
      `IV-13 MNE: succession 2006-10-23; ${SERBIA}`,
    ),
    warnsOf(
      'a predecessor that signed when the successor had begun',
      'IV-13 MNE: succession-to-signature 2006-10-23; IV-13 SRB: signature 2006-06-04',
    ),
    warnsOf(
      'a predecessor that had left',
      'IV-5 SGP: succession 1993-01-01; IV-5 MYS: accession 1950-01-01, withdrawal 1951-01-01',
    ),
    warnsOf(
      'Yemen and IV-4, where neither of the two that united had joined (Democratic Yemen had)',
      'IV-4 YEM: succession 1990-05-22',
    ),
    lets(
      'Yemen and IV-4, where one of the two had (the other of them, as it might have)',
      `IV-4 YEM: succession 1990-05-22; ${NORTH_YEMEN}`,
    ),
    lets(
      'the Czech Republic and IV-4, 22 February 1993',
      `IV-4 CZE: succession 1993-02-22 1993-01-01; ${CZECHOSLOVAKIA}`,
    ),
    lets(
      'Montenegro and IV-13, 23 October 2006, on the signature of Serbia and Montenegro',
      `IV-13 MNE: succession-to-signature 2006-10-23; ${SERBIA}`,
    ),
    lets(
      'Suriname and V-2, 29 November 1978: the register names no predecessor, and cannot deny it one',
      'V-2 SUR: succession 1978-11-29',
    ),
    lets('a State that acceded', 'IV-13 SVK: accession 1993-05-28'),
  ],
});
