/** The README's tour is real: each command is run, and prints what the page says. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url).pathname;
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'treaty-readme-'));
// The page speaks from a checkout, where the fixtures lie.
symlinkSync(join(root, 'fixtures'), join(folder, 'fixtures'));
// What the commands remember goes with the folder.
const ENV = { ...process.env, XDG_STATE_HOME: join(folder, '.state') };
afterAll(() => rmSync(folder, { recursive: true }));

describe('the README', () => {
  it('shows what the commands of its tour print', () => {
    for (const { command, output } of tour()) {
      const line = command.replace(/^npx treaty/, `node "${join(root, 'dist/cli/main.js')}"`);
      const { stdout, stderr } = spawnSync('sh', ['-c', line], {
        cwd: folder,
        env: ENV,
        encoding: 'utf8',
      });
      expect(`$ ${command}\n${stdout}${stderr}`).toBe(`$ ${command}\n${output}`);
    }
  });

  it('shows a program that runs', () => {
    const code = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const here = code.replace("'treaty-ledger'", `'${join(root, 'dist/index.js')}'`);
    const printed = execFileSync('node', ['--input-type=module', '-e', here], { cwd: folder });
    expect(code).toContain(`// ${String(printed).trim()}`);
  });

  it('begins with the two lines that a newcomer needs', () => {
    expect(readme).toContain('\nnpm ci && npm start\n');
    expect(readme).toContain('\nnpm ci && npm test\n');
  });
});

function tour(): { command: string; output: string }[] {
  const blocks = [...readme.matchAll(/```console\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  return blocks
    .join('')
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}
