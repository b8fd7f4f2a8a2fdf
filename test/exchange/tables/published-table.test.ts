/** Names, dates and marks as depositaries print them; what cannot be read is listed, with its place. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { Participant } from '../../../src/domain/participant.ts';
import { publishedName } from '../../../src/exchange/tables/published-name.ts';
import { readPublishedTable } from '../../../src/exchange/tables/published-table.ts';
import { readSheet } from '../../../src/exchange/tables/read-sheet.ts';
import { LIMITS } from '../../../src/exchange/tables/sheet.ts';
import { WITHIN_TIME } from '../../support/within-time.ts';

const file = new URL('../../../fixtures/participants.json', import.meta.url);
const { participants } = JSON.parse(readFileSync(file, 'utf8')) as { participants: Participant[] };
const register = new Map(participants.map(one => [one.id, one]));
const publishedOn = '2013-06-21' as CalendarDate;

/** Each cell in quotes, since names and dates hold commas. */
function read(...rows: string[]) {
  const lines = ['Participant\tSignature\tAccession', ...rows];
  const csv = lines.map(line => `"${line.replaceAll('\t', '","')}"`).join('\n');
  const sheet = readSheet(csv, 'a.csv');
  if ('reason' in sheet) throw new Error(`line ${sheet.line}: ${sheet.reason}`);
  return readPublishedTable(sheet, { register, publishedOn });
}

const cellOf = (text: string) => {
  const { table, unreadable } = read(`Ghana\t${text}`);
  const [cell] = table.cells;
  return cell === undefined
    ? unreadable[0]?.reason
    : { on: cell.on, mark: cell.mark, printed: cell.printed };
};

describe('a name', () => {
  it.each([
    'Argentina 1 2',
    'Argentina1/2',
    'Argentina 1 and 2',
    'Argentina 1,2',
    'Argentina, 3',
    'Argentina 1 & 2',
    '[Argentina 1]',
    '[Argentina] 1, 2',
    'Argen\u00adtina',
    '\u200bArgentina\ufeff',
  ])('is read without notes and without what cannot be seen: %j', name => {
    const { table, unknown } = read(`${name}\t7 Sep 2000`);
    expect(unknown).toEqual([]);
    expect(table.cells).toMatchObject([{ participant: 'ARG', name: 'Argentina' }]);
  });

  it.each(['Chad and', 'Chad and Libya and 2nd', 'Sum of 1 and x'])(
    'keeps what is no note: %j',
    name => {
      expect(read(`${name}\t7 Sep 2000`).unknown).toMatchObject([{ name }]);
    },
  );

  it.each(['3', '***', '[ ]', '\u200b', '—', '1 and 2'])('that is none has no row: %j', name => {
    const reading = read(`${name}\t7 Sep 2000\tx`);
    expect({ ...reading, table: reading.table.cells }).toEqual({
      table: [],
      unreadable: [
        { line: 2, column: 2, text: '7 Sep 2000', reason: 'the row has no name' },
        { line: 2, column: 3, text: 'x', reason: 'the row has no name' },
      ],
      unread: [],
      hasNameless: true,
      unknown: [],
      inBrackets: [],
    });
  });

  it('that is none is listed itself where nothing else stands in the row', () => {
    expect(read('***\t').unreadable).toMatchObject([{ line: 2, column: 1, text: '***' }]);
  });

  it('that turns the direction of letters is nobody’s', () => {
    const { unreadable, unknown } = read('Gha\u202ena\t7 Sep 2000');
    expect(unknown).toEqual([]);
    expect(unreadable).toMatchObject([{ reason: expect.stringContaining('cannot be seen') }]);
  });

  it('longer than any is refused with its line', () => {
    const text = `Participant,S\nGhana,\n${'x'.repeat(LIMITS.name + 1)},7 Sep 2000`;
    const refusal = { reason: expect.stringContaining('a name is longer than 300'), line: 3 };
    expect(readSheet(text, 'a.csv')).toEqual(refusal);
  });
});

describe('brackets', () => {
  it.each(['[Canada]', '[ Canada ] 3', '[Canada 2]'])(
    'round a name mark one that has withdrawn: %j',
    name => {
      expect(publishedName(name)).toEqual({ name: 'Canada', bracketed: true });
    },
  );

  it.each([
    [' Canada ', 'Canada'],
    ['Canada [1]', 'Canada'],
    ['Canada (note 3)', 'Canada'],
    ['Canada [of old]', 'Canada [of old]'],
    ['[New] Canada', '[New] Canada'],
    ['Canada 12 , 34', 'Canada'],
  ])('round a part of it, or none, do not: %j', (printed, name) => {
    expect(publishedName(printed)).toEqual({ name, bracketed: false });
  });
});

