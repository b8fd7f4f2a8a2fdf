/** Tables in a report: apart by tabs, by places, or by the strokes of Markdown. */
import { describe, expect, it } from 'vitest';
import { readAnnexSheet } from '../../../src/exchange/tables/annex-sheet.ts';
import { WITHIN_TIME } from '../../support/within-time.ts';

const read = (...lines: string[]) => {
  const reading = readAnnexSheet(lines.join('\n'));
  if ('reason' in reading) throw new Error(`line ${reading.line}: ${reading.reason}`);
  return reading;
};
const rowsOf = (...lines: string[]) =>
  read(...lines).rows.map(({ line, name, cells }) => [line, name, ...cells]);

const PRINTED = [
  'LIST OF COUNTRIES THAT HAVE SIGNED OR RATIFIED THE',
  'CONVENTION',
  '',
  '(as of 6 December 2001)',
  '',
  'Participant              Signature         Ratification or accession ᵃ',
  'Azerbaijan                                 11 January 1999 ᵃ',
  'Bangladesh               7 October 1998',
  '[Saint Kitts and Nevis]                    7 September 2000 ᵈ',
  '',
  'ᵃ Accession.',
];

describe('a table as treaty status prints it', () => {
  it('is read by the places of its headings, marks lowered', () => {
    expect(read(...PRINTED)).toEqual({
      title: 'LIST OF COUNTRIES THAT HAVE SIGNED OR RATIFIED THE CONVENTION',
      headings: ['Signature', 'Ratification or accession a'],
      rows: [
        { line: 7, name: 'Azerbaijan', cells: ['', '11 January 1999 a'] },
        { line: 8, name: 'Bangladesh', cells: ['7 October 1998', ''] },
        { line: 9, name: '[Saint Kitts and Nevis]', cells: ['', '7 September 2000 d'] },
      ],
    });
  });

  it('may be set in, as text taken from a page is', () => {
    const setIn = PRINTED.map(line => `    ${line}`);
    expect(read(...setIn).rows).toEqual(read(...PRINTED).rows);
  });

  it('counts an accent and its letter as one place, as it does an emoji', () => {
    expect(
      rowsOf('Participant  Signature', 'Co\u0302te         1 May 2000', '🇺🇾           2 May 2000'),
    ).toEqual([
      [2, 'Côte', '1 May 2000'],
      [3, '🇺🇾', '2 May 2000'],
    ]);
  });

  it('is refused where a text crosses the edge of a column: it would be cut in two', () => {
    expect(
      readAnnexSheet(
        'Participant  Signature\n\nParticipant  Signature'.replace(
          '\n\n',
          '\nBosnia and Herzegovina\n',
        ),
      ),
    ).toEqual({ reason: 'text runs into column 2', line: 2 });
  });

  it('may have a line of dashes under its heading', () => {
    expect(rowsOf('Participant  Signature', '-----------  ---------', 'Ghana        x')).toEqual([
      [3, 'Ghana', 'x'],
    ]);
  });
});

describe('a table apart by tabs', () => {
  it('has its marks raised by markup, by letters, or by a stroke', () => {
    expect(
      rowsOf(
        'Participant\tSignature',
        'Ghana\t1 May 2000 <sup>a</sup>',
        'Togo\t1 May 2000ᴬᴬ',
        'Mali b/\t1 May 2000 a/',
      ),
    ).toEqual([
      [2, 'Ghana', '1 May 2000 a'],
      [3, 'Togo', '1 May 2000 AA'],
      [4, 'Mali', '1 May 2000 a'],
    ]);
  });

  it.each([
    '<sup>a</sup> Accession.',
    'a/ Accession.',
    'ᵃ Accession.',
    '1/ See.',
    'Note: x',
    '* x',
    '____',
  ])('ends at a note: %j', end => {
    expect(rowsOf('Participant\tSignature', 'Ghana\t', end, 'Togo\t')).toEqual([[2, 'Ghana', '']]);
  });

  it('does not end at a row that has lost its tabs', () => {
    expect(rowsOf('Participant\tSignature', 'Ghana', 'Togo\tx')).toEqual([
      [2, 'Ghana', ''],
      [3, 'Togo', 'x'],
    ]);
  });

  it('does not begin at a sentence about participants', () => {
    expect(
      rowsOf('Participants in the meeting:\tnone', '', 'Participant\tSignature', 'Ghana\t'),
    ).toEqual([[4, 'Ghana', '']]);
  });
});

