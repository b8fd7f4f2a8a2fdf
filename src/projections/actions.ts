/** The acts done in a period, both days included. */
import { type ActId, type ActKind, COUNTS_AS, effectOf } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import { inTableOrder, type NamedParticipant, named, type TreatyView } from './question.ts';
import { cellOf } from './status.ts';

export interface ActionsView {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** By day, and within a day in the order of the table. */
  readonly acts: readonly {
    readonly id: ActId;
    readonly on: CalendarDate;
    readonly kind: ActKind;
    readonly mark: string;
    readonly participant: NamedParticipant;
  }[];
  readonly counts: { readonly signatures: number; readonly consents: number };
}

export function actionsView(
  view: TreatyView,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
): ActionsView {
  const within = view.acts.filter(act => act.doneOn >= from && act.doneOn <= to);
  const ordered = inTableOrder(view, within, act => act.participant).toSorted((one, other) =>
    compare(one.doneOn, other.doneOn),
  );
  const count = (what: keyof ActionsView['counts']) =>
    within.filter(act => COUNTS_AS[effectOf(act)] === what).length;
  return {
    from,
    to,
    acts: ordered.map(act => {
      const { on, kind, mark } = cellOf(act);
      return { id: act.id, on, kind, mark, participant: named(view, act.participant) };
    }),
    counts: { signatures: count('signatures'), consents: count('consents') },
  };
}
