/** `backup` and `restore`: a copy that was read through, and a ledger from it; nothing is lost on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Verification } from '../../src/ledger/verify.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, PROGRAM, printed, temporaryFolder, treaty } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const folder = temporaryFolder();
const STATUS = ['status', 'IV-13', '--as-of', '2001-12-06'];
const ECUADOR = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'];
let here: string;

beforeAll(() => {
  printed(folder, 'demo', '--dir', 'made');
});

beforeEach(({ task }) => {
  here = join(folder, task.id);
  mkdirSync(here);
  copyFileSync(join(folder, 'made', 'treaty.db'), join(here, 'treaty.db'));
});

const files = () => readdirSync(here).filter(name => !name.startsWith('.'));
const verified = (ledger: string) => answered<Verification>(here, 'verify', '--ledger', ledger);

/** An entry's bytes, past the guard that forbids it. */
function alter(file: string): void {
  const db = new Database(join(here, file));
  const guard = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'entry_is_never_changed'");
  const sql = guard.pluck().get() as string;
  db.exec('DROP TRIGGER entry_is_never_changed');
  db.exec("UPDATE entry SET canonical = replace(canonical, 'Ghana', 'Gxana') WHERE position = 250");
  db.exec(sql);
  db.close();
}

/** Some page of the file that holds entries, as a failing disk might leave it. */
function spoil(file: string): void {
  const bytes = readFileSync(join(here, file));
  writeFileSync(join(here, file), bytes.fill(0xa5, 4096 * 3, 4096 * 5));
}

describe('treaty backup', () => {
  it('copies the ledger into one file with the same root and the same answers', () => {
    const made = answered(here, 'backup', 'copy.db');
    const { size, root } = verified('treaty.db');
    expect(JSON_SHAPES['new-ledger'].parse(made)).toEqual({ ledger: 'copy.db', size, root });
    expect(files()).toEqual(['copy.db', 'treaty.db']);
    expect(verified('copy.db')).toEqual({
      ...{ ok: true, size, root, faults: [] },
      ...{ checkpoints: 0, signedUpTo: null },
    });
    expect(printed(here, ...STATUS, '--ledger', 'copy.db')).toBe(printed(here, ...STATUS));
    expect(printed(here, 'backup', 'second.db')).toBe(
      `Copied treaty.db to second.db: 271 entries, root ${root}\n`,
    );
  });

  it('is for those alone who may read the ledger', () => {
    chmodSync(join(here, 'treaty.db'), 0o600);
    printed(here, 'backup', 'copy.db');
    expect(statSync(join(here, 'copy.db')).mode & 0o777).toBe(0o600);
  });

  it('replaces no file unless asked to, and never the ledger itself', () => {
    writeFileSync(join(here, 'copy.db'), 'mine');
    symlinkSync('treaty.db', join(here, 'link.db'));
    const before = readFileSync(join(here, 'treaty.db'));
    expectRefusal(here, ['backup', 'copy.db'], { code: 2, says: /exists/, hints: /--force/ });
    for (const name of ['treaty.db', 'link.db']) {
      expectRefusal(here, ['backup', name, '--force'], { code: 2, says: /what the copy is made/ });
    }
    expect(readFileSync(join(here, 'copy.db'), 'utf8')).toBe('mine');
    expect(readFileSync(join(here, 'treaty.db'))).toEqual(before);
    printed(here, 'backup', 'copy.db', '--force');
    expect(verified('copy.db').size).toBe(271);
  });

  it('puts no copy beside what another file left', () => {
    writeFileSync(join(here, 'copy.db-wal'), 'frames');
    expectRefusal(here, ['backup', 'copy.db', '--force'], {
      code: 2,
      says: /copy\.db-wal belongs/,
    });
    expect(existsSync(join(here, 'copy.db'))).toBe(false);
  });

  it('that would copy damage ends with 3, names it, and leaves the last good copy as it was', () => {
    printed(here, 'backup', 'copy.db');
    const good = readFileSync(join(here, 'copy.db'));
    alter('treaty.db');
    expectRefusal(here, ['backup', 'copy.db', '--force'], {
      code: 3,
      says: /the copy of treaty\.db does not verify: entry 250: its bytes do not match its hash/,
      hints: /treaty verify --ledger treaty\.db/,
    });
    expect(readFileSync(join(here, 'copy.db'))).toEqual(good);
    expect(files()).toEqual(['copy.db', 'treaty.db']);
  });

  it('copies a ledger in which Litestream has made its tables, and names a trigger on them', () => {
    const db = new Database(join(here, 'treaty.db'));
    db.exec('CREATE TABLE _litestream_lock (id INTEGER)');
    db.exec('CREATE TABLE _litestream_seq (id INTEGER PRIMARY KEY, seq INTEGER)');
    printed(here, 'backup', 'copy.db');
    expect(verified('copy.db').ok).toBe(true);
    db.exec('CREATE TRIGGER sly AFTER INSERT ON _litestream_seq BEGIN SELECT 1; END');
    db.close();
    expectRefusal(here, ['backup', 'next.db'], {
      code: 3,
      says: /the trigger sly was never shipped/,
    });
  });

  it.each([
    ['into a folder that is not there', 'no/copy.db', 4],
    ['under the name of a folder', '.', 2],
    ['without a name', '', 2],
  ])('%s is refused', (_, name, code) => {
    expectRefusal(here, ['backup', name], { code, says: /\S/ });
    expect(files()).toEqual(['treaty.db']);
  });

  it('copies a moment of a ledger to which another process writes', async () => {
    const { child, ended } = await writerIn(here);
    const sizes = [1, 2, 3, 4].map(n => answered<Verification>(here, 'backup', `${n}.db`).size);
    child.kill('SIGKILL');
    await ended;
    expect(sizes).toEqual(sizes.toSorted((one, other) => one - other));
    expect(sizes.at(-1)).toBeGreaterThan(sizes[0] as number);
    const log = printed(here, 'export');
    for (const n of [1, 2, 3, 4]) {
      expect(log.startsWith(printed(here, 'export', '--ledger', `${n}.db`))).toBe(true);
    }
  });
});

