/** Entry into force as a reader sees it: when, by which instruments, or what is missing. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ParticipantId } from '../domain/participant.ts';
import {
  inTableOrder,
  type NamedParticipant,
  type NamedTreaty,
  named,
  type TreatyView,
  treatyOf,
} from './question.ts';
import type { Standings } from './standings.ts';

export interface ForceView {
  readonly treaty: NamedTreaty;
  readonly asOf: CalendarDate;
  readonly inForce: boolean;
  /** Given as soon as it is certain, also when it lies after `asOf`. */
  readonly on: CalendarDate | null;
  readonly article: string;
  readonly required: number;
  readonly counted: number;
  readonly missing: number;
  readonly triggeredOn: CalendarDate | null;
  readonly triggeredBy: readonly ParticipantId[];
  readonly conditions: readonly {
    readonly kind: 'instruments';
    readonly article: string;
    readonly required: number;
    readonly counted: number;
    readonly missing: number;
    readonly metOn: CalendarDate | null;
  }[];
  readonly parties: readonly {
    readonly participant: NamedParticipant;
    readonly boundFrom: CalendarDate;
  }[];
}

export function forceView(view: TreatyView, { force }: Standings): ForceView {
  const { article, required, counted, missing, triggeredOn, triggeredBy, on } = force;
  const bound = inTableOrder(view, [...force.boundFrom], ([id]) => id);
  return {
    treaty: treatyOf(view),
    asOf: view.asOf,
    inForce: on !== null && on <= view.asOf,
    on,
    article,
    required,
    counted,
    missing,
    triggeredOn,
    triggeredBy,
    conditions: [{ kind: 'instruments', article, required, counted, missing, metOn: triggeredOn }],
    parties: bound.map(([id, boundFrom]) => ({ participant: named(view, id), boundFrom })),
  };
}
