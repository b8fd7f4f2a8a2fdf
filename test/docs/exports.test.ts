/** docs/exports.md describes each column from the code's own list; `npx vitest run test/docs -u` writes it anew. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ACT_COLUMNS } from '../../src/reports/act-columns.ts';
import type { Column } from '../../src/reports/columns.ts';
import { PANEL_COLUMNS, PANEL_KEY } from '../../src/reports/panel-columns.ts';

const { codes } = JSON.parse(
  readFileSync(new URL('../../fixtures/cow-codes.json', import.meta.url), 'utf8'),
) as { codes: Record<string, number | null> };

it('docs/exports.md says what the columns are', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/exports.md');
});

function page(): string {
  const without = Object.keys(codes).filter(id => codes[id] === null);
  return [
    '# What `treaty export` writes',
    '',
    'Written by `npx vitest run test/docs -u` from `src/reports/act-columns.ts` and `panel-columns.ts`.',
    '',
    'All three ask at the coordinates of every question (`--as-of`, `--known-on`, `--at`), but for `treaty export` without a word, which gives',
    'the log as it is. Same log, same question, same bytes, the zip included. Text is UTF-8.',
    '',
    '- `treaty export`: the log, a line an entry; `treaty import` makes a ledger of it.',
    '- `treaty export acts`: one line for each act that counts, by number of treaty, then in legal order (by day; within a day signatures,',
    '  withdrawals, consents, statements). Retracted acts are left out, corrections are applied.',
    '- `treaty export panel`: one row for each treaty, State and calendar year.',
    '',
    'With `--out` or `--zip` the file appears once it is whole; a file that is there is replaced only with `--force`.',
    '',
    '## CSV, and spreadsheets',
    '',
    'RFC 4180: a header, commas, lines that end in CR LF, cells quoted where they must be. An empty cell is null. A cell that begins with `=`,',
    '`+`, `-`, `@`, a tab or a carriage return, or with the wide form of one of the four signs, is written with an apostrophe before it, lest a spreadsheet run it as a',
    'formula. Only free text can begin so (texts, notes, sources, names): whoever needs it unchanged takes JSON Lines, which escape nothing.',
    'Spreadsheets also turn `004` into 4: import the column `m49` as text.',
    '',
    '## Acts',
    '',
    'In JSON Lines each line has all keys, null where there is nothing.',
    '',
    ...table(ACT_COLUMNS),
    '',
    '## The panel',
    '',
    `No two rows agree in ${PANEL_KEY.map(name => `\`${name}\``).join(', ')}. Rows stand by number of treaty, then by participant, then by year.`,
    '',
    ...table(PANEL_COLUMNS),
    '',
    'Which rows there are: every State of the register that existed on some day of the year, by the row’s own day, also one that did nothing (`none`); none for a year before',
    'it began, none after the year in which it ceased, none before the year in which the treaty opened (or, of a treaty whose opening is not on',
    'record, the year of the first act). Where the register does not know',
    'the day on which a State began, it counts as there throughout. Acts on record under a State from before it began (published tables print',
    'predecessors’ acts so) show from its first row on. Territories and organisations, the European Union among them, are no',
    'States and have no row, so a year’s parties here may be fewer than `treaty status` counts.',
    '',
    'A treaty known from its published table alone has no articles on record, so the ledger cannot say for whom it is in force: its contracting',
    'States stay `contracting`.',
    '',
    'A row shows what the table of its day showed. A State that ceased in the course of a year stands in its last row as `ceased`.',
    'A withdrawal appears in `withdrawn_on` once it is notified, and in `standing` once it has effect. A State that came back shows its',
    'new consent, and `withdrew_this_year` tells of the old one. A signature ad referendum counts from its confirmation, with its own day, so',
    'that `signed_this_year` stays 0 where the confirmation came in a later year.',
    '',
    'There is no column that says who was at risk of joining: who may join is in a treaty’s own words (“all States”, “States members of',
    'the Commission”), which the ledger holds and does not interpret. For a treaty open to all, a State is at risk in the years before its first consent.',
    '',
    'Years after `censored_on` have rows, since the question asked for them; nothing in them was observed. Leave them out, or ask with',
    '`--as-of` or `--to`.',
    '',
    '### Codes of the Correlates of War Project',
    '',
    'They stand in `fixtures/cow-codes.json`, from a public copy of the State System Membership List, v2016 (`states2016.csv`); `fixtures/README.md` says how they were checked.',
    `None has ${without.map(id => `\`${id}\``).join(', ')}: the list has no Cook Islands, Niue, State of Palestine or Holy See. Former States have theirs: Czechoslovakia 315, the`,
    'German Democratic Republic 265, Yugoslavia 345, Yemen until 1990 678, Democratic Yemen 680. Germany is 260 until 2 October 1990 and 255 from then on. The',
    'list goes on with 345 for Serbia, and with 365 for the Russian Federation, which the register has as one State with the Soviet Union.',
    '',
    '### The zip',
    '',
    '| file | what it is |',
    '|---|---|',
    '| `panel.csv` | the rows |',
    '| `panel.csv-metadata.json` | [CSV on the Web](https://www.w3.org/TR/tabular-metadata/): names, datatypes, descriptions, primary key |',
    '| `datapackage.json` | [Frictionless Data Package](https://specs.frictionlessdata.io/tabular-data-package/): the same as a table schema |',
    '| `README.txt` | how to cite it: coordinates, position and root of the log; the command that gives it again |',
    '',
  ].join('\n');
}

function table<Row>(columns: readonly Column<Row>[]): string[] {
  return [
    '| column | type | may be empty | what it says |',
    '|---|---|---|---|',
    ...columns.map(
      ({ name, type, required, says }) =>
        `| \`${name}\` | ${type} | ${required ? 'no' : 'yes'} | ${says} |`,
    ),
  ];
}
