/** Where the participants of a treaty stand, on a map and in the table that is its twin. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Standing } from '../domain/standing.ts';
import { type TreatyView, treatyOf } from '../projections/question.ts';
import { type StatusRow, type StatusView, statusView } from '../projections/status.ts';
import type { Answer } from './answer.ts';
import type { Column } from './columns.ts';
import type { Document } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { printedDay } from './printed.ts';
import { remarksAtTheEnd } from './record-remarks.ts';

export const SHADES = ['party', 'contracting', 'provisional', 'signatory', 'left'] as const;

export type Shade = (typeof SHADES)[number];

export interface MapMember {
  readonly id: string;
  readonly name: string;
  readonly m49: string | null;
}

export interface MapGroup {
  readonly shade: Shade;
  readonly name: string;
  readonly members: readonly MapMember[];
}

export interface MapMatter {
  readonly title: string;
  readonly asOf: CalendarDate;
  readonly groups: readonly MapGroup[];
}

const NAMES: Readonly<Record<Shade, string>> = {
  party: 'Party',
  contracting: 'Consented to be bound, not yet party',
  provisional: 'Applies it provisionally',
  signatory: 'Signed, not bound',
  left: 'Withdrawn or released',
};

const SHADE_OF: Readonly<Record<Standing, Shade | null>> = {
  ...{ party: 'party', contracting: 'contracting', signatory: 'signatory' },
  ...{ provisional: 'provisional', withdrawn: 'left', released: 'left', none: null, ceased: null },
};

export function mapAnswer(view: TreatyView): Answer {
  const status = statusView(view);
  const matter = matterOf(view, status);
  return {
    view: matter,
    document: () => mapReport(view, matter),
    csv: () => csvForm(COLUMNS, rowsOf(matter)),
    svg: async () => (await import('./map/world-map.tsx')).worldMap(matter),
  };
}

function matterOf(view: TreatyView, { treaty, asOf, rows }: StatusView): MapMatter {
  const groups = SHADES.map(shade => ({
    shade,
    name: NAMES[shade],
    members: rows.filter(row => SHADE_OF[row.standing] === shade).map(row => memberOf(view, row)),
  }));
  return {
    title: `${treaty.id}: where participants stand, ${printedDay(view)}`,
    asOf,
    groups: groups.filter(({ members }) => members.length > 0),
  };
}

function memberOf({ register }: TreatyView, { participant }: StatusRow): MapMember {
  return { ...participant, m49: register.get(participant.id)?.m49 ?? null };
}

function mapReport(view: TreatyView, matter: MapMatter): Document {
  const rows = rowsOf(matter).map(({ name, standing }) => [name, standing]);
  return {
    name: matter.title,
    blocks: [
      { kind: 'title', text: treatyOf(view).title },
      { kind: 'paragraph', lines: [matter.title] },
      rows.length === 0
        ? { kind: 'paragraph', lines: ['No act on record by that day.'] }
        : { kind: 'table', caption: matter.title, headings: ['Participant', 'Standing'], rows },
      ...remarksAtTheEnd(view),
    ],
  };
}

interface MapRow extends MapMember {
  readonly standing: string;
}

function rowsOf({ groups }: MapMatter): MapRow[] {
  return groups.flatMap(({ name: standing, members }) =>
    members.map(member => ({ ...member, standing })),
  );
}

const COLUMNS: readonly Column<MapRow>[] = [
  {
    ...{ name: 'participant', type: 'string', required: true, says: 'Its id in the register.' },
    cell: ({ id }) => id,
  },
  {
    ...{ name: 'name', type: 'string', required: true, says: 'As of the day asked about.' },
    cell: ({ name }) => name,
  },
  {
    ...{ name: 'm49', type: 'string', required: false, says: 'Its UN M49 code, where it has one.' },
    cell: ({ m49 }) => m49,
  },
  {
    ...{ name: 'standing', type: 'string', required: true, says: 'Where it stands, in words.' },
    cell: ({ standing }) => standing,
  },
];
