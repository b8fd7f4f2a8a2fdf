/** The status table in the form of the UN Treaty Collection: headings made of kinds and marks, dates as "7 Sep 2000". */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { inWords, MONTHS } from '../domain/calendar-date.ts';
import type { PrintedTable } from '../projections/printed-table.ts';
import { printedTable } from '../projections/printed-table.ts';
import type { TreatyView } from '../projections/question.ts';
import type { StatusView } from '../projections/status.ts';
import { type Document, marked, type Table } from './document.ts';
import {
  type EndNotes,
  endNotes,
  NO_NOTES,
  NOBODY,
  rowName,
  rowsOfTable,
  type SourcesOf,
  withdrawnIn,
} from './end-notes.ts';
import { forceSentence } from './force-text.ts';
import { remarksAtTheEnd } from './record-remarks.ts';
import { counted } from './running-text.ts';

export function collectionReport(
  view: TreatyView,
  status: StatusView,
  sourcesOf: SourcesOf = NOBODY,
): Document {
  const table = printedTable(view);
  const notes = endNotes(view, rowsOfTable(table), { ofTheCollection: true, sourcesOf });
  const { definition } = view.record;
  const { asOf, knownOn } = status;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  return {
    name: `${definition.id}: status as at ${inWords(asOf)}`,
    blocks: [
      { kind: 'title', text: definition.title },
      {
        kind: 'paragraph',
        lines: [
          `${definition.id}. Status as at ${inWords(asOf)}${known}.`,
          forceSentence(status.entryIntoForce),
          `${counted(status.counts.signatories, 'signatory', 'signatories')}, ${counted(status.counts.contracting, 'contracting State', 'contracting States')}.`,
        ],
      },
      {
        kind: 'table',
        caption: `${definition.title}: participants as at ${inWords(asOf)}`,
        ...collectionTable(
          view,
          { ...table, headings: table.headings.map(inWordsOfItsOwn) },
          notes,
        ),
      },
      ...(notes.notes.length === 0 ? [] : [{ kind: 'notes', notes: notes.notes } as const]),
      ...remarksAtTheEnd(view),
    ],
  };
}

/** @returns headings and rows alone, as the Collection's CSV has them. */
export function collectionTable(
  view: TreatyView,
  { headings, rows }: PrintedTable = printedTable(view),
  notes: EndNotes = NO_NOTES,
): Pick<Table, 'headings' | 'rows'> {
  const withdrawn = withdrawnIn(view);
  return {
    headings: ['Participant', ...headings],
    rows: rows.map(({ participant, cells }) => [
      rowName(participant, notes, withdrawn),
      ...cells.map(cell => (cell === null ? '' : marked(shortly(cell.on), cell.mark))),
    ]),
  };
}

/** Columns of text are told by their headings; one without is called as the record calls what it says. */
function inWordsOfItsOwn(heading: string, index: number): string {
  return heading || `Column ${index + 1}`;
}

/** `7 Sep 2000` */
function shortly(date: CalendarDate): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]?.slice(0, 3)} ${year}`;
}
