/** Reservations, declarations, objections and their withdrawal, and territories: VCLT arts. 19 to 23 and 29. */
import type { Act, ActKind } from '../act.ts';
import { addMonths, inWords, laterOf } from '../calendar-date.ts';
import { isInEffect } from '../relation.ts';
import {
  aKind,
  appliesProvisionally,
  author,
  correctInstead,
  type Rule,
  refuse,
  warn,
} from './case.ts';

/** What each of these is about. */
const CONCERNS: Partial<Record<ActKind, readonly ActKind[]>> = {
  'withdrawal-of-reservation': ['reservation'],
  'withdrawal-of-declaration': ['declaration'],
  'withdrawal-of-objection': ['objection'],
  // States object to declarations that they take for reservations.
  objection: ['reservation', 'declaration'],
};

const concernsAStatement: Rule = {
  name: 'concerns-a-statement-on-record',
  article: 'VCLT arts. 20(5), 22 and 23(4)',
  judge: the => {
    const wanted = CONCERNS[the.act.kind];
    if (wanted === undefined) return null;
    const about = the.statements.get(the.act.concerns ?? '')?.act;
    const own = the.act.kind !== 'objection';
    const fits = about !== undefined && wanted.includes(about.kind);
    const isEarlier = fits && about.doneOn <= the.act.doneOn;
    if (isEarlier && (about.participant === the.act.participant) === own) return null;
    return refuse(
      `${aKind(the.act)} concerns an earlier ${wanted.join(' or ')} of ${own ? author(the) : 'another State'}, and none is named`,
      `Name it with --concerns ID; treaty explain ${the.treaty.id} lists the acts with their ids.`,
    );
  },
};

const objectionInTime: Rule = {
  name: 'objection-within-twelve-months',
  article: 'VCLT art. 20(5)',
  judge: the => {
    const about = the.statements.get(the.act.concerns ?? '');
    if (the.act.kind !== 'objection' || about === undefined) return null;
    // Of a reservation whose notification is not on record the day of the act is the earliest it can have been.
    const since = about.notifiedOn ?? about.act.doneOn;
    const consent = the.before.consents.at(-1)?.act.doneOn ?? since;
    const last = laterOf(addMonths(since, 12), consent);
    return the.act.doneOn <= last
      ? null
      : warn(
          `the reservation of ${inWords(about.act.doneOn)} is considered accepted by a State that has not objected by ${inWords(last)}`,
          `Check the date; the twelve months run from the notification${about.notifiedOn === null ? ', of which the record gives no day' : ''}, or from the consent of the objecting State.`,
        );
  },
};

const withdrawnOnlyOnce: Rule = {
  name: 'statement-withdrawn-only-once',
  article: 'VCLT art. 22',
  judge: the => {
    if (CONCERNS[the.act.kind] === undefined || the.act.kind === 'objection') return null;
    const again = the.earlier.find(
      act => act.kind === the.act.kind && act.concerns === the.act.concerns,
    );
    return again === undefined
      ? null
      : warn(
          `${author(the)} has withdrawn it already, in whole or in part, on ${inWords(again.doneOn)}`,
          'Check which statement is meant.',
        );
  },
};

const byOneThatTakesPart: Rule = {
  name: 'stated-by-one-that-takes-part',
  article: 'VCLT arts. 2(1)(d), 19, 23(1) and 29',
  judge: the => {
    const { act, before } = the;
    const takesPart =
      before.signature !== null ||
      before.adReferendum !== null ||
      before.consents.some(consent => isInEffect(consent, act.doneOn)) ||
      appliesProvisionally(the);
    return takesPart || !MADE_BY_THOSE_THAT_TAKE_PART.has(act.kind)
      ? null
      : warn(
          `${author(the)} had neither signed ${the.treaty.id} nor consented to be bound by it by ${inWords(act.doneOn)}`,
          'Record its signature or consent first, or check the participant and the date.',
        );
  },
};

/** A notification may come from anybody, and what withdraws a statement from an author that has left. */
const MADE_BY_THOSE_THAT_TAKE_PART: ReadonlySet<ActKind> = new Set([
  'reservation',
  'declaration',
  'objection',
  'territorial-application',
  'territorial-exclusion',
]);

const objectedOnlyOnce: Rule = {
  name: 'objection-only-once',
  article: 'VCLT arts. 20(4)(b) and 21(3)',
  judge: the => {
    const { act, earlier } = the;
    if (act.kind !== 'objection' || act.concerns === undefined) return null;
    const isWithdrawn = (one: Act) =>
      earlier.some(other => other.kind === 'withdrawal-of-objection' && other.concerns === one.id);
    const again = earlier.find(
      one => one.kind === 'objection' && one.concerns === act.concerns && !isWithdrawn(one),
    );
    return again === undefined
      ? null
      : warn(
          `${author(the)} has objected to it already, on ${inWords(again.doneOn)}`,
          correctInstead(again),
        );
  },
};

export const rulesOfStatements: readonly Rule[] = [
  concernsAStatement,
  objectionInTime,
  withdrawnOnlyOnce,
  byOneThatTakesPart,
  objectedOnlyOnce,
];
