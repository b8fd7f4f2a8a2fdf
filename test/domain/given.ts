/**
 * The language of these tests. A history is one line: the treaty, the participant, and what it did, with the day of
 * effect after the day of the act where the act sets one:
 *
 *     XVIII-10 ZAF: signature 1998-07-17, ratification 2000-11-27, withdrawal 2016-10-19 2017-10-19
 *
 * After `; ` come the acts of other participants, and acts towards other treaties. `as R` names an act, `of R` or
 * `to R` says which one another is about, `told DAY` is when the depositary notified
 * it, `for …` names a territory, `saying …` gives its text, to the end of the step. A treaty that is written
 * with a question mark, `IV-4? CHN: …`, is one whose record is not declared complete.
 */
import { readFileSync } from 'node:fs';
import { type Act, isActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import {
  type Depositor,
  type EntryIntoForce,
  entryIntoForce,
  type OtherTreaties,
} from '../../src/domain/entry-into-force.ts';
import type { Participant, ParticipantId } from '../../src/domain/participant.ts';
import { type Relation, relationAfter } from '../../src/domain/relation.ts';
import type { ParentStanding, Statement } from '../../src/domain/rules/case.ts';
import { type Finding, judge } from '../../src/domain/rules.ts';
import { type Standing, standingOn } from '../../src/domain/standing.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { type Definitions, readDefinitions } from '../../src/exchange/definitions.ts';

export const on = (day: string) => day as CalendarDate;
export const TODAY = on('2026-11-24');
export const EVER = on('9999-12-31');

export const NO_OTHER_TREATIES: OtherTreaties = {
  inForceOn: () => null,
  daysOfChange: () => [],
  contractingOn: () => new Set(),
};

function shipped(name: string): Definitions {
  const file = new URL(`../../fixtures/${name}.json`, import.meta.url);
  const read = readDefinitions(readFileSync(file, 'utf8'));
  if ('reason' in read) throw new Error(`${name}: ${read.reason}`);
  return read.value;
}

const participants = new Map(shipped('participants').participants?.map(one => [one.id, one]));

export function participant(id: string): Participant {
  const found = participants.get(id as ParticipantId);
  if (found === undefined) throw new Error(`the test names an unknown participant: ${id}`);
  return found;
}

const treaties = new Map<string, TreatyDefinition>();

/** As it is shipped, or as `suppose` made it. */
export function treaty(id: string): TreatyDefinition {
  const known = treaties.get(id) ?? shipped(`treaties/${id}`).treaties?.find(one => one.id === id);
  if (known === undefined) throw new Error(`the test names an unknown treaty: ${id}`);
  treaties.set(id, known);
  return known;
}

/** A treaty that is not shipped, like another but for what is said here. */
export function suppose(id: string, like: string, differs: Partial<TreatyDefinition>): void {
  treaties.set(id, { ...treaty(like), published: null, ...differs, id: id as TreatyId });
}

/** The acts that the shipped file itself lists for the participant. */
export function shippedActs(id: string, of: string): Act[] {
  const acts = shipped(`treaties/${id}`).acts?.filter(act => act.participant === of) ?? [];
  return acts.map(({ source: _, ...act }, n) => ({ ...act, id: `shipped ${n + 1}` }) as Act);
}

const STEP =
  /^(?<kind>\S+) (?<doneOn>[0-9-]{10})(?: (?<effectiveOn>[0-9-]{10}))?(?: as (?<label>\w+))?(?: (?:of|to) (?<concerns>\w+))?(?: told (?<toldOn>[0-9-]{10}))?(?: for (?<territory>[^,]+?))?(?: saying (?<text>.+))?$/;

export function actsIn(history: string): Act[] {
  return history.split('; ').flatMap((line, of) => actsOfLine(line, `line ${of + 1}`));
}

function actsOfLine(line: string, place: string): Act[] {
  const [, id, who, steps = ''] = /^(\S+?)\?? (\S+):(?: (.+))?$/.exec(line) ?? [];
  if (id === undefined || who === undefined) throw new Error(`no history: ${line}`);
  const written = steps === '' ? [] : steps.split(', ');
  return written.map((step, n) => {
    const { kind = '', label, ...rest } = STEP.exec(step)?.groups ?? {};
    if (!isActKind(kind)) throw new Error(`no such step: ${step}`);
    const said = Object.entries(rest).filter(([, value]) => value !== undefined);
    const act = { id: label ?? `${place} act ${n + 1}`, kind, treaty: id, participant: who };
    return { ...act, ...Object.fromEntries(said) } as unknown as Act;
  });
}

export function relationOf(history: string): Relation {
  const acts = actsIn(history);
  const [first] = acts;
  return relationAfter(acts, first === undefined ? null : treaty(first.treaty).withdrawal);
}

/** The days from which the treaty binds, given the day on which it truly entered into force. */
function forceAsPublished(
  { entryIntoForce: clause, published }: TreatyDefinition,
  depositors: readonly Depositor[],
): EntryIntoForce {
  const notifiedOn = published?.entryIntoForceOn ?? null;
  return entryIntoForce(clause, depositors, { asOf: EVER, others: NO_OTHER_TREATIES, notifiedOn });
}

export function depositor(
  id: ParticipantId,
  acts: readonly Act[],
  definition: TreatyDefinition,
): Depositor {
  const { kind, began, ceased } = participant(id);
  const { consents } = relationAfter(acts, definition.withdrawal);
  return {
    participant: id,
    isOrganisation: kind === 'organisation',
    consents,
    beganOn: began?.on ?? null,
    predecessors: began?.predecessors ?? [],
    ceasedOn: ceased?.on ?? null,
  };
}

/** How the participant stood on a day towards a treaty that entered into force when it did. */
export function standing(history: string | readonly Act[], day: string): Standing {
  const acts = typeof history === 'string' ? actsIn(history) : history;
  const [first] = acts;
  if (first === undefined) throw new Error('nobody has done anything');
  const known = acts.filter(act => act.doneOn <= day);
  const definition = treaty(first.treaty);
  const one = depositor(first.participant, known, definition);
  return standingOn(on(day), relationAfter(known, definition.withdrawal), {
    boundFrom: forceAsPublished(definition, [one]).boundFrom,
    ceasedOn: one.ceasedOn,
  });
}

export interface Facts {
  readonly terminatedOn?: string | undefined;
}

/** What the rules find in the first line of the history, in the light of the others. */
export function given(history: string, { terminatedOn }: Facts = {}): Finding[] {
  const acts = actsIn(history);
  const [, id = '', who = ''] = /^(\S+) (\S+):/.exec(history) ?? [];
  const definition = treaty(id);
  const ofTreaty = acts.filter(act => act.treaty === id);
  const own = ofTreaty.filter(act => act.participant === who);
  const force = forceAsPublished(definition, [depositor(who as ParticipantId, own, definition)]);
  return judge(
    {
      treaty: definition,
      participant: participant(who),
      today: TODAY,
      predecessorsOf: () => predecessorsOf(who, ofTreaty, definition),
      statements: new Map(ofTreaty.map(act => [act.id as string, statement(act)])),
      boundFrom: force.boundFrom,
      terminatedOn: terminatedOn === undefined ? null : on(terminatedOn),
      parentsOn: act => parentsOn(act, acts, history),
    },
    own,
  );
}

function statement(act: Act & { readonly toldOn?: string }): Statement {
  return { act, notifiedOn: act.toldOn === undefined ? null : on(act.toldOn) };
}

function predecessorsOf(
  who: string,
  acts: readonly Act[],
  { withdrawal }: TreatyDefinition,
): Map<ParticipantId, Relation> {
  const { began } = participant(who);
  const ofOne = (id: ParticipantId) =>
    acts.filter(act => act.participant === id && act.doneOn <= (began?.on ?? ''));
  return new Map(began?.predecessors.map(id => [id, relationAfter(ofOne(id), withdrawal)]));
}

/** The treaties that a history names are those that the ledger holds. */
function parentsOn(act: Act, acts: readonly Act[], history: string): Map<TreatyId, ParentStanding> {
  const named = history.split('; ').map(line => line.split(' ', 1)[0]);
  const parents = treaty(act.treaty).parent?.treaties ?? [];
  return new Map(
    parents.flatMap(id => {
      const isComplete = named.includes(id);
      if (!isComplete && !named.includes(`${id}?`)) return [];
      const towards = acts.filter(
        one => one.treaty === id && one.participant === act.participant && one.doneOn <= act.doneOn,
      );
      return [[id, { relation: relationAfter(towards, treaty(id).withdrawal), isComplete }]];
    }),
  );
}
