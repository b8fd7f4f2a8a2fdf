/** The report's sentences on the state of a treaty: paragraph 4 of E/CN.4/2002/89. */
import { ACT_KINDS } from '../domain/act.ts';
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { lacksArticle } from '../projections/force.ts';
import { nameIn, type TreatyView } from '../projections/question.ts';
import type { StatusRow, StatusView } from '../projections/status.ts';
import { listed, states, withArticle } from './running-text.ts';

export function paragraph(view: TreatyView, status: StatusView): string {
  const { definition } = view.record;
  const consented = status.rows.filter(({ standing }) =>
    ['contracting', 'party', 'released'].includes(standing),
  );
  const signedOnly = status.rows.filter(({ standing }) => standing === 'signatory');
  return [
    `As of ${inWords(status.asOf)}, ${withArticle(definition.title)} had been ${verbsBefore('by', definition)} by ${namely(view, consented)}.`,
    ...(signedOnly.length === 0
      ? []
      : [`In addition, ${namely(view, signedOnly)}, signed the ${definition.shortTitle}.`]),
    ...entryIntoForce(definition, status),
  ].join(' ');
}

/** No sentence where the ledger has no article to say it by. */
function entryIntoForce(
  definition: TreatyDefinition,
  { entryIntoForce: force }: StatusView,
): string[] {
  if (force.terminatedOn !== null) return [termination(definition, force.on, force.terminatedOn)];
  const treaty = `The ${definition.shortTitle}`;
  if (force.on !== null) {
    const verb = force.inForce ? 'entered' : 'will enter';
    return [`${treaty} ${verb} into force on ${inWords(force.on)}.`];
  }
  if (lacksArticle(force)) return [];
  const have = `${states(force.required)} ${force.required < 2 ? 'has' : 'have'}`;
  return [
    `${treaty} will enter into force when at least ${have} ${verbsBefore('it', definition)} it.`,
  ];
}

function termination(
  { shortTitle }: TreatyDefinition,
  on: CalendarDate | null,
  terminatedOn: CalendarDate,
): string {
  const entered = on !== null && on <= terminatedOn;
  return entered
    ? `The ${shortTitle} entered into force on ${inWords(on)} and was terminated on ${inWords(terminatedOn)}.`
    : `The ${shortTitle} was terminated on ${inWords(terminatedOn)} and had not entered into force.`;
}

/** "17 States, namely, Azerbaijan, … and Uruguay" or "no State". */
function namely(view: TreatyView, rows: readonly StatusRow[]): string {
  const names = rows.map(({ participant }) => nameIn(view, participant.id).inText);
  const count = states(rows.length);
  return rows.length === 0 ? count : `${count}, namely, ${listed(names)}`;
}

/** "ratified or acceded to"; in the passive, "had been consented to by", whatever more the verb says of being bound. */
function verbsBefore(next: 'it' | 'by', { consent }: TreatyDefinition): string {
  const kinds = consent.length === 0 ? [GENERAL] : consent;
  const verbs = kinds.map(({ kind }) => ACT_KINDS[kind].verb);
  return listed(next === 'it' ? verbs : verbs.map(verb => verb.replace(/ be bound by$/, '')), 'or');
}

/** What is said where no way to consent is known. */
const GENERAL = { kind: 'consent-to-be-bound' } as const;
