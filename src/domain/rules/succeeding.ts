/** Succession of States to what their predecessors had signed or joined: VCSSRT arts. 17, 18, 19 and 34. */
import { inWords } from '../calendar-date.ts';
import { isInEffect, type Relation } from '../relation.ts';
import { opensOn } from '../treaty.ts';
import { author, type Case, type Rule, refuse, warn } from './case.ts';

function succeeds({ act: { kind } }: Case): boolean {
  return kind === 'succession' || kind === 'succession-to-signature';
}

const bySuccessor: Rule = {
  name: 'succession-by-a-successor',
  article: 'VCSSRT arts. 2(1)(f), 17, 18 and 34',
  judge: the =>
    !succeeds(the) || the.participant.began !== null
      ? null
      : warn(
          `the register knows of no day on which ${author(the)} began, and so of nothing that it succeeds to`,
          'Check the kind of the notification.',
        ),
};

const toATreatyOfItsTime: Rule = {
  name: 'succession-to-what-there-was',
  article: 'VCSSRT arts. 17(1), 18(1) and 34(1)',
  judge: the => {
    const { began } = the.participant;
    const openedOn = opensOn(the.treaty);
    if (!succeeds(the) || began === null || openedOn === null) return null;
    return openedOn <= began.on
      ? null
      : refuse(
          `${the.treaty.id} was opened on ${inWords(openedOn)}, after ${author(the)} had begun on ${inWords(began.on)}: nobody could have joined it before`,
          'Check the kind: a State joins a treaty of its own time by ratification or accession.',
        );
  },
};

const toWhatAPredecessorJoined: Rule = {
  name: 'succession-to-what-a-predecessor-joined',
  article: 'VCSSRT arts. 17(1), 18(1), 19(1) and 34(1)',
  judge: the => {
    const { began } = the.participant;
    // Where the register names no predecessor nothing can be said.
    if (!succeeds(the) || began === null || began.predecessors.length === 0) return null;
    const had = the.act.kind === 'succession' ? hadConsented : hadSigned;
    if ([...the.predecessors.values()].some(one => had(one, the))) return null;
    const done = the.act.kind === 'succession' ? 'consented to be bound by' : 'signed';
    return warn(
      `no predecessor of ${author(the)} (${began.predecessors.join(', ')}) had ${done} ${the.treaty.id} by ${inWords(began.on)}, as far as this ledger knows`,
      "Check the kind of the notification, or record the predecessor's own act.",
    );
  },
};

function hadConsented({ consents }: Relation, { participant: { began } }: Case): boolean {
  return began !== null && consents.some(consent => isInEffect(consent, began.on));
}

function hadSigned({ signature }: Relation): boolean {
  return signature !== null;
}

export const rulesOfSuccession: readonly Rule[] = [
  bySuccessor,
  toATreatyOfItsTime,
  toWhatAPredecessorJoined,
];
