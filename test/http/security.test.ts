/** Who gets in, who does not, and what an attacker tries: each door with no token, a wrong one, and the right one. */
import { writeFileSync } from 'node:fs';
import { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { revokeToken } from '../../src/http/office/token-file.ts';
import { temporaryFolder } from '../support/command-line.ts';
import {
  Browser,
  type Fields,
  hiddenIn,
  NOW,
  type OfficeAtWork,
  officeIn,
} from '../support/officers.ts';

const folder = temporaryFolder();
const HOUR = 60 * 60 * 1000;
let at: OfficeAtWork;
let browser: Browser;

beforeEach(async () => {
  at = await officeIn(folder);
  browser = new Browser(at.app);
});

const ACCESSION = { treaty: 'IV-13', kind: 'accession', participant: 'ECU', on: '2002-02-05' };
const AN_ID = '018f2b1e-0000-7000-8000-000000000001';

async function signedIn(scope = 'record'): Promise<Browser> {
  await browser.signIn(await at.tokenFor('A. Officer', scope));
  return browser;
}

/** The fields of a form of this session. */
async function formOf(officer: Browser): Promise<Fields> {
  return hiddenIn((await officer.get('/record')).text, '/record');
}

const PAGES = ['/record', '/acts/1/correct', '/acts/1/retract'];
const FORMS = [...PAGES, ...PAGES.map(path => `${path}/confirm`)];

describe('a page of officers', () => {
  it.each(PAGES)('%s leads whoever is not signed in to do so, and back', async path => {
    const { status, to, headers } = await browser.get(`${path}?a=b`);
    expect([status, to]).toEqual([303, `/sign-in?to=${encodeURIComponent(`${path}?a=b`)}`]);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it.each(FORMS)('%s takes no form without a session', async path => {
    const size = await at.ledger.size();
    expect((await browser.post(path, { ...ACCESSION, id: AN_ID, expect: '1' })).status).toBe(401);
    expect(await at.ledger.size()).toBe(size);
  });

  it.each(PAGES)('%s says to a token for reading that it may not record', async path => {
    const reader = await signedIn('read');
    const { status, text } = await reader.get(path);
    expect(status).toBe(403);
    expect(text).toContain('may read, and not record');
    expect((await reader.post(`${path}/confirm`, { ...ACCESSION })).status).toBe(403);
  });

  it.each(['record', 'admin'])('opens to a token of scope %s', async scope => {
    const { status, headers } = await (await signedIn(scope)).get('/record');
    expect(status).toBe(200);
    expect(headers.get('Cache-Control')).toBe('no-store');
  });

  it('takes no bearer token in the place of a session', async () => {
    const token = await at.tokenFor('A. Officer', 'record');
    const headers = { Authorization: `Bearer ${token}` };
    expect((await browser.post('/record', { ...ACCESSION }, headers)).status).toBe(401);
  });
});

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const { headers, status, to } = await browser.signIn(await at.tokenFor('A', 'record'));
    expect([status, to]).toEqual([303, '/record']);
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  it.each([
    [{ isLoopback: false }, /^__Host-session=.*; Secure/],
    [{ publicOrigin: 'https://localhost' }, /^__Host-session=.*; Secure/],
  ])('gives a secure one where it crosses a wire: %j', async (settings, cookie) => {
    const far = await officeIn(folder, settings);
    const token = await far.tokenFor('A', 'record');
    const headers = { 'Sec-Fetch-Site': 'same-origin' };
    const page = await new Browser(far.app).post('/sign-in', { token }, headers);
    expect(page.headers.getSetCookie()[0]).toMatch(cookie);
  });

  it('never takes over the session that the browser came with', async () => {
    browser.cookie = `session=${'A'.repeat(43)}`;
    const planted = browser.cookie;
    await signedIn();
    expect(browser.cookie).not.toBe(planted);
    const other = new Browser(at.app);
    other.cookie = planted;
    expect((await other.get('/record')).status).toBe(303);
  });

  it('ends the session before it', async () => {
    const { cookie: before } = await signedIn();
    await browser.signIn(await at.tokenFor('B', 'record'));
    const other = new Browser(at.app);
    other.cookie = before;
    expect((await other.get('/record')).status).toBe(303);
  });

  it.each(['', 'treaty_', 'x'.repeat(100_000), '<script>alert(1)</script>'])(
    'refuses what is no token',
    async token => {
      const { status, text, headers } = await browser.post('/sign-in', { token });
      expect(status).toBe(401);
      expect(headers.getSetCookie()).toEqual([]);
      expect(text).not.toContain('<script');
    },
  );

  it('refuses a token that has expired or was revoked', async () => {
    const { token, id } = await at.tokenIdOf('A', 'record');
    await revokeToken(at.tokenFile, id, NOW);
    expect((await browser.signIn(token)).status).toBe(401);
    const expiring = await at.tokenFor('B', 'record', '2026-05-01');
    at.wait(12 * HOUR);
    expect((await browser.signIn(expiring)).status).toBe(401);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    'javascript:alert(1)',
    '/x/..//evil.example',
    '\t//evil.example',
    '/\r\nSet-Cookie: session=x',
  ])('leads nowhere else: %j', async to => {
    const token = await at.tokenFor('A', 'record');
    const { to: led, headers } = await browser.post('/sign-in', { token, to });
    expect(new URL(led, 'http://localhost').origin).toBe('http://localhost');
    expect(led).toMatch(/^\/(?!\/)/);
    expect(headers.getSetCookie()).toHaveLength(1);
  });

  it('is slowed down after ten failures from an address, and for that address alone', async () => {
    const proxied = await officeIn(folder, { publicOrigin: 'http://localhost' });
    const outer = new Hono();
    // As the server hands a request over: with the line that it came by.
    outer.all('*', c =>
      proxied.app.fetch(c.req.raw, { incoming: { socket: { remoteAddress: '127.0.0.1' } } }),
    );
    const guesser = new Browser(outer);
    const from = (address: string) => ({ 'X-Forwarded-For': `1.1.1.1, ${address}` });
    const guess = (address: string) => guesser.post('/sign-in', { token: 'no' }, from(address));
    for (let n = 1; n <= 10; n += 1) expect((await guess('192.0.2.1')).status).toBe(401);
    const slowed = await guess('192.0.2.1');
    expect([slowed.status, slowed.headers.get('Retry-After')]).toEqual([429, '900']);
    const token = await proxied.tokenFor('A', 'record');
    expect((await guesser.post('/sign-in', { token }, from('192.0.2.1'))).status).toBe(429);
    expect((await guesser.post('/sign-in', { token }, from('192.0.2.2'))).status).toBe(303);
    proxied.wait(HOUR);
    expect((await guess('192.0.2.1')).status).toBe(401);
  });

  it('counts a whole network of IPv6 as one address, and believes no header without a proxy', async () => {
    const outer = new Hono();
    let peer = '';
    outer.all('*', c => at.app.fetch(c.req.raw, { incoming: { socket: { remoteAddress: peer } } }));
    const guesser = new Browser(outer);
    for (let n = 1; n <= 10; n += 1) {
      peer = `2001:db8:1:2::${n}`;
      await guesser.post('/sign-in', { token: 'no' }, { 'X-Forwarded-For': `192.0.2.${n}` });
    }
    peer = '2001:db8:1:2:ffff::1';
    expect((await guesser.post('/sign-in', { token: 'no' })).status).toBe(429);
    peer = '2001:db8:1:3::1';
    expect((await guesser.post('/sign-in', { token: 'no' })).status).toBe(401);
  });
});

describe('a session', () => {
  it('ends with signing out, after twelve hours, and with its token', async () => {
    const officer = await signedIn();
    const { cookie } = officer;
    const signedOut = await officer.post('/sign-out', await formOf(officer));
    expect([signedOut.status, signedOut.to]).toEqual([303, '/']);
    officer.cookie = cookie;
    expect((await officer.get('/record')).status).toBe(303);

    await signedIn();
    at.wait(12 * HOUR - 1000);
    await expect(browser.get('/record')).resolves.toMatchObject({ status: 200 });
    at.wait(1000);
    await expect(browser.get('/record')).resolves.toMatchObject({ status: 303 });
  });

  it('of whoever may only read begins at the list of treaties, and ends by signing out', async () => {
    const { to } = await browser.signIn(await at.tokenFor('B. Reader', 'read'));
    expect(to).toBe('/');
    const page = await browser.get('/sign-in');
    expect(page.text).toContain('Signed in as B. Reader');
    expect((await browser.post('/sign-out', { form: 'x' })).status).toBe(403);
    expect((await browser.send(page, '/sign-out')).to).toBe('/');
    expect((await browser.get('/sign-in')).text).not.toContain('Signed in as');
  });

  it('ends the moment its token is revoked', async () => {
    const { token, id } = await at.tokenIdOf('A', 'record');
    await browser.signIn(token);
    const fields = await formOf(browser);
    await revokeToken(at.tokenFile, id, NOW);
    expect((await browser.post('/record', { ...fields, ...ACCESSION })).status).toBe(401);
  });

  it('lets nobody on while the file of tokens is damaged, and says where only in the log', async () => {
    const officer = await signedIn();
    writeFileSync(at.tokenFile, '{', { mode: 0o600 });
    const { status, text } = await officer.get('/record');
    expect(status).toBe(500);
    expect(text).toContain('the tokens of this server cannot be used');
    expect(text).not.toContain(at.tokenFile);
    expect(at.logged()).toContain(at.tokenFile);
    expect((await new Browser(at.app).get('/')).status, 'reading goes on').toBe(200);
  });
});

describe('a form from elsewhere', () => {
  it.each<[string, Fields]>([
    ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sister site', { Origin: 'http://evil.localhost', 'Sec-Fetch-Site': 'same-site' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['another port', { Origin: 'http://localhost:81' }],
    ['a name that begins alike', { Origin: 'http://localhost.evil.example' }],
  ])('records nothing, from %s', async (_, headers) => {
    const officer = await signedIn();
    const fields = { ...(await formOf(officer)), ...ACCESSION, id: AN_ID, expect: '1' };
    for (const path of ['/record', '/record/confirm', '/sign-out', '/sign-in']) {
      expect((await officer.post(path, fields, headers)).status).toBe(403);
    }
  });

  it.each(['', 'x', 'A'.repeat(43)])(
    'records nothing without the token of its session: %j',
    async form => {
      const officer = await signedIn();
      const fields = { ...ACCESSION, form, id: AN_ID, expect: '1' };
      expect((await officer.post('/record/confirm', fields)).status).toBe(403);
    },
  );

  it('records nothing with the token of another session', async () => {
    const other = new Browser(at.app);
    await other.signIn(await at.tokenFor('B', 'record'));
    const { form = '' } = await formOf(other);
    const officer = await signedIn();
    expect((await officer.post('/record', { ...ACCESSION, form })).status).toBe(403);
  });
});

describe('a form that was tampered with', () => {
  it.each<[Fields, number]>([
    [{ id: 'x' }, 400],
    [{ id: '' }, 400],
    [{ expect: '' }, 400],
    [{ expect: '-1' }, 400],
    [{ expect: '1e3' }, 400],
    [{ expect: '999' }, 412],
    [{ kind: 'ratification' }, 422],
    [{ participant: 'ZZZ' }, 404],
    [{ on: '2099-01-01' }, 422],
  ])('is judged anew: %j', async (tampered, status) => {
    const officer = await signedIn();
    const page = await officer.send(await officer.get('/record'), '/record', ACCESSION);
    const size = await at.ledger.size();
    expect((await officer.send(page, '/record/confirm', tampered)).status).toBe(status);
    expect(await at.ledger.size()).toBe(size);
  });

  it('says who records by the session alone', async () => {
    const officer = await signedIn();
    const more = { by: 'Somebody', recordedBy: 'Somebody', dryRun: 'true', format: '2' };
    const page = await officer.send(await officer.get('/record'), '/record', ACCESSION);
    const { to } = await officer.send(page, '/record/confirm', more);
    const { entry } = await at.ledger.prove(to.replace('/receipts/', ''));
    expect(JSON.parse(entry)).toMatchObject({ recordedBy: 'A. Officer', format: 1 });
  });

  it('does not pass off something else under the id of an entry', async () => {
    const officer = await signedIn();
    const page = await officer.send(await officer.get('/record'), '/record', ACCESSION);
    await officer.send(page, '/record/confirm');
    const other = await officer.send(page, '/record/confirm', { participant: 'FJI' });
    expect(other.status).toBe(422);
    expect(other.text).toContain('Another entry already bears the id');
  });
});

describe('what is typed', () => {
  const ATTACK = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`;

  it.each([
    ...['treaty', 'kind', 'participant', 'on', 'effectiveOn', 'notifiedOn'],
    ...['source', 'note', 'text', 'territory', 'concerns'],
  ])('is text and never a part of the page: %s', async name => {
    const officer = await signedIn();
    const valid = { ...ACCESSION, kind: 'declaration', text: 'that' };
    const page = await officer.send(await officer.get('/record'), '/record', {
      ...{ ...valid, [name]: ATTACK },
    });
    expect(page.text).not.toMatch(/<script|<img/);
    const { to } = await officer.send(page, '/record/confirm');
    if (to !== '') expect((await officer.get(to)).text).not.toMatch(/<script|<img/);
    const asked = await officer.get(`/record?${new URLSearchParams({ [name]: ATTACK })}`);
    expect(asked.text).not.toMatch(/<script|<img/);
  });

  it.each(['/sign-in?to=', '/receipts/', '/acts/', '/record/act?act=', '/proposals/'])(
    'is text in an address too: %s',
    async path => {
      const officer = await signedIn();
      const { text, to } = await officer.get(`${path}${encodeURIComponent(ATTACK)}`);
      expect(text + to).not.toMatch(/<script|<img/);
    },
  );

  it('in the name of a holder is text as well', async () => {
    await browser.signIn(await at.tokenFor('<script>alert(1)</script>', 'record'));
    const { text } = await browser.get('/record');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
  });
});

describe('every answer', () => {
  it('lets no script of a page run, and no other site frame it', async () => {
    for (const path of ['/', '/sign-in', '/nowhere']) {
      const { headers, text } = await browser.get(path);
      expect(headers.get('Content-Security-Policy')).toMatch(/script-src 'self'; .*frame-anc/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(text).not.toMatch(/<script(?! src)| on[a-z]+="/);
    }
  });

  it('refuses what is larger than a megabyte, said or not', async () => {
    const officer = await signedIn();
    const fields = { ...(await formOf(officer)), ...ACCESSION, note: 'x'.repeat(1024 * 1024) };
    expect((await officer.post('/record', fields)).status).toBe(413);
    const body = new ReadableStream({
      start: stream => {
        for (let n = 0; n < 20; n += 1) stream.enqueue(new Uint8Array(100_000));
        stream.close();
      },
    });
    const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
    const { status, headers } = await at.app.request('/api/acts', request);
    expect([status, headers.get('Content-Type')]).toEqual([413, 'application/problem+json']);
  });

  it('is slowed down after 600 forms a minute', async () => {
    for (let n = 1; n <= 600; n += 1) at.office.posts.add('');
    expect((await browser.post('/record', {})).status).toBe(429);
    at.wait(60_000);
    expect((await browser.post('/record', {})).status).toBe(401);
  });
});

describe('a server for its own machine', () => {
  it.each(['localhost:8080', '127.0.0.1', '[::1]:80'])('answers as %s', async host => {
    expect((await at.app.request(`http://${host}/`)).status).toBe(200);
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.0.2.1'])(
    'does not answer as %s, which only leads here',
    async host => expect((await at.app.request(`http://${host}/`)).status).toBe(421),
  );

  it('behind a proxy answers under the name of its readers', async () => {
    const proxied = await officeIn(folder, { publicOrigin: 'https://treaties.example.org' });
    expect((await proxied.app.request('http://treaties.example.org/')).status).toBe(200);
  });
});

