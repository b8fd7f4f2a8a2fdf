/** What an article on entry into force says besides a number of instruments, in the words of a list. */
import { inWords } from '../domain/calendar-date.ts';
import type { Condition, EntryIntoForceClause } from '../domain/clause.ts';
import { unreachable } from '../domain/unreachable.ts';
import { partOf } from './entry-conditions.ts';

/** "55 per cent of the 1990 carbon dioxide emissions of …", "not before 24 September 1998" */
export function furtherConditions(clause: EntryIntoForceClause): string[] {
  const { conditions, notBefore, fixedDay, notBeforeTreaty } = clause;
  return [
    ...conditions.flatMap(inWordsOf),
    ...(fixedDay === undefined ? [] : [`on ${inWords(fixedDay)}, if all is fulfilled by then`]),
    ...(notBefore === undefined ? [] : [`not before ${inWords(notBefore)}`]),
    ...(notBeforeTreaty === undefined ? [] : [`the entry into force of ${notBeforeTreaty}`]),
  ];
}

/** Nothing of a number of instruments, which the claim itself states. */
function inWordsOf(condition: Condition): string[] {
  switch (condition.kind) {
    case 'instruments':
    // Of an article that is not in the ledger no claim is judged.
    case 'unknown':
      return [];
    case 'named':
      return [condition.list];
    case 'share':
      return [shareInWords(condition)];
    case 'part-of-parties':
      return [partInWords(condition)];
    case 'declared':
      return [condition.what];
    default:
      return unreachable(condition);
  }
}

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** Some definitions write the unit into the name of the list. */
function shareInWords({ list, percent }: Of<'share'>): string {
  return `${percent} ${list.startsWith('per cent') ? list : `per cent of ${list}`}`;
}

function partInWords(condition: Of<'part-of-parties'>): string {
  const { of, on } = condition;
  const day = on === 'that day' ? 'on that day' : `on ${inWords(on)}`;
  return `${partOf(condition)} of the parties to ${of} ${day}`;
}
