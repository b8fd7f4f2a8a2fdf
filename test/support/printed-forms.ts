/** Status tables in each form that holds a table, printed from one view, with every note that can be asked for. */
import type { TreatyView } from '../../src/projections/question.ts';
import { statusView } from '../../src/projections/status.ts';
import { annexReport, annexTable } from '../../src/reports/annex.ts';
import { collectionReport, collectionTable } from '../../src/reports/collection-table.ts';
import type { Document, Table } from '../../src/reports/document.ts';
import { tableCsv } from '../../src/reports/forms/csv.ts';
import { htmlForm } from '../../src/reports/forms/html.tsx';
import { markdownForm } from '../../src/reports/forms/markdown.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import type { Profile } from '../../src/reports/status.ts';

export interface Printed {
  /** The name under which `observe` would be given it. */
  readonly file: string;
  readonly text: string;
}

function inEachForm(document: Document, table: Pick<Table, 'headings' | 'rows'>): Printed[] {
  return [
    { file: 'IV-13.txt', text: textForm(document) },
    { file: 'IV-13.md', text: markdownForm(document) },
    { file: 'IV-13.html', text: htmlForm(document) },
    { file: 'IV-13.csv', text: tableCsv(table) },
  ];
}

export const PRINTED: Readonly<Record<Profile, (view: TreatyView) => Printed[]>> = {
  annex: view => {
    const status = statusView(view);
    return inEachForm(annexReport(view, status, 'all'), annexTable(view, status));
  },
  mtdsg: view => inEachForm(collectionReport(view, statusView(view), 'all'), collectionTable(view)),
};
