/**
 * Who did something, in running text: "17 States, namely, Azerbaijan, … and Uruguay". Organizations and territories are
 * no States, and are named apart.
 */

import { belowTenInWords } from '../domain/number-in-words.ts';
import type { Participant, ParticipantId } from '../domain/participant.ts';
import { nameIn, type RegisterView } from '../projections/question.ts';
import { listed, states } from './running-text.ts';

export interface NamedInText {
  readonly kind: Participant['kind'];
  /** With its article: "the Philippines". */
  readonly inText: string;
}

export function namedInText(view: RegisterView, id: ParticipantId): NamedInText {
  return { kind: view.register.get(id)?.kind ?? 'state', inText: nameIn(view, id).inText };
}

/** As the object of a passive: "17 States, namely, …, and by the European Union". Never of nobody. */
export function agents(all: readonly NamedInText[]): string {
  return apart(groups(all), 'by ');
}

/** As the subject of a verb, closed by a comma where names stand in apposition: "12 States, namely, …, signed". */
export function subjects(all: readonly NamedInText[]): string {
  const each = groups(all);
  return `${apart(each, '')}${each.at(-1)?.includes(', namely, ') ? ',' : ''}`;
}

/** "84 States and the European Union": States by their number alone. Never of nobody. */
export function countedWithoutNames(all: readonly NamedInText[]): string {
  const number = all.filter(({ kind }) => kind === 'state').length;
  const others = groups(all.filter(({ kind }) => kind !== 'state'));
  return number === 0 ? apart(others, '') : listed([states(number), ...others]);
}

/** One phrase for each sort of participant that there is, States first. */
function groups(all: readonly NamedInText[]): string[] {
  const named = (kind: NamedInText['kind']) =>
    all.filter(one => one.kind === kind).map(({ inText }) => inText);
  const own = named('state');
  return [
    ...(own.length === 0 ? [] : [`${states(own.length)}, namely, ${listed(own)}`]),
    ...others(named('organisation'), 'organizations'),
    ...others(named('territory'), 'territories'),
  ];
}

/** One alone goes by its name: "the European Union". */
function others(names: readonly string[], many: string): string[] {
  if (names.length < 2) return [...names];
  return [`${belowTenInWords(names.length)} ${many}, namely, ${listed(names)}`];
}

function apart(phrases: readonly string[], before: string): string {
  const each = phrases.map(phrase => `${before}${phrase}`);
  if (each.length < 2) return each.join('');
  return `${each.slice(0, -1).join(', ')}, and ${each.at(-1)}`;
}
