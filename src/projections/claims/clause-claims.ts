/** Claims on what the treaty itself says and what came of it: the number of instruments, entry into force, adoption. */
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
  type Reading,
  type Remark,
  type Stated,
  type Unanswered,
  unanswered,
  verdictOf,
  whereTheRecordEnds,
} from './finding.ts';

export function checkThreshold(claim: ThresholdClaim, { views }: ClaimSight): Finding {
  const [view] = views;
  const stated = threshold(claim.required, claim);
  if (view === undefined) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const clause = view.record.definition.entryIntoForce;
  if (lacksArticle(clause)) return unanswered(claim, stated, { why: 'no-article' });
  const { article } = clause;
  const required = instrumentsIn(clause);
  if (required === null) return unanswered(claim, stated, { why: 'no-fixed-number', article });
  const sameDelay = claim.delay === undefined || isSame(claim.delay, clause.delay);
  return finding(claim, {
    stated,
    replayed: threshold(required, claim.delay === undefined ? {} : clause),
    verdict: verdictOf(required === claim.required && sameDelay, null),
    remarks: [
      ...(sameDelay ? [] : [delayRemark(claim, clause, required)]),
      ...furtherConditions(clause),
      ...instrumentsSoFar(view),
    ],
    acts: instruments(view),
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

function furtherConditions({ article, conditions, notBeforeTreaty }: EntryIntoForceClause) {
  const further = conditions
    .filter(({ kind }) => kind !== 'instruments')
    .map(one => ('list' in one ? one.list : 'what' in one ? one.what : one.kind));
  const others =
    notBeforeTreaty === undefined ? [] : [`the entry into force of ${notBeforeTreaty}`];
  const all = [...further, ...others];
  return all.length === 0 ? [] : [{ of: 'further-conditions', article, conditions: all } as const];
}

function instrumentsSoFar(view: TreatyView): Remark[] {
  if (whereTheRecordEnds(view) !== null) return [];
  const force = forceView(view, standings(view));
  const first = force.conditions.find(({ kind }) => kind === 'instruments');
  if (first === undefined || force.triggeredOn !== null) return [];
  const { counted, required } = first;
  return [{ of: 'instruments', counted, required, asOf: view.asOf }];
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
  const [view] = sight.views;
  const stated = claim.on ?? NOT_IN_FORCE;
  if (view === undefined) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const force = forceView(view, standings(view));
  const replayed = dayIn(force, claim);
  const because = dayNotKnown(view, force);
  const agrees = replayed === stated;
  return finding(claim, {
    stated,
    replayed: because?.why === 'no-article' ? null : replayed,
    verdict: verdictOf(agrees, because),
    unanswered: because,
    readings: agrees || because !== null ? [] : otherDays(claim, force, sight),
    remarks: force.on === null ? instrumentsSoFar(view) : [],
    acts: force.on === null ? instruments(view) : decisive(view, force),
  });
}

/** A day that lies ahead is certain too; "not in force" speaks of the day asked about. */
function dayIn(force: ForceView, { on }: Pick<EntryIntoForceClaim, 'on'>): string {
  if (on === null && !force.inForce) return NOT_IN_FORCE;
  return force.on ?? NOT_IN_FORCE;
}

/** What the record has brought into force, no later act undoes. */
function dayNotKnown(view: TreatyView, force: ForceView): Unanswered | null {
  if (!force.known) return { why: 'no-article' };
  return force.on === null ? whereTheRecordEnds(view) : null;
}

function otherDays(claim: EntryIntoForceClaim, force: ForceView, { asIssued }: ClaimSight) {
  const [issued] = asIssued ?? [];
  const then = issued && dayIn(forceView(issued, standings(issued)), claim);
  const days = [
    ['day-of-the-last-instrument', force.triggeredOn],
    ['day-by-the-deposits', force.computedOn],
    ['as-known-when-issued', then ?? null],
  ] as const;
  return days
    .filter(([, day]) => day !== null && day === (claim.on ?? NOT_IN_FORCE))
    .map(([reading, day]): Reading => ({ reading, gives: day ?? '', without: [], with: [] }));
}

/** The instruments of the day on which the conditions were complete. */
function decisive(view: TreatyView, { triggeredBy, triggeredOn }: ForceView): ActBehind[] {
  const consents = standings(view).participants.filter(({ participant }) =>
    triggeredBy.includes(participant),
  );
  const acts = consents.flatMap(({ relation }) => relation.consents.map(({ act }) => act));
  return actsBehind(
    view,
    acts.filter(({ doneOn }) => doneOn === triggeredOn),
  );
}

/** No act is behind an adoption: it is what the definition of the treaty says. */
export function checkAdoption(claim: AdoptionClaim, { views }: ClaimSight): Finding {
  const [view] = views;
  const stated = adoption(claim.on, claim.by);
  if (view === undefined) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const { adopted } = view.record.definition;
  if (adopted === null) return unanswered(claim, stated, { why: 'no-adoption' });
  const sameBody = claim.by === null || claim.by === adopted.by;
  return finding(claim, {
    stated,
    replayed: adoption(adopted.on, claim.by === null ? null : adopted.by),
    verdict: verdictOf(claim.on === adopted.on && sameBody, null),
    remarks: sameBody ? [] : [{ of: 'adopted-by', by: adopted.by }],
  });
}

function adoption(on: string, by: string | null): string {
  return by === null ? on : `${on}, ${by}`;
}