describe('names that are not known', () => {
  it('are marked where they stand twice', () => {
    const { unknown } = read('Utopia\t', 'Erewhon\t', 'UTOPIA 3\t');
    expect(unknown.map(({ name, isRepeated }) => [name, isRepeated])).toEqual([
      ['Utopia', true],
      ['Erewhon', false],
      ['UTOPIA', true],
    ]);
  });

  it('are held against the register for the first ten of them, and thousands are soon read', {
    ...WITHIN_TIME,
    timeout: 3_000,
  }, () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `Urugay x${index}x`);
    const { unknown } = read(...names.map(name => name.padEnd(LIMITS.name, 'y')));
    expect(unknown).toHaveLength(5_000);
    const near = read('Urugay\t', ...'ABCDEFGHIJ'.split('').map(it => `Urugay ${it}\t`), 'Urugay');
    expect(near.unknown.filter(({ nearest }) => nearest.length > 0)).toHaveLength(11);
    expect(near.unknown[10]).toMatchObject({ name: 'Urugay J', nearest: [] });
  });
});

describe('a cell', () => {
  const on = '2007-06-05';

  it.each([
    ['5 Jun 2007', '', null],
    ['5 June 2007a', 'a', null],
    ['5 Jun 2007 AA', 'AA', null],
    ['5 Jun 2007 (a)', 'a', '5 Jun 2007 (a)'],
    ['5 Jun 2007(a)', 'a', '5 Jun 2007(a)'],
    ['[5 Jun 2007 a]', 'a', '[5 Jun 2007 a]'],
    ['2007-06-05 a', 'a', '2007-06-05 a'],
    ['2007-06-05', '', '2007-06-05'],
    ['5 JUN 2007 a', 'a', '5 JUN 2007 a'],
    ['as from 5 June 2007', '', 'as from 5 June 2007'],
    ['5 Jun 2007 d 3', 'd', '5 Jun 2007 d 3'],
    ['[ 5 Jun 2007 a ]', 'a', '[ 5 Jun 2007 a ]'],
  ])('%j is read, and kept as printed where it says more', (text, mark, printed) => {
    expect(cellOf(text)).toEqual({ on, mark, printed });
  });

  it.each([
    ['5 Jun 07 a', 'no date'],
    ['31 Feb 2007', 'no day'],
    ['2007-02-31', 'no day'],
    ['05/06/2007', 'no date'],
    ['[5 Jun 2007', 'no date'],
    ['5 Jun 2007 (a', 'no date'],
    ['5 Jun 2013 (abcd)', 'no date'],
    ['22 Jun 2013', 'later than'],
    ['[5 Jun 2007] x', 'no date'],
    ['x [5 Jun 2007]', 'no date'],
  ])('%j is not: %s', (text, reason) => {
    expect(cellOf(text)).toContain(reason);
  });

  it('may be of the very day of publication', () => {
    expect(cellOf('21 JUNE 2013')).toMatchObject({ on: publishedOn });
  });

  it('that cannot be read is known by its place in the row of its participant', () => {
    const reading = read('Ghana\tx\t7 Sep 2000', 'Ghana\t\t8 Sep 2000', 'Utopia\tx');
    expect(reading.unread).toEqual([
      { participant: 'GHA', column: 0 },
      { participant: 'GHA', column: 1 },
    ]);
    expect(reading.unreadable.map(({ line, column }) => [line, column])).toEqual([
      [2, 2],
      [3, 3],
      [4, 2],
    ]);
  });
});

describe('a table of names alone', () => {
  it.each([
    ['a.csv', 'Participant\nEgypt\n'],
    ['a.csv', 'Participant'],
    [
      'a.xml',
      '<a><Participants><Thead><Row><b>Participant</b></Row></Thead>' +
        '<Tbody><Row><b>Egypt</b></Row></Tbody></Participants></a>',
    ],
  ])('is a table all the same: %s', (name, text) => {
    const sheet = readSheet(text, name);
    if ('reason' in sheet) throw new Error(sheet.reason);
    const reading = readPublishedTable(sheet, { register, publishedOn });
    expect(reading).toMatchObject({ table: { headings: [], cells: [] }, unreadable: [] });
  });
});
