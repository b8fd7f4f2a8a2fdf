/** Tables as XML: the structure of the UN Treaty Collection's files, and what is refused before it does harm. */
import { describe, expect, it } from 'vitest';
import { readXmlSheet } from '../../../src/exchange/tables/xml-sheet.ts';
import { WITHIN_TIME } from '../../support/within-time.ts';

const HEAD = '<Row><Entry>Participant</Entry><Entry>Signature</Entry></Row>';
const around = (table: string, header = '') =>
  `<Root><Treaty><Header>${header}</Header>\n<Participants>${table}</Participants></Treaty></Root>`;
const tgroup = (rows: string, head = HEAD) =>
  `<Table><TGroup><Thead>${head}</Thead><Tbody><Rows>${rows}</Rows></Tbody></TGroup></Table>`;
const row = (...cells: string[]) =>
  `<Row>${cells.map(cell => `<Entry>${cell}</Entry>`).join('')}</Row>`;
const table = (...rows: string[]) => around(tgroup(rows.join('')));

const read = (text: string) => {
  const reading = readXmlSheet(text);
  if ('reason' in reading) throw new Error(`line ${reading.line}: ${reading.reason}`);
  return reading;
};
const rowsOf = (text: string) => read(text).rows.map(({ name, cells }) => [name, ...cells]);

describe('readXmlSheet', () => {
  it('reads a cell with the tabs and blanks that the collection leaves in it', () => {
    expect(rowsOf(table(row('Ghana', ' 7 Sep\t 2000 ')))).toEqual([['Ghana', '7 Sep 2000']]);
  });

  it('reads empty cells, missing cells and empty rows', () => {
    expect(rowsOf(table('<Row><Entry>Ghana</Entry><Entry/></Row>', '<Row/>', row('Togo')))).toEqual(
      [
        ['Ghana', ''],
        ['Togo', ''],
      ],
    );
  });

  it.each([
    ['an element', 'America<superscript>7</superscript>'],
    ['text', 'America&lt;superscript&gt;7,8&lt;/superscript&gt;'],
    ['a tag left open', 'America&lt;superscript&gt;'],
    ['unread characters', 'Ameri<![CDATA[ca<superscript>7</superscript>]]>'],
    ['elements in elements', 'America<superscript><b>7</b></superscript>'],
    ['capitals', 'America<Superscript>a</Superscript>'],
    ['another element', 'America<sup>7</sup>'],
    ['raised digits', 'America ⁷'],
  ])('leaves out the footnote of a name that is written as %s', (_, name) => {
    expect(rowsOf(table(row(name)))).toEqual([['America', '']]);
  });

  it.each([
    ['<superscript>a</superscript>', '7 Sep 2000 a'],
    [' <superscript>AA</superscript>', '7 Sep 2000 AA'],
    ['&lt;superscript&gt;d&lt;/superscript&gt;', '7 Sep 2000 d'],
    ['<superscript>3</superscript> a', '7 Sep 2000 a'],
    ['<superscript>a, 3</superscript>', '7 Sep 2000 a'],
    ['<superscript>1,2</superscript>', '7 Sep 2000'],
    ['ᵃ', '7 Sep 2000 a'],
  ])('tells the mark of a date from a footnote: %s', (mark, cell) => {
    expect(rowsOf(table(row('Ghana', `7 Sep 2000${mark}`)))).toEqual([['Ghana', cell]]);
  });

  it('reads unknown elements for their text, and names of elements in either case', () => {
    const text = table(row('<ref to="x">Gha<i>na</i></ref><br/>(Republic)', '7&#160;Sep 2000'));
    const expected = [['Ghana (Republic)', '7 Sep 2000']];
    expect(rowsOf(text)).toEqual(expected);
    expect(rowsOf(text.toLowerCase().replace('ghana', 'x'))).toHaveLength(1);
    expect(
      rowsOf(text.replaceAll('Row', 'ROW').replaceAll('<T', '<t').replaceAll('</T', '</t')),
    ).toEqual(expected);
    expect(rowsOf(text.replaceAll(/<(\/?)(?=\w)/g, '<$1un:'))).toEqual(expected);
  });

  it('takes the title of the treaty from its header, without its footnote', () => {
    const title =
      '<ExternalData><Titlesect> The\nConvention&lt;superscript&gt;1&lt;/superscript&gt;</Titlesect></ExternalData>';
    expect(read(around(tgroup(''), title)).title).toBe('The Convention');
    expect(read(around(tgroup(''), '<Title>A <i>Pact</i></Title>')).title).toBe('A Pact');
    expect(read(around(tgroup(''), '<Note><Title>No</Title></Note>')).title).toBeNull();
  });

  it('reads the table of participants only', () => {
    const declarations = `<Declarations>${tgroup(row('Nobody', 'x'))}</Declarations>`;
    const text = table(row('Ghana', '1')).replace('</Treaty>', `${declarations}</Treaty>`);
    expect(rowsOf(text)).toEqual([['Ghana', '1']]);
    expect(readXmlSheet(text.replaceAll('Participants>', 'Others>'))).toEqual({
      reason: 'there is no table of Participants',
      line: 1,
    });
  });

  it('goes on through a second group under the same heading, and not under another', () => {
    const first = tgroup(row('Ghana', '1'));
    expect(rowsOf(around(first + tgroup(row('Togo', '2'))))).toEqual([
      ['Ghana', '1'],
      ['Togo', '2'],
    ]);
    const other = HEAD.replace('Signature', 'Succession');
    expect(readXmlSheet(around(`${first}\n${tgroup('', other)}`))).toEqual({
      reason: expect.stringContaining('two headings'),
      line: 3,
    });
  });

  it('gives the line on which a row begins, whatever ends lines', () => {
    const text = around(
      tgroup(`\r\n\r\n<Row\r\n>\r\n<Entry>Gha\r\nna</Entry></Row>\r\n${row('Togo')}`),
    );
    expect(read(text).rows.map(({ line }) => line)).toEqual([4, 8]);
  });
});

