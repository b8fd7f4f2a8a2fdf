/** Tables as CSV: rules of the form, and faults with their lines. */
import { describe, expect, it } from 'vitest';
import { readCsvSheet } from '../../../src/exchange/tables/csv-sheet.ts';
import { LIMITS } from '../../../src/exchange/tables/sheet.ts';
import { WITHIN_TIME } from '../../support/within-time.ts';

const table = (...rows: string[]) =>
  ['Participant,Signature,"Ratification, Accession(a)"', ...rows].join('\n');

/** Each row as it is read, its line in front. */
const rowsOf = (text: string) => {
  const read = readCsvSheet(text);
  if ('reason' in read) throw new Error(`line ${read.line}: ${read.reason}`);
  return read.rows.map(({ line, name, cells }) => [line, name, ...cells]);
};

const refusal = (reason: string, line: number) => ({
  reason: expect.stringContaining(reason),
  line,
});

describe('readCsvSheet', () => {
  it('reads headings with commas, and empty ones', () => {
    expect(readCsvSheet('Participant,,"Ratification, Accession(a)"\nGhana,,7 Sep 2000')).toEqual({
      title: null,
      headings: ['', 'Ratification, Accession(a)'],
      rows: [{ line: 2, name: 'Ghana', cells: ['', '7 Sep 2000'] }],
    });
  });

  it.each(['\n', '\r\n', '\r'])('counts lines whatever ends them: %j', end => {
    const text = table('Ghana,7 Sep 2000,', '', '"Côte\nd\'Ivoire",,', 'Mexico,,').replaceAll(
      '\n',
      end,
    );
    expect(rowsOf(`${text}${end}`)).toEqual([
      [2, 'Ghana', '7 Sep 2000', ''],
      [4, "Côte d'Ivoire", '', ''],
      [6, 'Mexico', '', ''],
    ]);
  });

  it('reads a file whose lines end in different ways', () => {
    expect(rowsOf('Participant,S\r\nGhana,1\nMexico,2\r\nTogo,3')).toEqual([
      [2, 'Ghana', '1'],
      [3, 'Mexico', '2'],
      [4, 'Togo', '3'],
    ]);
  });

  it('pads a short row, and passes over blank cells beyond the headings', () => {
    expect(rowsOf(table('Ghana', 'Mexico,22 May 1991,,, ,'))).toEqual([
      [2, 'Ghana', '', ''],
      [3, 'Mexico', '22 May 1991', ''],
    ]);
  });

  it('passes over rows without any text, as spreadsheets save them', () => {
    expect(rowsOf(table('Ghana,,', ',,', ' , ,', 'Togo,,'))).toEqual([
      [2, 'Ghana', '', ''],
      [5, 'Togo', '', ''],
    ]);
  });

  it('keeps a row without a name: the line above may be continued', () => {
    expect(rowsOf(table(',7 Sep 2000,'))).toEqual([[2, '', '7 Sep 2000', '']]);
  });

  it('takes half-quoted and doubled quotes for what they are', () => {
    expect(rowsOf(table('"The ""former"" State",,'))).toEqual([[2, 'The "former" State', '', '']]);
  });

  it.each([
    [
      'text beyond the headings',
      table('Ghana,,', 'Togo,,,7 Sep 2000'),
      'no heading stands over',
      3,
    ],
    ['another first heading', 'State,Signature\nGhana,', '"State", not Participant', 1],
    ['semicolons', 'Participant;Signature', '"Participant;Signature", not Participant', 1],
    ['a quote left open', table('Ghana,,', '"Togo,,', 'Mexico,,', ''), 'never ends', 3],
    ['a quote left open after a long cell', table('"Gha\nna",,', '"Togo,,'), 'never ends', 4],
    ['a quote left open in the heading', '"Participant,S\nGhana,', 'never ends', 1],
    ['a quote in the middle', table('Ghana,,', 'To"go,,'), 'does not begin with one', 3],
    ['text after a quote', table('"Togo" (Republic),,'), 'text follows a closing quote', 2],
    ['a cell of ten megabytes', table(`Ghana,${'x'.repeat(1e7)},`), 'too long for a table', 2],
    ['a cell a little too long', table(`Ghana,${'x'.repeat(10_001)},`), 'longer than 10000', 2],
    ['a million columns', `Participant${',x'.repeat(1e6)}`, 'more than 100 columns', 1],
    ['twenty million columns', ','.repeat(LIMITS.file), 'too long for a table', 1],
    ['a million cells in a row', table(`Ghana${','.repeat(1e6)}`), 'more than 100 columns', 2],
    ['a million rows', table('Ghana,,\n'.repeat(1e6)), 'more than 5000 rows', 5002],
    ['millions of quotes', '"'.repeat(LIMITS.file), 'too long for a table', 1],
    ['nothing but line ends', `${'\r'.repeat(LIMITS.file - 1)}x`, 'no table', 1],
  ])('refuses %s, and soon', { ...WITHIN_TIME, timeout: 5_000 }, (_, text, reason, line) => {
    expect(readCsvSheet(text)).toEqual(refusal(reason, line));
  });

  it('reads a table that is as large as it may be', () => {
    const row = ['x', ...Array<string>(LIMITS.columns).fill('y')].join(',');
    const text = `Participant${',z'.repeat(LIMITS.columns)}\n${`${row}\n`.repeat(LIMITS.rows)}`;
    const rows = rowsOf(text);
    expect([rows.length, rows.at(-1)?.length]).toEqual([LIMITS.rows, LIMITS.columns + 2]);
  });
});
