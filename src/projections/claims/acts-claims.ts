/** Claims on what was done in a period: so many signatures, so many consents, so many acts of so many States. */
import { type Act, type ActKind, COUNTS_AS, effectOf } from '../../domain/act.ts';
import type { ActionsClaim, CountedActs } from '../../domain/claim.ts';
import { compare } from '../../domain/compare.ts';
import { groupBy } from '../../domain/group-by.ts';
import { actList } from '../act-list.ts';
import { inTableOrder, named, type TreatyView } from '../question.ts';
import { isStatement } from '../tally.ts';
import {
  type ActBehind,
  actsBehind,
  type ClaimSight,
  type Counted,
  type Finding,
  finding,
  isComparable,
  judged,
  type Reading,
  type ReadingName,
  type Remark,
  unanswered,
  whereTheRecordEnds,
} from './finding.ts';

export function checkActions(claim: ActionsClaim, sight: ClaimSight): Finding {
  if (claim.treaty === null) return checkAcross(claim, sight);
  const { view } = sight;
  const stated = numbersIn(claim, claim);
  if (view === null) return unanswered(claim, stated, { why: 'not-in-ledger' });
  const done = doneIn(view, claim);
  const by = participantsOf(done).size;
  const because = whereTheRecordEnds(view);
  const agrees = done.length === claim.number && (claim.by ?? by) === by;
  return finding(claim, {
    stated,
    replayed: numbersIn(claim, { number: done.length, by }),
    ...judged(agrees, because),
    readings: agrees || !isComparable(because) ? [] : readings(claim, view, { done, sight }),
    remarks: agrees && claim.by === null && by !== done.length ? [participants(by)] : [],
    acts: actsBehind(view, done).toSorted((one, other) => compare(one.on, other.on)),
  });
}

/** What a ledger has on record says little of all that the depositary keeps: it is told, and nothing is judged by it. */
function checkAcross(claim: ActionsClaim, { across }: ClaimSight): Finding {
  const stated = numbersIn(claim, claim);
  if (across === null || across.examined === 0) {
    return unanswered(claim, stated, { why: 'not-in-ledger' });
  }
  const done = across.acts.filter(act => isCounted(act, claim.of));
  const by = new Set(done.map(({ participant }) => participant.id)).size;
  const because = { why: 'few-treaties', treaties: across.examined, has: done.length, by } as const;
  const replayed = numbersIn(claim, { number: done.length, by });
  return { ...unanswered(claim, stated, because), replayed };
}

function participants(number: number): Remark {
  return { of: 'participants', number };
}

/** "84 by 12", where the claim says by how many. */
function numbersIn(claim: ActionsClaim, { number, by }: Pick<ActionsClaim, 'number' | 'by'>) {
  return claim.by === null ? number : `${number} by ${by}`;
}

/** @param view as of the last day of the period. */
function doneIn(view: TreatyView, { of, from, to }: ActionsClaim): Act[] {
  return view.acts.filter(act => isCounted(act, of) && act.doneOn >= from && act.doneOn <= to);
}

function isCounted(act: { readonly kind: ActKind }, of: CountedActs): boolean {
  return of === 'actions' ? !isStatement(act) : COUNTS_AS[effectOf(act)] === of;
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
  const { asIssued } = sight;
  const isState = ({ participant }: Act) => view.register.get(participant)?.kind === 'state';
  return [
    ...withoutThatDay(claim, view, done),
    { reading: 'participants-instead-of-acts', taken: done, gives: participantsOf(done).size },
    { reading: 'by-the-day-made-known', taken: madeKnownIn(view, claim) },
    ...(of === 'actions' ? [] : [{ reading: 'states-only', taken: done.filter(isState) } as const]),
    ...(asIssued === null
      ? []
      : [{ reading: 'as-known-when-issued', taken: doneIn(asIssued, claim) } as const]),
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