/** A process that corrects one act again and again, until it is killed. */
async function writerIn(cwd: string) {
  const code = `
    import { openLedger } from ${JSON.stringify(PROGRAM.replace('cli/main.js', 'index.js'))};
    const ledger = await openLedger('treaty.db', { by: 'the other' });
    for (let day = 10; ; day = day === 28 ? 10 : day + 1) {
      await ledger.correct({ act: '240', on: '2001-11-' + day, reason: 'misread' });
      process.stdout.write('.');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    cwd,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  expect(child.exitCode).toBeNull();
  return { child, ended };
}

describe('treaty restore', () => {
  beforeEach(() => {
    printed(here, 'backup', 'copy.db');
  });

  it('makes a ledger that answers and records like the first', () => {
    const into = ['--ledger', 'new.db'];
    const { root } = verified('treaty.db');
    expect(answered(here, 'restore', 'copy.db', ...into)).toEqual({
      ledger: 'new.db',
      size: 271,
      root,
    });
    expect(printed(here, 'export', ...into)).toBe(printed(here, 'export'));
    printed(here, ...ECUADOR, ...into);
    expect(verified('copy.db').size).toBe(271);
    expect(files()).toEqual(['copy.db', 'new.db', 'treaty.db']);
  });

  it('never lets a ledger give way unless asked to, and then keeps it', () => {
    printed(here, ...ECUADOR);
    const log = printed(here, 'export');
    expectRefusal(here, ['restore', 'copy.db'], { code: 2, says: /exists/, hints: /--force/ });
    expect(printed(here, 'export')).toBe(log);
    const { code, out, err } = treaty(here, 'restore', 'copy.db', '--force');
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(/^Restored treaty\.db from copy\.db: 271 .*\n.*before-restore-1\n$/),
    ]);
    expect(err).toMatch(/^warning: this backup is not all of what was seen: .*272 entries/);
    expect(printed(here, 'export', '--ledger', 'treaty.db.before-restore-1')).toBe(log);
    expect(verified('treaty.db').size).toBe(271);
    printed(here, ...ECUADOR);
    printed(here, 'restore', 'copy.db', '--force');
    expect(files()).toContain('treaty.db.before-restore-2');
  });

  it('takes no log that the old ledger left for the new one’s, and loses none of it', () => {
    const elsewhere = join(here, 'crashed');
    mkdirSync(elsewhere);
    // A crash leaves file and log as they lie while somebody has the ledger open.
    const open = new Database(join(here, 'treaty.db'));
    open.prepare('SELECT count(*) FROM entry').get();
    printed(here, ...ECUADOR);
    for (const end of ['', '-wal']) {
      copyFileSync(join(here, `treaty.db${end}`), join(elsewhere, `treaty.db${end}`));
    }
    open.close();
    expect(readFileSync(join(elsewhere, 'treaty.db-wal')).length).toBeGreaterThan(0);
    const at = ['--ledger', join(elsewhere, 'treaty.db')];
    printed(here, 'restore', 'copy.db', '--force', ...at);
    expect(answered<Verification>(here, 'verify', ...at).size).toBe(271);
    expect(verified(join(elsewhere, 'treaty.db.before-restore-1')).size).toBe(272);
    expect(readdirSync(elsewhere)).toEqual(['treaty.db', 'treaty.db.before-restore-1']);
  });

  it('puts a backup in the place of a ledger that nobody can open, and keeps the wreck', () => {
    writeFileSync(join(here, 'treaty.db'), 'no database at all');
    writeFileSync(join(here, 'treaty.db-wal'), 'torn');
    printed(here, 'restore', 'copy.db', '--force');
    expect(verified('treaty.db').size).toBe(271);
    const kept = (end: string) =>
      readFileSync(join(here, `treaty.db.before-restore-1${end}`), 'utf8');
    expect([kept(''), kept('-wal')]).toEqual(['no database at all', 'torn']);
  });

  it('does not pull a ledger from under a program that has it open', () => {
    const db = new Database(join(here, 'treaty.db'));
    db.prepare('SELECT count(*) FROM entry').get();
    const before = printed(here, 'export');
    expectRefusal(here, ['restore', 'copy.db', '--force'], { code: 1, says: /locked/ });
    db.close();
    expect(printed(here, 'export')).toBe(before);
    expect(files()).toEqual(['copy.db', 'treaty.db']);
    printed(here, 'restore', 'copy.db', '--force');
  });

  it.each([
    ['altered', alter, /entry 250: its bytes do not match its hash/],
    ['spoiled', spoil, /copy\.db does not verify/],
  ])('of a copy that was %s ends with 3, and leaves the ledger as it was', (_, damage, says) => {
    damage('copy.db');
    const before = readFileSync(join(here, 'treaty.db'));
    for (const where of [['--force'], ['--ledger', 'new.db']]) {
      expectRefusal(here, ['restore', 'copy.db', ...where], { code: 3, says });
    }
    expect(readFileSync(join(here, 'treaty.db'))).toEqual(before);
    expect(files()).toEqual(['copy.db', 'treaty.db']);
  });

  it('goes where a link leads, though the ledger there is gone, and the link stays', () => {
    mkdirSync(join(here, 'disk'));
    symlinkSync('disk/treaty.db', join(here, 'first.db'));
    symlinkSync('first.db', join(here, 'link.db'));
    printed(here, 'restore', 'copy.db', '--force', '--ledger', 'link.db');
    expect(lstatSync(join(here, 'link.db')).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(here, 'disk'))).toEqual(['treaty.db']);
    expect(verified('link.db').size).toBe(271);
    symlinkSync('no/treaty.db', join(here, 'nowhere.db'));
    symlinkSync('round.db', join(here, 'round.db'));
    for (const name of ['nowhere.db', 'round.db']) {
      const command = ['restore', 'copy.db', '--force', '--ledger', name];
      expectRefusal(here, command, { code: 4, says: /cannot be opened or written/ });
    }
  });

  it('of what is no backup says so', () => {
    writeFileSync(join(here, 'text'), 'no database');
    const into = ['--ledger', 'new.db'];
    expectRefusal(here, ['restore', 'text', ...into], {
      code: 2,
      says: /text is no treaty ledger/,
    });
    expectRefusal(here, ['restore', 'gone', ...into], { code: 6, says: /no backup at gone/ });
    expectRefusal(here, ['restore', '.', ...into], { code: 2, says: /\. is no file/ });
    expectRefusal(here, ['restore', 'treaty.db', '--force'], { code: 2, says: /made from/ });
    appendFileSync(join(here, 'copy.db-wal'), 'frames');
    expectRefusal(here, ['restore', 'copy.db', ...into], {
      code: 2,
      says: /copy\.db is a ledger in use/,
      hints: /treaty backup/,
    });
    expect(existsSync(join(here, 'new.db'))).toBe(false);
  });

  it('is remembered in the place of what was seen', () => {
    printed(here, ...ECUADOR);
    printed(here, 'restore', 'copy.db', '--force');
    printed(here, ...STATUS);
    expect(treaty(here, 'verify').code).toBe(0);
  });
});
