/** Each torture of the log in short; `npm run torture` runs them in full. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const PATIENCE_MS = 240_000;

function torture(name: string, ...sizes: readonly (string | number)[]) {
  const script = fileURLToPath(new URL(`${name}.mjs`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...sizes.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  expect(status, stdout + stderr).toBe(0);
  return JSON.parse(stdout.split('\n')[0] ?? '') as Record<string, unknown>;
}

describe('the log under torture, in short', () => {
  it(
    'names, refuses or shrugs off each flipped bit and each damaged page',
    () => {
      expect(torture('bits', '--every', 251)).toMatchObject({
        escapes: 0,
        flips: { named: expect.any(Number), refused: expect.any(Number) },
        pages: { named: expect.any(Number), refused: expect.any(Number) },
      });
    },
    PATIENCE_MS,
  );

  it(
    'loses nothing that was acknowledged when its writers are killed',
    () => {
      const counted = torture('crashes', '--kills', 20);
      expect(counted).toMatchObject({ escapes: 0, kills: 20 });
      expect(counted['acknowledged']).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );

  it(
    'keeps one order when several record at once',
    () => {
      const counted = torture('writers', '--writers', 4, '--acts', 50);
      expect(counted).toMatchObject({ escapes: 0, acknowledged: 4 * (50 + 6) });
    },
    PATIENCE_MS,
  );

  it(
    'goes the way of a plain table, step for step, through crashes, backups and restores',
    () => {
      const some = expect.any(Number);
      expect(torture('model', '--steps', 1500)).toMatchObject({
        ...{ escapes: 0, taken: 1500 },
        outcomes: { recorded: some, refused: some, copied: some, restored: some, imported: some },
      });
    },
    PATIENCE_MS,
  );

  it(
    'finds each forgery, also with all hashes rebuilt, by what was remembered or by verify',
    () => {
      const counted = torture('rewriting', '--forgeries', 250);
      expect(counted).toMatchObject({ escapes: 0, taken: 250 });
      expect(counted['soundInThemselves']).toBeGreaterThan(100);
    },
    PATIENCE_MS,
  );

  it(
    'says so where a disk fails or is full, and loses nothing',
    () => {
      expect(torture('faults', '--every', 60)).toMatchObject({ escapes: 0 });
    },
    PATIENCE_MS,
  );
});
