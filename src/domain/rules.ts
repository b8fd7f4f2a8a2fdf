/**
 * The rules that an act must satisfy, one function each, with the article that it rests on.
 * The list at the end is the policy; `judge` merely walks it.
 */
import { ACT_KINDS, type Act, effectOf, inLegalOrder } from './act.ts';
import { type CalendarDate, inWords } from './calendar-date.ts';
import { nameOn, type Participant } from './participant.ts';
import { type Relation, relationAfter } from './relation.ts';
import type { TreatyDefinition } from './treaty.ts';

/** One act before the rules: what it is, and how its author stood when it was done. */
interface Case {
  readonly treaty: TreatyDefinition;
  readonly participant: Participant;
  readonly act: Act;
  readonly before: Relation;
  /** The latest day that has begun anywhere on earth when the act is recorded. */
  readonly today: CalendarDate;
}

interface Objection {
  readonly severity: 'refusal' | 'warning';
  readonly because: string;
  readonly hint: string;
}

interface Rule {
  readonly name: string;
  readonly article: string;
  readonly judge: (the: Case) => Objection | null;
}

export interface Finding extends Objection {
  readonly rule: string;
  readonly article: string;
  readonly act: Act;
}

const notInTheFuture: Rule = {
  name: 'not-in-the-future',
  article: 'VCLT arts. 16(b) and 78(b): an act is done when the depositary receives it',
  judge: ({ act, today }) =>
    act.doneOn <= today
      ? null
      : refuse(
          `${inWords(act.doneOn)} has not come yet`,
          'Record an act on or after the day it was done; check the year.',
        ),
};

const notBeforeTheTreatyWasOpen: Rule = {
  name: 'not-before-the-treaty-was-open',
  article: "VCLT art. 24(4) and the treaty's own article on signature",
  judge: ({ act, treaty }) =>
    act.doneOn >= treaty.signature.opensOn
      ? null
      : refuse(
          `${treaty.id} was opened on ${inWords(treaty.signature.opensOn)} (article ${treaty.signature.article}); nothing could be done on ${inWords(act.doneOn)}`,
          'Check the date and the treaty.',
        ),
};

const notAfterSignatureClosed: Rule = {
  name: 'not-after-signature-closed',
  article: "the treaty's own article on signature",
  judge: ({ act, treaty }) =>
    effectOf(act) !== 'signs' ||
    treaty.signature.closesOn === null ||
    act.doneOn <= treaty.signature.closesOn
      ? null
      : refuse(
          `${treaty.id} was closed for signature after ${inWords(treaty.signature.closesOn)} (article ${treaty.signature.article})`,
          'Check the date, and whether it was a signature.',
        ),
};

const openToTheParticipant: Rule = {
  name: 'open-to-the-participant',
  article: 'VCLT art. 6; Summary of Practice, chapter V',
  judge: ({ participant, treaty, act }) =>
    participant.kind === 'state'
      ? null
      : refuse(
          `${treaty.id} is open to ${treaty.openTo.who} (article ${treaty.openTo.article}); ${nameAt(participant, act)} is no State`,
          'Check the participant.',
        ),
};

const participantExisted: Rule = {
  name: 'participant-existed',
  article: 'VCLT art. 6; VCSSRT art. 2(1)(e)',
  judge: ({ participant, act }) => {
    const { began, ceased } = participant;
    if (began !== null && act.doneOn < began.on) {
      return refuse(
        `${nameAt(participant, act)} began on ${inWords(began.on)}`,
        'Check the date, or record the act for the State that did it.',
      );
    }
    if (ceased !== null && act.doneOn > ceased.on) {
      return refuse(
        `${nameAt(participant, act)} ceased to exist on ${inWords(ceased.on)}`,
        'Check the date, or record the act for the State that succeeded.',
      );
    }
    return null;
  },
};

const signatureOnlyOnce: Rule = {
  name: 'signature-only-once',
  article: 'VCLT art. 14(1); Summary of Practice, chapter VI',
  judge: ({ act, before, participant }) =>
    effectOf(act) !== 'signs' || before.signature === null
      ? null
      : refuse(
          `${nameAt(participant, act)} has signed already, on ${inWords(before.signature.doneOn)}`,
          correctInstead(before.signature),
        ),
};

