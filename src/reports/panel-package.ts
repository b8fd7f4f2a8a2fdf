/** What goes beside panel.csv: its schema for CSV on the Web and as a Frictionless Data Package, and how to cite it. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import type { PanelRow } from '../projections/panel.ts';
import type { Column } from './columns.ts';
import { PANEL_COLUMNS, PANEL_KEY } from './panel-columns.ts';
import { wrapped } from './text-table.ts';

/** What was asked, and of which log. */
export interface PanelOrigin {
  readonly treaties: readonly TreatyId[];
  /** Whether these are all that the log held. */
  readonly all: boolean;
  readonly from: number | null;
  readonly to: number | null;
  readonly rows: number;
  readonly asOf: CalendarDate;
  readonly knownOn: CalendarDate | null;
  readonly position: number;
  /** Of the Merkle tree over the log up to `position`. */
  readonly root: string;
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

const TITLE = 'Panel of treaty actions, one row for each treaty, State and year';
const COW =
  'Correlates of War Project, State System Membership List, v2016 (https://correlatesofwar.org)';

export function filesBeside(origin: PanelOrigin): NamedText[] {
  return [
    { name: 'panel.csv-metadata.json', text: json(csvOnTheWeb(origin)) },
    { name: 'datapackage.json', text: json(dataPackage(origin)) },
    { name: 'README.txt', text: readme(origin) },
  ];
}

/** https://www.w3.org/TR/tabular-metadata/ */
function csvOnTheWeb(origin: PanelOrigin) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: 'panel.csv',
    'dc:title': TITLE,
    'dc:description': citation(origin),
    dialect: { delimiter: ',', encoding: 'utf-8', header: true, lineTerminators: ['\r\n'] },
    tableSchema: {
      null: '',
      columns: PANEL_COLUMNS.map(({ name, type, required, says }) => ({
        name,
        titles: name,
        'dc:description': says,
        datatype: CSVW_TYPE[type],
        required,
      })),
      primaryKey: PANEL_KEY,
    },
  };
}

const CSVW_TYPE: Readonly<Record<Column<PanelRow>['type'], unknown>> = {
  string: 'string',
  integer: 'integer',
  year: 'gYear',
  date: { base: 'date', format: 'yyyy-MM-dd' },
  instant: 'dateTimeStamp',
};

/** https://specs.frictionlessdata.io/tabular-data-package/ */
function dataPackage(origin: PanelOrigin) {
  return {
    profile: 'tabular-data-package',
    name: 'treaty-panel',
    title: TITLE,
    description: citation(origin),
    sources: [{ title: logIn(origin) }, { title: COW }],
    resources: [
      {
        profile: 'tabular-data-resource',
        name: 'panel',
        path: 'panel.csv',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\r\n', doubleQuote: true, header: true },
        schema: {
          fields: PANEL_COLUMNS.map(({ name, type, required, says }) => ({
            name,
            type: type === 'instant' ? 'datetime' : type,
            description: says,
            constraints: { required },
          })),
          missingValues: [''],
          primaryKey: PANEL_KEY,
        },
      },
    ],
  };
}

function readme(origin: PanelOrigin): string {
  const paragraphs = [
    TITLE,
    'Cite as:',
    citation(origin),
    `The ledger that gave it: ${logIn(origin)}. Asked again of the same log, the same question gives the same bytes:`,
    command(origin),
    `Treaties: ${origin.treaties.join(', ')}.`,
    'panel.csv holds the data, in UTF-8 with CR LF line ends (RFC 4180); an empty cell is null. panel.csv-metadata.json (CSV on the Web) and datapackage.json (Frictionless Data Package) describe its columns.',
    `Codes: ISO 3166-1; UNSD M49; ${COW}.`,
  ];
  // A command stays on one line, to be copied.
  const lines = paragraphs.map(text =>
    text === command(origin) ? text : wrapped(text, 100).join('\n'),
  );
  return `${lines.join('\n\n')}\n`;
}

function citation(origin: PanelOrigin): string {
  const { treaties, asOf, knownOn, position, root, rows } = origin;
  const what = treaties.length === 1 ? treaties[0] : `${treaties.length} treaties`;
  const known = knownOn === null ? '' : `, as known on ${inWords(knownOn)}`;
  return `treaty-ledger, panel of ${what} by State and year (${rows} rows), as of ${inWords(asOf)}${known}, at position ${position} of the log with root ${root}.`;
}

function logIn({ position, root }: PanelOrigin): string {
  return `a log of ${position} entries, root ${root}`;
}

function command({ treaties, all, from, to, asOf, knownOn, position }: PanelOrigin): string {
  return [
    `treaty export panel ${all ? 'all' : treaties.join(' ')}`,
    ...(from === null ? [] : [`--from ${from}`]),
    ...(to === null ? [] : [`--to ${to}`]),
    `--as-of ${asOf}`,
    ...(knownOn === null ? [] : [`--known-on ${knownOn}`]),
    `--at ${position} --zip FILE`,
  ].join(' ');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
