/** What `npm pack` makes works in an empty folder: the command `treaty`, and the library. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { run, temporaryFolder } from './support/command-line.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const MODULES = join(CHECKOUT, 'node_modules');

const here = temporaryFolder();
const app = join(here, 'app');
const work = join(here, 'work');
let packed: readonly string[];

/**
 * `npm install` of the tarball would compile better-sqlite3 again, a minute on a machine that finds no
 * prebuilt binary, and would ask a registry. So the tarball is unpacked to where npm puts it, and its
 * dependencies, which `npm ci` has installed and built, are linked beside it.
 */
beforeAll(() => {
  // dist is there: `npm test` builds it. Building it again would pull it from under other tests.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', here];
  const [{ filename, files }] = JSON.parse(
    execFileSync('npm', args, { cwd: CHECKOUT, encoding: 'utf8' }),
  );
  packed = files.map(({ path }: { path: string }) => path);
  const home = join(app, 'node_modules', 'treaty-ledger');
  mkdirSync(home, { recursive: true });
  mkdirSync(work);
  const tarball = join(here, filename);
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  for (const name of readdirSync(MODULES)) {
    if (!name.startsWith('.')) symlinkSync(join(MODULES, name), join(app, 'node_modules', name));
  }
  mkdirSync(join(app, 'node_modules', '.bin'));
  symlinkSync('../treaty-ledger/dist/cli/main.js', join(app, 'node_modules', '.bin', 'treaty'));
});

describe('the package', () => {
  it('holds the built program, migrations, fixtures, licence and README', () => {
    for (const file of [
      'package.json',
      'LICENSE',
      'README.md',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cli/main.js',
      'dist/verify-log.mjs',
      'dist/verify-log.html',
      'migrations/sqlite/0001-the-log.sql',
      'fixtures/participants.json',
      'fixtures/treaties/IV-13.json',
      'fixtures/E-CN.4-2002-89/annex.tsv',
    ]) {
      expect(packed).toContain(file);
    }
  });

  it('holds no test, no source and no ledger', () => {
    const stray = /^(src|test|bench|node_modules)\/|\.test\.|(?<!\.d)\.ts$|\.db(-wal|-shm)?$/;
    expect(packed.filter(file => stray.test(file))).toEqual([]);
  });

  it('gives a working treaty demo', () => {
    const { code, out, err } = run(work, join(app, 'node_modules', '.bin', 'treaty'), ['demo']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Uruguay +15 February 2001 ᵃ$/m);
    expect(readdirSync(work)).toContain('treaty.db');
  });

  it('gives a library that opens that ledger and counts 16, 12, 17, 0', () => {
    const program = `
      import { openLedger } from 'treaty-ledger';
      const ledger = await openLedger(${JSON.stringify(join(work, 'treaty.db'))}, { readOnly: true });
      const { counts } = await ledger.status('IV-13', { asOf: '2001-12-06' });
      await ledger.close();
      console.log(JSON.stringify(counts));`;
    const { code, out, err } = run(app, process.execPath, ['--input-type=module', '-e', program]);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      signatories: 16,
      signedOnly: 12,
      contracting: 17,
      parties: 0,
    });
  });
});
