/**
 * The report's sentences on the state of a treaty: paragraph 4 of E/CN.4/2002/89. Its numbers are those of the table,
 * but for who has withdrawn: named in a sentence of its own, and not again among those that have only signed.
 */
import { effectOf } from '../domain/act.ts';
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { Standing } from '../domain/standing.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { lacksArticle } from '../projections/force.ts';
import type { TreatyView } from '../projections/question.ts';
import type { StatusRow, StatusView } from '../projections/status.ts';
import { willEnterIntoForce } from './entry-conditions.ts';
import { agents, namedInText, subjects } from './named-in-text.ts';
import { listed, withArticle } from './running-text.ts';
import { active, passive, provided, providedOrDone } from './verbs-of-consent.ts';

export function paragraph(view: TreatyView, status: StatusView): string {
  const rows = (...standings: Standing[]) =>
    status.rows.filter(({ standing }) => standings.includes(standing));
  const consented = rows('contracting', 'party', 'released');
  const signedOnly = rows('signatory', 'provisional').filter(({ signature }) => signature !== null);
  return [
    ...(consented.length === 0
      ? withoutConsents(view, signedOnly, status)
      : withConsents(view, consented, signedOnly)),
    ...declined(view, signedOnly),
    ...also('In addition', 'applied', 'provisionally', view, rows('provisional')),
    ...also('By then', 'had withdrawn from', '', view, rows('withdrawn')),
    ...entryIntoForce(view, status),
  ].join(' ');
}

function withConsents(
  view: TreatyView,
  consented: readonly StatusRow[],
  signedOnly: readonly StatusRow[],
): string[] {
  const { definition } = view.record;
  const verbs = listed(providedOrDone(definition, consented).map(passive), 'or');
  const treaty = withArticle(definition.title);
  return [
    `${asOf(view)}, ${treaty} had been ${verbs} ${agents(named(view, consented))}.`,
    ...also('In addition', 'signed', '', view, signedOnly),
  ];
}

/** The sentence is copied elsewhere: it says itself from what knowledge it speaks. */
function asOf({ asOf: day, knownOn }: TreatyView): string {
  return `As of ${inWords(day)}${knownOn === null ? '' : `, as known on ${inWords(knownOn)}`}`;
}

/** "No State had signed, ratified or acceded to" the treaty, or it had been signed and no more. */
function withoutConsents(
  view: TreatyView,
  signedOnly: readonly StatusRow[],
  status: StatusView,
): string[] {
  const { definition } = view.record;
  const treaty = withArticle(definition.title);
  const isUnsigned = definition.signature !== null && signedOnly.length === 0;
  const verbs = [...(isUnsigned ? ['signed'] : []), ...provided(definition).map(active)];
  const nobody = onceHadConsents(status)
    ? `no contracting State to ${treaty} was on record`
    : `no State had ${listed(verbs, 'or')} ${treaty}`;
  return [
    `${asOf(view)}, ${nobody}.`,
    ...(signedOnly.length === 0 ? [] : [`It had been signed ${agents(named(view, signedOnly))}.`]),
  ];
}

/** Those who consented have left or ceased since, or are not in this ledger, though the treaty entered into force. */
function onceHadConsents({ rows, entryIntoForce: { on } }: StatusView): boolean {
  const consents = rows.map(({ consent }) => consent).filter(consent => consent !== null);
  return on !== null || consents.some(consent => effectOf(consent) === 'consents');
}

/** VCLT art. 18(a): the signature stays on record. */
function declined(view: TreatyView, signedOnly: readonly StatusRow[]): string[] {
  const gone = signedOnly.filter(({ declinedOn }) => declinedOn !== null);
  if (gone.length === 0) return [];
  const intend = gone.length === 1 ? 'it does' : 'they do';
  const become = gone.length === 1 ? 'a party' : 'parties';
  return [
    `Of these, ${subjects(named(view, gone))} gave notice that ${intend} not intend to become ${become} to it.`,
  ];
}

/** "In addition, 12 States, namely, …, signed the Convention." Nothing of nobody. */
function also(
  opening: string,
  did: string,
  how: string,
  view: TreatyView,
  rows: readonly StatusRow[],
): string[] {
  if (rows.length === 0) return [];
  const treaty = `the ${view.record.definition.shortTitle}`;
  const words = [`${opening},`, subjects(named(view, rows)), did, treaty, how];
  return [`${words.filter(word => word !== '').join(' ')}.`];
}

/** No sentence where the ledger has no article to say it by. */
function entryIntoForce(view: TreatyView, { entryIntoForce: force }: StatusView): string[] {
  const { definition } = view.record;
  if (force.terminatedOn !== null) return [termination(definition, force.on, force.terminatedOn)];
  if (force.on !== null) {
    const verb = force.inForce ? 'entered' : 'will enter';
    return [`The ${definition.shortTitle} ${verb} into force on ${inWords(force.on)}.`];
  }
  return lacksArticle(force) ? [] : [willEnterIntoForce(view, force)];
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

function named(view: TreatyView, rows: readonly StatusRow[]) {
  return rows.map(({ participant }) => namedInText(view, participant.id));
}
