/** The commands of docs/stored-format.md, run as they stand there: whoever follows the page gets what it says. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { migrationsFor } from '../../src/store/migrations.ts';
import { printed, run, shell, temporaryFolder } from '../support/command-line.ts';

const PAGE = readFileSync(new URL('../../docs/stored-format.md', import.meta.url), 'utf8');
const BLOCKS = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, commands = '']) => commands);

const here = temporaryFolder();
const tools = 'command -v sqlite3 && command -v xxd && command -v openssl && command -v jq';
const isEquipped = run(here, 'sh', ['-c', tools]).code === 0;

beforeAll(() => {
  printed(here, 'demo');
  const make = ['checkpoint', '--make-key', 'example.org/treaties', '--key', 'log.key'];
  writeFileSync(join(here, 'verifier-key.txt'), printed(here, ...make));
  printed(here, 'checkpoint', '--key', 'log.key', '--out', 'checkpoint.txt');
  printed(here, 'prove', '250', '--checkpoint', 'checkpoint.txt', '--out', 'proof.json');
  const proved = ['status', 'IV-13', '--proof', 'status.json', '--out', 'status.md'];
  printed(here, ...proved, '--checkpoint', 'checkpoint.txt');
});

it('docs/stored-format.md says the number of the last schema', () => {
  expect(PAGE).toContain(`the number of its schema, now ${migrationsFor('sqlite').length}:`);
});

describe.skipIf(!isEquipped)('docs/stored-format.md', () => {
  it('has nine blocks of commands', () => {
    expect(BLOCKS).toHaveLength(9);
  });

  it.each(BLOCKS.map((block, n) => [n + 1, block] as const))(
    'block %i gives two equal hashes, or the word of OpenSSL',
    (_, block) => {
      const { code, out, err } = shell(here, block);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/^([0-9a-f]{64}\n)\1$|^Signature Verified Successfully\n$/);
    },
  );
});
