/** Files that are not what they should be: no ledger, a newer one, no place to write, a broken definition. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { printed, temporaryFolder } from '../support/command-line.ts';
import { expectRefusal, type Refusal } from '../support/refusals.ts';

const here = temporaryFolder();
const RECORD = ['record', 'accession', 'IV-13', 'Peru', '--on', '2002-02-05'];

beforeAll(() => {
  printed(here, 'demo');
  write('text.db', 'my notes on treaties\n');
  write('empty.db', '');
  mkdirSync(join(here, 'folder.db'));
  database('foreign.db', db => db.exec('CREATE TABLE note (text TEXT)'));
  printed(here, 'init', '--ledger', 'newer.db');
  database('newer.db', db => db.pragma('user_version = 99'));
});

describe('a file that is no ledger', () => {
  const cases: readonly [file: string, Refusal][] = [
    ['text.db', { code: 2, says: /text\.db is no treaty ledger/, hints: /--ledger.*treaty init/ }],
    ['empty.db', { code: 2, says: /empty\.db is no treaty ledger/, hints: /treaty init/ }],
    ['foreign.db', { code: 2, says: /foreign\.db is no treaty ledger/, hints: /treaty init/ }],
    ['folder.db', { code: 2, says: /folder\.db is no treaty ledger/ }],
    ['newer.db', { code: 2, says: /newer.*schema 99/, hints: /Update treaty-ledger/ }],
    ['none.db', { code: 6, says: /no ledger at none\.db/, hints: /treaty init --ledger none\.db/ }],
    ['text.db/x.db', { code: 6, says: /no ledger at text\.db\/x\.db/ }],
  ];

  it.each(cases)('%s is neither read nor written', (file, refusal) => {
    const before = bytesOf(file);
    for (const command of [['status', 'IV-13'], ['verify'], ['export'], RECORD]) {
      expectRefusal(here, [...command, '--ledger', file], refusal);
    }
    expect(bytesOf(file)).toEqual(before);
  });

  it('and an empty name is none', () => {
    expectRefusal(here, ['verify', '--ledger', ''], { code: 2, says: /--ledger/ });
  });
});

describe('a place where no ledger can be made', () => {
  const hints = /exists|folder|write/;
  it.each([
    ['a file system of the kernel', '/proc/x.db'],
    ['below a file', 'text.db/x.db'],
    ['in a folder that is not there', 'nowhere/x.db'],
  ])('%s', (_, place) => {
    expectRefusal(here, ['init', '--ledger', place], { code: 4, says: /x\.db/, hints });
    write('log.jsonl', printed(here, 'export'));
    expectRefusal(here, ['import', 'log.jsonl', '--ledger', place], {
      code: 4,
      says: /x\.db/,
      hints,
    });
    expect(existsSync(join(here, 'nowhere'))).toBe(false);
  });

  it('beside what is left of a ledger that is gone, which may hold its last entries', () => {
    write('gone.db-wal', 'whatever');
    expectRefusal(here, ['init', '--ledger', 'gone.db'], {
      code: 2,
      says: /gone\.db-wal is left/,
      hints: /remove the file/,
    });
    expect(existsSync(join(here, 'gone.db'))).toBe(false);
  });

  it('over a file that is there, which stays as it was', () => {
    for (const file of ['treaty.db', 'text.db', 'empty.db', 'folder.db']) {
      const before = bytesOf(file);
      const says = new RegExp(`${file} exists already`);
      expectRefusal(here, ['init', '--ledger', file], { code: 2, says, hints: /--ledger/ });
      expect(bytesOf(file)).toEqual(before);
    }
  });

  it('leaves nothing beside it', () => {
    expect(readdirSync(here).filter(name => name.includes('.new-'))).toEqual([]);
  });
});

describe('a definition file', () => {
  const treaty = readFileSync(
    new URL('../../fixtures/treaties/IV-13.json', import.meta.url),
    'utf8',
  );
  const cases: readonly [what: string, text: string, Refusal][] = [
    ['broken', '{\n  "treaties": [\n    {"id": }]\n}', { code: 2, says: /line 3, column 12/ }],
    ['cut off', '{\n  "treaties": [', { code: 2, says: /line 2, column 16/ }],
    ['empty', '', { code: 2, says: /line 1|empty/ }],
    [
      'with an unknown key',
      '{"treatys": []}',
      { code: 2, says: /\(line 1\): unknown key treatys/ },
    ],
    ['that says nothing', '{}', { code: 2, says: /nothing|no definition/ }],
    ['that is a list', '[]', { code: 2, says: /object/ }],
    [
      'with an impossible date',
      treaty.replace('"1990-12-18"', '"1990-02-30"'),
      { code: 2, says: /treaties\.0\.adopted\.on.*no day of the calendar/ },
    ],
    [
      'with an unknown key deep inside',
      treaty.replace('"instruments"', '"instrumants"'),
      { code: 2, says: /treaties\.0\.entryIntoForce\S* \(line \d+\): .*instrum/ },
    ],
    [
      'for a treaty that is not there',
      '{"completeness": [{"treaty": "XX-1", "completeTo": "2001-01-01", "source": "x"}]}',
      { code: 6, says: /XX-1 is not in this ledger/ },
    ],
  ];

  it.each(cases)('%s is refused, and nothing of it recorded', (_, text, refusal) => {
    const before = printed(here, 'export');
    write('definitions.json', text);
    expectRefusal(here, ['register', 'definitions.json'], refusal);
    expect(printed(here, 'export')).toBe(before);
  });

  it('that is not there is named', () => {
    const refusal = { code: 6, says: /missing\.json cannot be read/ };
    expectRefusal(here, ['register', 'missing.json'], refusal);
  });

  it('is asked for where none is named, or more than one', () => {
    expectRefusal(here, ['register'], { code: 2, says: /one definition file/, hints: /--shipped/ });
    expectRefusal(here, ['register', 'a', 'b'], { code: 2, says: /one definition file/ });
  });

  it('that is not shipped is answered with those that are', () => {
    expectRefusal(here, ['register', '--shipped', 'XX-1'], {
      code: 6,
      says: /XX-1/,
      hints: /IV-13.*treaty register FILE/,
    });
  });

  it('that is shipped is found in small letters too', () => {
    expect(printed(here, 'register', '--shipped', 'iv-13')).toMatch(/^Nothing new/);
  });
});

function write(file: string, text: string): void {
  writeFileSync(join(here, file), text);
}

function database(file: string, change: (db: Database.Database) => unknown): void {
  const db = new Database(join(here, file));
  change(db);
  db.close();
}

/** The bytes of a file, the names in a folder, or null where there is nothing; and what lies beside it. */
function bytesOf(file: string): unknown {
  const path = join(here, file);
  const beside = existsSync(dirname(path)) && dirname(file) === '.' ? readdirSync(here) : [];
  if (!existsSync(path)) return beside;
  return file === 'folder.db' ? readdirSync(path) : [readFileSync(path), beside];
}
