/** `treaty serve` and `treaty token` as a user runs them: a port of this machine, a log on standard error, a clean stop. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answered, PROGRAM, printed, temporaryFolder, treaty } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const here = temporaryFolder();
const running: Serving[] = [];

interface Serving {
  readonly child: ChildProcess;
  readonly port: number;
  readonly err: () => string;
}

beforeAll(() => {
  printed(here, 'init');
  printed(here, 'register', '--shipped', 'IV-13');
});

afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});

async function serving(...args: readonly string[]): Promise<Serving> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...args], {
    cwd: here,
    env: { ...process.env, XDG_STATE_HOME: join(here, '.state') },
  });
  let [out, err] = ['', ''];
  child.stderr.on('data', text => {
    err += text;
  });
  const port = await new Promise<number>((ready, failed) => {
    child.once('exit', () => failed(new Error(err)));
    child.stdout.on('data', text => {
      out += text;
      const [, found] = /127\.0\.0\.1:(\d+)\//.exec(out) ?? [];
      if (found !== undefined) ready(Number(found));
    });
  });
  const one = { child, port, err: () => err };
  running.push(one);
  return one;
}

describe('treaty token', () => {
  it('shows a token once, lists it without it, and revokes it', () => {
    const { code, out, err } = treaty(here, 'token', 'add', 'A. Officer', '--scope', 'record');
    expect([code, out]).toEqual([0, expect.stringMatching(/^treaty_[\w-]{43}\n$/)]);
    expect(err).toContain('shown once');
    const list = answered<{ id: string; name: string }[]>(here, 'token', 'list');
    expect(list).toEqual([expect.objectContaining({ name: 'A. Officer', scopes: ['record'] })]);
    expect(JSON.stringify(list)).not.toMatch(/hash|treaty_/);
    expect(statSync(join(here, 'treaty.db.tokens.json')).mode & 0o777).toBe(0o600);
    const [{ id = '' } = {}] = list;
    expect(printed(here, 'token', 'revoke', id)).toContain(`Revoked token ${id}`);
    expect(printed(here, 'token', 'list')).toContain('revoked');
  });

  it.each<[string[], number, RegExp]>([
    [['add', 'A', '--scope', 'root'], 2, /is no scope/],
    [['add', 'A; confirmed by B', '--scope', 'record'], 2, /semicolon/],
    [['add', 'A', '--scope', 'read', '--expires', '2001-01-01'], 2, /is past/],
    [['revoke', 'nobody'], 6, /there is no token/],
    [['list', '--ledger', 'nowhere.db'], 6, /nowhere\.db/],
  ])('says what is wrong: %j', (args, code, says) => {
    expectRefusal(here, ['token', ...args], { code, says });
  });
});

describe('treaty serve', () => {
  it('answers on this machine, logs each request as a line, and stops with 0', async () => {
    const { child, port, err } = await serving();
    expect(await (await fetch(`http://127.0.0.1:${port}/healthz`)).text()).toBe('ok');
    const token = printed(here, 'token', 'add', 'B. Late', '--scope', 'read').trim();
    await fetch(`http://127.0.0.1:${port}/?q=secret`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const lines = err()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.at(-1)).toMatchObject({ path: '/', status: 200, who: 'B. Late' });
    expect(err()).not.toMatch(/secret|treaty_/);
  });

  it('finishes what it was asked before it stops, and takes nothing new', async () => {
    const { child, port } = await serving();
    const line = connect(port, '127.0.0.1');
    let got = '';
    line.on('data', text => {
      got += text;
    });
    const head = `POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: http://127.0.0.1:${port}`;
    line.write(
      `${head}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 8\r\n\r\ntok`,
    );
    await new Promise(resolve => setTimeout(resolve, 200));
    child.kill('SIGTERM');
    await new Promise(resolve => setTimeout(resolve, 200));
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
    expect(got).toBe('');
    line.write('en=no');
    const written = Date.now();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(Date.now() - written, 'a line kept alive is not waited for').toBeLessThan(3000);
    expect(got).toMatch(/^HTTP\/1\.1 401 /);
    expect(got).toMatch(/<\/html>/);
  });

  it('asks for a token where reading is closed', async () => {
    const { port } = await serving('--reading', 'closed');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(401);
  });

  it('does not begin with tokens that it cannot read', () => {
    const file = join(here, 'treaty.db.tokens.json');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, '{');
    expectRefusal(here, ['serve', '--port', '0'], { code: 3, says: /treaty\.db\.tokens\.json/ });
    writeFileSync(file, before);
  });

  it.each(['treaties.example.org', 'https://example.org/treaties', 'ftp://example.org'])(
    'refuses an address that is none of a site: %s',
    url => {
      const args = ['serve', '--port', '0', '--public-url', url];
      expectRefusal(here, args, { code: 2, says: /no address of a whole site/ });
    },
  );
});
