/** The rules of withdrawal, each on a case from history and on one it must let pass. */
import type { EntryIntoForceClause } from '../../../src/domain/clause.ts';
import { rulesOfWithdrawal } from '../../../src/domain/rules/leaving.ts';
import { suppose, treaty } from '../given.ts';
import { lets, refuses, tryRules, warnsOf } from './trials.ts';

const BURUNDI = 'XVIII-10 BDI: signature 1999-01-13, ratification 2004-09-21';
const SOUTH_AFRICA = 'XVIII-10 ZAF: signature 1998-07-17, ratification 2000-11-27';
const PHILIPPINES = 'XVIII-10 PHL: signature 2000-12-28, ratification 2011-08-30';
const USA = 'XXVII-7-d USA: signature 2016-04-22, acceptance 2016-09-03';
const RUSSIA = 'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30';
const TRINIDAD = 'IV-5 TTO: accession 1980-11-14, withdrawal 1998-05-26, accession 1998-05-26';

const KYRGYZSTAN = 'IV-13 KGZ: accession 2003-09-29';

/** As IV-5 would be if the ledger held its table, and of its article on entry into force only a part. */
const knownInPart: EntryIntoForceClause = {
  ...treaty('IV-5').entryIntoForce,
  conditions: [{ kind: 'unknown' }, ...treaty('IV-5').entryIntoForce.conditions],
};
suppose('IV-97', 'IV-5', { entryIntoForce: knownInPart });
suppose('IV-96', 'IV-5', { entryIntoForce: knownInPart, published: treaty('IV-5').published });

