/** What the command line remembers of a ledger, and refuses when a file is not what it was. */
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RememberedCheckpoint } from '../../src/cli/remembered-checkpoint.ts';
import { type Entry, subjectOf } from '../../src/ledger/entry.ts';
import { canonicalText, leafHashOf } from '../../src/ledger/seal.ts';
import type { Verification } from '../../src/ledger/verify.ts';
import { openLedger } from '../../src/library/open-ledger.ts';
import { printed, shell, temporaryFolder, treaty, treatyIn } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const folder = temporaryFolder();
const STATUS = ['status', 'IV-13', '--as-of', '2001-12-06'];
const ECUADOR = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'];
let here: string;

beforeEach(({ task }) => {
  here = join(folder, task.id);
  mkdirSync(here);
  printed(here, 'demo');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const stateOf = (cwd: string) => join(cwd, '.state', 'treaty');
const filesRemembered = (cwd: string) => readdirSync(stateOf(cwd));

function remembered(cwd: string): { ledger: string; size: number; root: string } {
  const [file = ''] = filesRemembered(cwd);
  return JSON.parse(readFileSync(join(stateOf(cwd), file), 'utf8'));
}

const namesRemembered = (cwd: string) =>
  filesRemembered(cwd)
    .map(file => JSON.parse(readFileSync(join(stateOf(cwd), file), 'utf8')).ledger)
    .map(path => relative(cwd, path))
    .sort();

/** Past every guard of the file, the last entry and the subtrees that it completed go, and the guards come back. */
function cutOffTheLast(path: string): void {
  const db = new Database(path);
  const triggers = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name LIKE '%deleted'")
    .all() as { name: string; sql: string }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec('DELETE FROM entry WHERE position = (SELECT max(position) FROM entry)');
  db.exec(
    'DELETE FROM subtree WHERE (number + 1) * (1 << level) > (SELECT max(position) FROM entry)',
  );
  for (const { sql } of triggers) db.exec(sql);
  db.close();
}

/** Another history at the same path: every hash made anew over one changed entry. */
function rewrite(cwd: string, position = 250): void {
  expect(shell(cwd, 'treaty export > log.jsonl').code).toBe(0);
  const entries = readFileSync(join(cwd, 'log.jsonl'), 'utf8').trimEnd().split('\n');
  const last = new Map<string, string>();
  const lines = entries.map(line => {
    const entry = (JSON.parse(line) as { entry: Entry }).entry;
    const changed = entry.position === position ? { ...entry, note: 'as I would have it' } : entry;
    const sealed = { ...changed, previous: last.get(subjectOf(entry)) ?? null };
    const canonical = canonicalText(sealed as Entry);
    last.set(subjectOf(entry), leafHashOf(canonical));
    return JSON.stringify({ entry: sealed, leafHash: leafHashOf(canonical) });
  });
  writeFileSync(join(cwd, 'forged.jsonl'), lines.join('\n'));
  printed(cwd, 'import', 'forged.jsonl', '--ledger', 'forged.db');
  renameSync(join(cwd, 'forged.db'), join(cwd, 'treaty.db'));
}

function verifiedElsewhere(cwd: string): Verification {
  const elsewhere = { XDG_STATE_HOME: join(cwd, 'elsewhere') };
  return JSON.parse(treatyIn(cwd, elsewhere, 'verify', '--json').out);
}

describe('the command line remembers', () => {
  it('size and root of a ledger, for its owner alone', () => {
    expect(remembered(here)).toEqual({
      ledger: join(here, 'treaty.db'),
      size: 271,
      root: verifiedElsewhere(here).root,
    });
    const [file = ''] = filesRemembered(here);
    expect(statSync(join(stateOf(here), file)).mode & 0o777).toBe(0o600);
    expect(statSync(stateOf(here)).mode & 0o777).toBe(0o700);
  });

  it('a ledger that has grown, and writes only then', () => {
    const [file = ''] = filesRemembered(here);
    const { ino } = statSync(join(stateOf(here), file));
    printed(here, ...STATUS);
    expect(statSync(join(stateOf(here), file)).ino).toBe(ino);
    printed(here, ...ECUADOR);
    expect(remembered(here).size).toBe(272);
    printed(here, ...STATUS);
  });

  it('what was recorded by somebody who remembers elsewhere', () => {
    expect(treatyIn(here, { XDG_STATE_HOME: join(here, 'hers') }, ...ECUADOR).code).toBe(0);
    expect(remembered(here).size).toBe(271);
    printed(here, ...STATUS);
    expect(remembered(here).size).toBe(272);
  });

  it('two ledgers apart, and one ledger by whatever way it is named', () => {
    symlinkSync('treaty.db', join(here, 'link.db'));
    printed(here, ...STATUS, '--ledger', 'link.db');
    printed(here, ...STATUS, '--ledger', join(here, '.', 'treaty.db'));
    expect(namesRemembered(here)).toEqual(['link.db', 'treaty.db']);
    printed(here, 'init', '--ledger', 'other.db');
    expect(namesRemembered(here)).toEqual(['link.db', 'other.db', 'treaty.db']);
    printed(here, ...ECUADOR);
    printed(here, ...STATUS, '--ledger', 'link.db');
    cutOffTheLast(join(here, 'treaty.db'));
    for (const name of ['treaty.db', 'link.db']) {
      expectRefusal(here, [...STATUS, '--ledger', name], { code: 3, says: /shrank: 272 entries/ });
    }
  });

  it('the larger of two sizes, where another command ends while this one looks', async () => {
    const elsewhere = { XDG_STATE_HOME: join(here, 'elsewhere') };
    expect(treatyIn(here, elsewhere, ...ECUADOR).code).toBe(0);
    vi.stubEnv('XDG_STATE_HOME', join(here, '.state'));
    const ledger = await openLedger(join(here, 'treaty.db'), { readOnly: true });
    const before = await ledger.head();
    const another = { size: 0 };
    // Between what this command sees and what it remembers, another records, ends and remembers more.
    ledger.head = async () => {
      printed(here, 'register', '--shipped', 'IV-15');
      another.size = remembered(here).size;
      return before;
    };
    await new RememberedCheckpoint(join(here, 'treaty.db'), expect.unreachable).keep(ledger);
    await ledger.close();
    expect(another.size).toBeGreaterThan(before.size);
    expect(remembered(here).size).toBe(another.size);
  });

  it('afresh, where a new ledger is made on purpose in the place of another', () => {
    rmSync(join(here, 'treaty.db'));
    printed(here, 'init');
    expect(remembered(here).size).toBe(236);
    expect(shell(here, 'treaty export > log.jsonl; rm treaty.db').code).toBe(0);
    printed(here, 'demo');
    expect(remembered(here).size).toBe(271);
    rmSync(join(here, 'treaty.db'));
    printed(here, 'import', 'log.jsonl');
    expect(remembered(here).size).toBe(236);
  });
});

describe('a ledger that was cut short behind its back', () => {
  beforeEach(() => {
    printed(here, ...ECUADOR);
    cutOffTheLast(join(here, 'treaty.db'));
  });

  it('is sound to one who has not seen it before', () => {
    expect(verifiedElsewhere(here)).toMatchObject({ ok: true, size: 271 });
  });

  it('is asked nothing, records nothing, and says how to go on on purpose', () => {
    for (const command of [STATUS, ECUADOR, ['export'], ['register', '--shipped', 'IV-15']]) {
      expectRefusal(here, command, {
        code: 3,
        says: /treaty\.db shrank: 272 entries were seen in it before, root [0-9a-f]{64}, and it has 271/,
        hints: /treaty restore.*remove \S+\/treaty\/[0-9a-f]{64}\.json and repeat/,
      });
    }
    const { error } = JSON.parse(treaty(here, ...STATUS, '--json').err);
    expect(error).toMatchObject({
      code: 'ledger-shrank',
      details: { remembered: { size: 272 }, found: { size: 271 } },
    });
    for (const file of error.details.rememberedIn) rmSync(file);
    printed(here, ...STATUS);
  });

  it('does not verify', () => {
    const { code, out } = treaty(here, 'verify', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([
      3,
      { ok: false, size: 271, faults: [{ position: 0, what: expect.stringMatching(/shrank/) }] },
    ]);
    expect(remembered(here).size).toBe(272);
  });
});

describe('a link that was put in the place of a ledger', () => {
  beforeEach(() => {
    printed(here, 'init', '--ledger', 'other.db');
  });

  it('and leads to another log is refused, also where that log was seen under its own name', () => {
    renameSync(join(here, 'treaty.db'), join(here, 'gone.db'));
    symlinkSync('other.db', join(here, 'treaty.db'));
    for (const command of [STATUS, ECUADOR]) {
      expectRefusal(here, command, {
        code: 3,
        says: /treaty\.db, a link to \S+\/other\.db, shrank: 271 entries/,
      });
    }
    printed(here, 'export', '--ledger', 'other.db');
  });

  it('and led to the ledger before, and now to another, is refused', () => {
    symlinkSync('treaty.db', join(here, 'current.db'));
    printed(here, ...STATUS, '--ledger', 'current.db');
    rmSync(join(here, 'current.db'));
    symlinkSync('other.db', join(here, 'current.db'));
    expectRefusal(here, ['export', '--ledger', 'current.db'], { code: 3, says: /shrank/ });
    expect(treaty(here, 'verify', '--ledger', 'current.db').code).toBe(3);
    const { error } = JSON.parse(treaty(here, 'export', '--ledger', 'current.db', '--json').err);
    for (const file of error.details.rememberedIn) rmSync(file);
    printed(here, 'export', '--ledger', 'current.db');
  });

  it('and leads to the same ledger in another place is the same ledger', () => {
    renameSync(join(here, 'treaty.db'), join(here, 'moved.db'));
    symlinkSync('moved.db', join(here, 'treaty.db'));
    printed(here, ...ECUADOR);
    cutOffTheLast(join(here, 'moved.db'));
    const { err } = treaty(here, ...STATUS);
    expect(err).toMatch(/remove \S+\.json and \S+\.json and repeat/);
  });
});

describe('a ledger that was rewritten with all its hashes', () => {
  it('of the same size is refused, and verify names it', () => {
    rewrite(here);
    expect(verifiedElsewhere(here)).toMatchObject({ ok: true, size: 271 });
    expectRefusal(here, STATUS, { code: 3, says: /forked: its first 271 entries had the root/ });
    const { code, out } = treaty(here, 'verify');
    expect(code).toBe(3);
    expect(out).toMatch(/^the file: .*forked/m);
  });

  it('and has grown since is refused', () => {
    rewrite(here);
    const elsewhere = { XDG_STATE_HOME: join(here, 'elsewhere') };
    expect(treatyIn(here, elsewhere, ...ECUADOR).code).toBe(0);
    expectRefusal(here, ECUADOR, { code: 3, says: /forked/ });
    expect(remembered(here).size).toBe(271);
  });

  it('keeping beside it the old subtrees for the old root is refused', () => {
    const old = join(here, 'old.db');
    copyFileSync(join(here, 'treaty.db'), old);
    rewrite(here, 260);
    const elsewhere = { XDG_STATE_HOME: join(here, 'elsewhere') };
    expect(treatyIn(here, elsewhere, ...ECUADOR).code).toBe(0);
    const db = new Database(join(here, 'treaty.db'));
    db.exec(`ATTACH '${old}' AS old; DROP TRIGGER subtree_is_never_changed;
      DROP TRIGGER entry_is_never_changed;
      UPDATE subtree SET hash = (SELECT hash FROM old.subtree AS o WHERE o.level = subtree.level
        AND o.number = subtree.number) WHERE (level, number) IN (VALUES (3, 32), (2, 66), (1, 134));
      UPDATE entry SET leaf_hash = (SELECT leaf_hash FROM old.entry WHERE position = 271)
        WHERE position = 271;`);
    db.close();
    expectRefusal(here, STATUS, { code: 3, says: /forked/ });
  });
});

describe('the memory itself', () => {
  it.each([
    ['torn', '{"ledger"'],
    ['empty', ''],
    ['of another ledger', '{"ledger":"/other.db","size":1,"root":"00"}'],
  ])('that is %s is named, and does not let the ledger pass', (_, text) => {
    const [file = ''] = filesRemembered(here);
    writeFileSync(join(stateOf(here), file), text);
    for (const command of [STATUS, ECUADOR]) {
      expectRefusal(here, command, {
        code: 3,
        says: /\.json, which remembers .* is damaged/,
        hints: /remove \S+\.json and repeat/,
      });
    }
    expect(treaty(here, 'verify')).toMatchObject({ code: 3 });
    expect(readFileSync(join(stateOf(here), file), 'utf8')).toBe(text);
  });

  it('that is a folder is named, does not let the ledger pass, and is left as it is for a new one', () => {
    const [file = ''] = filesRemembered(here);
    rmSync(join(stateOf(here), file));
    mkdirSync(join(stateOf(here), file));
    expectRefusal(here, STATUS, {
      code: 3,
      says: /\.json, which remembers .* is a folder: the ledger cannot be held against it/,
      hints: /remove \S+\.json and repeat/,
    });
    renameSync(join(here, 'treaty.db'), join(here, 'gone.db'));
    const { code, err } = treaty(here, 'init');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^warning: .* cannot be remembered \(EISDIR, \S+\.json\).* Free that/),
    ]);
  });

  it('that cannot be kept is said once, and the command goes on', () => {
    writeFileSync(join(here, 'file'), '');
    const nowhere = { XDG_STATE_HOME: join(here, 'file') };
    const { code, out, err } = treatyIn(here, nowhere, ...STATUS);
    expect([code, out]).toEqual([0, printed(here, ...STATUS)]);
    expect(err.match(/^warning: what is seen of .* cannot be remembered/gm)).toHaveLength(1);
    symlinkSync('treaty.db', join(here, 'link.db'));
    const byLink = treatyIn(here, nowhere, ...STATUS, '--ledger', 'link.db');
    expect([byLink.code, byLink.err]).toEqual([
      0,
      err.replace(/[0-9a-f]{64}/, /[0-9a-f]{64}/.exec(byLink.err)?.[0] ?? ''),
    ]);
    expect(treatyIn(here, nowhere, ...ECUADOR).code).toBe(0);
  });

  it('lies in the home of its owner where XDG_STATE_HOME names no place', () => {
    const home = { HOME: join(here, 'home') };
    for (const named of ['', 'relative']) {
      expect(treatyIn(here, { ...home, XDG_STATE_HOME: named }, ...STATUS).code).toBe(0);
    }
    expect(readdirSync(join(here, 'home', '.local', 'state', 'treaty'))).toHaveLength(1);
  });
});
