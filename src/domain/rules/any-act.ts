/** What every act must satisfy, whatever its kind. */
import { ACT_KINDS, effectOf } from '../act.ts';
import { inWords } from '../calendar-date.ts';
import { hasEnded } from '../termination.ts';
import { opensOn } from '../treaty.ts';
import { aKind, author, type Rule, refuse, warn } from './case.ts';

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
  judge: ({ act, treaty }) => {
    const openedOn = opensOn(treaty);
    return openedOn === null || act.doneOn >= openedOn
      ? null
      : refuse(
          `${treaty.id} was opened on ${inWords(openedOn)}; nothing could be done on ${inWords(act.doneOn)}`,
          'Check the date and the treaty.',
        );
  },
};

const notAfterTermination: Rule = {
  name: 'not-after-termination',
  article: 'VCLT art. 70(1)',
  judge: ({ act, treaty, terminatedOn }) =>
    terminatedOn === null || !hasEnded(terminatedOn, act.doneOn)
      ? null
      : refuse(
          `${treaty.id} was terminated on ${inWords(terminatedOn)}`,
          'Check the date and the treaty.',
        ),
};

const openToTheParticipant: Rule = {
  name: 'open-to-the-participant',
  article: 'VCLT art. 6; Summary of Practice, chapter V',
  judge: the => {
    const { participant, treaty } = the;
    if (participant.kind === 'state' || treaty.openTo === null) return null;
    const { organisations, states, article } = treaty.openTo;
    if (participant.kind === 'organisation' && organisations) return null;
    const open = organisations ? `${states} and to organisations` : states;
    return refuse(
      `${treaty.id} is open to ${open} (article ${article}); ${author(the)} is no State but ${participant.kind === 'organisation' ? 'an organisation' : 'a territory'}`,
      'Check the participant; for a territory, record an act of the State responsible for it.',
    );
  },
};

const participantExisted: Rule = {
  name: 'participant-existed',
  article: 'VCLT art. 6; VCSSRT art. 2(1)(e)',
  judge: the => {
    const { began, ceased } = the.participant;
    if (began !== null && the.act.doneOn < began.on) {
      return refuse(
        `${author(the)} began on ${inWords(began.on)}`,
        'Check the date, or record the act for the State that did it.',
      );
    }
    if (ceased !== null && the.act.doneOn > ceased.on) {
      return refuse(
        `${author(the)} ceased to exist on ${inWords(ceased.on)}`,
        'Check the date, or record the act for the State that succeeded.',
      );
    }
    return null;
  },
};

const HAS_A_DAY_OF_EFFECT = new Set([
  'consents',
  'withdraws',
  'applies-provisionally',
  'ends-provisional-application',
]);

const effectNotBeforeTheAct: Rule = {
  name: 'effect-not-before-the-act',
  article: 'VCLT art. 24(3); for a succession, VCSSRT art. 23',
  judge: ({ act, participant }) => {
    if (act.effectiveOn === undefined) return null;
    const [effect, done] = [inWords(act.effectiveOn), inWords(act.doneOn)];
    const earliest = act.kind === 'succession' ? (participant.began?.on ?? '') : act.doneOn;
    // Some treaties extend to a territory only after a while (V-2, article 40(2): ninety days).
    const mayHaveOne =
      HAS_A_DAY_OF_EFFECT.has(effectOf(act)) || ACT_KINDS[act.kind].needs === 'territory';
    if (!mayHaveOne) {
      return refuse(`${aKind(act)} has no day of effect`, 'Leave --effective-on out.');
    }
    return act.effectiveOn >= earliest
      ? null
      : refuse(
          `the effect of ${aKind(act)} of ${done} cannot begin on ${effect}`,
          'Leave --effective-on out, unless the instrument itself sets a later day.',
        );
  },
};

const textWhereItConsistsOfOne: Rule = {
  name: 'text-where-the-act-consists-of-one',
  article: 'VCLT arts. 2(1)(d) and 23(1)',
  judge: ({ act }) =>
    ACT_KINDS[act.kind].needs !== 'text' || act.text !== undefined
      ? null
      : refuse(
          `${aKind(act)} consists of its text, and there is none`,
          'Give the text with --text, as the depositary circulated it.',
        ),
};

const territoryWhereItSpeaksOfOne: Rule = {
  name: 'territory-where-the-act-speaks-of-one',
  article: 'VCLT art. 29; Summary of Practice, chapter XI',
  judge: ({ act }) =>
    ACT_KINDS[act.kind].needs !== 'territory' || act.territory !== undefined
      ? null
      : refuse(
          `${aKind(act)} speaks of a territory, and none is named`,
          'Name it with --territory.',
        ),
};

const namesWhatItCan: Rule = {
  name: 'names-what-its-kind-can-name',
  article: 'VCLT arts. 20(5), 22 and 29',
  judge: ({ act }) => {
    const { names } = ACT_KINDS[act.kind];
    const [idle] = (['concerns', 'territory'] as const).filter(
      key => act[key] !== undefined && !names.some(name => name === key),
    );
    if (idle === undefined) return null;
    const what = idle === 'concerns' ? 'is about no other act' : 'is made for no single territory';
    return warn(
      `${aKind(act)} ${what}, and one is named`,
      `Leave --${idle} out, or record what was said of it as an act of its own: a declaration, a territorial-application.`,
    );
  },
};

export const rulesForAnyAct: readonly Rule[] = [
  notInTheFuture,
  notBeforeTheTreatyWasOpen,
  notAfterTermination,
  openToTheParticipant,
  participantExisted,
  effectNotBeforeTheAct,
  textWhereItConsistsOfOne,
  territoryWhereItSpeaksOfOne,
  namesWhatItCan,
];
