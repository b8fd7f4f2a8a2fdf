/** The rules of signature, each on a case from history and on one it must let pass. */
import { rulesOfSignature } from '../../../src/domain/rules/signing.ts';
import { suppose } from '../given.ts';
import { lets, refuses, tryRules, warnsOf } from './trials.ts';

/** The Vienna Convention of 14 March 1975 was open for signature until 30 March 1976, that day included. */
suppose('III-11', 'IV-13', {
  signature: { article: '86', opensOn: '1975-03-14' as never, closesOn: '1976-03-30' as never },
});

tryRules('signing', rulesOfSignature, {
  'open-for-signature': [
    refuses(
      'the United States and XVIII-10, had it come a day after 31 December 2000',
      'XVIII-10 USA: signature 2001-01-01',
    ),
    refuses('Cuba and III-11, a day too late', 'III-11 CUB: signature 1976-03-31'),
    refuses(
      'a signature ad referendum a day too late',
      'III-11 CUB: signature-ad-referendum 1976-03-31',
    ),
    refuses('a definitive signature as well', 'III-11 CUB: definitive-signature 1976-03-31'),
    refuses('the United States and V-5, which nobody signs', 'V-5 USA: signature 1968-11-01'),
    lets(
      'the United States, which signed XVIII-10 on the closing day itself',
      'XVIII-10 USA: signature 2000-12-31',
    ),
    lets('Cuba, which signed III-11 on the closing day itself', 'III-11 CUB: signature 1976-03-30'),
    lets(
      'what Barbados ratified afterwards',
      'III-11 BRB: signature 1976-03-29, ratification 1979-11-26',
    ),
    lets(
      'Slovakia and XXI-6: a succession to a signature of 1982, notified on 28 May 1993',
      'XXI-6 SVK: succession-to-signature 1993-05-28, ratification 1996-05-08',
    ),
    lets('Haiti, since article 86(1) of IV-13 sets no last day', 'IV-13 HTI: signature 2013-12-05'),
  ],
  'signature-only-once': [
    refuses(
      'Mexico and IV-13, signed on 22 May 1991 and typed twice (a slip: nobody signs twice)',
      'IV-13 MEX: signature 1991-05-22, signature 1998-05-22',
    ),
    refuses(
      'the later one, though recorded first',
      'IV-13 MEX: signature 1998-05-22, signature 1991-05-22',
      { act: 'signature 1998-05-22' },
    ),
    refuses(
      'a signature after one ad referendum',
      'IV-13 MEX: signature-ad-referendum 1991-05-22, signature 1998-05-22',
    ),
    lets(
      'Mexico, which signed IV-13 in 1991 and ratified in 1999',
      'IV-13 MEX: signature 1991-05-22, ratification 1999-03-08',
    ),
  ],
  'signature-not-after-consent': [
    refuses(
      'Egypt, which had acceded to IV-13 on 19 February 1993 (as one might try; none has)',
      'IV-13 EGY: accession 1993-02-19, signature 1994-01-01',
    ),
    refuses(
      'Egypt, where its earlier accession is recorded late',
      'IV-13 EGY: signature 1994-01-01, accession 1993-02-19',
      { act: 'signature 1994-01-01' },
    ),
    refuses(
      'Guyana and IV-5 in 1999, still bound by the consent that it had denounced (as one might try)',
      'IV-5 GUY: accession 1993-05-10, withdrawal 1999-01-05, signature 1999-04-04',
    ),
    lets(
      'a State that has left',
      'IV-5 GUY: accession 1993-05-10, withdrawal 1999-01-05, signature 1999-04-05',
    ),
    lets(
      'Ghana and IV-13, which did both on 7 September 2000',
      'IV-13 GHA: ratification 2000-09-07, signature 2000-09-07',
    ),
  ],
  'confirmation-of-a-signature-ad-referendum': [
    refuses(
      'Mexico and IV-13, whose signature was not ad referendum (as one might type it)',
      'IV-13 MEX: signature 1991-05-22, confirmation-of-signature 1991-06-22',
    ),
    refuses(
      'a confirmation that was given already',
      'IV-13 MEX: signature-ad-referendum 1991-05-22, confirmation-of-signature 1991-06-22, confirmation-of-signature 1991-07-22',
    ),
    lets(
      'one that follows (tables print a confirmed signature like any other, so none can be named)',
      'IV-13 MEX: signature-ad-referendum 1991-05-22, confirmation-of-signature 1991-06-22',
    ),
    lets('Mexico as it was: signed outright', 'IV-13 MEX: signature 1991-05-22'),
  ],
  'declines-what-it-signed': [
    refuses(
      'India and XVIII-10, which never signed (as one might try)',
      'XVIII-10 IND: notice-of-intention-not-to-become-a-party 2002-05-06',
    ),
    refuses(
      'Burundi and XVIII-10, which was bound and withdrew on 27 October 2016, typed as a notice',
      'XVIII-10 BDI: signature 1999-01-13, ratification 2004-09-21, notice-of-intention-not-to-become-a-party 2016-10-27',
    ),
    refuses(
      'Burundi and XVIII-10 while its withdrawal is pending',
      'XVIII-10 BDI: signature 1999-01-13, ratification 2004-09-21, withdrawal 2016-10-27, notice-of-intention-not-to-become-a-party 2017-10-26',
    ),
    lets(
      'the United States and XVIII-10, 6 May 2002',
      'XVIII-10 USA: signature 2000-12-31, notice-of-intention-not-to-become-a-party 2002-05-06',
    ),
    lets(
      'Russia and XVIII-10, 30 November 2016',
      'XVIII-10 RUS: signature 2000-09-13, notice-of-intention-not-to-become-a-party 2016-11-30',
    ),
    lets(
      'a State that signed ad referendum and will not confirm (as one might)',
      'XVIII-10 SDN: signature-ad-referendum 2000-09-08, notice-of-intention-not-to-become-a-party 2008-08-26',
    ),
    lets(
      'a State that has withdrawn and signed before',
      'XVIII-10 BDI: signature 1999-01-13, ratification 2004-09-21, withdrawal 2016-10-27, notice-of-intention-not-to-become-a-party 2018-01-01',
    ),
  ],
  'declines-only-once': [
    warnsOf(
      'the United States and XVIII-10, 6 May 2002, typed twice (a slip: it gave the notice once)',
      'XVIII-10 USA: signature 2000-12-31, notice-of-intention-not-to-become-a-party 2002-05-06, notice-of-intention-not-to-become-a-party 2002-05-07',
    ),
    lets(
      'Sudan, should it ratify after all',
      'XVIII-10 SDN: signature 2000-09-08, notice-of-intention-not-to-become-a-party 2008-08-26, ratification 2026-01-01',
    ),
    lets(
      'Sudan and XVIII-10, 26 August 2008',
      'XVIII-10 SDN: signature 2000-09-08, notice-of-intention-not-to-become-a-party 2008-08-26',
    ),
  ],
});
