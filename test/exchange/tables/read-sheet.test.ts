/** One table in its four forms, the forms of the archives, and what no form can hold. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../src/exchange/tables/read-sheet.ts';
import { LIMITS, type Sheet, type SheetReading } from '../../../src/exchange/tables/sheet.ts';
import { archives } from '../../support/untc.ts';

const FOLDER = new URL('../../../fixtures/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

const sheet = (reading: SheetReading): Sheet => {
  if ('reason' in reading) throw new Error(`line ${reading.line}: ${reading.reason}`);
  return reading;
};

/** Without lines and title, in which the forms differ. */
const content = (name: string) => {
  const { headings, rows } = sheet(readSheet(fixture(`tables/${name}`), name));
  return { headings, rows: rows.map(({ name, cells }) => [name, ...cells]) };
};

describe('one table in four forms', () => {
  it('is the same sheet', () => {
    expect(content('4-13.csv')).toEqual({
      headings: ['Signature', 'Ratification, Accession(a)'],
      rows: [
        ['Azerbaijan', '', '11 Jan 1999 a'],
        ['Bangladesh', '7 Oct 1998', ''],
        ['Bosnia and Herzegovina', '', '13 Dec 1996 a'],
        ['Cape Verde', '', '16 Sep 1997 a'],
        ['Chile', '24 Sep 1993', ''],
        ['Ghana', '7 Sep 2000', '7 Sep 2000'],
        ['Mexico', '22 May 1991', '8 Mar 1999'],
        ['Morocco', '15 Aug 1991', '21 Jun 1993'],
        ['Sri Lanka', '', '11 Mar 1996 a'],
      ],
    });
    expect(content('IV-13.xml')).toEqual(content('4-13.csv'));
    expect(content('IV-13.md')).toEqual(content('4-13.csv'));
    expect(content('IV-13.html')).toEqual(content('4-13.csv'));
  });

  it.each([
    ['4-13.csv', null, 2, 10],
    ['IV-13.xml', 'International Convention on the Protection of', 22, 30],
    ['IV-13.md', 'International Convention on the Protection of', 7, 15],
    ['IV-13.html', 'International Convention on the Protection of', 14, 22],
  ])('%s gives its title and the lines of its rows', (name, title, first, last) => {
    const read = sheet(readSheet(fixture(`tables/${name}`), name));
    expect(read.title?.slice(0, 45) ?? null).toBe(title);
    expect([read.rows[0]?.line, read.rows.at(-1)?.line]).toEqual([first, last]);
  });
});

describe('the annex of the report', () => {
  it('has 28 rows, from Azerbaijan on line 2, with the mark of accession as a letter', () => {
    const { title, headings, rows } = sheet(
      readSheet(fixture('E-CN.4-2002-89/annex.tsv'), 'annex.tsv'),
    );
    expect({ title, headings }).toEqual({
      title: null,
      headings: ['Signature', 'Ratification or accession a'],
    });
    expect(rows).toHaveLength(28);
    expect(rows[0]).toEqual({ line: 2, name: 'Azerbaijan', cells: ['', '11 January 1999 a'] });
  });
});

describe('the tables of the UN Treaty Collection', () => {
  it('of fourteen days are all read', context => {
    const days = archives();
    if (days.length === 0) {
      const reason = 'no archives in ../shared/data/untc beside the checkout';
      console.info(`skipped: ${reason}`);
      context.skip(reason);
    }
    const tables = days.flatMap(({ day, tables }) =>
      [...tables].map(([name, text]) => ({ place: `${day} ${name}`, name, text })),
    );
    const refused = tables.filter(({ name, text }) => 'reason' in readSheet(text, name));
    expect(refused.map(({ place }) => place)).toEqual([]);
    expect(days).toHaveLength(14);
    expect(tables).toHaveLength(4575);
  });
});

describe('the form', () => {
  const CSV = 'Participant,Signature\nGhana,7 Sep 2000';
  const TABS = 'Participant\tSignature\nGhana\t7 Sep 2000';
  const XML =
    '<a><Participants><Thead><Row><b>Participant</b><b>Signature</b></Row></Thead>' +
    '<Tbody><Row><b>Ghana</b><b>7 Sep 2000</b></Row></Tbody></Participants></a>';

  const HTML = '<table><tr><th>Participant<th>Signature<tr><td>Ghana<td>7 Sep 2000</table>';

  it.each([
    ['a.csv', CSV],
    ['a.CSV', CSV],
    ['2013-06-21.tar.gz:2013-06-21/4-13.csv', CSV],
    ['no ending', CSV],
    ['a.xml', XML],
    ['saved-under-another-name.csv', XML],
    ['no ending', `\n${XML}`],
    ['a.html', HTML],
    ['a.HTM', HTML],
    ['saved-under-another-name.csv', `\n<!DOCTYPE html>${HTML}`],
    ['no ending', `<html lang="en">${HTML}</html>`],
    ['a.tsv', TABS],
    ['a.txt', TABS],
    ['no ending', TABS],
    ['a.md', '| Participant | Signature |\n|-|-|\n| Ghana | 7 Sep 2000 |'],
    ['IV-13.MD', '<!-- of 2001 -->\n\n| Participant | Signature |\n|-|-|\n| Ghana | 7 Sep 2000 |'],
  ])('of %s is found', (name, text) => {
    expect(sheet(readSheet(text, name)).rows).toMatchObject([
      { name: 'Ghana', cells: ['7 Sep 2000'] },
    ]);
  });

  it('of a page that stands in for a table today is told by its sign, not by its name', () => {
    const page = '<!DOCTYPE html>\n<html><body>The site is under maintenance';
    const refusal = { reason: 'there is no table of Participants', line: 1 };
    expect(readSheet(page, '4-13.csv')).toEqual(refusal);
    expect(readSheet(page, '4-13.xml')).toEqual(refusal);
  });
});

describe.each(['a.csv', 'a.xml', 'a.html', 'a.tsv', 'a.md'])('a file %s', name => {
  const empty = { reason: 'the file is empty', line: 1 };

  it.each([
    ['nothing', '', empty],
    ['a byte order mark', '\ufeff', empty],
    ['blank lines', '\r\n \r\n', empty],
    ['a NUL', 'Participant\r\n\r\nGha\0na', { reason: expect.stringContaining('NUL'), line: 3 }],
    [
      'half a character',
      'Participant\rGhana\ud83c',
      { reason: expect.stringContaining('half a character'), line: 2 },
    ],
    [
      'a hundred million characters',
      'x'.repeat(LIMITS.file + 1),
      { reason: expect.stringContaining('longer than 20000000'), line: 1 },
    ],
    [
      'a letter',
      'Dear Sir,\nyours',
      { reason: expect.stringMatching(/./), line: expect.any(Number) },
    ],
  ])('that holds %s is refused', (_, text, refusal) => {
    expect(readSheet(text, name)).toEqual(refusal);
  });
});
