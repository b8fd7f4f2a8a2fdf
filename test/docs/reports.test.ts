/** docs/reports.md describes forms and columns from the code's own lists; `npx vitest run test/docs -u` writes it anew. */
import { expect, it } from 'vitest';
import { ACTION_COLUMNS } from '../../src/reports/actions.ts';
import { FORMS } from '../../src/reports/answer.ts';
import { CLAIM_COLUMNS } from '../../src/reports/claims.ts';
import { DIFF_COLUMNS } from '../../src/reports/diff-columns.ts';
import { EXPLANATION_COLUMNS } from '../../src/reports/explanation-columns.ts';
import { HISTORY_COLUMNS } from '../../src/reports/history.ts';
import { PARTICIPANT_COLUMNS } from '../../src/reports/participant.ts';

it('docs/reports.md says what forms and columns there are', async () => {
  await expect(page()).toMatchFileSnapshot('../../docs/reports.md');
});

type Described = { readonly name: string; readonly says: string };

const COLUMNS: readonly (readonly [string, readonly Described[]])[] = [
  ['history', HISTORY_COLUMNS],
  ['diff', DIFF_COLUMNS],
  ['participant', PARTICIPANT_COLUMNS],
  ['explain', EXPLANATION_COLUMNS],
  ['actions', ACTION_COLUMNS],
  ['claims', CLAIM_COLUMNS],
];

function page(): string {
  return [
    '# Reports and their forms',
    '',
    'Written by `npx vitest run test/docs -u` from the lists of forms and columns in `src/reports`.',
    '',
    '`status`, `history`, `diff`, `participant`, `explain`, `actions` and `claims` answer in the form that `--format` names, or that the ending of',
    `\`--out FILE\` tells: ${FORMS.map(form => `\`${form}\``).join(', ')}; \`history\` also as \`svg\`. Each report makes one document of its answer, and the`,
    'forms set that document; only the text cuts long titles of treaties. The same log and the same question give the same bytes: no form',
    'holds the time at which it was made.',
    '',
    '| form | what it is |',
    '|---|---|',
    '| `text` | for a terminal; marks as raised letters (ᵃ), the numbers of notes as raised digits (¹) |',
    '| `md` | CommonMark with the tables of GitHub; raised signs in `<sup>` |',
    '| `html` | one page that needs nothing besides itself: no script, no other host; for screen, phone, the dark, print and screen readers |',
    '| `csv` | RFC 4180, lines that end in CR LF; a cell that a spreadsheet would run as a formula is written with an apostrophe before it |',
    '| `json` | the answer itself, as `--json` gives it; its shapes are in [json-schema](json-schema) |',
    '| `docx` | for Word and LibreOffice: a real table whose heading row repeats, raised signs, page numbers, the language set; needs `--out` |',
    '| `svg` | the history drawn: signatories, contracting States and parties as steps, the threshold, the entry into force, every act; read aloud, it is a table |',
    '',
    'A file appears once it is whole. One that is there is replaced only with `--force`, and the ledger never.',
    '',
    '## The two profiles of a status table',
    '',
    '`--profile annex`, the form of the annex to E/CN.4/2002/89: the title in capitals, the day in brackets, Participant, Signature, and one column',
    'for the ways to consent that the treaty provides for and those that occur, each mark explained below the table.',
    '',
    '`--profile mtdsg`, the form of the UN Treaty Collection: headings as a published table last had them, or made of the kinds that occur, with their marks; who has withdrawn',
    'stands in brackets (in the annex too); numbered end notes tell of notices of withdrawal, of earlier names, and of what a predecessor had done. It is what `--format csv` prints',
    'unless the annex is asked for; a CSV has brackets and marks, and no notes.',
    '',
    '`--source-of PARTICIPANT` (repeatable; `all`) adds an end note with the source of each date in that row, in both profiles.',
    '',
    'What either profile prints, `treaty observe` reads back from text, Markdown, HTML and CSV: the same acts. Two cases apart: in the annex, which has',
    'one column for signatures and one for consents, kinds that share a mark, or were published without one, are not told apart, nor is a signature ad referendum from another; and a table without any column has no heading to be found by.',
    '',
    '## Milestones beside the history',
    '',
    '`treaty history --milestones FILE` shows dated notes beside the acts: numbered flags in the chart, a table of their own in text, Markdown, HTML and Word.',
    'The file is JSON: `{ "about", "source", "milestones": [ { "on": DAY, "text", "source" } ] }`; what took more than a day has `from` and `to`',
    'instead of `on`, and a month its first and its last day. `fixtures/E-CN.4-2002-89/milestones.json` is one.',
    '',
    '## The columns of each CSV',
    '',
    'Days are written YYYY-MM-DD. An empty cell says that there is nothing, or, in `diff`, that nothing differs.',
    ...COLUMNS.flatMap(([command, columns]) => [
      '',
      `### \`treaty ${command}\``,
      '',
      '| column | says |',
      '|---|---|',
      ...columns.map(({ name, says }) => `| \`${name}\` | ${says} |`),
    ]),
    '',
  ].join('\n');
}
