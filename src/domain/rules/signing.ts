/** Signature: VCLT arts. 12, 14 and 18. */
import { type Act, effectOf } from '../act.ts';
import { inWords } from '../calendar-date.ts';
import { isInEffect } from '../relation.ts';
import {
  appliesProvisionally,
  author,
  type Case,
  correctInstead,
  type Rule,
  refuse,
  warn,
} from './case.ts';

function signs(act: Act): boolean {
  return effectOf(act) === 'signs' || effectOf(act) === 'signs-ad-referendum';
}

const openForSignature: Rule = {
  name: 'open-for-signature',
  article: "VCLT art. 10 and the treaty's own article on signature",
  judge: ({ act, treaty }) => {
    const isSigning = signs(act) || act.kind === 'definitive-signature';
    if (act.kind === 'succession-to-signature' || !isSigning) return null;
    const { signature } = treaty;
    if (signature === null) {
      return refuse(
        `${treaty.id} is not open for signature`,
        'Check the treaty and the kind of act.',
      );
    }
    if (signature.closesOn === null || act.doneOn <= signature.closesOn) return null;
    return refuse(
      `${treaty.id} was closed for signature after ${inWords(signature.closesOn)} (article ${signature.article})`,
      'Check the date, and whether it was a signature.',
    );
  },
};

const signatureOnlyOnce: Rule = {
  name: 'signature-only-once',
  article: 'VCLT art. 14(1); Summary of Practice, chapter VI',
  judge: the => {
    const earlier = the.before.signature ?? the.before.adReferendum;
    return !signs(the.act) || earlier === null
      ? null
      : refuse(
          `${author(the)} has signed already, on ${inWords(earlier.doneOn)}`,
          correctInstead(earlier),
        );
  },
};

const signatureNotAfterConsent: Rule = {
  name: 'signature-not-after-consent',
  article: 'VCLT arts. 14(1) and 18(a)',
  judge: the => {
    // A State that has given notice is bound until that takes effect (VCLT art. 70(1)).
    const consent = the.before.consents.find(one => isInEffect(one, the.act.doneOn))?.act;
    return !signs(the.act) || consent === undefined
      ? null
      : refuse(
          `${author(the)} has consented to be bound already, by ${consent.kind} on ${inWords(consent.doneOn)}; a signature comes before consent or on the same day`,
          correctInstead(consent),
        );
  },
};

const confirmationOfASignature: Rule = {
  name: 'confirmation-of-a-signature-ad-referendum',
  article: 'VCLT art. 12(2)(b)',
  judge: the =>
    effectOf(the.act) !== 'confirms-signature' || the.before.adReferendum !== null
      ? null
      : refuse(
          `${author(the)} has no signature ad referendum to confirm`,
          'Record the signature-ad-referendum first.',
        ),
};

const declinesWhatItSigned: Rule = {
  name: 'declines-what-it-signed',
  article: 'VCLT arts. 18(a) and 25(2)',
  judge: the => {
    if (effectOf(the.act) !== 'declines') return null;
    const isBound = the.before.consents.some(one => isInEffect(one, the.act.doneOn));
    const applies = appliesProvisionally(the);
    return isBound || !(hasSigned(the) || applies)
      ? refuse(
          `${author(the)} ${isBound ? 'has consented to be bound' : 'has neither signed nor applied it provisionally'}; only such a State makes clear that it will not become a party`,
          'A State that is bound withdraws: treaty record withdrawal.',
        )
      : null;
  },
};

const declinesOnlyOnce: Rule = {
  name: 'declines-only-once',
  article: 'VCLT art. 18(a)',
  judge: the => {
    const { declined } = the.before;
    return effectOf(the.act) !== 'declines' || declined === null
      ? null
      : warn(
          `${author(the)} has given that notice already, on ${inWords(declined.doneOn)}`,
          correctInstead(declined),
        );
  },
};

function hasSigned({ before }: Case): boolean {
  return before.signature !== null || before.adReferendum !== null;
}

export const rulesOfSignature: readonly Rule[] = [
  openForSignature,
  signatureOnlyOnce,
  signatureNotAfterConsent,
  confirmationOfASignature,
  declinesWhatItSigned,
  declinesOnlyOnce,
];
