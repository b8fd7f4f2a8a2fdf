/** The report's sentences on the state of a treaty: paragraph 4 of E/CN.4/2002/89. */
import { ACT_KINDS } from '../domain/act.ts';
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { nameIn, type TreatyView } from '../projections/question.ts';
import type { StatusRow, StatusView } from '../projections/status.ts';
import { listed, states } from './running-text.ts';

export function paragraph(view: TreatyView, status: StatusView): string {
  const { definition } = view.record;
  const consented = status.rows.filter(({ standing }) =>
    ['contracting', 'party', 'released'].includes(standing),
  );
  const signedOnly = status.rows.filter(({ standing }) => standing === 'signatory');
  return [
    `As of ${inWords(status.asOf)}, the ${definition.title} had been ${consentVerbs(definition)} by ${namely(view, consented)}.`,
    ...(signedOnly.length === 0
      ? []
      : [`In addition, ${namely(view, signedOnly)}, signed the ${definition.shortTitle}.`]),
    entryIntoForce(definition, status),
  ].join(' ');
}

function entryIntoForce(
  definition: TreatyDefinition,
  { entryIntoForce: force }: StatusView,
): string {
  if (force.terminatedOn !== null) return termination(definition, force.on, force.terminatedOn);
  if (force.on !== null) {
    const verb = force.inForce ? 'entered' : 'will enter';
    return `The ${definition.shortTitle} ${verb} into force on ${inWords(force.on)}.`;
  }
  return `The ${definition.shortTitle} will enter into force when at least ${states(force.required)} have ${consentVerbs(definition)} it.`;
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

/** "ratified or acceded to" */
function consentVerbs({ consent }: TreatyDefinition): string {
  return listed(
    consent.map(({ kind }) => ACT_KINDS[kind].verb),
    'or',
  );
}
