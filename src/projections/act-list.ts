/** Every act that counts, one line each, as statistics and spreadsheets want them. */
import type { ActId, ActKind } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ParticipantId } from '../domain/participant.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import type { ActOnRecord } from '../ledger/treaty-record.ts';
import { nameIn, type TreatyView } from './question.ts';
import { cellOf } from './status.ts';

/** What an act does not have is null, never left out: each line has the same keys. */
export interface ListedAct {
  readonly treaty: TreatyId;
  readonly participant: ParticipantId;
  readonly name: string;
  readonly kind: ActKind;
  readonly mark: string;
  readonly doneOn: CalendarDate;
  readonly effectiveOn: CalendarDate | null;
  /** When it was made known that the act reads so; where nobody stated a day, the UTC day of `recordedAt` stands for it. */
  readonly notifiedOn: CalendarDate | null;
  readonly concerns: ActId | null;
  readonly text: string | null;
  readonly territory: string | null;
  readonly id: ActId;
  /** Of the entry that made the act read so: the last correction, or the one that recorded it. */
  readonly position: number;
  readonly source: string | null;
  readonly note: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** How many corrections the line already contains. */
  readonly corrections: number;
}

/** In legal order. An act that was retracted, or done after the day asked about, is not among them. */
export function actList(view: TreatyView): ListedAct[] {
  const onRecord = new Map(view.record.acts.map(one => [one.act.id, one]));
  return view.acts.flatMap(({ id }) => {
    const one = onRecord.get(id);
    return one === undefined ? [] : [listed(view, one)];
  });
}

function listed(
  view: TreatyView,
  { act, entry, corrections, publications }: ActOnRecord,
): ListedAct {
  const { on, kind, mark } = cellOf(act);
  const said = corrections.at(-1) ?? entry;
  const printedOn = publications.find(({ printed }) => printed)?.notifiedOn;
  const told = said === entry ? [entry.notifiedOn, printedOn] : [said.notifiedOn];
  return {
    treaty: act.treaty,
    participant: act.participant,
    name: nameIn(view, act.participant).name,
    kind,
    mark,
    doneOn: on,
    effectiveOn: act.effectiveOn ?? null,
    notifiedOn: told.filter(day => day !== undefined).toSorted()[0] ?? null,
    concerns: act.concerns ?? null,
    text: act.text ?? null,
    territory: act.territory ?? null,
    id: act.id,
    position: said.position,
    source: said.source ?? null,
    note: said.note ?? null,
    recordedAt: said.recordedAt,
    recordedBy: said.recordedBy,
    corrections: corrections.length,
  };
}
