/** Claims on who stands where: how many, or who, signed or consented by a day. */
import { type Act, markOf } from '../../domain/act.ts';
import type { CountClaim, CountedStanding, ListClaim } from '../../domain/claim.ts';
import type { ParticipantId } from '../../domain/participant.ts';
import { isForceKnown } from '../force.ts';
import { inTableOrder, named, type TreatyView } from '../question.ts';
import { COUNTED, type Counts, type ParticipantStanding, standings } from '../standings.ts';
import {
  actsBehind,
  type ClaimSight,
  type Counted,
  type Difference,
  type Finding,
  finding,
  isComparable,
  judged,
  type Reading,
  type ReadingName,
  type Unanswered,
  unanswered,
  whereTheRecordEnds,
} from './finding.ts';

const COUNT_OF: Readonly<Record<CountedStanding, keyof Counts>> = {
  signatories: 'signatories',
  'signed-only': 'signedOnly',
  contracting: 'contracting',
  parties: 'parties',
};

export function checkCount(claim: CountClaim, sight: ClaimSight): Finding {
  const { view } = sight;
  if (view === null) return unanswered(claim, claim.number, { why: 'not-in-ledger' });
  const members = membersOf(view, claim.of);
  const because = notKnown(view, claim.of);
  const agrees = members.length === claim.number;
  const fits = (taken: readonly Member[]) => taken.length === claim.number;
  return finding(claim, {
    stated: claim.number,
    replayed: members.length,
    ...judged(agrees, because),
    readings: agrees || !isComparable(because) ? [] : readings(claim.of, sight, { members, fits }),
    acts: actsBehind(view, actsOf(members)),
  });
}

export function checkList(claim: ListClaim, sight: ClaimSight): Finding {
  const { view } = sight;
  if (view === null) {
    return unanswered(claim, claim.participants, { why: 'not-in-ledger' });
  }
  const members = membersOf(view, claim.of);
  const because = notKnown(view, claim.of);
  const differences = namesApart(view, claim, members);
  const agrees = differences.length === 0;
  const stated = new Set(claim.participants);
  const fits = (taken: readonly Member[]) =>
    taken.length === stated.size && taken.every(({ id }) => stated.has(id));
  const names = (ids: readonly ParticipantId[]) =>
    inTableOrder(view, ids, id => id).map(id => named(view, id).name);
  return finding(claim, {
    stated: names(claim.participants),
    replayed: names(members.map(({ id }) => id)),
    ...judged(agrees, because),
    differences,
    readings: agrees || !isComparable(because) ? [] : readings(claim.of, sight, { members, fits }),
    acts: actsBehind(view, actsOf(members)),
  });
}

/** A participant that is counted, and the act by which it is. */
interface Member {
  readonly id: ParticipantId;
  readonly act: Act | null;
}

function membersOf(view: TreatyView, of: CountedStanding): Member[] {
  const counted = COUNTED[COUNT_OF[of]];
  return standings(view)
    .participants.filter(one => one.standing !== 'ceased' && counted(one))
    .map(one => memberAs(of, one));
}

function memberAs(of: CountedStanding, one: ParticipantStanding): Member {
  const signed = of === 'signatories' || of === 'signed-only';
  const act = signed ? one.relation.signature : (one.consent?.act ?? null);
  return { id: one.participant, act };
}

function actsOf(members: readonly Member[]): Act[] {
  return members.flatMap(({ act }) => (act === null ? [] : [act]));
}

/** Who is a party turns on the entry into force; the other counts do not. */
function notKnown(view: TreatyView, of: CountedStanding): Unanswered | null {
  if (of === 'parties' && !isForceKnown(view)) return { why: 'no-article' };
  return whereTheRecordEnds(view);
}

