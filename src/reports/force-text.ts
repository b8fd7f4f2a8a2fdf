/** Entry into force in one sentence, with the article and the instruments that brought it about. */
import { inWords } from '../domain/calendar-date.ts';
import type { ForceView } from '../projections/force.ts';
import { listed } from './running-text.ts';

export function forceSentence(force: ForceView): string {
  if (force.on === null || force.triggeredOn === null) {
    return `Not in force: ${force.counted} of ${force.required} instruments deposited, ${force.missing} missing (article ${force.article}).`;
  }
  const names = new Map(force.parties.map(({ participant }) => [participant.id, participant.name]));
  const by = listed(force.triggeredBy.map(id => names.get(id) ?? id));
  return `${force.inForce ? 'In force since' : 'Enters into force on'} ${inWords(force.on)}: instrument number ${force.required} was deposited on ${inWords(force.triggeredOn)} by ${by} (article ${force.article}).`;
}
