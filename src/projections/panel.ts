/** One row for each State and calendar year: the status table of every 31 December, for statistics. */
import type { ActKind } from '../domain/act.ts';
import { type CalendarDate, dateOf, earlierOf } from '../domain/calendar-date.ts';
import type { Participant, ParticipantId } from '../domain/participant.ts';
import type { Standing } from '../domain/standing.ts';
import { opensOn } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { nameIn, onDay, type TreatyView } from './question.ts';
import { type ParticipantStanding, standings } from './standings.ts';
import { rowOf } from './status.ts';

/** Every date is what a table of `asOf` shows: no row tells what came after its own day. */
export interface PanelRow {
  readonly treaty: TreatyId;
  readonly participant: ParticipantId;
  readonly m49: string | null;
  /** Correlates of War. */
  readonly cow: number | null;
  readonly name: string;
  readonly year: number;
  /** 31 December, or in the last year the day asked about where that is earlier. */
  readonly asOf: CalendarDate;
  readonly standing: Standing;
  readonly signedOn: CalendarDate | null;
  readonly consentedOn: CalendarDate | null;
  readonly consentKind: ActKind | null;
  readonly inForceOn: CalendarDate | null;
  readonly withdrawnOn: CalendarDate | null;
  readonly signedThisYear: boolean;
  readonly consentedThisYear: boolean;
  readonly withdrewThisYear: boolean;
  readonly completeTo: CalendarDate | null;
  /** The last day of which the record speaks at all. */
  readonly censoredOn: CalendarDate;
}

export interface PanelYears {
  /**
   * Null: the year in which the treaty opened, before which there is no row in any case. Where that is not known,
   * the year of the first act stands for it.
   */
  readonly from: number | null;
  /** Null: the year of the day asked about, after which there is none. */
  readonly to: number | null;
}

/** The code that a participant bears on a day, or null. */
export type CodeOn = (participant: ParticipantId, on: CalendarDate) => number | null;

/** By participant id, and for each by year. Territories and organisations are no States, and have no row. */
export function* panelRows(
  view: TreatyView,
  years: PanelYears,
  cowOn: CodeOn,
): Generator<PanelRow> {
  const tables = yearsOf(view, years).map(year => yearEnd(view, year));
  const states = [...view.register.values()].filter(({ kind }) => kind === 'state');
  for (const state of states.toSorted((one, other) => (one.id < other.id ? -1 : 1))) {
    for (const table of tables) {
      if (existedIn(table, state)) yield panelRow(table, state, cowOn);
    }
  }
}

/** A treaty known from its table alone may have no day of opening; with no act either, there is no year to tell of. */
function yearsOf(view: TreatyView, { from, to }: PanelYears): number[] {
  const opened = opensOn(view.record.definition) ?? view.acts[0]?.doneOn;
  if (opened === undefined) return [];
  const first = Math.max(yearOf(opened), from ?? 0);
  const last = Math.min(yearOf(view.asOf), to ?? Number.POSITIVE_INFINITY);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The treaty as the table of a year's last day has it. */
interface YearEnd {
  readonly year: number;
  readonly view: TreatyView;
  readonly standings: ReadonlyMap<ParticipantId, ParticipantStanding>;
  readonly censoredOn: CalendarDate;
}

/** One replay serves all States: a day's standings are computed together. */
function yearEnd(view: TreatyView, year: number): YearEnd {
  const onLastDay = onDay(view, earlierOf(lastDayOf(year), view.asOf));
  const all = standings(onLastDay).participants.map(one => [one.participant, one] as const);
  return { year, view: onLastDay, standings: new Map(all), censoredOn: censoredOn(view) };
}

/** Nothing done after the day asked about, known after the day of knowledge, or beyond what was declared complete. */
function censoredOn({ asOf, knownOn, record: { completeTo } }: TreatyView): CalendarDate {
  return [knownOn, completeTo].reduce<CalendarDate>(
    (earliest, day) => (day === null ? earliest : earlierOf(earliest, day)),
    asOf,
  );
}

function existedIn({ year, view }: YearEnd, { began, ceased }: Participant): boolean {
  const hadBegun = began === null || began.on <= view.asOf;
  return hadBegun && (ceased === null || yearOf(ceased.on) >= year);
}

function panelRow(table: YearEnd, state: Participant, cowOn: CodeOn): PanelRow {
  const { year, view, standings, censoredOn } = table;
  const one = standings.get(state.id);
  return {
    treaty: view.record.definition.id,
    participant: state.id,
    m49: state.m49,
    cow: cowOn(state.id, view.asOf),
    name: nameIn(view, state.id).name,
    year,
    asOf: view.asOf,
    ...(one === undefined ? withoutAct(state, view.asOf) : withActs(table, one)),
    completeTo: view.record.completeTo,
    censoredOn,
  };
}

type Told = Omit<
  PanelRow,
  'treaty' | 'participant' | 'm49' | 'cow' | 'name' | 'year' | 'asOf' | 'completeTo' | 'censoredOn'
>;

function withoutAct({ ceased }: Participant, asOf: CalendarDate): Told {
  return {
    standing: ceased !== null && ceased.on < asOf ? 'ceased' : 'none',
    signedOn: null,
    consentedOn: null,
    consentKind: null,
    inForceOn: null,
    withdrawnOn: null,
    signedThisYear: false,
    consentedThisYear: false,
    withdrewThisYear: false,
  };
}

function withActs({ year, view }: YearEnd, one: ParticipantStanding): Told {
  const { standing, signature, consent, inForceFrom, withdrawal } = rowOf(view, one);
  const falls = (day: CalendarDate | undefined) => day !== undefined && yearOf(day) === year;
  const { consents } = one.relation;
  return {
    standing,
    signedOn: signature?.on ?? null,
    consentedOn: consent?.on ?? null,
    consentKind: consent?.kind ?? null,
    inForceOn: inForceFrom,
    withdrawnOn: withdrawal?.effectiveOn ?? null,
    signedThisYear: falls(signature?.on),
    consentedThisYear: consents.some(({ act }) => falls(act.doneOn)),
    withdrewThisYear: consents.some(
      ({ withdrawal: left, takenBack }) =>
        takenBack === null &&
        falls(left?.effectiveOn) &&
        left !== null &&
        left.effectiveOn <= view.asOf,
    ),
  };
}

export function yearOf(day: CalendarDate): number {
  return Number(day.slice(0, 4));
}

function lastDayOf(year: number): CalendarDate {
  const day = dateOf(year, 12, 31);
  if (day === null) throw new Error(`the calendar has no year ${year}`);
  return day;
}
