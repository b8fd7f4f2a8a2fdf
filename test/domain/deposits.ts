/** Deposits on one line, and the entry into force that they bring about. */
import type { Act, ActId } from '../../src/domain/act.ts';
import type { EntryIntoForceClause } from '../../src/domain/clause.ts';
import {
  type Depositor,
  entryIntoForce,
  type OtherTreaties,
} from '../../src/domain/entry-into-force.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { actsIn, depositor, EVER, NO_OTHER_TREATIES, on, treaty } from './given.ts';

/** UN Treaty Collection, IV-13: every instrument deposited before 14 March 2003. */
export const NINETEEN =
  'EGY 1993-02-19, MAR 1993-06-21, SYC 1994-12-15, COL 1995-05-24, PHL 1995-07-05, UGA 1995-11-14, LKA 1996-03-11, BIH 1996-12-13, CPV 1997-09-16, AZE 1999-01-11, MEX 1999-03-08, SEN 1999-06-09, GHA 2000-09-07, GIN 2000-09-07, BOL 2000-10-16, URY 2001-02-15, BLZ 2001-11-14, TJK 2002-01-08, ECU 2002-02-05';
export const TWENTY_ONE = `${NINETEEN}, SLV 2003-03-14, GTM 2003-03-14`;

/** Reads `EGY 1993-02-19, …`, an accession unless the kind is named, with the day of effect at the end if it sets one. */
const deposits = (id: string, text: string) =>
  text.split(', ').flatMap((step, n) => {
    const [who, ...rest] = step.split(' ');
    const acts = actsIn(`${id} ${who}: ${rest.length === 1 ? 'accession ' : ''}${rest.join(' ')}`);
    return acts.map(act => ({ ...act, id: `deposit ${n + 1}` as ActId }));
  });

function depositors(id: string, acts: readonly Act[]): Depositor[] {
  const groups = groupBy(acts, act => act.participant);
  return [...groups].map(([who, own]) => depositor(who, own, treaty(id)));
}

interface Setting {
  readonly clause?: Partial<EntryIntoForceClause>;
  readonly asOf?: string;
  readonly notifiedOn?: string;
  readonly others?: OtherTreaties;
  readonly boundOnly?: string;
}

export function force(id: string, acts: string | readonly Act[], setting: Setting = {}) {
  const { clause, asOf = EVER, notifiedOn, others = NO_OTHER_TREATIES, boundOnly } = setting;
  const known = (typeof acts === 'string' ? deposits(id, acts) : acts).filter(
    act => act.doneOn <= asOf,
  );
  return entryIntoForce({ ...treaty(id).entryIntoForce, ...clause }, depositors(id, known), {
    ...{ asOf: on(asOf), others },
    notifiedOn: notifiedOn === undefined ? null : on(notifiedOn),
    boundOnly: boundOnly as ParticipantId | undefined,
  });
}

/** The day from which the last deposit binds. */
export function boundBy(id: string, acts: string, setting: Setting = {}) {
  const last = deposits(id, acts).at(-1)?.id ?? '';
  return force(id, acts, setting).boundFrom.get(last);
}

export const oneIsEnough = { conditions: [{ kind: 'instruments', required: 1 }] } as const;