const signatureNotAfterConsent: Rule = {
  name: 'signature-not-after-consent',
  article: 'VCLT arts. 14(1) and 18(a)',
  judge: ({ act, before, participant }) =>
    effectOf(act) !== 'signs' || before.consent === null
      ? null
      : refuse(
          `${nameAt(participant, act)} has consented to be bound already, by ${before.consent.kind} on ${inWords(before.consent.doneOn)}; a signature comes before consent or on the same day`,
          correctInstead(before.consent),
        ),
};

const ratificationBySignatory: Rule = {
  name: 'ratification-by-signatory',
  article: 'VCLT art. 14',
  judge: ({ act, before, participant }) =>
    ACT_KINDS[act.kind].signatureFirst !== 'needed' || before.signature !== null
      ? null
      : refuse(
          `${nameAt(participant, act)} had not signed by ${inWords(act.doneOn)}; only a signatory expresses its consent by ${act.kind}`,
          'Record the signature first, or record an accession.',
        ),
};

const oneConsent: Rule = {
  name: 'one-consent-at-a-time',
  article: 'VCLT art. 11; Summary of Practice, chapter VII',
  judge: ({ act, before, participant }) =>
    effectOf(act) !== 'consents' || before.consent === null
      ? null
      : refuse(
          `${nameAt(participant, act)} has consented to be bound already, by ${before.consent.kind} on ${inWords(before.consent.doneOn)}`,
          correctInstead(before.consent),
        ),
};

const accessionByNonSignatory: Rule = {
  name: 'accession-by-non-signatory',
  article: 'VCLT art. 15',
  judge: ({ act, before, participant }) =>
    ACT_KINDS[act.kind].signatureFirst !== 'unusual' || before.signature === null
      ? null
      : warn(
          `${nameAt(participant, act)} signed on ${inWords(before.signature.doneOn)}; a signatory usually ratifies`,
          'Check the kind of the instrument; signatories have acceded some twenty times.',
        ),
};

const effectBelongsToConsent: Rule = {
  name: 'effect-belongs-to-consent',
  article: 'VCLT art. 24(3)',
  judge: ({ act }) =>
    act.effectiveOn === undefined || (effectOf(act) === 'consents' && act.effectiveOn >= act.doneOn)
      ? null
      : refuse(
          `a day of effect belongs to a consent, and cannot lie before it; ${inWords(act.effectiveOn)} cannot be that of a ${act.kind} on ${inWords(act.doneOn)}`,
          'Leave --effective-on out, unless the instrument itself sets a later day.',
        ),
};

const kindProvidedFor: Rule = {
  name: 'kind-provided-for',
  article: 'VCLT art. 11',
  judge: ({ act, treaty }) =>
    effectOf(act) !== 'consents' || treaty.consent.some(way => way.kind === act.kind)
      ? null
      : warn(
          `${treaty.id} provides for ${treaty.consent.map(way => `${way.kind} (article ${way.article})`).join(' and ')}, not for ${act.kind}`,
          'Check the kind of the instrument.',
        ),
};

export const RULES: readonly Rule[] = [
  notInTheFuture,
  notBeforeTheTreatyWasOpen,
  notAfterSignatureClosed,
  openToTheParticipant,
  participantExisted,
  signatureOnlyOnce,
  signatureNotAfterConsent,
  ratificationBySignatory,
  oneConsent,
  accessionByNonSignatory,
  effectBelongsToConsent,
  kindProvidedFor,
];

/**
 * Judges all acts of one participant towards one treaty, each on the history before it,
 * so that an act recorded late is seen on its own day and every later act after it.
 */
export function judge(
  the: Pick<Case, 'treaty' | 'participant' | 'today'>,
  acts: readonly Act[],
): Finding[] {
  const ordered = inLegalOrder(acts);
  return ordered.flatMap((act, index) => {
    const before = relationAfter(ordered.slice(0, index));
    return RULES.flatMap(({ name, article, judge }) => {
      const objection = judge({ ...the, act, before });
      return objection === null ? [] : [{ rule: name, article, act, ...objection }];
    });
  });
}

function refuse(because: string, hint: string): Objection {
  return { severity: 'refusal', because, hint };
}

function warn(because: string, hint: string): Objection {
  return { severity: 'warning', because, hint };
}

function nameAt(participant: Participant, act: Act): string {
  return nameOn(participant, act.doneOn).name;
}

function correctInstead(act: Act): string {
  return `If that one was recorded in error: treaty correct ${act.id} --on DATE --reason TEXT, or treaty retract ${act.id} --reason TEXT.`;
}
