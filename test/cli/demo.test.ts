/** `demo`, and how the program behaves in a shell: folders, environment, pipes. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { printed, shell, temporaryFolder, treaty, treatyIn } from '../support/command-line.ts';

const here = temporaryFolder();
const SILENT = { code: 0, err: '' };

describe('treaty demo', () => {
  it('builds the ledger and walks through annex, paragraph, history and audit', () => {
    const { code, out, err } = treaty(here, 'demo');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Built treaty\.db: 271 entries\.$/m);
    for (const said of [
      /^Uruguay +15 February 2001 ᵃ$/m,
      /^As of 6 December 2001, the International Convention/m,
      /14 November 2001 +14 +17 +0 {2}Belize: accession/,
      /^Every entry is as it was recorded\.$/m,
      /^Try next:$/m,
    ]) {
      expect(out).toMatch(said);
    }
  });

  it('finds its own ledger on a second run, and records nothing twice', () => {
    const [first, second] = [printed(here, 'demo'), printed(here, 'demo')];
    expect(second).toMatch(/^Using treaty\.db: 271 entries\.$/m);
    expect(second).toBe(first);
  });

  it('suggests commands that work as they stand', () => {
    const out = printed(here, 'demo');
    const next = [...out.matchAll(/^ {2}npx (treaty .*)$/gm)].map(([, command]) => command ?? '');
    expect(next.length).toBeGreaterThan(2);
    for (const command of next) expect(shell(here, command), command).toMatchObject({ code: 0 });
  });

  it('makes the folder it is given, and suggests commands that find the ledger there', () => {
    const out = printed(here, 'demo', '--dir', 'a/b');
    const [, command] = /^ {2}npx (treaty diff .*)$/m.exec(out) ?? [];
    expect(shell(here, command ?? 'false').code).toBe(0);
    expect(existsSync(join(here, 'a/b/treaty.db'))).toBe(true);
  });

  it('leaves a treaty.db alone that is somebody else’s', () => {
    const theirs = join(here, 'theirs');
    mkdirSync(theirs);
    writeFileSync(join(theirs, 'treaty.db'), 'my notes on treaties\n');
    expectDemoRefused(theirs, /no treaty ledger/);
    expect(readFileSync(join(theirs, 'treaty.db'), 'utf8')).toBe('my notes on treaties\n');
  });

  it('does not walk through a ledger that it did not build', () => {
    const real = join(here, 'real');
    mkdirSync(real);
    printed(real, 'init');
    expectDemoRefused(real, /was not made by treaty demo/);
    expect(treaty(real, 'verify').out).toMatch(/^236 entries/);
  });

  it('refuses a folder that is a file', () => {
    writeFileSync(join(here, 'file'), '');
    for (const dir of ['file', 'file/below']) {
      const { code, out, err } = treaty(here, 'demo', '--dir', dir);
      expect(err).not.toMatch(/something went wrong|mistake of the program/);
      expect([code, out]).toEqual([4, '']);
    }
  });
});

describe('TREATY_LEDGER', () => {
  it('names the ledger where --ledger does not', () => {
    printed(here, 'init', '--ledger', 'other.db');
    const environment = { TREATY_LEDGER: 'other.db' };
    expect(treatyIn(here, environment, 'verify').out).toMatch(/^236 entries/);
    const named = treatyIn(here, environment, 'verify', '--ledger', 'treaty.db');
    expect(named.out).toMatch(/^271 entries/);
  });

  it('left empty is as good as not set', () => {
    expect(treatyIn(here, { TREATY_LEDGER: '' }, 'verify').out).toMatch(/^271 entries/);
  });
});

describe('a pipe that is closed early', () => {
  it.each([
    'treaty history IV-13 --as-of 2001-12-06 | head -1',
    'treaty export | head -1',
    'treaty status IV-13 --as-of 2001-12-06 --json | head -1',
    'treaty --help | head -1',
  ])('ends quietly: %s', line => {
    const { code, err } = shell(here, line);
    expect({ code, err }).toEqual(SILENT);
  });
});

describe('help', () => {
  it('is what treaty alone prints, and what treaty --help prints', () => {
    expect(printed(here)).toBe(printed(here, '--help'));
  });

  it('has no colour in a pipe', () => {
    for (const args of [['--help'], ['record', '--help'], ['status', 'IV-13']]) {
      expect(printed(here, ...args)).not.toContain('\u001b');
    }
  });
});

describe('an old ledger of another program', () => {
  it('with the same name is left alone by demo', () => {
    const foreign = join(here, 'foreign');
    mkdirSync(foreign);
    const db = new Database(join(foreign, 'treaty.db'));
    db.exec('CREATE TABLE note (text TEXT)');
    db.close();
    const bytes = readFileSync(join(foreign, 'treaty.db'));
    expectDemoRefused(foreign, /no treaty ledger/);
    expect(readFileSync(join(foreign, 'treaty.db'))).toEqual(bytes);
  });
});

function expectDemoRefused(folder: string, says: RegExp): void {
  const { code, out, err } = treaty(folder, 'demo');
  expect(err).toMatch(says);
  expect(err).toMatch(/^error: .+\n {2}\S.*\n$/);
  expect([code, out]).toEqual([2, '']);
}
