/** `export`, `import` and `verify`: the whole log leaves and comes back with the same hashes, or not at all. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/ledger/verify.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, printed, shell, temporaryFolder, treaty } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const here = temporaryFolder();
let lines: string[];

beforeAll(() => {
  printed(here, 'demo');
  expect(shell(here, 'treaty export > log.jsonl').code).toBe(0);
  lines = readFileSync(join(here, 'log.jsonl'), 'utf8').trimEnd().split('\n');
});

describe('treaty export and treaty import', () => {
  it('give the same root and, exported again, the same bytes', () => {
    const { root } = answered<Verification>(here, 'verify');
    const into = ['--ledger', 'copy.db'];
    expect(answered(here, 'import', 'log.jsonl', ...into)).toEqual({
      ledger: 'copy.db',
      size: 271,
      root,
    });
    expect(answered(here, 'verify', ...into)).toEqual({
      ...{ ok: true, size: 271, root, faults: [] },
      ...{ checkpoints: 0, signedUpTo: null },
    });
    expect(printed(here, 'export', ...into)).toBe(printed(here, 'export'));
  });

  it('give a ledger that answers and records like the first', () => {
    printed(here, 'import', 'log.jsonl', '--ledger', 'second.db');
    const question = ['status', 'IV-13', '--as-of', '2001-12-06'];
    expect(printed(here, ...question, '--ledger', 'second.db')).toBe(printed(here, ...question));
    const ecuador = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'];
    printed(here, ...ecuador, '--ledger', 'second.db');
  });

  it('go through a pipe', () => {
    shell(here, 'treaty export | treaty import /dev/stdin --ledger piped.db');
    expect(printed(here, 'export', '--ledger', 'piped.db')).toBe(printed(here, 'export'));
  });

  it('take in lines that end as on Windows, and blank ones', () => {
    writeFileSync(join(here, 'dos.jsonl'), `${lines.join('\r\n')}\r\n\r\n`);
    printed(here, 'import', 'dos.jsonl', '--ledger', 'dos.db');
    expect(printed(here, 'export', '--ledger', 'dos.db')).toBe(printed(here, 'export'));
  });
});

describe('an import that is not whole', () => {
  const altered = (line: string) => line.replace('"recordedBy":"treaty demo"', '"recordedBy":"me"');
  const damages: readonly [string, (all: readonly string[]) => string[], RegExp][] = [
    ['a malformed third line', all => all.with(2, '{"entry":'), /line 3\b/],
    ['a third line that is no entry', all => all.with(2, '{"entry":{}}'), /line 3\b/],
    ['a third line that is no object', all => all.with(2, 'null'), /line 3\b/],
    ['an altered entry', all => all.with(249, altered(all[249] ?? '')), /line 250\b.*altered/],
    ['a missing entry', all => all.toSpliced(249, 1), /line 250\b/],
    ['a repeated entry', all => all.toSpliced(249, 0, all[249] ?? ''), /line 251\b/],
    ['entries in another order', all => all.toReversed(), /line 1\b/],
    ['no line at all', () => [], /no entry/],
  ];

  it.each(damages)('with %s makes no file and names the line', (_, damage, says) => {
    writeFileSync(join(here, 'bad.jsonl'), damage(lines).join('\n'));
    expectRefusal(here, ['import', 'bad.jsonl', '--ledger', 'new.db'], {
      code: 2,
      says,
      hints: /Nothing was imported/,
    });
    expect(readdirSync(here).filter(name => name.startsWith('new.db'))).toEqual([]);
  });

  it('because the file is not there, or is a folder, makes no file', () => {
    for (const [name, code] of [
      ['missing.jsonl', 6],
      ['.', 2],
    ] as const) {
      expectRefusal(here, ['import', name, '--ledger', 'new.db'], {
        code,
        says: /cannot be read/,
      });
    }
    expect(existsSync(join(here, 'new.db'))).toBe(false);
  });

  it('over a ledger that is there leaves that as it was', () => {
    const before = printed(here, 'export');
    expectRefusal(here, ['import', 'log.jsonl'], { code: 2, says: /treaty\.db exists already/ });
    expect(printed(here, 'export')).toBe(before);
  });
});

describe('treaty verify', () => {
  it('says that every entry is as it was recorded', () => {
    expect(printed(here, 'verify')).toMatch(/^271 entries, root [0-9a-f]{64}\nEvery entry is as/);
  });

  it('ends with 3 and names the entry that was altered behind its back', () => {
    printed(here, 'import', 'log.jsonl', '--ledger', 'altered.db');
    const db = new Database(join(here, 'altered.db'));
    db.exec('DROP TRIGGER entry_is_never_changed');
    db.exec(
      "UPDATE entry SET canonical = replace(canonical, 'Ghana', 'Gxana') WHERE position = 250",
    );
    db.close();
    const { code, out } = treaty(here, 'verify', '--ledger', 'altered.db');
    expect(code).toBe(3);
    expect(out).toMatch(/^entry 250: its bytes do not match its hash$/m);
    const json = treaty(here, 'verify', '--ledger', 'altered.db', '--json');
    const { ok, faults } = JSON_SHAPES.verify.parse(JSON.parse(json.out));
    expect([json.code, ok]).toEqual([3, false]);
    expect(
      faults.map(({ position, what }) => [position, what]),
      'the damaged entry, no other, and the guard that was taken away',
    ).toEqual([
      [250, 'its bytes do not match its hash'],
      [0, 'the trigger entry_is_never_changed is gone'],
    ]);
    expectRefusal(here, ['status', 'IV-13', '--ledger', 'altered.db'], {
      code: 3,
      says: /entry 250 was altered/,
      hints: /treaty verify/,
    });
  });
});
