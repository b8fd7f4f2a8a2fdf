/** The pages as a reader meets them: what they say, where they lead, how long they may be kept. */
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import { appOf } from '../../src/http/app.tsx';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants, shippedTreaties } from '../../src/library/shipped.ts';
import { ledgerOf, shippedLedger } from '../support/shipped-ledger.ts';

const TODAY = '2026-05-01' as CalendarDate;
const STATUS = '/treaties/IV-13/status/2001-12-06';

let ledger: Ledger;
let app: Hono;

beforeAll(async () => {
  ledger = await shippedLedger('IV-13');
  const act = { treaty: 'IV-13', source: 'a test' };
  await ledger.record({ ...act, kind: 'signature', participant: 'MEX', on: '1991-05-22' });
  await ledger.record({ ...act, kind: 'ratification', participant: 'MEX', on: '1999-03-08' });
  await ledger.record({ ...act, kind: 'accession', participant: 'CPV', on: '1997-09-16' });
  const site = { ledger, today: () => TODAY, version: '0', authority: null };
  app = appOf(site, error => {
    throw error;
  });
});

const get = (path: string, headers: Record<string, string> = {}) =>
  app.request(path, { headers: { Accept: 'text/html', ...headers } });
const page = async (path: string) => (await get(path)).text();

describe('each page', () => {
  it.each([
    ['/', 'Treaties'],
    ['/?q=migrant', 'Treaties'],
    ['/participants', 'Participants'],
    ['/participants/MEX', 'Mexico'],
    ['/log/verify', 'Check a receipt'],
    [STATUS, 'LIST OF COUNTRIES'],
    ['/treaties/IV-13/history/2001-12-06', 'International Convention'],
    ['/treaties/IV-13/map/2001-12-06', 'International Convention'],
    ['/treaties/IV-13/explain/2001-12-06?participant=MEX', 'Mexico'],
    ['/treaties/IV-13/diff/2001-12-06?from=1998-01-01', 'International Convention'],
  ])(
    '%s is there, has one heading of the first order, and loads nothing from elsewhere',
    async (path, says) => {
      const reply = await get(path);
      const text = await reply.text();
      expect([reply.status, reply.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(text.match(/<h1[ >]/g)).toHaveLength(1);
      expect(text).toContain(says);
      expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(text).not.toMatch(/<script(?![^>]*src="\/assets\/)/);
      for (const [, asset = ''] of text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)) {
        expect((await get(asset)).status).toBe(200);
      }
    },
  );

  it('that is not there says so to people as a page and to programs as a problem', async () => {
    expect(await page('/treaties/IV-99/status')).toMatch(/<h1>Not found<\/h1>/);
    const forPrograms = await app.request('/treaties/IV-99/status/2001-12-06.json');
    expect(forPrograms.status).toBe(404);
    expect(forPrograms.headers.get('content-type')).toBe('application/problem+json');
    expect(await forPrograms.json()).toMatchObject({ status: 404, code: 'unknown-treaty' });
  });
});

describe('the page of a status', () => {
  it('has the counts, the sentence on entry into force, and rows that open their reasons', async () => {
    const text = await page(STATUS);
    expect(text).toContain('<dt>Signatories</dt><dd>1</dd>');
    expect(text).toContain('The Convention will enter into force when at least 20 States');
    expect(text).toContain('href="/treaties/IV-13/explain/2001-12-06?participant=MEX"');
    expect(await page('/treaties/IV-13/explain/2001-12-06?participant=MEX')).toContain(
      '8 March 1999',
    );
  });

  it('leads to the address of the day that a form chose', async () => {
    const { status, headers } = await get('/treaties/IV-13/status?asOf=2001-12-06&knownOn=');
    expect([status, headers.get('location')]).toEqual([303, STATUS]);
  });

  it.each(['json', 'csv', 'md', 'txt', 'svg', 'docx', 'html'])('comes as .%s too', async ending => {
    const reply = await get(`${STATUS}.${ending}`);
    expect(reply.status).toBe(200);
    expect((await reply.arrayBuffer()).byteLength).toBeGreaterThan(50);
  });

  it.each(['/treaties/IV-13/status?at=240', '/participants/MEX?at=240'])(
    'is not kept for ever at %s, which asks about another day tomorrow',
    async address => {
      expect((await get(address)).headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('is the same bytes for ever where it is fixed in the log, and 304 to whoever has it', async () => {
    const fixed = `${STATUS}?at=${await ledger.size()}`;
    const before = await get(fixed);
    const etag = before.headers.get('etag') ?? '';
    expect(before.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const moving = (await get(STATUS)).headers.get('etag') ?? '';
    expect((await get(STATUS, { 'If-None-Match': moving })).status).toBe(304);
    await ledger.record({
      kind: 'accession',
      treaty: 'IV-13',
      participant: 'EGY',
      on: '1993-02-19',
    });
    expect(await page(fixed)).toBe(await before.text());
    expect((await get(fixed, { 'If-None-Match': etag })).status).toBe(304);
    expect((await get(STATUS, { 'If-None-Match': moving })).status).toBe(200);
    expect(await page(STATUS)).toContain('Egypt');
  });
});

it('does not say of a treaty known by its table alone that it is not in force', async () => {
  const [shipped] = shippedTreaties(['IV-13']);
  const [treaty] = shipped?.treaties ?? [];
  const clause = { ...treaty?.entryIntoForce, conditions: [{ kind: 'unknown' }] };
  const unknown = { ...treaty, entryIntoForce: clause } as unknown as TreatyDefinition;
  const site = {
    ...{ ledger: await ledgerOf(shippedParticipants(), { treaties: [unknown] }), version: '0' },
    ...{ today: () => TODAY, authority: null },
  };
  const text = await (await appOf(site, () => {}).request('/')).text();
  expect(text).toContain('<td>not known</td>');
});

describe('the map', () => {
  it('calls nobody a signatory who applies the treaty provisionally', async () => {
    const site = {
      ledger: await shippedLedger('XXVI-5'),
      version: '0',
      today: () => TODAY,
      authority: null,
    };
    const { ledger } = site;
    await ledger.record({
      kind: 'provisional-application',
      treaty: 'XXVI-5',
      participant: 'SRB',
      on: '2001-01-01',
    });
    const text = await (
      await appOf(site, () => {}).request('/treaties/XXVI-5/map/2002-01-01.csv')
    ).text();
    expect(text).toContain('Applies it provisionally');
  });

  it('shades a State by its standing, shows a small one as a dot, and has its table beside it', async () => {
    const text = await page('/treaties/IV-13/map/2001-12-06');
    expect(text).toContain('fill="url(#map-contracting)"><title>Mexico</title>');
    expect(text).toMatch(/<circle [^>]*fill="url\(#map-contracting\)"><title>Cape Verde</);
    expect(text).toContain('do not imply official endorsement');
    expect(text).toMatch(/<th scope="row"[^>]*>Cape Verde<\/th><td[^>]*>Consented to be bound/);
  });
});
