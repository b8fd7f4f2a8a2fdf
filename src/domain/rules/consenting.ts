/** Consent to be bound, and provisional application: VCLT arts. 11 to 16 and 25. */
import { ACT_KINDS, effectOf } from '../act.ts';
import { inWords } from '../calendar-date.ts';
import { endOf, isInEffect, type Relation } from '../relation.ts';
import { unreachable } from '../unreachable.ts';
import {
  appliesProvisionally,
  author,
  type Case,
  correctInstead,
  type Rule,
  refuse,
  warn,
} from './case.ts';

function wayOf({ treaty, act }: Case) {
  return treaty.consent.find(way => way.kind === act.kind);
}

const ratificationBySignatory: Rule = {
  name: 'ratification-by-signatory',
  article: 'VCLT art. 14',
  judge: the => {
    const { act, before } = the;
    const needed = ACT_KINDS[act.kind].signatureFirst === 'needed' && !wayOf(the)?.withoutSignature;
    return !needed || before.signature !== null
      ? null
      : refuse(
          `${author(the)} had not signed by ${inWords(act.doneOn)}; only a signatory expresses its consent by ${act.kind}`,
          'Record the signature first, or record an accession.',
        );
  },
};

const accessionByNonSignatory: Rule = {
  name: 'accession-by-non-signatory',
  article: 'VCLT art. 15',
  judge: the => {
    const { act, before } = the;
    return ACT_KINDS[act.kind].signatureFirst !== 'unusual' || before.signature === null
      ? null
      : warn(
          `${author(the)} signed on ${inWords(before.signature.doneOn)}; a signatory usually ratifies`,
          'Check the kind of the instrument; signatories have acceded some twenty times.',
        );
  },
};

const wayToConsentIsOpen: Rule = {
  name: 'way-to-consent-is-open',
  article: "VCLT art. 11 and the treaty's own article on that kind of consent",
  judge: the => {
    const { from = null, article } = wayOf(the) ?? {};
    return from === null || the.act.doneOn >= from
      ? null
      : warn(
          `${the.treaty.id} is open to ${the.act.kind} from ${inWords(from)} only (article ${article})`,
          'Check the date and the kind of the instrument.',
        );
  },
};

const oneConsent: Rule = {
  name: 'one-consent-at-a-time',
  article: 'VCLT art. 11; Summary of Practice, chapter VII',
  judge: the => {
    // A withdrawal that was notified makes room for a new consent, which may follow on the day itself.
    const standing = the.before.consents.find(consent => endOf(consent) === null)?.act;
    return effectOf(the.act) !== 'consents' || standing === undefined
      ? null
      : refuse(
          `${author(the)} has consented to be bound already, by ${standing.kind} on ${inWords(standing.doneOn)}`,
          correctInstead(standing),
        );
  },
};

const kindProvidedFor: Rule = {
  name: 'kind-provided-for',
  article: 'VCLT art. 11',
  judge: the => {
    const { act, treaty } = the;
    if (effectOf(act) !== 'consents' || act.kind === 'succession') return null;
    const ways = treaty.consent.map(way => `${way.kind} (article ${way.article})`).join(' and ');
    return wayOf(the) !== undefined
      ? null
      : warn(
          `${treaty.id} provides for ${ways}, not for ${act.kind}`,
          'Check the kind of the instrument.',
        );
  },
};

const formalConfirmationByOrganisation: Rule = {
  name: 'formal-confirmation-by-an-organisation',
  article: 'VCLT-IO 1986 arts. 2(1)(b bis) and 14',
  judge: the =>
    the.act.kind !== 'formal-confirmation' || the.participant.kind === 'organisation'
      ? null
      : refuse(
          `${author(the)} is no organisation; an act of formal confirmation is that of one`,
          'Record a ratification.',
        ),
};

const parentTreaty: Rule = {
  name: 'party-to-the-parent-treaty',
  article: "VCLT arts. 11 and 15(a) and the protocol's own article",
  judge: the => {
    const { act, treaty, parents } = the;
    const { parent } = treaty;
    if (parent === null || effectOf(act) !== 'consents' || act.kind === 'succession') return null;
    if (parent.treaties.some(id => fits(parents.get(id)?.relation, parent.needs, the))) return null;
    const needs = parent.needs === 'consent' ? 'consented to be bound by' : 'signed or joined';
    const because = `${author(the)} had not ${needs} ${parent.treaties.join(' or ')} by ${inWords(act.doneOn)} (article ${parent.article})`;
    // What a record does not reach, it cannot deny.
    return parent.treaties.every(id => parents.get(id)?.isComplete)
      ? refuse(because, 'Record that act first: treaty record KIND TREATY PARTICIPANT --on DATE.')
      : warn(
          `${because}, as far as this ledger knows`,
          `Check it; the record of ${parent.treaties.join(' or ')} is not declared complete to that day.`,
        );
  },
};

function fits(
  relation: Relation | undefined,
  needs: 'consent' | 'signature',
  { act }: Case,
): boolean {
  if (relation === undefined) return false;
  const consented = relation.consents.some(consent => isInEffect(consent, act.doneOn));
  switch (needs) {
    case 'consent':
      return consented;
    case 'signature':
      return consented || relation.signature !== null;
    default:
      return unreachable(needs);
  }
}

const provisionalApplicationPending: Rule = {
  name: 'provisional-application-pending-entry-into-force',
  article: 'VCLT art. 25(1)',
  judge: the => {
    const { act, before, boundFrom } = the;
    if (effectOf(act) !== 'applies-provisionally') return null;
    const day = act.effectiveOn ?? act.doneOn;
    const bound = before.consents.find(consent => {
      const from = boundFrom.get(consent.act.id);
      return from !== undefined && from <= day && isInEffect(consent, day);
    });
    return bound === undefined
      ? null
      : refuse(
          `${author(the)} is bound by its ${bound.act.kind} of ${inWords(bound.act.doneOn)}; a treaty is applied provisionally pending its entry into force`,
          'Check the kind of the act and its date.',
        );
  },
};

const provisionalApplicationEnds: Rule = {
  name: 'ends-what-it-applies-provisionally',
  article: 'VCLT art. 25(2)',
  judge: the =>
    effectOf(the.act) !== 'ends-provisional-application' ||
    (the.before.provisional?.until === null && appliesProvisionally(the))
      ? null
      : refuse(
          `${author(the)} does not apply ${the.treaty.id} provisionally on ${inWords(the.act.doneOn)}`,
          'Record its provisional-application first, or correct the date.',
        ),
};

export const rulesOfConsent: readonly Rule[] = [
  ratificationBySignatory,
  accessionByNonSignatory,
  wayToConsentIsOpen,
  oneConsent,
  kindProvidedFor,
  formalConfirmationByOrganisation,
  parentTreaty,
  provisionalApplicationPending,
  provisionalApplicationEnds,
];
