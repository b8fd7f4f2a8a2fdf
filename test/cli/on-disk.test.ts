/** What a command says it has written is on the disk, under its name, before the command ends. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { printed, temporaryFolder, treatyIn } from '../support/command-line.ts';

const here = temporaryFolder();

/** Runs before the program, and tells of each file and folder that the program brings to the disk. */
const TELLING = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { fsyncSync } = fs;
fs.fsyncSync = handle => {
  fsyncSync(handle);
  process.stderr.write('on disk: ' + fs.readlinkSync('/proc/self/fd/' + handle) + '\\n');
};
syncBuiltinESMExports();`;

function broughtToDisk(...args: readonly string[]): string[] {
  const preload = `--import=data:text/javascript,${encodeURIComponent(TELLING)}`;
  const { code, err } = treatyIn(here, { NODE_OPTIONS: preload }, ...args);
  expect(code, err).toBe(0);
  return [...err.matchAll(/^on disk: (.*)$/gm)].map(([, path = '']) => path);
}

beforeAll(() => {
  printed(here, 'demo');
});

describe.skipIf(!existsSync('/proc/self/fd'))('the folder is brought to the disk as well', () => {
  it('of a new key', () => {
    const make = ['checkpoint', '--make-key', 'example.org/treaties', '--key', 'log.key'];
    expect(broughtToDisk(...make)).toContain(here);
  });

  it('of what is remembered', () => {
    const act = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'];
    expect(broughtToDisk(...act)).toContain(join(here, '.state', 'treaty'));
  });

  it('of a new ledger, a backup and a restored one', () => {
    expect(broughtToDisk('init', '--ledger', 'new.db')).toContain(here);
    expect(broughtToDisk('backup', 'copy.db')).toContain(here);
    expect(broughtToDisk('restore', 'copy.db', '--ledger', 'back.db')).toContain(here);
  });
});