tryRules('leaving', rulesOfWithdrawal, {
  'only-a-party-withdraws': [
    refuses(
      'the United States and XVIII-10, 6 May 2002: it had only signed',
      'XVIII-10 USA: signature 2000-12-31, withdrawal 2002-05-06',
    ),
    refuses(
      'Russia and XXVI-4, which is not in force: it took its instrument back',
      `${RUSSIA}, withdrawal 2023-11-03`,
    ),
    refuses(
      'a second denunciation while the first is pending',
      `${BURUNDI}, withdrawal 2016-10-27, withdrawal 2017-01-01`,
    ),
    refuses(
      'Burundi after it has left',
      `${BURUNDI}, withdrawal 2016-10-27, withdrawal 2018-01-01`,
    ),
    refuses('Burundi on the day before the Statute bound it', `${BURUNDI}, withdrawal 2004-11-30`),
    refuses(
      'Trinidad and Tobago on the eve of being bound, where the day was notified that the article leaves open',
      'IV-96 TTO: accession 1980-11-14, withdrawal 1981-02-13',
    ),
    warnsOf(
      'one whose bond nobody can tell, since the article on entry into force is not in the ledger',
      'IV-97 JAM: accession 1976-03-23, withdrawal 1997-10-23',
    ),
    lets('Burundi and XVIII-10, 27 October 2016', `${BURUNDI}, withdrawal 2016-10-27`),
    lets('Burundi on its first day as a party', `${BURUNDI}, withdrawal 2004-12-01`),
    lets(
      'Canada and XXVII-7-a, 15 December 2011',
      'XXVII-7-a CAN: signature 1998-04-29, ratification 2002-12-17, withdrawal 2011-12-15',
    ),
    lets(
      'Trinidad and Tobago and IV-5, for the second time, 27 March 2000',
      `${TRINIDAD}, withdrawal 2000-03-27`,
    ),
  ],
  'withdrawal-provided-for': [
    warnsOf(
      "the Democratic People's Republic of Korea and IV-4, 25 August 1997",
      'IV-4 PRK: accession 1981-09-14, withdrawal 1997-08-25',
    ),
    lets(
      'Trinidad and Tobago and IV-5, 26 May 1998',
      'IV-5 TTO: accession 1980-11-14, withdrawal 1998-05-26',
    ),
    lets(
      'what the depositary made of the Korean letter: a notification',
      'IV-4 PRK: accession 1981-09-14, notification 1997-08-25 saying a withdrawal is not possible',
    ),
  ],
  'withdrawal-not-too-early': [
    refuses(
      'the United States and XXVII-7-d, whose letter of 4 August 2017 only spoke of an intention',
      `${USA}, withdrawal 2017-08-04`,
    ),
    refuses('the United States a day too early', `${USA}, withdrawal 2019-11-03`),
    refuses('the United States on its first day as a party', `${USA}, withdrawal 2016-11-04`),
    refuses(
      'a party to IV-13 before article 89(1) allows it: Kyrgyzstan, bound on 1 January 2004 (none has)',
      `${KYRGYZSTAN}, withdrawal 2008-12-31`,
    ),
    lets(
      'the United States and XXVII-7-d, 4 November 2019, to the day',
      `${USA}, withdrawal 2019-11-04`,
    ),
    lets(
      'Kyrgyzstan when five years are over, counted from the day it was bound',
      `${KYRGYZSTAN}, withdrawal 2009-01-01`,
    ),
    lets(
      'what else a new party says: a declaration',
      `${KYRGYZSTAN}, declaration 2004-03-01 saying it`,
    ),
    lets('Burundi, since XVIII-10 sets no years', `${BURUNDI}, withdrawal 2004-12-01`),
  ],
  'withdrawal-gives-notice': [
    refuses(
      'the Philippines and XVIII-10: "effective immediately", as its President announced on 14 March 2018',
      `${PHILIPPINES}, withdrawal 2018-03-17 2018-03-17`,
    ),
    refuses('the Philippines a day short', `${PHILIPPINES}, withdrawal 2018-03-17 2019-03-16`),
    refuses(
      'a year to the day, where IV-13 article 89(2) runs to the first of a month',
      `${KYRGYZSTAN}, withdrawal 2009-01-15 2010-01-15`,
    ),
    warnsOf(
      "the Democratic People's Republic of Korea and IV-4, which is silent, with effect at once (its letter of 25 August 1997 set no later day)",
      'IV-4 PRK: accession 1981-09-14, withdrawal 1997-08-25 1997-08-25',
    ),
    warnsOf(
      'the same a day short of twelve months',
      'IV-4 PRK: accession 1981-09-14, withdrawal 1997-08-25 1998-08-24',
    ),
    lets(
      'the same when twelve months are over (VCLT art. 56(2))',
      'IV-4 PRK: accession 1981-09-14, withdrawal 1997-08-25 1998-08-25',
    ),
    lets(
      'the Philippines and XVIII-10, 17 March 2018 to 17 March 2019',
      `${PHILIPPINES}, withdrawal 2018-03-17 2019-03-17`,
    ),
    lets(
      'a later day that the notification sets',
      `${PHILIPPINES}, withdrawal 2018-03-17 2020-01-01`,
    ),
    lets('a notification that sets no day', `${PHILIPPINES}, withdrawal 2018-03-17`),
  ],
  'revocation-before-the-withdrawal-takes-effect': [
    refuses(
      'Burundi and XVIII-10 on the day its withdrawal takes effect (it has not tried)',
      `${BURUNDI}, withdrawal 2016-10-27, revocation-of-withdrawal 2017-10-27`,
    ),
    refuses('a State that has not withdrawn', `${BURUNDI}, revocation-of-withdrawal 2017-10-26`),
    refuses(
      'a withdrawal that was revoked already',
      `${SOUTH_AFRICA}, withdrawal 2016-10-19, revocation-of-withdrawal 2017-03-07, revocation-of-withdrawal 2017-03-08`,
    ),
    lets(
      'South Africa and XVIII-10, 7 March 2017',
      `${SOUTH_AFRICA}, withdrawal 2016-10-19, revocation-of-withdrawal 2017-03-07`,
    ),
    lets(
      'Gambia and XVIII-10, 10 February 2017',
      'XVIII-10 GMB: signature 1998-12-04, ratification 2002-06-28, withdrawal 2016-11-10, revocation-of-withdrawal 2017-02-10',
    ),
    lets(
      'Trinidad and Tobago and IV-5, had it thought better of both acts of 26 May 1998',
      'IV-5 TTO: accession 1980-11-14, withdrawal 1998-05-26, accession 1998-05-26, withdrawal-of-instrument 1998-06-26, revocation-of-withdrawal 1998-07-26',
    ),
    lets(
      'the last day before it takes effect',
      `${BURUNDI}, withdrawal 2016-10-27, revocation-of-withdrawal 2017-10-26`,
    ),
  ],
  'instrument-taken-back-before-it-binds': [
    refuses(
      'Burundi and XVIII-10, which was bound and had to withdraw',
      `${BURUNDI}, withdrawal-of-instrument 2016-10-27`,
    ),
    refuses('the day from which it binds', `${BURUNDI}, withdrawal-of-instrument 2004-12-01`),
    refuses(
      'Egypt and XXVI-4, which has deposited none',
      'XXVI-4 EGY: signature 1996-10-14, withdrawal-of-instrument 2023-11-03',
    ),
    refuses(
      'an instrument that was taken back already',
      `${RUSSIA}, withdrawal-of-instrument 2023-11-03, withdrawal-of-instrument 2023-11-04`,
    ),
    lets('Russia and XXVI-4, 3 November 2023', `${RUSSIA}, withdrawal-of-instrument 2023-11-03`),
    lets(
      'an instrument that gives way to another on one day',
      `${RUSSIA}, withdrawal-of-instrument 2023-11-03, ratification 2023-11-03`,
    ),
    lets(
      'one that was deposited on that very day',
      'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30, withdrawal-of-instrument 2000-06-30',
    ),
    lets(
      'the eve of the day from which it binds',
      `${BURUNDI}, withdrawal-of-instrument 2004-11-30`,
    ),
  ],
});