describe('a table in Markdown', () => {
  it('keeps a stroke that is escaped, and other signs that are', () => {
    expect(rowsOf('|Participant|Signature|', '|:-|-:|', '| Gha\\|na \\*\\\\ | a \\z |')).toEqual([
      [3, 'Gha|na *\\', 'a \\z'],
    ]);
  });

  it('may leave out the strokes at the edges', () => {
    expect(
      rowsOf('Participant | Signature | Accession', '--- | --- | ---', 'Ghana | | x', 'Togo | x |'),
    ).toEqual([
      [3, 'Ghana', '', 'x'],
      [4, 'Togo', 'x', ''],
    ]);
  });

  it('has for its title the heading above it', () => {
    const title = (...lines: string[]) => read(...lines, '', '| Participant | S |', '|-|-|').title;
    expect(title('# Report', '', '## The **Convention**', '', '(as of today)')).toBe(
      'The Convention',
    );
    expect(title('(as of today)')).toBeNull();
    expect(title('A Convention', '', 'IV-13. Status as at 6 December 2001.')).toBe('A Convention');
  });
});

const PLACES = ['Participant  Signature', 'Ghana        1 May 2000'];
const TABS = ['Participant\tSignature', 'Ghana\t1 May 2000'];
const STROKES = ['| Participant | Signature |', '|---|---|', '| Ghana | 1 May 2000 |'];

describe('a table that goes on after a break', () => {
  const whole = [
    ['Ghana', '1 May 2000'],
    ['Togo', '2 May 2000'],
  ];
  const cells = (...lines: string[]) => rowsOf(...lines).map(([, ...rest]) => rest);

  it.each([
    ['a blank line', [''], PLACES, 'Togo         2 May 2000'],
    ['a page break', ['\f'], PLACES, 'Togo         2 May 2000'],
    ['a page break in the line', [], PLACES, '\fTogo         2 May 2000'],
    ['the number of a page', ['', '      - 5 -', '\f'], PLACES, 'Togo         2 May 2000'],
    ['blank lines', ['', ' ', ''], TABS, 'Togo\t2 May 2000'],
    ['a blank line', [''], STROKES, '| Togo | 2 May 2000 |'],
    ['its heading', ['', PLACES[0] ?? ''], PLACES, 'Togo         2 May 2000'],
    ['its heading', ['\f', TABS[0] ?? ''], TABS, 'Togo\t2 May 2000'],
    ['its heading', ['', ...STROKES.slice(0, 2)], STROKES, '| Togo | 2 May 2000 |'],
    [
      'its heading, set otherwise',
      ['\fParticipant      Signature'],
      PLACES,
      'Togo             2 May 2000',
    ],
  ])('%s: %j', (_, between, table, row) => {
    expect(cells(...table, ...between, row)).toEqual(whole);
  });

  it('has the names without dates that stand before others with dates', () => {
    expect(
      cells(...PLACES, '', 'Mali', '', 'Togo         2 May 2000').map(([name]) => name),
    ).toEqual(['Ghana', 'Mali', 'Togo']);
  });

  it.each([
    'a  Accession.',
    '(1) See the note  of 1 May 2000.',
    'ᵃ  Signed on  1 May 2000',
    'Note: Signed.',
    'The treaty has been open for signature since 1 May 2000.',
    'Source: the depositary.',
    '-----------',
  ])('does not take a note for a row: %j', note => {
    expect(cells(...PLACES, '', note)).toEqual([['Ghana', '1 May 2000']]);
  });
});

