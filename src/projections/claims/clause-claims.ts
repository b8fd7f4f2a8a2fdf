/** Claims on what the treaty itself says and what came of it: the number of instruments, entry into force, adoption. */
import { earlierOf } from '../../domain/calendar-date.ts';
import type { AdoptionClaim, EntryIntoForceClaim, ThresholdClaim } from '../../domain/claim.ts';
import type { EntryIntoForceClause } from '../../domain/clause.ts';
import { type Delay, delayInWords } from '../../domain/delay.ts';
import { type ForceView, forceView, lacksArticle } from '../force.ts';
import type { TreatyView } from '../question.ts';
import { isContracting, standings } from '../standings.ts';
import {
  type ActBehind,
  actsBehind,
  type ClaimSight,
  type Finding,
  finding,
  isComparable,
  judged,
  type Reading,
  type Remark,
  type Stated,
  type Unanswered,
  unanswered,
  whereTheRecordEnds,
} from './finding.ts';

export function checkThreshold(claim: ThresholdClaim, { view }: ClaimSight): Finding {
  const stated = threshold(claim.required, claim);
  if (view === null) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const clause = view.record.definition.entryIntoForce;
  if (lacksArticle(clause)) return unanswered(claim, stated, { why: 'no-article' });
  const { article } = clause;
  const required = instrumentsIn(clause);
  if (required === null) return unanswered(claim, stated, { why: 'no-fixed-number', article });
  const sameDelay = claim.delay === undefined || isSame(claim.delay, clause.delay);
  const soFar = instrumentsSoFar(view);
  return finding(claim, {
    stated,
    replayed: threshold(required, claim.delay === undefined ? {} : clause),
    ...judged(required === claim.required && sameDelay, null),
    remarks: [
      ...(sameDelay ? [] : [delayRemark(claim, clause, required)]),
      ...furtherConditions(clause),
      ...soFar,
    ],
    // It is the sentence on how many there are that they stand behind, and not the article.
    acts: soFar.length === 0 ? [] : instruments(view),
  });
}

/** The number alone, where the sentence does not speak of the moment. */
function threshold(required: number, { delay }: { readonly delay?: Delay | null }): Stated {
  if (delay === undefined) return required;
  return `${required} instruments, in force ${delayInWords(delay ?? AT_ONCE)}`;
}

const AT_ONCE: Delay = { kind: 'days', days: 0 };

function isSame(stated: Delay | null, delay: Delay): boolean {
  return delayInWords(stated ?? AT_ONCE) === delayInWords(delay);
}

function instrumentsIn({ conditions }: EntryIntoForceClause): number | null {
  return conditions.flatMap(one => (one.kind === 'instruments' ? [one.required] : []))[0] ?? null;
}

function delayRemark(
  { delay }: ThresholdClaim,
  clause: EntryIntoForceClause,
  required: number,
): Remark {
  const stated = delay !== null && delay !== undefined;
  return { of: 'delay', required, article: clause.article, delay: clause.delay, stated };
}

function furtherConditions(clause: EntryIntoForceClause): Remark[] {
  const { conditions, notBefore, fixedDay, notBeforeTreaty } = clause;
  const days = [notBefore, fixedDay, notBeforeTreaty];
  const isPlain =
    conditions.every(({ kind }) => kind === 'instruments') && days.every(one => one === undefined);
  return isPlain ? [] : [{ of: 'further-conditions', clause }];
}

/** Once the day of entry into force is certain, by the deposits or by what the depositary notified, none is awaited. */
function instrumentsSoFar(view: TreatyView): Remark[] {
  if (whereTheRecordEnds(view) !== null) return [];
  const force = forceView(view, standings(view));
  const first = force.conditions.find(({ kind }) => kind === 'instruments');
  if (first === undefined || force.on !== null) return [];
  const { counted, required } = first;
  // A treaty that waits for another one has its conditions counted on the day that fulfilled them.
  return [{ of: 'instruments', counted, required, asOf: force.triggeredOn ?? view.asOf }];
}

