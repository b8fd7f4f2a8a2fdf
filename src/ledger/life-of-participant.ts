/** What befell a participant, held against what the register and the acts on record say of it. */
import type { Act } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import type { Participant, ParticipantId } from '../domain/participant.ts';
import type { EntryOf } from './entry.ts';
import { precondition } from './precondition.ts';
import type { RuleOutcome } from './preconditions.ts';

type Event = EntryOf<'participant-event'>;

export function inItsTime({ event, on }: Event, participant: Participant | undefined): RuleOutcome {
  const { began = null, ceased = null } = participant ?? {};
  const rule = { rule: 'event-in-the-life-of-the-participant', article: 'VCSSRT art. 2(1)(b)' };
  const beginning = event === 'separated' || event === 'united' ? null : began;
  if (beginning !== null && on < beginning.on) {
    return precondition(rule, {
      because: `${inWords(on)} is before its beginning on ${inWords(beginning.on)}`,
      hint: 'Check the day and the participant.',
      category: 'refused',
    });
  }
  return precondition(
    rule,
    ceased === null || on <= ceased.on
      ? null
      : {
          because: `it has ceased to exist on ${inWords(ceased.on)}`,
          hint: 'Check the day and the participant; an event recorded in error is taken back: treaty retract ID --reason TEXT.',
          category: 'refused',
        },
  );
}

export function notItsOwn(id: ParticipantId, others: readonly ParticipantId[]): RuleOutcome {
  return precondition(
    { rule: 'successor-is-another', article: 'VCSSRT art. 2(1)(b) to (d)' },
    others.includes(id)
      ? {
          because: `${id} is named as its own predecessor or successor`,
          hint: 'Name the other States, or none.',
          category: 'refused',
        }
      : null,
  );
}

/** How many acts a message names. */
const NAMED = 5;

/**
 * The acts may be wrong, or the day: neither is for the ledger to say, so this is a warning.
 * @param acts those of the participant that count, towards every treaty.
 */
export function actsInItsLife({ event, on }: Event, acts: readonly Act[]): RuleOutcome {
  const isOutside = (act: Act) => (event === 'ceased' ? act.doneOn > on : act.doneOn < on);
  const outside = event === 'renamed' ? [] : acts.filter(isOutside);
  outside.sort((one, other) => compare(one.doneOn, other.doneOn));
  const [first] = outside;
  return precondition(
    { rule: 'acts-in-the-life-of-the-participant', article: 'VCLT art. 6; VCSSRT art. 2(1)(e)' },
    first === undefined
      ? null
      : {
          because: `done ${event === 'ceased' ? 'after' : 'before'} ${inWords(on)}, and on record: ${listed(outside)}`,
          hint: `See whether they are right: treaty explain ${first.treaty} ${first.participant} lists them with their ids.`,
          category: 'refused',
        },
    'warning',
  );
}

function listed(acts: readonly Act[]): string {
  const shown = acts.slice(0, NAMED);
  const named = shown.map(({ kind, treaty, doneOn }) => `${kind} ${treaty} ${inWords(doneOn)}`);
  const more = acts.length - shown.length;
  return [...named, ...(more > 0 ? [`and ${more} more`] : [])].join(', ');
}
