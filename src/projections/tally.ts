/**
 * The acts of a period across all treaties: how many there were, by treaty, by kind and by participant.
 *
 * A treaty action, as the report counts those of the Millennium Summit ("273 treaty actions were undertaken by 84 States"), is
 * an act by which a participant moves towards a treaty or away from it: what the UN's treaty events invite to, signature,
 * ratification, accession and the like, and what undoes them. A reservation, a declaration, an objection, a
 * territorial application or a notification leaves its author where it stood, and mostly comes with an instrument that
 * is counted already: such statements are listed, and counted apart.
 */
import { type ActKind, effectOf, inOrderOfKind } from '../domain/act.ts';
import { type CalendarDate, earlierOf, type Period } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Participant, ParticipantId } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { inOrderOfNumber } from '../domain/treaty-order.ts';
import { type ActionsView, actionsView } from './actions.ts';
import {
  type Coordinates,
  mayLackActs,
  type NamedParticipant,
  type NamedTreaty,
  nameIn,
  type RegisterView,
  type TreatyView,
  treatyOf,
} from './question.ts';

export type ActionOfTreaty = ActionsView['acts'][number] & { readonly treaty: NamedTreaty };

export interface TallyCounts {
  readonly signatures: number;
  readonly consents: number;
  /** All acts but statements: these two, withdrawals, provisional applications and so on. */
  readonly actions: number;
  readonly statements: number;
}

export interface KindTally {
  readonly kind: ActKind;
  readonly count: number;
}

export interface TreatyTally {
  readonly treaty: NamedTreaty;
  readonly counts: TallyCounts;
  /** In the order of the law, signature first; only those that occur. */
  readonly kinds: readonly KindTally[];
  /** How many have undertaken an action, statements apart. */
  readonly participants: number;
}

export interface ParticipantTally {
  readonly participant: NamedParticipant;
  readonly kind: Participant['kind'];
  /** In a sentence, with its article: "the European Union". */
  readonly inText: string;
  readonly actions: number;
  readonly statements: number;
}

export interface TallyView extends Coordinates {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** By day, then in the order of the treaties' numbers, then in that of the table. */
  readonly acts: readonly ActionOfTreaty[];
  readonly counts: TallyCounts;
  /** Those towards which something was done, in the order of their numbers. */
  readonly treaties: readonly TreatyTally[];
  readonly kinds: readonly KindTally[];
  /** In the order of a table's rows; also who only made statements. */
  readonly participants: readonly ParticipantTally[];
  /** How many treaties were looked through. */
  readonly examined: number;
  /** Of these, those whose record may lack acts of the period: complete to an earlier day, or not declared so. */
  readonly incomplete: readonly {
    readonly treaty: NamedTreaty;
    readonly completeTo: CalendarDate | null;
  }[];
}

/** All that the tally needs of one treaty, so that its view can be let go before the next one is read. */
export interface TreatyActions {
  readonly treaty: NamedTreaty;
  readonly acts: ActionsView['acts'];
  readonly counts: ActionsView['counts'];
  readonly completeTo: CalendarDate | null;
  readonly mayLackActs: boolean;
}

export function treatyActions(view: TreatyView, period: Period): TreatyActions {
  const { acts, counts } = actionsView(view, period);
  return {
    treaty: treatyOf(view),
    acts,
    counts,
    completeTo: view.record.completeTo,
    mayLackActs: mayLackActs({ ...view, asOf: earlierOf(view.asOf, period.to) }),
  };
}

/** @param treaties of the period, each at the coordinates of `view`, in any order. */
export function tallyView(
  view: RegisterView,
  { from, to }: Period,
  treaties: readonly TreatyActions[],
): TallyView {
  const { asOf, knownOn, position } = view;
  const ordered = inOrderOfNumber(treaties, ({ treaty }) => treaty.id as TreatyId);
  const acts = ordered
    .flatMap(one => one.acts.map(act => ({ treaty: one.treaty, ...act })))
    .toSorted((one, other) => compare(one.on, other.on));
  return {
    ...{ from, to, asOf, knownOn, position },
    acts,
    counts: countsOf(acts, {
      signatures: sum(ordered, ({ counts }) => counts.signatures),
      consents: sum(ordered, ({ counts }) => counts.consents),
    }),
    treaties: ordered.filter(one => one.acts.length > 0).map(treatyTally),
    kinds: kindsOf(acts),
    participants: participantsOf(view, acts),
    examined: treaties.length,
    incomplete: ordered
      .filter(one => one.mayLackActs)
      .map(({ treaty, completeTo }) => ({ treaty, completeTo })),
  };
}

export function isStatement(act: { readonly kind: ActKind }): boolean {
  return effectOf(act) === 'states';
}

function treatyTally({ treaty, acts, counts }: TreatyActions): TreatyTally {
  const authors = acts.filter(act => !isStatement(act)).map(({ participant }) => participant.id);
  return {
    treaty,
    counts: countsOf(acts, counts),
    kinds: kindsOf(acts),
    participants: new Set(authors).size,
  };
}

function countsOf(acts: ActionsView['acts'], counts: ActionsView['counts']): TallyCounts {
  const statements = acts.filter(isStatement).length;
  return { ...counts, actions: acts.length - statements, statements };
}

function kindsOf(acts: ActionsView['acts']): KindTally[] {
  const all = groupBy(acts, ({ kind }) => kind);
  return inOrderOfKind(all.keys()).map(kind => ({ kind, count: all.get(kind)?.length ?? 0 }));
}

function participantsOf(view: RegisterView, acts: ActionsView['acts']): ParticipantTally[] {
  const authors = [...groupBy(acts, ({ participant }) => participant.id)];
  const keyed = authors.map(([id, own]) => ({
    key: `${nameIn(view, id).sortKey} ${id}`,
    tally: participantTally(view, id, own),
  }));
  keyed.sort((one, other) => compare(one.key, other.key));
  return keyed.map(({ tally }) => tally);
}

function participantTally(
  view: RegisterView,
  id: ParticipantId,
  acts: ActionsView['acts'],
): ParticipantTally {
  const { name, inText } = nameIn(view, id);
  const statements = acts.filter(isStatement).length;
  return {
    participant: { id, name },
    kind: view.register.get(id)?.kind ?? 'state',
    inText,
    actions: acts.length - statements,
    statements,
  };
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
