/** Any sheet comes back from each form it is written in; and no text whatever makes a reader throw. */
import { readFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSheet } from '../../../src/exchange/tables/read-sheet.ts';
import type { Sheet } from '../../../src/exchange/tables/sheet.ts';
import { textTable } from '../../../src/reports/text-table.ts';

const FOLDER = new URL('../../../fixtures/', import.meta.url);
const fixture = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');

/** Words with all the signs by which some form could be misled; no markup, no note, no blank but one between words. */
const word = fc
  .string({
    unit: fc.constantFrom(...`aZ9é'"’,;|\\&<>()[]-–.:#*_=+~\`^%$@!?🇺漢`),
    minLength: 1,
    maxLength: 8,
  })
  .filter(text => !/^[*_=|:+-]|<[a-z]/i.test(text));
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map(all => all.join(' '));
const cell = fc.oneof(fc.constant(''), words);

const anySheet: fc.Arbitrary<Sheet> = fc.integer({ min: 1, max: 6 }).chain(columns => {
  const row = fc.record({
    line: fc.constant(0),
    name: words,
    cells: fc.array(cell, { minLength: columns, maxLength: columns }),
  });
  return fc.record({
    title: fc.constant(null),
    headings: fc.array(cell, { minLength: columns, maxLength: columns }),
    rows: fc.array(row, { maxLength: 8 }),
  });
});

const lines = ({ headings, rows }: Sheet) => [
  ['Participant', ...headings],
  ...rows.map(({ name, cells }) => [name, ...cells]),
];

const csv = (sheet: Sheet, end: string) =>
  stringify(lines(sheet), { record_delimiter: end === '\n' ? 'unix' : 'windows' });

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const entries = (cells: string[]) =>
  `<Row>${cells.map(one => `<Entry>${escaped(one)}</Entry>`).join('')}</Row>`;
const xml = (sheet: Sheet, end: string) => {
  const [head = '', ...body] = lines(sheet).map(entries);
  return `<Treaty><Participants><Thead>${head}</Thead>${end}<Tbody>${body.join(end)}</Tbody></Participants></Treaty>`;
};

const html = (sheet: Sheet, end: string) => {
  const cells = (all: string[], tag: string) =>
    all.map(one => `<${tag}>${escaped(one)}</${tag}>`).join('');
  const [head = [], ...body] = lines(sheet);
  const rows = [cells(head, 'th'), ...body.map(row => cells(row, 'td'))];
  return `<table>${rows.map(row => `<tr>${row}</tr>`).join(end)}</table>`;
};

const markdown = (sheet: Sheet, end: string) => {
  const [head, ...body] = lines(sheet).map(
    cells => `| ${cells.map(one => one.replace(/[!-/:-@[-`{-~]/g, '\\$&')).join(' | ')} |`,
  );
  return [head, '|---'.repeat(sheet.headings.length + 1), ...body].join(end);
};

const tabs = (sheet: Sheet, end: string) =>
  lines(sheet)
    .map(cells => cells.join('\t'))
    .join(end);

const FORMS = [
  ['table.csv', csv],
  ['table.xml', xml],
  ['table.html', html],
  ['table.md', markdown],
  ['table.tsv', tabs],
] as const;

describe.each(FORMS)('any sheet written as %s', (name, write) => {
  it('is read back the same', () => {
    fc.assert(
      fc.property(anySheet, fc.constantFrom('\n', '\r\n'), (sheet, end) => {
        const read = readSheet(write(sheet, end), name);
        expect(read).toEqual({
          ...sheet,
          rows: sheet.rows.map(row => ({ ...row, line: expect.any(Number) })),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('tells the line of each row', () => {
    fc.assert(
      fc.property(anySheet, sheet => {
        const read = readSheet(write(sheet, '\n'), name);
        const first = name.endsWith('.md') ? 3 : 2;
        expect('rows' in read && read.rows.map(({ line }) => line)).toEqual(
          sheet.rows.map((_, index) => index + first),
        );
      }),
    );
  });
});

describe('any sheet set in columns as treaty status sets it', () => {
  it('is read back the same', () => {
    // Columns are told by their headings, so each needs one; and a sign after a gap would be a heading.
    const headed = anySheet.filter(({ headings }) => !headings.includes(''));
    fc.assert(
      fc.property(headed, sheet => {
        const [headings = [], ...rows] = lines(sheet);
        // A stroke in a heading would make it Markdown.
        fc.pre(!headings.some(heading => heading.includes('|')));
        const read = readSheet(textTable(headings, rows).join('\n'), 'table.txt');
        expect(read).toMatchObject({
          headings: sheet.headings,
          rows: sheet.rows.map(({ name, cells }) => ({ name, cells })),
        });
      }),
      { numRuns: 500 },
    );
  });
});

const NAMES = ['a.csv', 'a.xml', 'a.html', 'a.md', 'a.txt', 'a.tsv', 'a'];

/** Each reader on the text: a sheet whose rows are as wide as its headings, or a refusal with line and reason. */
const isAnswered = (text: string) => {
  for (const name of NAMES) {
    const read = readSheet(text, name);
    if ('reason' in read) {
      expect(read.reason).toMatch(/^\S/);
      expect(read.line).toBeGreaterThanOrEqual(1);
      expect(read.line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
    } else {
      for (const { cells } of read.rows) expect(cells).toHaveLength(read.headings.length);
    }
  }
};

const SEEDS = [
  fixture('tables/4-13.csv'),
  fixture('tables/IV-13.xml'),
  fixture('tables/IV-13.md'),
  fixture('tables/IV-13.html'),
  fixture('E-CN.4-2002-89/annex.tsv'),
  textTable(['Participant', 'Signature'], [['Ghana', '7 September 2000 ᵃ']]).join('\n'),
];

const SIGNS = [
  '"',
  ',',
  '\t',
  '|',
  '\\',
  '<',
  '>',
  '&',
  ';',
  '/',
  '\r',
  '\n',
  '\0',
  '\ud800',
  ']]>',
  '<!--',
];
const sign = fc.oneof(
  fc.constantFrom(
    ...SIGNS,
    '<!DOCTYPE',
    '&x;',
    '&#0;',
    '<sup>',
    '</Row>',
    '<Row>',
    '<table>',
    '</table>',
    '<tr>',
    '<td>',
    '</div>',
    '\ufeff',
    'ᵃ',
    'a/',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

/** A valid file in which a few places are cut out, doubled or overwritten. */
const damaged = fc
  .tuple(
    fc.constantFrom(...SEEDS),
    fc.array(fc.tuple(fc.nat({ max: 4000 }), fc.nat({ max: 40 }), sign), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([seed, damages]) =>
    damages.reduce((text, [place, length, put]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + put + text.slice(at + length);
    }, seed),
  );

describe('whatever the text', () => {
  it.each([
    ['arbitrary', fc.string({ unit: 'binary', maxLength: 200 })],
    [
      'of signs that mean something',
      fc.array(fc.oneof(sign, word), { maxLength: 60 }).map(all => `Participant${all.join('')}`),
    ],
    [
      'of random bytes',
      fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes).toString('latin1')),
    ],
    ['of a file that is damaged', damaged],
  ])('no reader throws, and a refusal has its reason and line: %s', (_, text) => {
    fc.assert(fc.property(text, isAnswered), { numRuns: 1500 });
  });
});