describe('readXmlSheet refuses, and soon', () => {
  it.each([
    ['a DOCTYPE', '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html/>', 'DOCTYPE', 2],
    [
      'a billion laughs',
      `<!DOCTYPE a [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(9e5)}]>\n<a>&b;</a>`,
      'DOCTYPE',
      1,
    ],
    [
      'an external entity',
      '\n<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'.trimStart(),
      'DOCTYPE',
      1,
    ],
    ['an entity of HTML', `${table(row('Ghana'), '\n<Row>&nbsp;</Row>')}`, 'an entity', 3],
    ['elements a million deep', '<a>'.repeat(1e6), 'too deep', 1],
    ['a million deep in a cell', table(row('<b>'.repeat(1e6))), 'too deep', 2],
    [
      'a million attributes',
      `<a ${Array.from({ length: 1e6 }, (_, i) => `a${i}="1"`).join(' ')}/>`,
      'too many attributes',
      1,
    ],
    ['a cell of ten megabytes', table(row('x'.repeat(1e7))), 'longer than 10000', 2],
    ['a cell of many small pieces', table(row('x<b/>'.repeat(1e6))), 'longer than 10000', 2],
    ['a title of ten megabytes', around('', `<Title>${'x'.repeat(1e7)}</Title>`), 'longer than', 1],
    ['a million columns', table(`<Row>${'<Entry/>'.repeat(1e6)}</Row>`), 'more than 100', 2],
    ['a million rows', table(row('a').repeat(5e5)), 'more than 5000 rows', 2],
    ['a name of ten megabytes', `<${'a'.repeat(1e7)}`, 'no well-formed XML', 1],
    ['rows before a heading', around(tgroup(row('Ghana'), '')), 'before their heading', 2],
    ['text under no heading', table(row('Ghana', '1', '2')), 'no heading stands over', 2],
    ['an end that is missing', '<a>\n<b>', 'no well-formed XML', 2],
    ['an end that is another', '<a>\n</b>', 'no well-formed XML', 2],
    ['an attribute given twice', '<a x="1" x="2"/>', 'no well-formed XML', 1],
  ])('%s', { ...WITHIN_TIME, timeout: 5_000 }, (_, text, reason, line) => {
    expect(readXmlSheet(text)).toEqual({ reason: expect.stringContaining(reason), line });
  });
});
