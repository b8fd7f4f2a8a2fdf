/** `treaty observe` as a user runs it: files, folders, archives; what is said, and how it ends. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, printed, run, temporaryFolder, treaty } from '../support/command-line.ts';

const here = temporaryFolder();
const TABLE = [
  'Participant,Signature,"Ratification, Accession(a), Succession(d)"',
  'Egypt,,19 Feb 1993 a',
  'Mexico,22 May 1991,8 Mar 1999',
].join('\r\n');

function put(file: string, text: string): void {
  writeFileSync(join(here, file), text);
}

beforeAll(() => {
  printed(here, 'init');
  mkdirSync(join(here, 'day'));
  put('day/4-13.csv', TABLE);
  put('day/12-9.csv', 'Participant,Acceptance(A)\nChad,1 Jan 2000 A\nMali,soon');
  expect(run(here, 'tar', ['-czf', 'day.tar.gz', 'day']).code).toBe(0);
});

describe('treaty observe', () => {
  it('tries, then records, then finds nothing new; and prints the table as it was published', () => {
    const tried = printed(
      here,
      'observe',
      'day/4-13.csv',
      '--published-on',
      '2013-06-21',
      '--register-unknown',
      '--dry-run',
    );
    expect(tried).toMatch(
      /^Dry run, nothing was written\. 1 table as published on 21 June 2013: 3 acts/,
    );
    expect(tried).toContain('IV-13 Egypt (EGY): new: accession 19 February 1993 a');
    const told = printed(
      here,
      'observe',
      'day/4-13.csv',
      '--published-on',
      '2013-06-21',
      '--register-unknown',
    );
    expect(told).toContain('3 acts, 0 corrections, 0 retractions, 1 treaty, 1 heading.');
    const again = answered(here, 'observe', 'day/4-13.csv', '--published-on', '2013-06-21');
    expect(again).toMatchObject({
      publishedOn: '2013-06-21',
      recorded: { acts: 0, names: 0 },
      unreadable: [],
    });
    const csv = printed(
      here,
      'status',
      'IV-13',
      '--profile',
      'mtdsg',
      '--format',
      'csv',
      '--as-of',
      '2013-06-21',
    );
    expect(csv.trimEnd().split('\r\n')).toEqual(TABLE.split('\r\n'));
  });

  it('takes an archive, lists what it cannot read, and ends with 3', () => {
    const { code, out, err } = treaty(
      here,
      'observe',
      'day.tar.gz',
      '--published-on',
      '2013-07-01',
      '--register-unknown',
      '--json',
    );
    const seen = JSON_SHAPES.observe.parse(JSON.parse(out));
    expect([code, err]).toEqual([3, '']);
    expect(seen).toMatchObject({ tables: 2, recorded: { acts: 1 } });
    expect(seen.unreadable).toMatchObject([{ line: 3, column: 2, text: 'soon' }]);
  });

  it('records nothing with --strict, and ends with 3', () => {
    const before = answered<{ size: number }>(here, 'verify').size;
    const { code, out } = treaty(
      here,
      'observe',
      'day',
      '--published-on',
      '2013-08-01',
      '--strict',
      '--register-unknown',
    );
    expect([code, out]).toEqual([3, expect.stringContaining('0 acts, 0 corrections')]);
    expect(answered<{ size: number }>(here, 'verify').size).toBe(before);
  });

  it.each([
    [
      'a day that is none',
      ['day', '--published-on', '5/2/2013'],
      2,
      'could be 5 February 2013 or 2 May 2013',
    ],
    ['no day', ['day'], 2, '--published-on'],
    ['a day to come', ['day/4-13.csv', '--published-on', '2999-01-01'], 2, 'has not come yet'],
    ['a file that is not there', ['none.csv', '--published-on', '2013-08-01'], 6, 'none.csv'],
    [
      'several tables of one treaty',
      ['day', '--treaty', 'IV-13', '--published-on', '2013-08-01'],
      2,
      '--treaty',
    ],
  ])('refuses %s', (_, args, code, said) => {
    const ending = treaty(here, 'observe', ...args);
    expect([ending.code, ending.out]).toEqual([code, '']);
    expect(ending.err).toContain(said);
    expect(ending.err).not.toMatch(/\n\s+at /);
  });
});
