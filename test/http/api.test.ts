/** The API as a program meets it: the answers of `--json`, recording with a token, and problems in words. */
import { beforeEach, describe, expect, it } from 'vitest';
import { ANSWERS } from '../../src/http/api/shapes.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { OFFICER, posted, siteOf, smallLedger, tokens } from './site.ts';

const GHANA = { kind: 'accession', treaty: 'IV-13', participant: 'Ghana', on: '2000-09-07' };

let ledger: Ledger;
let site: ReturnType<typeof siteOf>;

beforeEach(async () => {
  ledger = await smallLedger();
  site = siteOf(ledger);
});

async function given<T = Record<string, unknown>>(path: string): Promise<T> {
  const got = await site.app.request(path);
  expect([path, got.status]).toEqual([path, 200]);
  return (await got.json()) as T;
}

async function problem(got: Response | Promise<Response>) {
  const answer = await got;
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(answer.headers.get('ETag')).toBeNull();
  const { status, code, detail, hint } = (await answer.json()) as Record<string, string>;
  expect(status).toBe(answer.status);
  return { status, code, said: `${detail} ${hint}` };
}

describe('a question', () => {
  it.each([
    ['status', {}],
    ['history', {}],
    ['force', {}],
    ['explain', { participant: 'GHA' }],
    ['actions', { from: '2000-01-01', to: '2001-01-01' }],
  ] as const)('%s is answered as the library answers it', async (name, more) => {
    await ledger.record(GHANA);
    const sight = { asOf: '2001-12-06', knownOn: '2026-05-01' };
    const query = new URLSearchParams({ ...more, ...sight });
    const answer = await given(`/api/treaties/IV-13/${name}?${query}`);
    const question = { ...more, ...sight } as Parameters<Ledger['actions']>[1];
    expect(answer).toEqual(await ledger[name]('IV-13', question));
  });

  it('is of today where it names no day', async () => {
    expect(await given('/api/treaties/IV-13/status')).toMatchObject({ asOf: '2026-05-01' });
  });

  it('compares two days, two positions, or two days of knowledge', async () => {
    const { position } = await ledger.record(GHANA);
    const diff = '/api/treaties/IV-13/diff';
    const counts = { from: { contracting: 0 }, to: { contracting: 1 } };
    expect(await given(`${diff}?from=2000-01-01&to=2001-01-01`)).toMatchObject({ counts });
    expect(await given(`${diff}?from=${position - 1}&to=${position}`)).toMatchObject({ counts });
    const known = await given(`${diff}?from=2001-01-01&to=2026-05-02&known=true`);
    expect(known).toMatchObject({ counts });
  });

  it('tries acts that nobody records', async () => {
    const size = await ledger.size();
    const tried = await given(
      '/api/treaties/IV-13/force?if=accession%20GHA%202002-02-05&if=accession%20PER%202002-02-06',
    );
    expect(tried).toMatchObject({ asOf: '2002-02-06', counted: 2 });
    expect(await ledger.size()).toBe(size);
  });

  it('lists the treaties in parts, and finds them by words', async () => {
    const first = await given('/api/treaties?limit=1');
    expect(first).toMatchObject({ total: 2, treaties: [{ treaty: { id: 'IV-1' } }], next: 'IV-1' });
    const second = await given(`/api/treaties?limit=1&cursor=${first['next']}`);
    expect(second).toMatchObject({ treaties: [{ treaty: { id: 'IV-13' } }], next: null });
    expect(await given('/api/treaties?q=workers%20rights')).toMatchObject({ total: 1 });
  });

  it('shows an act with every reading, and a proof of each entry', async () => {
    const { id } = await ledger.record(GHANA);
    const { id: correction } = await ledger.correct({
      act: id,
      on: '2000-09-08',
      reason: 'misread',
    });
    for (const entry of [id, correction]) {
      const answer = await given(`/api/acts/${entry}`);
      const readings = [{ on: '2000-09-07' }, { on: '2000-09-08', reason: 'misread' }];
      expect(answer).toMatchObject({ id: entry, act: { act: id, readings, counts: true } });
      const check = await posted(site.app, '/api/proofs/check', { proof: answer['proof'] });
      expect(await check.json()).toMatchObject({ ok: true, id: entry });
    }
  });

  it('gives the log away, part by part, to its end', async () => {
    const seen: unknown[] = [];
    for (let from = 1; ; ) {
      const part = await given<{ entries: { entry: string }[]; next: number }>(
        `/api/log/entries?from=${from}&limit=4`,
      );
      if (part.entries.length === 0) break;
      seen.push(...part.entries.map(({ entry }) => entry));
      from = part.next;
    }
    expect(seen).toHaveLength(await ledger.size());
    expect(await given('/api/log/checkpoint')).toMatchObject({ size: seen.length });
  });
});

