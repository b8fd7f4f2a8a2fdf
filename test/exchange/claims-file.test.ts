/** Claims files: what is read from them, and what is said of a mistake. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClaimsDocument } from '../../src/domain/claim.ts';
import { readClaims } from '../../src/exchange/claims-file.ts';
import { readSheet } from '../../src/exchange/tables/read-sheet.ts';
import type { Sheet } from '../../src/exchange/tables/sheet.ts';
import { shippedLedger } from '../support/shipped-ledger.ts';

const SHIPPED = new URL('../../fixtures/E-CN.4-2002-89/', import.meta.url);
const shipped = (name: string) => readFileSync(new URL(name, SHIPPED), 'utf8');

const register = await (await shippedLedger()).register();

function sheetIn(file: string): Sheet | { readonly reason: string } {
  const sheet = readSheet(shipped(file), file);
  return 'reason' in sheet ? { reason: sheet.reason } : sheet;
}

const STATEMENT = { id: 'a', paragraph: '4', quote: 'as printed', treaty: 'IV-13' };
const COUNT = { ...STATEMENT, kind: 'count', of: 'contracting', number: 17 };
const LIST = { ...STATEMENT, kind: 'list', of: 'contracting' };
const TABLE = { ...STATEMENT, kind: 'table' };
const ACTIONS = { ...STATEMENT, kind: 'actions', of: 'signatures', number: 7 };
const PERIOD = { from: '2000-09-01', to: '2000-10-31' };

/** A claim on each line, so that a line is known by its claim: the first stands on line 3. */
function read(...claims: readonly object[]) {
  const lines = claims.map(one => JSON.stringify(one)).join(',\n');
  const text = `{"document": "A/1", "issuedOn": "2001-12-20",\n"claims": [\n${lines}\n]}`;
  return readClaims(text, { register, sheetIn });
}

function document(...claims: readonly object[]): ClaimsDocument {
  const reading = read(...claims);
  if ('reason' in reading) throw new Error(reading.reason);
  return reading.value;
}

function reason(...claims: readonly object[]): string {
  const reading = read(...claims);
  return 'reason' in reading ? reading.reason : 'nothing wrong';
}

describe('a claims file', () => {
  it('gives the eleven claims of the report', () => {
    const reading = readClaims(shipped('claims.json'), { register, sheetIn });
    if ('reason' in reading) throw new Error(reading.reason);
    const { claims, ...of } = reading.value;
    expect(of).toMatchObject({ document: 'E/CN.4/2002/89', issuedOn: '2001-12-20' });
    expect(claims).toHaveLength(11);
  });

  it('names participants as printed, or by their ids', () => {
    const { claims } = document({
      ...LIST,
      participants: ['the Philippines', 'Cape Verde', 'URY'],
    });
    expect(claims[0]).toMatchObject({ participants: ['PHL', 'CPV', 'URY'], asOf: null });
  });

  it('takes a heading over the names or does without', () => {
    const rows = [['Ghana', '7 September 2000']];
    const [one, other] = document(
      { ...TABLE, headings: ['Signature'], rows },
      { ...TABLE, id: 'b', headings: ['Participant', 'Signature'], rows },
    ).claims;
    expect(other).toMatchObject({ table: (one as { table?: object }).table });
  });

  it('holds a table as rows, or in a file', () => {
    const headings = ['Signature', 'Ratification, Accession(a)'];
    const rows = [
      ['Ghana', '7 September 2000', '7 September 2000'],
      ['Guinea', '', '7 September 2000 a'],
    ];
    const { claims } = document(
      { ...TABLE, headings, rows },
      { ...TABLE, id: 'b', file: 'annex.tsv' },
    );
    const cells = claims.map(one => (one.kind === 'table' ? one.table.cells : []));
    expect(
      cells[0]?.map(({ participant, column, on, mark }) => [participant, column, on, mark]),
    ).toEqual([
      ['GHA', 0, '2000-09-07', ''],
      ['GHA', 1, '2000-09-07', ''],
      ['GIN', 1, '2000-09-07', 'a'],
    ]);
    expect(cells[1]).toHaveLength(32);
  });

  it('tells a delay that is not spoken of from one that is said to be none', () => {
    const threshold = { ...STATEMENT, kind: 'threshold', required: 20 };
    const { claims } = document(threshold, { ...threshold, id: 'b', delay: null });
    expect(claims[0]).not.toHaveProperty('delay');
    expect(claims[1]).toHaveProperty('delay', null);
  });

  it('may speak of all treaties', () => {
    const { treaty, ...onAll } = ACTIONS;
    expect(document({ ...onAll, ...PERIOD, by: 84 }).claims[0]).toMatchObject({
      treaty: null,
      by: 84,
    });
  });
});