describe('the log of the server', () => {
  it('says who asked for what, and no secret', async () => {
    const token = await at.tokenFor('A. Officer', 'record');
    await browser.signIn(token);
    const { form = '' } = await formOf(browser);
    await browser.get('/record?note=a-secret-in-a-query');
    await at.app.request('/?token=another-secret', {
      headers: { Authorization: `Bearer ${token}` },
    });
    const lines = at
      .logged()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.at(-2)).toMatchObject({
      ...{ method: 'GET', path: '/record', status: 200, who: 'A. Officer', ms: 0 },
    });
    expect(lines.at(-1)).toMatchObject({ path: '/', who: 'A. Officer' });
    const [, session = ''] = browser.cookie.split('=');
    for (const secret of [token, session, form, 'a-secret-in', 'another-secret']) {
      expect(secret).not.toBe('');
      expect(at.logged()).not.toContain(secret);
    }
  });

  it('blots out what somebody may log by mistake', async () => {
    const headers = { authorization: 'Bearer hush', cookie: 'session=hush' };
    at.office.settings.log.info({ token: 'hush', headers, req: { headers } }, 'careless');
    expect(at.logged()).toContain('careless');
    expect(at.logged()).not.toContain('hush');
  });
});

describe('closed reading', () => {
  const READ = ['/', '/treaties/IV-13/status', '/receipts/1', '/nowhere'];
  beforeEach(async () => {
    at = await officeIn(folder, { isClosed: true });
    browser = new Browser(at.app);
  });

  it.each(READ)('%s leads people to sign in, and refuses programs', async path => {
    expect((await browser.get(path)).to).toBe(`/sign-in?to=${encodeURIComponent(path)}`);
    const { status, headers } = await at.app.request(path);
    expect([status, headers.get('Content-Type')]).toEqual([401, 'application/problem+json']);
    expect(headers.get('WWW-Authenticate')).toBe('Bearer');
  });

  it.each(['/treaties/IV-13/status/2001-12-06.csv', '/api/treaties', '/api/log/checkpoint'])(
    '%s is refused to browsers as well',
    async path => expect((await browser.get(path)).status).toBe(401),
  );

  it('opens to a token for reading, by header or by session, and no cache shares it', async () => {
    const token = await at.tokenFor('B. Reader', 'read');
    const fixed = `/treaties/IV-13/status/2001-12-06?at=${await at.ledger.size()}`;
    const headers = { Authorization: `Bearer ${token}` };
    const answer = await at.app.request('/treaties/IV-13/status/2001-12-06', { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-cache');
    await browser.signIn(token);
    const page = await browser.get(fixed);
    expect([page.status, page.headers.get('Cache-Control')]).toEqual([200, 'private, no-cache']);
  });

  it('is closed to a token that expired or was revoked', async () => {
    const { token, id } = await at.tokenIdOf('B. Reader', 'read');
    const headers = { Authorization: `Bearer ${token}` };
    await revokeToken(at.tokenFile, id, NOW);
    expect((await at.app.request('/', { headers })).status).toBe(401);
  });

  it('still answers whether it is well, what the API is, and with the page to sign in', async () => {
    for (const path of ['/healthz', '/openapi.json', '/api']) {
      expect((await browser.get(path)).status).toBe(200);
    }
    const { status, text } = await browser.get('/sign-in');
    expect(status).toBe(200);
    const [, style = ''] = /href="(\/assets\/[^"]+)"/.exec(text) ?? [];
    expect((await browser.get(style)).status).toBe(200);
    expect((await browser.get('/assets/../')).status).toBe(303);
  });
});
