/**
 * What a treaty's article on entry into force asks for, in words: "The Convention will enter into force when at least
 * 20 States have ratified or acceded to it." As in the report, delays are left to the article.
 */

import type { ActKind } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import type { Condition, EntryIntoForceClause } from '../domain/clause.ts';
import { belowTenInWords } from '../domain/number-in-words.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import type { ForceView } from '../projections/force.ts';
import { nameIn, type TreatyView } from '../projections/question.ts';
import { listed, states, withArticle } from './running-text.ts';
import { active, provided } from './verbs-of-consent.ts';

/** @param force not in force, and no day of it certain yet. */
export function willEnterIntoForce(view: TreatyView, force: ForceView): string {
  const { shortTitle, entryIntoForce: clause } = view.record.definition;
  const subject = `The ${shortTitle} will enter into force`;
  const waitsFor = waitsForTreaty(view, force);
  if (force.triggeredOn !== null && waitsFor !== null) {
    return `${subject} when ${waitsFor} has entered into force.`;
  }
  const asked = whatIsAsked(view, clause);
  const { fixedDay } = clause;
  const when =
    fixedDay !== undefined && view.asOf < fixedDay
      ? `on ${inWords(fixedDay)}, provided that by then ${asked}`
      : `when ${asked}`;
  return `${subject} ${when}${notBefore(view, clause, waitsFor)}.`;
}

/** The treaty whose entry into force this one's waits for, unless the day of that is certain. */
function waitsForTreaty(view: TreatyView, { conditions }: ForceView): string | null {
  const { notBeforeTreaty } = view.record.definition.entryIntoForce;
  const isOpen = conditions.some(one => one.kind === 'treaty-in-force' && one.missing > 0);
  return notBeforeTreaty !== undefined && isOpen ? titled(view, notBeforeTreaty) : null;
}

function notBefore(
  { asOf }: TreatyView,
  { notBefore: day }: EntryIntoForceClause,
  waitsFor: string | null,
): string {
  const bounds = [
    ...(day !== undefined && asOf < day ? [`before ${inWords(day)}`] : []),
    ...(waitsFor === null ? [] : [`before ${waitsFor} has entered into force`]),
  ];
  return bounds.length === 0 ? '' : `, but not ${listed(bounds, 'or')}`;
}

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

function whatIsAsked(view: TreatyView, clause: EntryIntoForceClause): string {
  const open = clause.conditions.flatMap(one =>
    one.kind === 'declared' && view.asOf < one.fulfilledOn ? [one.what] : [],
  );
  const consents = whoMustConsent(view, clause);
  if (consents === null) return furtherConditions(open, '');
  return [consents, ...(open.length === 0 ? [] : [furtherConditions(open, 'further ')])].join(
    ' and ',
  );
}

/** What no deposit fulfils, as the clause puts it. */
function furtherConditions(open: readonly string[], further: string): string {
  const conditions =
    open.length === 1
      ? `one ${further}condition is`
      : `${belowTenInWords(open.length)} ${further}conditions are`;
  return open.length === 0
    ? 'its conditions are fulfilled'
    : `${conditions} fulfilled, namely, ${listed(open)}`;
}

/** "at least 43 States, among them the three States whose …, have ratified it"; null where no instrument is asked for. */
function whoMustConsent(view: TreatyView, clause: EntryIntoForceClause): string | null {
  const each = PHRASES.flatMap(phrase => phrase(view, clause));
  const [base, ...more] = each;
  if (base === undefined) return null;
  const besides = more.map(({ besides }) => besides);
  const who = besides.length === 0 ? base.alone : `${base.alone}, ${listed(besides)},`;
  const verbs = listed(waysThatCount(view.record.definition).map(active), 'or');
  return `${who} ${base.isOne ? 'has' : 'have'} ${verbs} it`;
}

/** Organizations confirm formally, and successors come in only once the treaty is in force: what the article does not count. */
function waysThatCount(definition: TreatyDefinition): ActKind[] {
  const { organisations } = definition.entryIntoForce.counting;
  const counts = (kind: ActKind) =>
    kind !== 'succession' && (organisations || kind !== 'formal-confirmation');
  const ways = provided(definition).filter(counts);
  return ways.length === 0 ? provided(definition) : ways;
}

interface Phrase {
  readonly alone: string;
  /** Where another condition stands before it. */
  readonly besides: string;
  readonly isOne: boolean;
}

const oneOf =
  <Kind extends Condition['kind']>(
    kind: Kind,
    phrase: (
      view: TreatyView,
      condition: Of<Kind>,
      clause: EntryIntoForceClause,
    ) => Omit<Phrase, 'isOne'> & Partial<Phrase>,
  ) =>
  (view: TreatyView, clause: EntryIntoForceClause): Phrase[] =>
    clause.conditions
      .filter((one): one is Of<Kind> => one.kind === kind)
      .map(one => ({ isOne: false, ...phrase(view, one, clause) }));

/** In the order in which a sentence names them, whichever comes first being its subject. */
const PHRASES = [
  oneOf('instruments', (_, { required }, { counting }) => {
    const who = counting.organisations ? statesOrOrganisations(required) : states(required);
    return { alone: `at least ${who}`, besides: `at least ${who} in all`, isOne: required < 2 };
  }),
  oneOf('part-of-parties', (view, condition) => {
    const who = `at least ${partOf(condition)} of ${partiesTo(view, condition)}`;
    return { alone: who, besides: `among them ${who}` };
  }),
  oneOf('named', (view, condition) => {
    const who = listNamed(view, condition);
    return { alone: who, besides: `among them ${who}`, isOne: condition.participants.length < 2 };
  }),
  oneOf('share', (_, { list, percent }) => {
    const share = `at least ${percent} ${list.startsWith('per cent') ? list : `per cent of ${list}`}`;
    return {
      alone: `States that together account for ${share}`,
      besides: `together accounting for ${share}`,
    };
  }),
];

function statesOrOrganisations(count: number): string {
  return `${states(count)} or ${count < 2 ? 'organization' : 'organizations'}`;
}

/** "the 44 States listed in Annex 2"; a list of one by its name. */
function listNamed(view: TreatyView, { list, participants }: Of<'named'>): string {
  const [only] = participants;
  if (participants.length === 1 && only !== undefined) return nameIn(view, only).inText;
  const [, rest] = /^the (.*)$/s.exec(list) ?? [];
  return rest === undefined ? list : `the ${belowTenInWords(participants.length)} ${rest}`;
}

const PARTS: Readonly<Record<number, readonly [one: string, many: string]>> = {
  2: ['half', 'halves'],
  3: ['third', 'thirds'],
  4: ['quarter', 'quarters'],
  5: ['fifth', 'fifths'],
};

/** "two thirds" */
export function partOf({ numerator, denominator }: Of<'part-of-parties'>): string {
  const [one, many] = PARTS[denominator] ?? [];
  if (one === undefined) return `${numerator}/${denominator}`;
  if (numerator === 1) return one === 'half' ? one : `one ${one}`;
  return `${belowTenInWords(numerator)} ${many}`;
}

function partiesTo(view: TreatyView, { of, on }: Of<'part-of-parties'>): string {
  const day = on === 'that day' ? '' : ` on ${inWords(on)}`;
  return `those that ${day === '' ? 'are' : 'were'} parties to ${titled(view, of)}${day}`;
}

/** By its title where the ledger holds it. */
function titled(view: TreatyView, id: TreatyId): string {
  const definition = view.related.get(id)?.definition;
  return definition === undefined ? `treaty ${id}` : withArticle(definition.title);
}