describe('rows that would be lost', () => {
  const ON = 'the table goes on after a break';
  const SECOND = 'a second table begins here';

  it.each([
    ['rows after a note', [...TABS, '', 'a/ Accession.', '', 'Togo\t2 May 2000'], ON, 6],
    [
      'rows after prose',
      [...PLACES, '', 'See chapter IV of it.', 'Togo         2 May 2000'],
      ON,
      5,
    ],
    ['a row that is starred', [...TABS, '*Togo\t2 May 2000'], ON, 3],
    ['a row set otherwise', [...PLACES, '', 'Bosnia and Herzegovina  2 May 2000'], ON, 4],
    ['the heading after a note', [...TABS, 'a/ Accession.', '', TABS[0] ?? '', 'Togo\tx'], ON, 5],
    ['another heading', [...TABS, '', 'Participant\tAccession', 'Togo\tx'], SECOND, 4],
    ['another heading, no break', [...TABS, 'Participant\tAccession', 'Togo\tx'], SECOND, 3],
    ['another table', [...STROKES, '', '| State | Remark |', '|-|-|', '| Togo | x |'], SECOND, 5],
    [
      'another table after prose',
      [...STROKES, '', 'It was denounced by:', '', '| State |', '|--|', '| Togo |'],
      SECOND,
      7,
    ],
  ])('are refused with their line: %s', (_, lines, reason, line) => {
    expect(readAnnexSheet(lines.join('\n'))).toEqual({
      reason: expect.stringContaining(reason),
      line,
    });
  });
});

describe('readAnnexSheet refuses, and soon', () => {
  it.each([
    ['a text without a table', 'Dear Sir\n\nParticipants are many', 'no line begins with', 1],
    ['a table of names alone', 'Participant\nGhana', 'no line begins with', 1],
    [
      'a cell without a heading',
      '\n\nParticipant\tS\nGhana\t1\t2',
      'no heading stands over "2"',
      4,
    ],
    ['a million tabs', `\nParticipant${'\tx'.repeat(1e6)}`, 'too long', 2],
    ['a million strokes', `\nParticipant${'|x'.repeat(1e6)}`, 'too long', 2],
    ['a million places', `\nParticipant${'  x'.repeat(1e6)}`, 'too long', 2],
    ['many tabs', `Participant${'\tx'.repeat(4e5)}`, 'more than 100 columns', 1],
    ['many strokes', `Participant${'|x'.repeat(4e5)}`, 'more than 100 columns', 1],
    ['many places', `Participant${'  x'.repeat(3e5)}`, 'more than 100 columns', 1],
    ['a cell of ten megabytes', `Participant\tS\nGhana\t${'x'.repeat(1e7)}`, 'too long', 2],
    ['a cell a little too long', `Participant\tS\nGhana\t${'x'.repeat(10_001)}`, 'longer than', 2],
    ['a million rows', `Participant\tS\n${'Ghana\tx\n'.repeat(1e6)}`, 'more than 5000 rows', 5002],
    ['a million headings that are none', 'Participant x\n'.repeat(1e6), 'no line begins with', 1],
    ['blanks', `${' '.repeat(19e6)}x`, 'no line begins with', 1],
  ])('%s', { ...WITHIN_TIME, timeout: 5_000 }, (_, text, reason, line) => {
    expect(readAnnexSheet(text)).toEqual({ reason: expect.stringContaining(reason), line });
  });

  it.each([
    ['dashes', `Participant\tS\n${'-'.repeat(9e5)}x`],
    ['line ends', `${'\n'.repeat(19e6)}Participant\tS`],
    ['line ends after it', `Participant\tS\n${'\n'.repeat(19e6)}`],
    ['blanks after a note', `Participant\tS\nnote${' '.repeat(19e6)}x`],
    ['half tags', `Participant\tS\nGhana\t${'<a'.repeat(4_000)}`],
    ['half superscripts', `Participant\tS\nGhana\t${'<sup>'.repeat(2_000)}`],
  ])('never, but survives millions of %s', { ...WITHIN_TIME, timeout: 5_000 }, (_, text) => {
    expect(readAnnexSheet(text)).toMatchObject({ headings: ['S'] });
  });
});
