/** The rules of consent, each on a case from history and on one it must let pass. */
import { rulesOfConsent } from '../../../src/domain/rules/consenting.ts';
import { suppose, treaty } from '../given.ts';
import { lets, refuses, tryRules, warnsOf } from './trials.ts';

/** The Energy Charter Treaty, signed at Lisbon; Portugal is its depositary. */
suppose('X-ECT', 'IV-13', {
  signature: { article: '38', opensOn: '1994-12-17' as never, closesOn: '1995-06-16' as never },
});
/** As IV-13 would be if it spoke of approval too. */
suppose('IV-99', 'IV-13', {
  consent: [
    ...treaty('IV-13').consent,
    { kind: 'approval', article: '86(1)', from: null, withoutSignature: false },
  ],
});

tryRules('consenting', rulesOfConsent, {
  'ratification-by-signatory': [
    refuses(
      'Chad and XXVII-2-a, 7 June 1994: the table prints a ratification and no signature',
      'XXVII-2-a TCD: ratification 1994-06-07',
    ),
    refuses('Azerbaijan and IV-13, which acceded', 'IV-13 AZE: ratification 1999-01-11'),
    refuses(
      'the Philippines a day before signing',
      'IV-13 PHL: signature 1993-11-15, ratification 1993-11-14',
      { act: 'ratification 1993-11-14' },
    ),
    refuses('an acceptance without signature', 'IV-13 AZE: acceptance 1999-01-11'),
    refuses('an approval without signature', 'IV-99 AZE: approval 1999-01-11'),
    refuses('a formal confirmation without signature', 'IV-15 EU: formal-confirmation 2010-12-23'),
    refuses(
      'a ratification on a signature ad referendum that was not confirmed',
      'IV-13 MEX: signature-ad-referendum 1991-05-22, ratification 1999-03-08',
    ),
    lets(
      'Ghana and IV-13, which did both on 7 September 2000',
      'IV-13 GHA: signature 2000-09-07, ratification 2000-09-07',
    ),
    lets('Azerbaijan and IV-13, which acceded', 'IV-13 AZE: accession 1999-01-11'),
    lets(
      'Mali and XXVII-2-f, an amendment that nobody signs',
      'XXVII-2-f MLI: acceptance 2017-03-31',
    ),
    lets(
      'Serbia and IV-5, on the signature of Yugoslavia to which it succeeded',
      'IV-5 SRB: succession-to-signature 2001-03-12, ratification 2001-09-06',
    ),
  ],
  'accession-by-non-signatory': [
    warnsOf(
      'Cambodia and IV-4, signed on 17 October 1980 and acceded to on 26 May 1992',
      'IV-4 KHM: signature 1980-10-17, accession 1992-05-26',
    ),
    lets('Belize and IV-13, which had not signed', 'IV-13 BLZ: accession 2001-11-14'),
    lets(
      'Bangladesh and IV-13, which ratified',
      'IV-13 BGD: signature 1998-10-07, ratification 2011-08-24',
    ),
  ],
  'way-to-consent-is-open': [
    warnsOf(
      'the Bahamas and XXVII-7-a, had it acceded while the Protocol was open for signature (none did)',
      'XXVII-7-a BHS: accession 1999-03-15',
    ),
    lets('the Bahamas and XXVII-7-a, 9 April 1999', 'XXVII-7-a BHS: accession 1999-04-09'),
    lets('the first day for it', 'XXVII-7-a BHS: accession 1999-03-16'),
    lets(
      'Fiji and XXVII-7-a, which ratified before that day',
      'XXVII-7-a FJI: signature 1998-09-17, ratification 1998-09-17',
    ),
  ],
  'one-consent-at-a-time': [
    refuses(
      'Bolivia and IV-13, acceded on 16 October 2000 and typed again (a slip: nobody accedes twice)',
      'IV-13 BOL: accession 2000-10-16, accession 2000-10-17',
    ),
    refuses(
      'a ratification on record, once an earlier accession is recorded late',
      'IV-13 TUR: signature 1999-01-13, ratification 2004-09-27, accession 2003-01-01',
      { act: 'ratification 2004-09-27' },
    ),
    refuses(
      'a new consent after the withdrawal was revoked: Gambia and XVIII-10',
      'XVIII-10 GMB: signature 1998-12-04, ratification 2002-06-28, withdrawal 2016-11-10, revocation-of-withdrawal 2017-02-10, accession 2018-01-01',
    ),
    lets('Turkey and IV-13 as it was', 'IV-13 TUR: signature 1999-01-13, ratification 2004-09-27'),
    lets(
      'Trinidad and Tobago and IV-5, which denounced and acceded anew on 26 May 1998',
      'IV-5 TTO: accession 1980-11-14, accession 1998-05-26 1998-08-26, withdrawal 1998-05-26',
    ),
    lets(
      'the United States and XXVII-7-d, in again on 20 January 2021',
      'XXVII-7-d USA: signature 2016-04-22, acceptance 2016-09-03, withdrawal 2019-11-04, acceptance 2021-01-20',
    ),
    lets(
      'Russia and XXVI-4, had it deposited a new instrument on the day on which it took the old one back',
      'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30, withdrawal-of-instrument 2023-11-03, ratification 2023-11-03',
    ),
    lets(
      'Russia and XXVI-4, should it ratify anew what it took back on 3 November 2023',
      'XXVI-4 RUS: signature 1996-09-24, ratification 2000-06-30, withdrawal-of-instrument 2023-11-03, ratification 2026-01-01',
    ),
  ],
  'kind-provided-for': [
    warnsOf(
      'Bangladesh and IV-13, which ratified, typed as an approval, of which IV-13 does not speak',
      'IV-13 BGD: signature 1998-10-07, approval 2011-08-24',
    ),
    lets(
      'an approval where the treaty speaks of it',
      'IV-99 BGD: signature 1998-10-07, approval 2011-08-24',
    ),
    lets(
      'the United States and XXVII-7-d, which accepted it on 3 September 2016',
      'XXVII-7-d USA: signature 2016-04-22, acceptance 2016-09-03',
    ),
    lets(
      'the Czech Republic and IV-4: no treaty need speak of succession',
      'IV-4 CZE: succession 1993-02-22 1993-01-01',
    ),
    lets('a signature, which is no consent', 'IV-13 BGD: signature 1998-10-07'),
  ],
  'formal-confirmation-by-an-organisation': [
    refuses(
      'Ireland and IV-15, which ratified on 20 March 2018, typed with the mark of the Union',
      'IV-15 IRL: signature 2007-03-30, formal-confirmation 2018-03-20',
    ),
    lets(
      'the European Union and IV-15, 23 December 2010',
      'IV-15 EU: signature 2007-03-30, formal-confirmation 2010-12-23',
    ),
    lets(
      'the European Union and XXVII-7-d, which ratified',
      'XXVII-7-d EU: signature 2016-04-22, ratification 2016-10-05',
    ),
  ],
  'party-to-the-parent-treaty': [
    refuses(
      'China and IV-5: it signed IV-4 on 5 October 1998 and never ratified (as one might try)',
      'IV-5 CHN: accession 1999-01-01; IV-4 CHN: signature 1998-10-05',
    ),
    refuses(
      'Trinidad and Tobago a day too early',
      'IV-5 TTO: accession 1978-12-20; IV-4 TTO: accession 1978-12-21',
    ),
    refuses(
      'a State that had nothing to do with the Convention on the Rights of the Child',
      'IV-11-c USA: signature 2000-07-05, ratification 2002-12-23; IV-11 USA:',
    ),
    refuses(
      'a party to UNFCCC that has left it',
      'XXVII-7-d USA: signature 2016-04-22, acceptance 2030-01-01; XXVII-7 USA: signature 1992-06-12, ratification 1992-10-15, withdrawal 2026-02-01',
    ),
    warnsOf(
      'Trinidad and Tobago and IV-5, where the Covenant is not in the ledger',
      'IV-5 TTO: accession 1980-11-14',
    ),
    warnsOf(
      'Trinidad and Tobago and IV-5, where the record of the Covenant has gaps',
      'IV-5 TTO: accession 1980-11-14; IV-4? TTO:',
    ),
    warnsOf(
      'the United States and IV-11-d, where only two of its three treaties are on record in full',
      'IV-11-d USA: accession 2026-01-01; IV-11 USA: signature 1995-02-16; IV-11-b USA:',
    ),
    lets(
      'Trinidad and Tobago and IV-5, where the record of the Covenant has gaps, but not there',
      'IV-5 TTO: accession 1980-11-14; IV-4? TTO: accession 1978-12-21',
    ),
    lets(
      'Trinidad and Tobago and IV-5, 14 November 1980',
      'IV-5 TTO: accession 1980-11-14; IV-4 TTO: accession 1978-12-21',
    ),
    lets(
      'a party to IV-11-b and to none of the other two parents of IV-11-d (as the United States might be)',
      'IV-11-d USA: accession 2026-01-01; IV-11-b USA: ratification 2002-12-23; IV-11 USA:; IV-11-c USA:',
    ),
    lets(
      'the United States and IV-11-c, 23 December 2002, on its mere signature of IV-11',
      'IV-11-c USA: signature 2000-07-05, ratification 2002-12-23; IV-11 USA: signature 1995-02-16',
    ),
    lets(
      'Afghanistan and IV-11-c, 19 September 2002, as a party to IV-11',
      'IV-11-c AFG: accession 2002-09-19; IV-11 AFG: signature 1990-09-27, ratification 1994-03-28',
    ),
    lets(
      'both instruments on one day: Ireland, IV-4 and IV-5, 8 December 1989',
      'IV-5 IRL: accession 1989-12-08; IV-4 IRL: signature 1973-10-01, ratification 1989-12-08',
    ),
    lets(
      'the Czech Republic and IV-5, a succession',
      'IV-5 CZE: succession 1993-02-22 1993-01-01; IV-4 CZE:',
    ),
    lets('a signature, which binds nobody', 'IV-5 CHN: signature 1999-01-01; IV-4 CHN:'),
  ],
  'provisional-application-pending-entry-into-force': [
    refuses(
      'South Africa and XXVI-5 on 1 March 1999, when it was in force for it (as one might try)',
      'XXVI-5 ZAF: signature 1997-12-03, ratification 1998-06-26, provisional-application 1999-03-01',
    ),
    lets(
      'South Africa and XXVI-5, which ratified and applied it provisionally on 26 June 1998',
      'XXVI-5 ZAF: signature 1997-12-03, ratification 1998-06-26, provisional-application 1998-06-26',
    ),
    lets(
      'a State that has left',
      'XVIII-10 BDI: signature 1999-01-13, ratification 2004-09-21, withdrawal 2016-10-27, provisional-application 2017-10-27',
    ),
  ],
  'ends-what-it-applies-provisionally': [
    refuses(
      'Norway and the Energy Charter Treaty, which declined to apply it provisionally',
      'X-ECT NOR: signature 1995-06-16, end-of-provisional-application 2009-08-20',
    ),
    refuses(
      'what was ended already',
      'X-ECT RUS: signature 1994-12-17, provisional-application 1994-12-17, end-of-provisional-application 2009-08-20, end-of-provisional-application 2010-08-20',
    ),
    refuses(
      'what ends on 18 October 2009 already, by the notice that Russia gave on 20 August',
      'X-ECT RUS: signature 1994-12-17, provisional-application 1994-12-17, end-of-provisional-application 2009-08-20 2009-10-18, end-of-provisional-application 2009-09-20',
    ),
    refuses(
      'what came to an end when the treaty bound it',
      'XXVI-5 ZAF: signature 1997-12-03, ratification 1998-06-26, provisional-application 1998-06-26, end-of-provisional-application 1999-03-01',
    ),
    lets(
      'South Africa and XXVI-5, which had consented and was not bound yet (it did not)',
      'XXVI-5 ZAF: signature 1997-12-03, ratification 1998-06-26, provisional-application 1998-06-26, end-of-provisional-application 1999-02-28',
    ),
    lets(
      'Russia and the Energy Charter Treaty, 20 August 2009',
      'X-ECT RUS: signature 1994-12-17, provisional-application 1994-12-17, end-of-provisional-application 2009-08-20',
    ),
  ],
});