function namesApart(
  view: TreatyView,
  { participants }: ListClaim,
  members: readonly Member[],
): Difference[] {
  const stated = new Set(participants);
  const counted = new Set(members.map(({ id }) => id));
  const missing = members
    .filter(({ id }) => !stated.has(id))
    .map(({ id, act }) => nameApart(view, { what: 'missing', id, act }));
  const extra = participants
    .filter(id => !counted.has(id))
    .map(id => nameApart(view, { what: 'extra', id, act: lastActOf(view, id) }));
  return inTableOrder(view, [...missing, ...extra], one => one.participant.id);
}

function lastActOf(view: TreatyView, id: ParticipantId): Act | null {
  return view.acts.findLast(act => act.participant === id) ?? null;
}

function nameApart(
  view: TreatyView,
  { what, id, act }: { what: 'missing' | 'extra'; id: ParticipantId; act: Act | null },
): Difference {
  const [behind = null] = act === null ? [] : actsBehind(view, [act]);
  return {
    what,
    participant: named(view, id),
    heading: null,
    stated: null,
    onRecord: act && { on: act.doneOn, mark: markOf(act) },
    act: behind,
  };
}

interface Question {
  readonly members: readonly Member[];
  /** Whether the document is right if these are taken. */
  readonly fits: (taken: readonly Member[]) => boolean;
}

function readings(of: CountedStanding, sight: ClaimSight, { members, fits }: Question): Reading[] {
  const { view } = sight;
  if (view === null) return [];
  return takings(view, of, sight)
    .filter(({ taken }) => fits(taken))
    .map(({ reading, taken }) => {
      const ids = (some: readonly Member[]) => new Set(some.map(({ id }) => id));
      const [were, are] = [ids(members), ids(taken)];
      return {
        reading,
        gives: taken.length,
        without: countedBy(
          view,
          members.filter(({ id }) => !are.has(id)),
        ),
        with: countedBy(
          view,
          taken.filter(({ id }) => !were.has(id)),
        ),
      };
    });
}

interface Taking {
  readonly reading: ReadingName;
  readonly taken: readonly Member[];
}

function takings(view: TreatyView, of: CountedStanding, { asIssued }: ClaimSight): Taking[] {
  const [instead, reading] = INSTEAD[of];
  const isState = ({ id }: Member) => view.register.get(id)?.kind === 'state';
  const withdrawn = standings(view).participants.filter(one => one.standing === 'withdrawn');
  const asMembers = withdrawn.map(one => memberAs(of, one));
  const counted = membersOf(view, of);
  const has = new Set(withdrawn.map(({ participant }) => participant));
  return [
    { reading, taken: membersOf(view, instead) },
    { reading: 'states-only', taken: counted.filter(isState) },
    ...(of === 'contracting' || of === 'parties'
      ? [{ reading: 'withdrawn-included', taken: [...counted, ...asMembers] } as const]
      : []),
    // Who signed, consented and withdrew has no consent in effect, and few would say of it that it has only signed.
    ...(of === 'signed-only'
      ? [
          {
            reading: 'without-those-that-have-withdrawn',
            taken: counted.filter(({ id }) => !has.has(id)),
          } as const,
        ]
      : []),
    ...(asIssued === null
      ? []
      : [{ reading: 'as-known-when-issued', taken: membersOf(asIssued, of) } as const]),
  ];
}

/** What is easily meant instead. */
const INSTEAD: Readonly<Record<CountedStanding, readonly [CountedStanding, ReadingName]>> = {
  contracting: ['parties', 'parties-instead-of-contracting'],
  parties: ['contracting', 'contracting-instead-of-parties'],
  signatories: ['signed-only', 'signatories-that-have-not-consented'],
  'signed-only': ['signatories', 'signatories-that-have-consented-included'],
};

function countedBy(view: TreatyView, members: readonly Member[]): Counted[] {
  return inTableOrder(view, members, ({ id }) => id).map(({ id, act }) => ({
    participant: named(view, id),
    acts: actsBehind(view, act === null ? [] : [act]),
  }));
}
