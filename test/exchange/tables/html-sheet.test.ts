/** Tables as HTML: found among those that lay a page out, read as browsers show them, and refused before harm. */
import { describe, expect, it } from 'vitest';
import { readHtmlSheet } from '../../../src/exchange/tables/html-sheet.ts';
import { WITHIN_TIME } from '../../support/within-time.ts';

const HEAD = '<tr><th>Participant</th><th>Signature</th></tr>';
const table = (rows: string, head = HEAD) => `<table>${head}\n${rows}</table>`;
const row = (...cells: string[]) => `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;

const read = (text: string) => {
  const reading = readHtmlSheet(text);
  if ('reason' in reading) throw new Error(`line ${reading.line}: ${reading.reason}`);
  return reading;
};
const rowsOf = (text: string) => read(text).rows.map(({ name, cells }) => [name, ...cells]);
const GHANA = row('Ghana', '7 Sep 2000');
const READ = [['Ghana', '7 Sep 2000']];

describe('readHtmlSheet', () => {
  it.each([
    ['of a page', `<!DOCTYPE html><html><body>${table(GHANA)}</body></html>`],
    ['in capitals', table(GHANA).replaceAll(/<\/?\w+/g, tag => tag.toUpperCase())],
    ['without the ends that HTML lets one leave out', table('<tr><td>Ghana<td>7 Sep 2000')],
    ['without the beginning of a row', table('<td>Ghana</td><td>7 Sep 2000</td>')],
    ['headed by plain cells', table(GHANA, HEAD.replaceAll('th>', 'td>'))],
    [
      'with a head, a body and a caption',
      `<table><caption>x</caption><thead>${HEAD}</thead><tbody>${GHANA}</table>`,
    ],
    [
      'within tables that lay the page out',
      `<table><tr><td>x<table><tr><td>${table(GHANA)}</table></table>`,
    ],
    [
      'after tables of other things',
      `<table><tr><td>Chapter<td>Participant</table>${table(GHANA)}`,
    ],
    ['with a heading that is repeated', table(GHANA + HEAD)],
    ['with rows that are empty', `${table(`${row('', '&nbsp;')}<tr></tr>${GHANA}`)}`],
    ['with spans of one', table(GHANA.replace('<td', '<td colspan=1 rowspan="1"'))],
    [
      'with breaks and signs of HTML',
      table(row('<p>Ghana</p>', '7<br>Sep&nbsp;<i>20</i>&#48;0<!-- x -->')),
    ],
    [
      'among scripts and styles',
      `<style>td{}</style>${table(`<tr><td>Ghana<script>"<td>"</script><td>7 Sep 2000`)}`,
    ],
  ])('reads a table %s', (_, text) => {
    expect(rowsOf(text)).toEqual(READ);
  });

  it.each([
    ['Chad<sup>1</sup>', 'Chad'],
    ['Chad <sup>1</sup> <sup>2</sup>', 'Chad'],
    ['Chad <a href="#1"><sup>1</sup></a>, <sup><a>18</a></sup>,', 'Chad'],
    ['[Chad] <sup>3</sup>', '[Chad]'],
    ['Chad ¹ ²', 'Chad'],
    ['C&ocirc;te d&#x2019;Ivoire', 'Côte d’Ivoire'],
  ])('reads the name %s', (printed, name) => {
    expect(rowsOf(table(row(printed)))).toEqual([[name, '']]);
  });

  it('tells a raised mark from the number of a note', () => {
    expect(rowsOf(table(row('Chad', '7 Sep 2000<sup>a</sup><sup>3</sup>')))).toEqual([
      ['Chad', '7 Sep 2000 a'],
    ]);
  });

  it('takes the title from the last first heading before the table, and the lines of rows', () => {
    const page = `<title>x</title><h1>The\nUN</h1><h1>A <i>Pact</i></h1>\n${table(`\n${GHANA}`)}<h1>Notes</h1>`;
    expect(read(page)).toMatchObject({ title: 'A Pact', rows: [{ line: 5 }] });
    expect(read(table(GHANA)).title).toBeNull();
  });

  it('passes over what follows the grid on a page of the UN Treaty Collection', () => {
    const territories = table(row('Nobody', 'x'), '<tr><td>Participant<td>Territories</tr>');
    const grid = table(GHANA).replace('<table', '<table id="ctl00_ContentPlaceHolder1_tblgrid"');
    expect(rowsOf(grid + territories)).toEqual(READ);
    expect(readHtmlSheet(`${table(GHANA)}\n${territories}`)).toEqual({
      reason: 'a second table begins here: give each table a file of its own',
      line: 3,
    });
  });
});

const deep = (tag: string) => tag.repeat(1e6);

describe('readHtmlSheet refuses, and soon', () => {
  it.each([
    ['a page without a table', '<!DOCTYPE html>\n<p>Down for maintenance', 'no table of Part', 1],
    ['a table of other things', '<table><tr><td>Treaty<td>Participant</table>', 'no table', 1],
    ['a page that was cut off', table(GHANA).replace('</table>', '\n<tr><td>To'), 'cut off', 3],
    ['a stray end', `<div>${table('<tr><td>Ghana</div></table>')}`, 'ends what stands around', 2],
    ['a table in a row', table(`<tr><td>${table(GHANA)}`), 'a table stands within a row', 2],
    ['a cell over two columns', table('<tr><td colspan="2">Ghana'), 'spans several', 2],
    ['a hidden row', table('<tr hidden><td>Ghana'), 'is hidden', 2],
    ['a row not displayed', table('<tr style="display: none"><td>Togo'), 'is hidden', 2],
    ['a cell over all rows', table('<tr><td rowspan=0>Ghana'), 'spans several', 2],
    ['a heading over two columns', table('', HEAD.replace('<th', '<th colspan=2')), 'spans', 1],
    ['text between cells', table('<tr>lost<td>Ghana'), 'between the cells', 2],
    ['text under no heading', table(row('Ghana', '1', '2')), 'no heading stands over "2"', 2],
    ['two headings', table(HEAD.replace('Signature', 'Accession')), 'two headings', 2],
    ['elements a million deep', deep('<b>'), 'too deep', 1],
    ['tables a million deep', deep('<table>'), 'too deep', 1],
    ['a million attributes', `<a ${deep('a=1 ')}`, 'too many attributes', 1],
    ['a cell of ten megabytes', table(row('x'.repeat(1e7))), 'longer than 10000', 2],
    ['a cell of many small pieces', table(row(deep('x<b></b>'))), 'longer than 10000', 2],
    ['a title of ten megabytes', `<h1>${'x'.repeat(1e7)}</h1>${table(GHANA)}`, 'longer than', 1],
    ['a million columns', table(deep('<td>')), 'more than 100 columns', 2],
    ['a million rows', table(deep('<tr><td>a')), 'more than 5000 rows', 2],
    ['a million empty rows', `${deep('<tr>')}\n`, 'more markup', 1],
    ['ten million entities', '&amp;'.repeat(4e6), 'more markup', 1],
    ['twenty million signs', '<'.repeat(2e7), 'more markup', 1],
    ['a name of ten megabytes', `<${'a'.repeat(1e7)}`, 'no table', 1],
    ['a comment without end', `<!--${'-'.repeat(1e7)}${table(GHANA)}`, 'no table', 1],
  ])('%s', { ...WITHIN_TIME, timeout: 30_000 }, (_, text, reason, line) => {
    expect(readHtmlSheet(text)).toEqual({ reason: expect.stringContaining(reason), line });
  });
});