describe('an answer that only the API has', () => {
  it.each([
    ['Treaties', '/api/treaties?asOf=2001-12-06'],
    ['Paragraph', '/api/treaties/IV-13/paragraph'],
    ['Paragraph', '/api/treaties/IV-13/paragraph?from=2000-01-01&to=2000-12-31'],
    ['Act', '/api/acts/1'],
    ['Act', '/api/acts/7?knownOn=2026-05-01'],
    ['Checkpoint', '/api/log/checkpoint?at=3&origin=example.org/log'],
    ['LogEntries', '/api/log/entries?from=4'],
    ['Proof', '/api/log/proof/2?at=5'],
  ] as const)('%s has no key that is not described: %s', async (name, path) => {
    await ledger.record(GHANA);
    expect(ANSWERS[name].safeParse(await given(path)).error?.issues).toBeUndefined();
  });
});

describe('what a reader has', () => {
  it('is not sent again until the log has grown', async () => {
    const path = '/api/treaties/IV-13/status?asOf=2001-12-06';
    const ask = async (etag: string) =>
      site.app.request(path, { headers: { 'If-None-Match': etag } });
    const etag = (await ask('')).headers.get('ETag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    await ledger.record(GHANA);
    expect((await ask(etag)).status).toBe(200);
  });

  it('is kept for ever once day and position are given, and only then', async () => {
    const path = '/api/treaties/IV-13/status';
    const kept = async (query: string) =>
      (await site.app.request(`${path}${query}`)).headers.get('Cache-Control');
    expect(await kept('?asOf=2001-12-06&at=6')).toBe('public, max-age=31536000, immutable');
    expect(await kept('?asOf=2001-12-06')).toBe('no-cache');
    // Tomorrow the same address asks about another day.
    expect(await kept('?at=6')).toBe('no-cache');
  });

  it('is never a problem: one that is put right can be seen', async () => {
    const headers = { 'If-None-Match': '*' };
    expect((await site.app.request('/api/treaties/XX-1/status', { headers })).status).toBe(404);
  });

  it('is for its reader alone where reading is closed', async () => {
    const closed = siteOf(ledger, tokens(true)).app;
    const path = '/api/treaties/IV-13/status?asOf=2001-12-06&at=6';
    const got = await closed.request(path, { headers: { Authorization: 'Bearer read' } });
    expect(got.headers.get('Cache-Control')).toMatch(/^private/);
    expect(got.headers.get('Vary')).toBe('Authorization');
  });

  it('can be asked about without its body', async () => {
    const got = await site.app.request('/api/treaties/IV-13/status', { method: 'HEAD' });
    expect([got.status, await got.text()]).toEqual([200, '']);
    expect(got.headers.get('ETag')).not.toBeNull();
  });
});

describe('recording', () => {
  it('gives the receipt, in the name of the token', async () => {
    const got = await posted(site.app, '/api/acts', GHANA);
    expect(got.status).toBe(201);
    const { id, entry } = (await got.json()) as { id: string; entry: string };
    expect(got.headers.get('Location')).toBe(`/api/acts/${id}`);
    expect(JSON.parse(entry)).toMatchObject({ recordedBy: 'an officer with record' });
  });

  it('only shows what would be, for a dry run', async () => {
    const size = await ledger.size();
    const got = await posted(site.app, '/api/acts', { ...GHANA, dryRun: true });
    expect(got.status).toBe(200);
    const counts = { before: { contracting: 0 }, after: { contracting: 1 } };
    expect(await got.json()).toMatchObject({ wouldRecord: true, counts });
    expect(await ledger.size()).toBe(size);
  });

  it('records once, however often it is asked with the same key', async () => {
    const key = { 'Idempotency-Key': '"0192f0c1-2b3c-7d4e-8f50-112233445566"' };
    const [one, again] = [
      await (await posted(site.app, '/api/acts', GHANA, key)).json(),
      await (await posted(site.app, '/api/acts', GHANA, key)).json(),
    ];
    expect(again).toEqual(one);
    const other = posted(site.app, '/api/acts', { ...GHANA, participant: 'Peru' }, key);
    expect(await problem(other)).toMatchObject({ status: 422, code: 'id-taken' });
  });

  it('is refused where the log has moved on', async () => {
    const first = await posted(site.app, '/api/acts', GHANA, { 'If-Match': '"1"' });
    const { id } = (await first.json()) as { id: string };
    const late = posted(
      site.app,
      `/api/acts/${id}/retractions`,
      { reason: 'x' },
      { 'If-Match': '"1"' },
    );
    expect(await problem(late)).toMatchObject({ status: 412, code: 'log-moved-on' });
  });

  it('corrects and retracts what stands on record', async () => {
    const { id } = (await (await posted(site.app, '/api/acts', GHANA)).json()) as { id: string };
    const correction = { on: '2000-09-08', reason: 'misread' };
    expect((await posted(site.app, `/api/acts/${id}/corrections`, correction)).status).toBe(201);
    const retraction = { reason: 'never done' };
    expect((await posted(site.app, `/api/acts/${id}/retractions`, retraction)).status).toBe(201);
    expect(await given('/api/treaties/IV-13/status')).toMatchObject({ counts: { contracting: 0 } });
  });

  it('is refused by a rule in its own words, and nothing is recorded', async () => {
    const size = await ledger.size();
    const got = posted(site.app, '/api/acts', { ...GHANA, kind: 'withdrawal' });
    expect(await problem(got)).toMatchObject({ status: 422 });
    expect(await ledger.size()).toBe(size);
  });

  it('needs a token that may, before anything is read', async () => {
    const none = await site.app.request('/api/acts', { method: 'POST', body: '{' });
    expect(none.headers.get('WWW-Authenticate')).toBe('Bearer');
    expect(await problem(none)).toMatchObject({ status: 401, code: 'no-token' });
    const wrong = posted(site.app, '/api/acts', GHANA, { Authorization: 'Bearer read' });
    expect(await problem(wrong)).toMatchObject({ status: 403, code: 'wrong-scope' });
    const nobody = posted(siteOf(ledger, null).app, '/api/acts', GHANA);
    expect(await problem(nobody)).toMatchObject({ status: 403, code: 'recording-off' });
  });
});

describe('what is wrong', () => {
  it.each([
    ['?asOf=5/2/2002', 'bad-date', '5 February 2002 or 2 May 2002'],
    ['?asof=2002-02-05', 'bad-parameter', 'Did you mean asOf?'],
    ['?asOf=2002-02-05&asOf=2002-02-06', 'bad-parameter', 'more than once'],
    ['?at=x', 'bad-parameter', 'at in the query must be a whole number'],
    ['?at=999999', 'bad-position', 'Give a position in the log with at,'],
  ])('with the query %s is %s, said in words', async (query, code, words) => {
    const said = await problem(site.app.request(`/api/treaties/IV-13/status${query}`));
    expect(said).toMatchObject({ status: 400, code, said: expect.stringContaining(words) });
  });

  it.each([
    ['{"kind":', 'bad-json', 'line 1'],
    ['{"kind":"accession","kind":"signature"}', 'bad-json', 'stands twice'],
    [{ ...GHANA, on: 20000907 }, 'bad-body', 'on in the body must be text, and is a number'],
    [{ kind: 'accession' }, 'bad-body', 'the body lacks treaty, and 2 more'],
    [{ ...GHANA, by: 'somebody' }, 'bad-body', 'the body knows no "by"'],
    [{ ...GHANA, note: 'two\nlines' }, 'bad-text', 'Write it as one line'],
  ])('with the body %j is %s, said in words', async (body, code, words) => {
    const said = await problem(posted(site.app, '/api/acts', body));
    expect(said).toMatchObject({ status: 400, code, said: expect.stringContaining(words) });
  });

  it('with a body has a status of its own', async () => {
    const type = { 'Content-Type': 'text/plain' };
    expect(await problem(posted(site.app, '/api/acts', GHANA, type))).toMatchObject({
      status: 415,
    });
    const note = 'x'.repeat(1_000_001);
    const large = posted(site.app, '/api/acts', { ...GHANA, note });
    expect(await problem(large)).toMatchObject({ status: 413 });
    const body = new Uint8Array([0x22, 0xff, 0x22]);
    const bytes = site.app.request('/api/acts', { method: 'POST', headers: OFFICER, body });
    expect(await problem(bytes)).toMatchObject({ status: 400, code: 'bad-json' });
  });

  it('with the address or the method is said, with what there is', async () => {
    expect(await problem(site.app.request('/api/nothing'))).toMatchObject({ status: 404 });
    const got = await site.app.request('/api/treaties', { method: 'DELETE' });
    expect(got.headers.get('Allow')).toBe('GET, HEAD');
    expect(await problem(got)).toMatchObject({ status: 405 });
    const acts = await site.app.request('/api/acts', { headers: OFFICER });
    expect(acts.headers.get('Allow')).toBe('POST');
  });
});

describe('the page of the API', () => {
  it('names every operation, and runs no script', async () => {
    const page = await (await site.app.request('/api')).text();
    expect(page).toContain('GET /api/treaties/{id}/status');
    expect(page).toContain('POST /api/acts/{id}/corrections');
    expect(page).not.toContain('<script');
  });
});