describe('a mistake in a claims file', () => {
  const mistakes: readonly (readonly [string, RegExp, readonly object[]])[] = [
    ['an unknown kind', /^claims\.1\.kind \(line 4\)/, [COUNT, { ...COUNT, id: 'b', kind: 'sum' }]],
    [
      'a misspelt key',
      /^claims\.0 \(line 3\): unknown key asof$/,
      [{ ...COUNT, asof: '2001-12-06' }],
    ],
    [
      'a key left out',
      /^claims\.0\.paragraph \(line 3\): missing/,
      [{ ...COUNT, paragraph: undefined }],
    ],
    [
      'a day that is none',
      /^claims\.0\.asOf \(line 3\): 2001-02-30 is no day of the calendar\. Check the day and the month\.$/,
      [{ ...COUNT, asOf: '2001-02-30' }],
    ],
    ['a count below nought', /^claims\.0\.number \(line 3\)/, [{ ...COUNT, number: -1 }]],
    ['what is no standing', /^claims\.0\.of \(line 3\)/, [{ ...COUNT, of: 'members' }]],
    [
      'two claims of one id',
      /^claims\.1\.id \(line 4\): another claim has the id a$/,
      [COUNT, COUNT],
    ],
    [
      'a period reversed',
      /^claims\.0\.to \(line 3\): lies before from$/,
      [{ ...ACTIONS, from: PERIOD.to, to: PERIOD.from }],
    ],
    [
      'a name not known',
      /^claims\.0\.participants\.1 \(line 3\): "Urugay" is no participant .*did you mean URY \(Uruguay\)\?$/,
      [{ ...LIST, participants: ['Ghana', 'Urugay'] }],
    ],
    [
      'a name twice',
      /^claims\.0\.participants\.1 \(line 3\): "the Philippines" is named twice$/,
      [{ ...LIST, participants: ['PHL', 'the Philippines'] }],
    ],
    ['no table', /^claims\.0 \(line 3\): a table is either a file, or headings and rows$/, [TABLE]],
    [
      'a table twice',
      /either a file, or headings and rows$/,
      [{ ...TABLE, file: 'annex.tsv', headings: ['Signature'], rows: [] }],
    ],
    [
      'a row of nobody',
      /^claims\.0\.rows \(line 3\): row 1: "Gana" is no participant .*GHA \(Ghana\)/,
      [{ ...TABLE, headings: ['Signature'], rows: [['Gana', '7 September 2000']] }],
    ],
    [
      'a cell without a heading',
      /^claims\.0\.rows \(line 3\): row 1: it has more cells than headings$/,
      [{ ...TABLE, headings: ['Participant', 'Signature'], rows: [['Ghana', '', '1 May 1999']] }],
    ],
    ...['../annex.tsv', '/annex.tsv', 'C:annex.tsv', 'tables/../../annex.tsv', 'a\\annex.tsv'].map(
      file =>
        [
          `a table at ${file}`,
          /^claims\.0\.file \(line 3\): a table stands beside its claims file/,
          [{ ...TABLE, file }],
        ] as const,
    ),
    ['no claim', /^claims \(line 2\): no claim is here$/, []],
  ];

  it.each(mistakes)('is told with its line and key: %s', (_, says, claims) => {
    expect(reason(...claims)).toMatch(says);
  });

  it('is told ten times at most, and of the rest their number', () => {
    const participants = Array.from({ length: 14 }, (_, index) => `Nowhere ${index}`);
    const said = reason({ ...LIST, participants }, { ...LIST, id: 'b', participants }).split('; ');
    expect(said).toHaveLength(11);
    expect(said.at(9)).toMatch(/^claims\.0\.participants\.9 /);
    expect(said.at(10)).toBe('claims (line 2): 18 more names or tables are wrong');
  });

  it('is told where several have borne a name, and the day does not tell which', () => {
    const list = JSON.stringify({ ...LIST, participants: ['Yugoslavia'] });
    const text = `{"document": "A/1", "issuedOn": "2010-01-01", "claims": [${list}]}`;
    const reading = readClaims(text, { register, sheetIn });
    expect(reading).toMatchObject({
      reason: expect.stringMatching(
        /"Yugoslavia" is the name of several: did you mean SRB .*YUCS .*\?$/,
      ),
    });
  });

  it('is none where the claim speaks of a day that tells whose name it was', () => {
    const list = JSON.stringify({ ...LIST, participants: ['Yugoslavia'], asOf: '2001-12-06' });
    const text = `{"document": "A/1", "issuedOn": "2010-01-01", "claims": [${list}]}`;
    const reading = readClaims(text, { register, sheetIn });
    expect(reading).toMatchObject({ value: { claims: [{ participants: ['SRB'] }] } });
  });

  it('is told where the file is no JSON', () => {
    const reading = readClaims('{"document": }', { register, sheetIn });
    expect(reading).toEqual({ reason: 'no JSON: line 1, column 14' });
  });
});
