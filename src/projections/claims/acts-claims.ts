/** Claims on what was done in a period: so many signatures, so many consents, so many acts of so many States. */
import { type Act, COUNTS_AS, effectOf } from '../../domain/act.ts';
import type { ActionsClaim, CountedActs } from '../../domain/claim.ts';
import { compare } from '../../domain/compare.ts';
import { groupBy } from '../../domain/group-by.ts';
import { actList } from '../act-list.ts';
import { inTableOrder, named, type TreatyView } from '../question.ts';
import {
  type ActBehind,
  actsBehind,
  type ClaimSight,
  type Counted,
  type Finding,
  finding,
  type Reading,
  type ReadingName,
  type Remark,
  type Unanswered,
  unanswered,
  verdictOf,
  whereTheRecordEnds,
} from './finding.ts';

export function checkActions(claim: ActionsClaim, sight: ClaimSight): Finding {
  const [view] = sight.views;
  const stated = claim.by === null ? claim.number : numbersOf(claim.number, claim.by);
  if (view === undefined) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const done = sight.views.flatMap(one => doneIn(one, claim));
  const by = participantsOf(done).size;
  const because = notKnown(claim, sight, { has: done.length, by });
  const agrees = done.length === claim.number && (claim.by ?? by) === by;
  return finding(claim, {
    stated,
    replayed: claim.by === null ? done.length : numbersOf(done.length, by),
    verdict: verdictOf(agrees, because),
    unanswered: because,
    readings: agrees || because !== null ? [] : readings(claim, view, { done, sight }),
    remarks: agrees && claim.by === null && by !== done.length ? [participants(by)] : [],
    acts: sight.views
      .flatMap(one => actsBehind(one, doneIn(one, claim)))
      .toSorted((one, other) => compare(one.on, other.on)),
  });
}

function participants(number: number): Remark {
  return { of: 'participants', number };
}

function numbersOf(acts: number, by: number): string {
  return `${acts} by ${by}`;
}

/** What one treaty's record has says little of all that the depositary keeps. */
function notKnown(
  { treaty }: ActionsClaim,
  { views }: ClaimSight,
  { has, by }: { readonly has: number; readonly by: number },
): Unanswered | null {
  if (treaty === null) return { why: 'few-treaties', treaties: views.length, has, by };
  const [view] = views;
  return view === undefined ? null : whereTheRecordEnds(view);
}

/** @param view as of the last day of the period. */
function doneIn(view: TreatyView, { of, from, to }: ActionsClaim): Act[] {
  return view.acts.filter(act => isCounted(act, of) && act.doneOn >= from && act.doneOn <= to);
}

function isCounted(act: Act, of: CountedActs): boolean {
  return of === 'actions' || COUNTS_AS[effectOf(act)] === of;
}

function participantsOf(acts: readonly Act[]): Set<string> {
  return new Set(acts.map(({ participant }) => participant));
}

interface Done {
  readonly done: readonly Act[];
  readonly sight: ClaimSight;
}

/** Those by which the number of acts, and that of participants where it is stated, are right. */
function readings(claim: ActionsClaim, view: TreatyView, { done, sight }: Done): Reading[] {
  return takings(claim, view, { done, sight })
    .filter(
      ({ taken, gives = taken.length }) =>
        gives === claim.number && (claim.by === null || participantsOf(taken).size === claim.by),
    )
    .map(({ reading, taken, gives = taken.length, because = [] }) => {
      const ids = (acts: readonly Act[]) => new Set(acts.map(({ id }) => id));
      const [were, are] = [ids(done), ids(taken)];
      const gone = done.filter(({ id }) => !are.has(id));
      const come = taken.filter(({ id }) => !were.has(id));
      return {
        reading,
        gives,
        without: countedBy(view, [...gone, ...because]),
        with: countedBy(view, come),
      };
    });
}

interface Taking {
  readonly reading: ReadingName;
  readonly taken: readonly Act[];
  /** Where it is not acts that are counted. */
  readonly gives?: number;
  /** The other acts for which some are left out. */
  readonly because?: readonly Act[];
}

function takings(claim: ActionsClaim, view: TreatyView, { done, sight }: Done): Taking[] {
  const { of } = claim;
  const [issued] = sight.asIssued ?? [];
  const isState = ({ participant }: Act) => view.register.get(participant)?.kind === 'state';
  return [
    ...withoutThatDay(claim, view, done),
    { reading: 'participants-instead-of-acts', taken: done, gives: participantsOf(done).size },
    { reading: 'by-the-day-made-known', taken: madeKnownIn(view, claim) },
    ...(of === 'actions' ? [] : [{ reading: 'states-only', taken: done.filter(isState) } as const]),
    ...(issued === undefined
      ? []
      : [{ reading: 'as-known-when-issued', taken: doneIn(issued, claim) } as const]),
  ];
}

const OTHER = { signatures: 'consents', consents: 'signatures' } as const;

/** Who signs and ratifies on one day is often counted once, as having ratified. */
function withoutThatDay({ of }: ActionsClaim, view: TreatyView, done: readonly Act[]): Taking[] {
  if (of === 'actions') return [];
  const that = (act: Act) =>
    view.acts.filter(
      one =>
        one.participant === act.participant &&
        one.doneOn === act.doneOn &&
        isCounted(one, OTHER[of]),
    );
  const taken = done.filter(act => that(act).length === 0);
  const reading =
    of === 'signatures'
      ? 'without-those-that-consented-the-same-day'
      : 'without-those-that-signed-the-same-day';
  return [{ reading, taken, because: done.flatMap(that) }];
}

function madeKnownIn(view: TreatyView, { of, from, to }: ActionsClaim): Act[] {
  const days = new Map(actList(view).map(({ id, notifiedOn }) => [id, notifiedOn]));
  return view.acts.filter(act => {
    const day = days.get(act.id) ?? null;
    return isCounted(act, of) && day !== null && day >= from && day <= to;
  });
}

function countedBy(view: TreatyView, acts: readonly Act[]): Counted[] {
  const own = groupBy(acts, act => act.participant);
  return inTableOrder(view, [...own], ([id]) => id).map(([id, some]) => ({
    participant: named(view, id),
    acts: inOrder(actsBehind(view, some)),
  }));
}

/** A signature before the consent of its day, as the acts stand in the log's legal order. */
function inOrder(acts: readonly ActBehind[]): ActBehind[] {
  const rank = ({ kind }: ActBehind) => (COUNTS_AS[effectOf({ kind })] === 'signatures' ? 0 : 1);
  return acts.toSorted((one, other) => compare(one.on, other.on) || rank(one) - rank(other));
}
