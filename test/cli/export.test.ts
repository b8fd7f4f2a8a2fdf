/** `export`, `export acts` and `export panel` as a user runs them: to standard output, to a file, into a zip. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import {
  answered,
  PROGRAM,
  printed,
  run,
  shell,
  temporaryFolder,
  treaty,
  treatyIn,
} from '../support/command-line.ts';
import { rowsIn } from '../support/exported.ts';
import { expectRefusal } from '../support/refusals.ts';

const here = temporaryFolder();
const AS_OF = ['--as-of', '2001-12-06'] as const;
const PANEL = ['export', 'panel', 'IV-13', ...AS_OF] as const;
const fileIn = (name: string) => readFileSync(join(here, name), 'utf8');

beforeAll(() => {
  printed(here, 'demo');
});

describe('treaty export', () => {
  it('still gives the whole log where no word follows', () => {
    const lines = printed(here, 'export').trimEnd().split('\n');
    expect(lines).toHaveLength(271);
    expect(JSON.parse(lines[0] ?? '')).toHaveProperty('entry');
  });

  it('refuses a word that it does not know', () => {
    expectRefusal(here, ['export', 'acs'], { code: 2, says: /too many arguments for 'export'/ });
  });
});

describe('treaty export acts', () => {
  it('gives the 33 acts of the report, Egypt first, in lines that fit the schema', () => {
    const lines = printed(here, 'export', 'acts', 'IV-13').trimEnd().split('\n');
    const acts = lines.map(line => JSON_SHAPES['act-line'].parse(JSON.parse(line)));
    expect(acts.filter(({ kind }) => kind === 'accession')[0]?.participant).toBe('EGY');
    expect(acts.map(({ doneOn }) => doneOn)).toEqual(acts.map(({ doneOn }) => doneOn).toSorted());
    expect(printed(here, 'export', 'acts')).toBe(printed(here, 'export', 'acts', 'IV-13'));
  });

  it('gives CSV with the same number of rows, CR LF and a header', () => {
    const csv = printed(here, 'export', 'acts', '--format', 'csv');
    expect(csv).toMatch(/^treaty,participant,name,kind,mark,doneOn,[A-Za-z,]*\r\n/);
    const lines = printed(here, 'export', 'acts').trimEnd().split('\n');
    expect(rowsIn(csv)).toHaveLength(lines.length);
  });

  it('knows nothing on the day before the report was issued', () => {
    expect(printed(here, 'export', 'acts', '--known-on', '2001-12-19')).toBe('');
  });
});

describe('treaty export panel', () => {
  it('gives one row a State and year from 1990 on, as the report’s table says', () => {
    const { code, out } = treaty(here, ...PANEL);
    expect(code).toBe(0);
    const rows = rowsIn(out);
    const inYear = (year: string) => rows.filter(row => row['year'] === year);
    expect([...new Set(rows.map(row => row['year']))].toSorted()[0]).toBe('1990');
    const last = inYear('2001').map(row => row['standing']);
    expect(last.filter(standing => standing === 'contracting')).toHaveLength(17);
    expect(last.filter(standing => standing === 'signatory')).toHaveLength(12);
    expect(new Set(rows.map(row => row['censored_on']))).toEqual(new Set(['2001-12-06']));
  });

  it('says that the record ends before the day asked about', () => {
    const { err } = treaty(here, 'export', 'panel', 'IV-13', '--as-of', '2010-12-31');
    expect(err).toMatch(/^warning: the record of IV-13 is complete to 6 December 2001 only/);
  });

  it('writes a file, with a receipt', () => {
    expect(printed(here, ...PANEL, '--out', 'panel.csv')).toMatch(
      /^Wrote panel\.csv: [0-9]+ rows on one treaty, as of 6 December 2001\n$/,
    );
    expect(fileIn('panel.csv')).toBe(printed(here, ...PANEL));
    const receipt = answered(here, ...PANEL, '--out', 'panel.csv', '--force');
    expect(JSON_SHAPES['exported-file'].parse(receipt)).toEqual({
      file: 'panel.csv',
      format: 'csv',
      treaties: 1,
      rows: rowsIn(fileIn('panel.csv')).length,
      asOf: '2001-12-06',
      knownOn: null,
      position: 271,
    });
  });

  it('writes the same bytes into a zip in any time zone', () => {
    for (const TZ of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      const { code } = treatyIn(here, { TZ }, ...PANEL, '--zip', `${TZ.replace('/', '-')}.zip`);
      expect(code).toBe(0);
    }
    const bytes = readdirSync(here)
      .filter(name => name.endsWith('.zip'))
      .map(name => readFileSync(join(here, name)));
    expect(bytes).toHaveLength(3);
    for (const zip of bytes) expect(zip.equals(bytes[0] ?? Buffer.alloc(0))).toBe(true);
    expect(Object.keys(unzipSync(bytes[0] ?? Buffer.alloc(0)))).toHaveLength(4);
  });

  it('stops without a word when the reader has seen enough', () => {
    const { out, err } = shell(here, 'treaty export panel IV-13 --as-of 2001-12-06 | head -1');
    expect([out.startsWith('treaty,participant'), err]).toEqual([true, '']);
  });

  it('takes what stands before the command as what stands behind it', () => {
    const before = treaty(here, '--ledger', 'treaty.db', 'export', 'acts', 'IV-13');
    expect(before.out).toBe(printed(here, 'export', 'acts', 'IV-13', '--ledger', 'treaty.db'));
  });
});

describe('an export is refused, and no file appears or changes', () => {
  const FILE = ['--out', 'new.csv'];
  const refusals: readonly [string, string[], number, RegExp][] = [
    ['a treaty that is not there', ['panel', 'IV-4', ...FILE], 6, /IV-4 is not in this ledger/],
    ['what is no number', ['acts', 'migrants'], 6, /no treaty number/],
    ['no treaty for a panel', ['panel'], 2, /missing required argument/],
    ['a year that is none', ['panel', 'IV-13', '--from', '90'], 2, /a year in four digits/],
    [
      'a year to come',
      ['panel', 'IV-13', ...AS_OF, '--to', '2002', ...FILE],
      2,
      /--to 2002 is no year/,
    ],
    [
      'years the wrong way round',
      ['panel', 'IV-13', ...AS_OF, '--from', '2000', '--to', '1999', ...FILE],
      2,
      /--to 1999 is before --from 2000/,
    ],
    ['a format that is none', ['acts', '--format', 'xlsx'], 2, /jsonl, csv/],
    ['a file and a zip', ['panel', 'IV-13', '--out', 'a', '--zip', 'b'], 2, /both are given/],
    ['no name for the file', ['acts', '--out', ''], 2, /name of the file is empty/],
    ['a folder for a file', ['acts', '--out', '.', '--force'], 2, /no file that can be replaced/],
    [
      'the ledger for a file',
      ['acts', '--out', 'treaty.db', '--force'],
      2,
      /is what the answer is read from/,
    ],
    ['a folder that is not there', ['acts', '--out', 'no/acts.jsonl'], 2, /cannot be written/],
  ];

  it.each(refusals)('for %s', (_, args, code, says) => {
    const before = readdirSync(here);
    expectRefusal(here, ['export', ...args], { code, says });
    expect(readdirSync(here)).toEqual(before);
  });

  it.each(['--out', '--zip'])('for %s onto a file that is there, without --force', option => {
    writeFileSync(join(here, 'kept'), 'what was there');
    expectRefusal(here, [...PANEL, option, 'kept'], {
      code: 2,
      says: /kept exists already/,
      hints: /--force/,
    });
    expect(fileIn('kept')).toBe('what was there');
  });

  it('for a treaty that is not there, though a file was to be replaced', () => {
    writeFileSync(join(here, 'kept'), 'what was there');
    const args = ['export', 'acts', 'IV-99', '--out', 'kept', '--force'];
    expectRefusal(here, args, { code: 6, says: /IV-99/ });
    expect(fileIn('kept')).toBe('what was there');
  });

  it('for a CSV on standard output where JSON is asked for', () => {
    const { code, out, err } = treaty(here, ...PANEL, '--json');
    expect([code, out, JSON.parse(err).error.code]).toEqual([2, '', 'no-json-form']);
  });

  it('for a disk that is full in the middle, with nothing left behind', () => {
    const limited = `ulimit -f 100; trap '' XFSZ; exec '${process.execPath}' '${PROGRAM}' "$@"`;
    const args = [...PANEL, '--out', 'big.csv'];
    const { code, err } = run(here, 'sh', ['-c', limited, 'sh', ...args]);
    expect([code, err]).toEqual([2, expect.stringMatching(/big\.csv cannot be written \(EFBIG\)/)]);
    expect(readdirSync(here).filter(name => name.startsWith('big'))).toEqual([]);
  });
});
