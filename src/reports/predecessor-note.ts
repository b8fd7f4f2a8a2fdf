/** The end note on what a predecessor had done: its own row is gone, or says nothing of the successor. */
import { ACT_KINDS, type Act, effectOf } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import { nameOn, type Participant, type ParticipantId } from '../domain/participant.ts';
import type { TreatyView } from '../projections/question.ts';
import { listed } from './running-text.ts';

/**
 * "its predecessor Czechoslovakia had signed the treaty on 7 October 1968 and ratified it on 23 December 1975." A
 * predecessor that lives on has a row of its own, and is named only where the successor has succeeded to its acts.
 * @param printed the acts behind the row.
 */
export function predecessorNote(
  view: TreatyView,
  id: ParticipantId,
  printed: readonly Act[],
): string | null {
  const succeeds = printed.filter(({ kind }) => kind.startsWith('succession'));
  const texts = [
    ...succeeds.flatMap(({ effectiveOn }) =>
      effectiveOn === undefined ? [] : [`succession with effect from ${inWords(effectiveOn)}`],
    ),
    ...predecessorsOf(view, id).flatMap(one => {
      const acts = actsBefore(view, one, id);
      if (acts.length > 0 && (hasCeased(view, one) || succeeds.length > 0)) {
        return [`its predecessor ${nameAt(one, acts)} had ${listed(acts.map(said))}`];
      }
      if (acts.length > 0 || succeeds.length === 0) return [];
      return [`no act of its predecessor ${nameAt(one, acts)} is on record`];
    }),
  ];
  return texts.length === 0 ? null : `${texts.join('; ')}.`;
}

/** Both sides of the register may name the other, or only one: the German Democratic Republic names its successor. */
function predecessorsOf({ register }: TreatyView, id: ParticipantId): Participant[] {
  const begun = register.get(id)?.began?.predecessors ?? [];
  const all = [...register.values()].filter(
    one => begun.includes(one.id) || one.ceased?.successors.includes(id),
  );
  return all.toSorted((one, other) => compare(one.id, other.id));
}

function hasCeased({ asOf }: TreatyView, { ceased }: Participant): boolean {
  return ceased !== null && ceased.on < asOf;
}

/** What it did once the successor had begun is not the successor's. */
function actsBefore({ acts, register }: TreatyView, { id }: Participant, successor: ParticipantId) {
  const began = register.get(successor)?.began?.on;
  return acts.filter(
    act => act.participant === id && SAID.has(effectOf(act)) && !(began && act.doneOn >= began),
  );
}

const SAID = new Set(['signs', 'consents', 'withdraws', 'revokes-withdrawal']);

function nameAt(participant: Participant, acts: readonly Act[]): string {
  const on = acts.at(-1)?.doneOn ?? participant.ceased?.on;
  return on === undefined ? participant.names[0].name : nameOn(participant, on).name;
}

function said(act: Act, index: number): string {
  const object = index === 0 ? 'the treaty' : 'it';
  const { verb } = ACT_KINDS[act.kind];
  const words = effectOf(act) === 'withdraws' ? `notified its ${act.kind} from` : verb;
  return `${words} ${object} on ${inWords(act.doneOn)}`;
}
