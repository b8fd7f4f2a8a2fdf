/** A table through time, as Memento (RFC 7089) finds it, and what was recorded last, as feeds. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Ledger } from '../../src/library/ledger.ts';
import { siteOf, smallLedger } from './site.ts';

const STATUS = '/treaties/IV-13/status';

let ledger: Ledger;
let app: ReturnType<typeof siteOf>['app'];
let ghana: string;

beforeAll(async () => {
  ledger = await smallLedger();
  app = siteOf(ledger).app;
  const act = { kind: 'accession', treaty: 'IV-13' };
  await ledger.record({ ...act, participant: 'Peru', on: '1999-01-05' });
  ghana = (await ledger.record({ ...act, participant: 'Ghana', on: '2000-09-07' })).id;
  await ledger.correct({ act: ghana, on: '2000-09-08', reason: 'misread: <7>' });
});

async function at(datetime: string): Promise<Response> {
  return app.request(STATUS, { headers: { 'Accept-Datetime': datetime } });
}

describe('Accept-Datetime', () => {
  it('leads to the page of that day', async () => {
    const got = await at('Thu, 06 Dec 2001 12:30:00 GMT');
    expect([got.status, got.headers.get('Location')]).toEqual([302, `${STATUS}/2001-12-06`]);
    expect(got.headers.get('Vary')).toBe('accept-datetime');
    expect(got.headers.get('Link')).toContain('rel="original timegate"');
  });

  it('leads no further than today', async () => {
    const got = await at('Wed, 01 Jan 2098 00:00:00 GMT');
    expect(got.headers.get('Location')).toBe(`${STATUS}/2026-05-01`);
  });

  it.each(['yesterday', '2001-12-06', 'Fri, 06 Dec 2001 12:30:00 GMT', 'Thu, 06 Dec 2001', ''])(
    'is refused where it is no date of HTTP: %j',
    async text => {
      const got = await at(text);
      expect(got.status).toBe(400);
      expect(await got.json()).toMatchObject({ code: 'bad-datetime' });
    },
  );

  it('is what the address without it depends on', async () => {
    const got = await app.request(STATUS);
    expect([got.status, got.headers.get('Vary')]).toEqual([200, 'accept-datetime']);
  });
});

describe('the page of a day', () => {
  it('says of which day it is, in every form', async () => {
    for (const ending of ['', '.json', '.csv']) {
      const got = await app.request(`${STATUS}/2001-12-06${ending}`);
      expect(got.headers.get('Memento-Datetime')).toBe('Thu, 06 Dec 2001 00:00:00 GMT');
      expect(got.headers.get('Link')).toContain('</treaties/IV-13/timemap>; rel="timemap"');
    }
  });

  it('says nothing of the kind where there is none', async () => {
    const got = await app.request(`${STATUS}/2001-02-30`);
    expect([got.status, got.headers.get('Memento-Datetime')]).toEqual([400, null]);
  });
});

describe('the TimeMap', () => {
  it('lists the days on which the table changed', async () => {
    const got = await app.request('/treaties/IV-13/timemap');
    expect(got.headers.get('Content-Type')).toBe('application/link-format');
    const site = 'http://localhost/treaties/IV-13';
    expect((await got.text()).split(',\n')).toEqual([
      `<${site}/status>; rel="original timegate"`,
      `<${site}/timemap>; rel="self"; type="application/link-format"; from="Tue, 05 Jan 1999 00:00:00 GMT"; until="Fri, 08 Sep 2000 00:00:00 GMT"`,
      `<${site}/status/1999-01-05>; rel="first memento"; datetime="Tue, 05 Jan 1999 00:00:00 GMT"`,
      `<${site}/status/2000-09-08>; rel="last memento"; datetime="Fri, 08 Sep 2000 00:00:00 GMT"\n`,
    ]);
  });

  it('is of no treaty that is not there', async () => {
    expect((await app.request('/treaties/XX-1/timemap')).status).toBe(404);
  });
});

interface JsonFeed {
  readonly version: string;
  readonly items: readonly { id: string; title: string; content_text: string }[];
}

async function feed(path: string): Promise<JsonFeed> {
  const got = await app.request(path);
  expect(got.headers.get('Content-Type')).toMatch(/^application\/feed\+json/);
  return (await got.json()) as JsonFeed;
}

describe('a feed', () => {
  it('of a treaty has what was recorded last first, each under its own id', async () => {
    const { version, items } = await feed('/treaties/IV-13/feed.json');
    expect(version).toBe('https://jsonfeed.org/version/1.1');
    expect(items.map(({ title }) => title)).toEqual([
      'Corrected: IV-13 · Ghana: accession, 7 September 2000',
      'IV-13 · Ghana: accession, 7 September 2000',
      'IV-13 · Peru: accession, 5 January 1999',
      expect.stringMatching(/^IV-13 · Defined: International Convention/),
    ]);
    expect(items[1]?.id).toBe(`urn:uuid:${ghana}`);
    expect(items[0]?.content_text).toBe('Reason: misread: <7>');
  });

  it('of a participant has also what was said of its acts', async () => {
    const { items } = await feed('/participants/GHA/feed.json');
    expect(items.map(({ title }) => title.split(':')[0])).toEqual([
      'Corrected',
      'IV-13 · Ghana',
      'Defined',
    ]);
  });

  it('is Atom too: the same ids, times and order, with nothing unescaped', async () => {
    const got = await app.request('/treaties/IV-13/feed.atom');
    expect(got.headers.get('Content-Type')).toMatch(/^application\/atom\+xml/);
    const xml = await got.text();
    const ids = [...xml.matchAll(/<id>(.*)<\/id>/g)].map(([, id]) => id);
    const { items } = await feed('/treaties/IV-13/feed.json');
    expect(ids.slice(1)).toEqual(items.map(({ id }) => id));
    expect(ids[0]).toMatch(/^urn:uuid:/);
    expect(xml).toContain('<updated>2026-05-01T12:00:00.000Z</updated>');
    expect(xml).toContain('Reason: misread: &lt;7&gt;');
  });

  it('stays the same feed as it grows', async () => {
    const id = async () =>
      /<id>(.*)<\/id>/.exec(await (await app.request('/treaties/IV-13/feed.atom')).text())?.[1];
    const before = await id();
    await ledger.retract({ act: ghana, reason: 'never done' });
    expect(await id()).toBe(before);
  });

  it('of nobody is a problem', async () => {
    const got = await app.request('/participants/Atlantis/feed.atom');
    expect(got.status).toBe(404);
    expect(got.headers.get('Content-Type')).toBe('application/problem+json');
  });
});