/** Those deposited so far. */
function instruments(view: TreatyView): ActBehind[] {
  const consents = standings(view).participants.filter(isContracting);
  return actsBehind(
    view,
    consents.flatMap(({ consent }) => (consent === null ? [] : [consent.act])),
  );
}

const NOT_IN_FORCE = 'not in force';

export function checkEntryIntoForce(claim: EntryIntoForceClaim, sight: ClaimSight): Finding {
  const { view } = sight;
  const stated = claim.on ?? NOT_IN_FORCE;
  if (view === null) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const force = forceView(view, standings(view));
  const replayed = dayIn(force, claim);
  const because = dayNotKnown(view, force);
  const agrees = replayed === stated;
  return finding(claim, {
    stated,
    replayed: because?.why === 'no-article' ? null : replayed,
    ...judged(agrees, because),
    readings: agrees || !isComparable(because) ? [] : otherDays(claim, force, sight),
    remarks: instrumentsSoFar(view),
    acts: force.on === null ? instruments(view) : decisive(view, force),
  });
}

/** A day that lies ahead is certain too; "not in force" speaks of the day asked about. */
function dayIn(force: ForceView, { on }: Pick<EntryIntoForceClaim, 'on'>): string {
  if (on === null && !force.inForce) return NOT_IN_FORCE;
  return force.on ?? NOT_IN_FORCE;
}

/**
 * What the depositary notified is not re-opened. A day by the deposits is as sure as that no deposit is missing up to the
 * one that was decisive: what came after it does not matter.
 */
function dayNotKnown(view: TreatyView, force: ForceView): Unanswered | null {
  if (!force.known) return { why: 'no-article' };
  if (force.notifiedOn !== null) return null;
  const decisiveOn = earlierOf(view.asOf, force.triggeredOn ?? view.asOf);
  const because = whereTheRecordEnds({ ...view, asOf: decisiveOn });
  return because?.why === 'record-ends' ? { ...because, asOf: view.asOf } : because;
}

function otherDays(claim: EntryIntoForceClaim, force: ForceView, { asIssued }: ClaimSight) {
  const then = asIssued && dayIn(forceView(asIssued, standings(asIssued)), claim);
  const days = [
    ['day-of-the-last-instrument', force.triggeredOn],
    ['day-by-the-deposits', force.computedOn],
    ['as-known-when-issued', then],
  ] as const;
  return days
    .filter(([, day]) => day !== null && day === (claim.on ?? NOT_IN_FORCE))
    .map(([reading, day]): Reading => ({ reading, gives: day ?? '', without: [], with: [] }));
}

/**
 * The instruments of the day on which the conditions were complete. Where the depositary notified another day than the
 * deposits on record give, it counted others than are on record, and none of these is known to have been decisive.
 */
function decisive(view: TreatyView, force: ForceView): ActBehind[] {
  const { triggeredBy, triggeredOn, notifiedOn, computedOn } = force;
  if (notifiedOn !== null && notifiedOn !== computedOn) return [];
  const consents = standings(view).participants.filter(({ participant }) =>
    triggeredBy.includes(participant),
  );
  const acts = consents.flatMap(({ relation }) => relation.consents.map(({ act }) => act));
  return actsBehind(
    view,
    acts.filter(({ doneOn }) => doneOn === triggeredOn),
  );
}

/** No act is behind an adoption: it is what the definition says. One body may be called by many names; a day has one. */
export function checkAdoption(claim: AdoptionClaim, { view }: ClaimSight): Finding {
  const stated = adoption(claim.on, claim.by);
  if (view === null) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const { adopted } = view.record.definition;
  if (adopted === null) return unanswered(claim, stated, { why: 'no-adoption' });
  const sameBody = claim.by === null || claim.by === adopted.by;
  return finding(claim, {
    stated,
    replayed: adoption(adopted.on, claim.by === null ? null : adopted.by),
    ...judged(claim.on === adopted.on, null),
    remarks: sameBody ? [] : [{ of: 'adopted-by', by: adopted.by }],
  });
}

function adoption(on: string, by: string | null): string {
  return by === null ? on : `${on}, ${by}`;
}
