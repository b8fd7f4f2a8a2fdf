/** Checkpoints that were signed here stay in the ledger: `verify` holds the log to them, wherever the file is carried. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/ledger/verify.ts';
import { openLedger } from '../../src/library/open-ledger.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, printed, temporaryFolder, treaty, treatyIn } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const folder = temporaryFolder();
const SIGN = ['checkpoint', '--key', '../log.key'];
let here: string;
let ours: string;
let witness: string;

beforeAll(() => {
  printed(folder, 'demo');
  const make = (name: string, file: string, ...more: string[]) =>
    printed(folder, 'checkpoint', '--make-key', name, '--key', file, ...more).trim();
  ours = make('example.org/treaties', 'log.key');
  witness = make('witness.example', 'witness.key', '--witness');
  make('example.org/treaties', 'stolen-name.key');
});

beforeEach(({ task }) => {
  here = join(folder, task.id);
  mkdirSync(here);
  copyFileSync(join(folder, 'treaty.db'), join(here, 'treaty.db'));
});

/** What anyone can do who has the file and any SQLite at all. */
function plainly<T>(work: (db: Database.Database) => T, file = 'treaty.db'): T {
  const db = new Database(join(here, file));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

const kept = (file?: string) =>
  plainly(db => db.prepare('SELECT note FROM checkpoint ORDER BY number').pluck().all(), file);

/** Past the guards, which are put back so that the schema tells nothing. */
function tampered(db: Database.Database, work: () => void): void {
  const guards = db
    .prepare(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%_is_never_%'",
    )
    .all() as { readonly name: string; readonly sql: string }[];
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  work();
  for (const { sql } of guards) db.exec(sql);
}

/** On a machine that has not seen this ledger before: nothing is remembered of it. */
const elsewhere = (...args: readonly string[]) =>
  treatyIn(here, { XDG_STATE_HOME: join(here, '.elsewhere') }, ...args);

/** The tree too is made as if the entries had never been. */
function cutTo(size: number): void {
  plainly(db =>
    tampered(db, () => {
      db.prepare('DELETE FROM entry WHERE position > ?').run(size);
      db.prepare('DELETE FROM subtree WHERE (number + 1) * (1 << level) > ?').run(size);
    }),
  );
}

describe('treaty checkpoint', () => {
  it('keeps what it signs or cosigns, byte for byte and once', () => {
    const signed = printed(here, ...SIGN);
    expect(kept()).toEqual([signed]);
    expect(printed(here, ...SIGN, '--out', 'now.txt')).toMatch(/^Wrote now\.txt/);
    expect(kept()).toEqual([readFileSync(join(here, 'now.txt'), 'utf8')]);
    const cosign = ['checkpoint', '--cosign', 'now.txt', '--key', '../witness.key'];
    const cosigned = printed(here, ...cosign, '--log-key', ours);
    const then = printed(here, ...SIGN, '--at', '200');
    expect(kept()).toEqual([signed, cosigned, then]);
  });

  it('keeps nothing that is not signed, and nothing where it gives nothing out', () => {
    printed(here, 'checkpoint', '--origin', 'example.org/treaties');
    writeFileSync(join(here, 'mine.txt'), 'mine');
    expectRefusal(here, [...SIGN, '--out', 'mine.txt'], { code: 2, says: /mine\.txt exists/ });
    expectRefusal(here, [...SIGN, '--at', '999'], { code: 2, says: /no position 999/ });
    expect(kept()).toEqual([]);
  });

  it('keeps none that has more signatures than can be read again', async () => {
    const line =
      printed(here, ...SIGN)
        .split('\n')
        .at(-2) ?? '';
    const strangers = Array.from({ length: 99 }, (_, n) => `${line.replace('example', `x${n}`)}\n`);
    writeFileSync(join(here, 'full.txt'), kept()[0] + strangers.join(''));
    const cosign = ['checkpoint', '--cosign', 'full.txt', '--key', '../witness.key'];
    const refused = [...cosign, '--log-key', ours];
    expectRefusal(here, refused, { code: 2, says: /signed checkpoint .* 101 signatures/ });
    expect(kept()).toHaveLength(1);
  });

  it('gives nothing out where nothing can be kept', async () => {
    const key = readFileSync(join(folder, 'log.key'), 'utf8');
    const reader = await openLedger(join(here, 'treaty.db'), { readOnly: true });
    const problem = { category: 'not-allowed', code: 'cannot-open' };
    await expect(reader.checkpoint({ key })).rejects.toMatchObject(problem);
    expect(await reader.checkpoint({ origin: 'example.org' })).toMatchObject({ size: 271 });
    await reader.close();
    expect(kept()).toEqual([]);
  });
});

describe('treaty verify', () => {
  it('says how many checkpoints it held to the log, and up to which size the key vouches', () => {
    printed(here, ...SIGN);
    printed(here, ...SIGN, '--at', '200');
    printed(here, 'checkpoint', '--key', '../log.key', '--origin', 'example.org/other');
    const shape = JSON_SHAPES.verify.parse(answered(here, 'verify', '--log-key', ours));
    expect(shape).toMatchObject({ ok: true, checkpoints: 3, signedUpTo: 271 });
    expect(answered(here, 'verify')).toMatchObject({ checkpoints: 3, signedUpTo: null });
    expect(printed(here, 'verify')).toMatch(/^Checkpoints kept: 3\nEvery entry is as/m);
    expect(printed(here, 'verify', '--log-key', ours)).toMatch(
      /^Checkpoints kept: 3; the longest that is signed is of 271 entries\n/m,
    );
  });

  it('names a log whose end was cut off below a checkpoint, where nothing else tells', () => {
    printed(here, ...SIGN, '--at', '200');
    printed(here, ...SIGN);
    cutTo(250);
    const { code, out } = elsewhere('verify', '--json');
    const { ok, size, faults } = JSON.parse(out) as Verification;
    expect([code, ok, size]).toEqual([3, false, 250]);
    expect(faults).toEqual([
      {
        ...{ position: 0, id: null },
        what: expect.stringMatching(
          /^the kept checkpoint 2, of 271 entries with the root [0-9a-f]{64}: the log has 250/,
        ),
      },
    ]);
    const says = /kept checkpoint 2/;
    expect(elsewhere(...SIGN)).toMatchObject({ code: 3, err: expect.stringMatching(says) });
    expect(elsewhere('backup', 'copy.db')).toMatchObject({
      ...{ code: 3, err: expect.stringMatching(says) },
    });
    expect(kept()).toHaveLength(2);
  });

  it('takes no entry after that: the log would be forked for good', () => {
    printed(here, ...SIGN);
    cutTo(250);
    const again = ['record', 'signature', 'IV-13', 'Ecuador', '--on', '2003-01-01'];
    const { code, err } = elsewhere(...again, '--notified-on', '2003-02-01');
    expect([code, err]).toEqual([3, expect.stringMatching(/takes no entry: .* Nothing was/s)]);
    expect(JSON.parse(elsewhere('verify', '--json').out)).toMatchObject({ size: 250 });
  });

  it('holds the log to a checkpoint that was kept elsewhere, signed or not', () => {
    printed(here, ...SIGN, '--out', 'now.txt');
    printed(here, 'checkpoint', '--origin', 'x', '--at', '200', '--out', 'then.txt');
    plainly(db => tampered(db, () => db.exec('DELETE FROM checkpoint')));
    printed(here, 'verify', '--checkpoint', 'then.txt');
    const under = ['verify', '--checkpoint', 'now.txt', '--log-key', ours];
    expect(treaty(here, ...under)).toMatchObject({ code: 0, err: '' });
    cutTo(250);
    expect(elsewhere(...under)).toMatchObject({
      ...{ code: 3, out: expect.stringMatching(/^the file: the checkpoint is of 271 entries/m) },
    });
    const unsigned = ['verify', '--checkpoint', 'then.txt', '--log-key', ours];
    expect(elsewhere(...unsigned)).toMatchObject({
      ...{ code: 3, out: expect.stringMatching(/^the file: the checkpoint given: /m) },
    });
  });

  it('is told nothing by a file from which the checkpoints were taken too, and warns who gives a key', () => {
    printed(here, ...SIGN);
    plainly(db => tampered(db, () => db.exec('DELETE FROM checkpoint')));
    cutTo(250);
    expect(elsewhere('verify')).toMatchObject({ code: 0, err: '' });
    const { code, err } = elsewhere('verify', '--log-key', ours);
    const says = /nothing that is signed vouches for the entries after 0: compare/;
    expect([code, err]).toEqual([0, expect.stringMatching(says)]);
  });

  it('names with the key a checkpoint that somebody else has put there, or has signed', () => {
    const mine = printed(here, ...SIGN);
    printed(here, ...SIGN.with(-1, '../stolen-name.key'), '--at', '200');
    const forged = mine.replace('\n271\n', '\n270\n');
    const [, , root, line] = printed(here, 'checkpoint', '--origin', 'x', '--at', '270').split(
      '\n',
    );
    const put = forged.replace(/\n270\n.*\n.*\n/, `\n270\n${root}\n${line}\n`);
    plainly(db => db.prepare('INSERT INTO checkpoint (number, note) VALUES (3, ?)').run(put));
    expect(treaty(here, 'verify')).toMatchObject({ code: 0, err: '' });
    const { code, out } = treaty(here, 'verify', '--log-key', ours);
    expect(code).toBe(3);
    expect(out).toMatch(/^the file: the kept checkpoint 2, of 200 entries .*: no known key has/m);
    expect(out).toMatch(
      /^the file: the kept checkpoint 3, of 270 entries .* is not of this text$/m,
    );
  });

  it.each([
    ['a witness’s key', () => witness, /is the key of a witness/],
    ['a key that cannot be read', () => 'example.org/treaties', /cannot be read/],
  ])('refuses %s', (_, key, says) => {
    expectRefusal(here, ['verify', '--log-key', key()], { code: 2, says });
  });
});

describe('the checkpoints that are kept', () => {
  const answers = (file: string) =>
    answered(here, 'verify', '--log-key', ours, '--ledger', file) as Verification;

  it('go along with a backup, and back with it', () => {
    const signed = printed(here, ...SIGN);
    printed(here, 'backup', 'copy.db');
    printed(here, 'restore', 'copy.db', '--ledger', 'back.db');
    for (const file of ['copy.db', 'back.db']) {
      expect(kept(file)).toEqual([signed]);
      expect(answers(file)).toMatchObject({ ok: true, checkpoints: 1, signedUpTo: 271 });
    }
    printed(here, ...SIGN, '--at', '100', '--ledger', 'back.db');
    expect(answers('back.db')).toMatchObject({ ok: true, checkpoints: 2 });
  });

  it('are in no export', () => {
    printed(here, ...SIGN);
    writeFileSync(join(here, 'log.jsonl'), printed(here, 'export'));
    printed(here, 'import', 'log.jsonl', '--ledger', 'imported.db');
    expect(kept('imported.db')).toEqual([]);
  });
});
