/**
 * The API holds to its own document, whatever it is asked. `HTTP_REQUESTS=20000 npx vitest run test/http/document.test.ts`
 * asks twenty thousand times.
 */
import fc from 'fast-check';
import type { Hono } from 'hono';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { shippedLedger } from '../support/shipped-ledger.ts';
import {
  type OpenApi,
  type Operation,
  operationsOf,
  requestTo,
  type Schema,
  type Sent,
} from './requests-of-document.ts';
import { posted, siteOf, tokens } from './site.ts';

const REQUESTS = Number(process.env['HTTP_REQUESTS'] ?? 300);

let site: ReturnType<typeof siteOf>;
let document: OpenApi;

beforeAll(async () => {
  const ledger = await shippedLedger('IV-13', 'IV-1');
  site = siteOf(ledger);
  document = (await (await site.app.request('/openapi.json')).json()) as OpenApi;
  for (const [participant, on] of [
    ['FRA', '1995-01-01'],
    ['GHA', '2000-09-07'],
  ]) {
    const act = { kind: 'accession', treaty: 'IV-13', participant, on };
    expect((await posted(site.app, '/api/acts', act)).status).toBe(201);
  }
});

/** Read back from the document, and not from the program's own schemas. */
const readers = new Map<string, z.ZodType>();

function readerOf(schema: Schema): z.ZodType {
  const name = schema.$ref?.split('/').at(-1) ?? '';
  const known = readers.get(name);
  if (known !== undefined) return known;
  const found = document.components.schemas[name];
  expect(found, name).toBeDefined();
  const reader = z.fromJSONSchema(found as Parameters<typeof z.fromJSONSchema>[0]);
  readers.set(name, reader);
  return reader;
}

async function answer(app: Hono, { operation, address, headers, body }: Sent): Promise<Response> {
  const { method } = operation;
  return app.request(`http://localhost${address}`, {
    method,
    headers,
    body: body as string | null,
  });
}

async function makeSureItIsAsDocumented({ responses }: Operation, got: Response): Promise<void> {
  expect(got.status).toBeLessThan(500);
  const documented = responses[got.status];
  expect(documented, `status ${got.status}`).toBeDefined();
  const text = await got.text();
  const [type, described] = Object.entries(documented?.content ?? {})[0] ?? [];
  if (described === undefined) return expect(text).toBe('');
  expect(got.headers.get('Content-Type')?.split(';')[0]).toBe(type);
  if (got.status >= 400) expect(type).toBe('application/problem+json');
  const value = JSON.parse(text) as unknown;
  expect(readerOf(described.schema).safeParse(value).error?.issues).toBeUndefined();
  if (got.status >= 400) expect(value).toMatchObject({ status: got.status });
  if (got.status === 401) expect(got.headers.get('WWW-Authenticate')).toMatch(/^Bearer/);
}

describe('the document', () => {
  it('is OpenAPI 3.1, with an id, a summary and problems for every operation', () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    const operations = operationsOf(document);
    expect(new Set(operations.map(one => one.operationId)).size).toBe(operations.length);
    for (const { summary, responses } of operations) {
      expect(summary).toMatch(/\.$/);
      const errors = Object.keys(responses).filter(status => !/^[23]/.test(status));
      expect(errors).toEqual(expect.arrayContaining(['400', '401', '403', 'default']));
      for (const status of errors) {
        expect(Object.keys(responses[status]?.content ?? {})).toEqual(['application/problem+json']);
      }
    }
  });

  it('needs of a body what the library needs', () => {
    const record = document.paths['/api/acts']?.['post']?.requestBody?.content['application/json'];
    expect(record?.schema.required).toEqual(['kind', 'treaty', 'participant', 'on']);
  });
});

describe('the API', () => {
  it(`answers ${REQUESTS} requests, well or badly made, as its document says`, async () => {
    const seen = new Map<number, number>();
    const request = fc.oneof(...operationsOf(document).map(requestTo));
    await fc.assert(
      fc.asyncProperty(request, async sent => {
        const got = await answer(site.app, sent);
        seen.set(got.status, (seen.get(got.status) ?? 0) + 1);
        await makeSureItIsAsDocumented(sent.operation, got);
      }),
      { numRuns: REQUESTS },
    );
    expect(site.errors).toEqual([]);
    if (REQUESTS > 1000) console.log(Object.fromEntries([...seen].toSorted()));
    // Otherwise nothing was tried.
    expect([...seen.keys()]).toEqual(expect.arrayContaining([200, 400, 404]));
  }, 3_600_000);

  it('asks of every operation what its document says it asks: no token, a wrong one, one of another scope', async () => {
    const closed = siteOf(await shippedLedger('IV-13'), tokens(true)).app;
    for (const open of ['/openapi.json', '/api']) {
      expect((await closed.request(open)).status).toBe(200);
    }
    for (const { method, path } of operationsOf(document)) {
      const ask = async (authorization: string) => {
        const headers = { ...(authorization !== '' && { Authorization: authorization }) };
        return (await closed.request(path.replace('{id}', 'IV-13'), { method, headers })).status;
      };
      const isRecording = method === 'POST' && path.startsWith('/api/acts');
      const [right, other] = isRecording ? ['record', 'read'] : ['read', 'record'];
      expect([path, await ask(''), await ask('Bearer old')]).toEqual([path, 401, 401]);
      expect([path, await ask(`Bearer ${other}`)]).toEqual([path, 403]);
      expect([401, 403]).not.toContain(await ask(`Bearer ${right}`));
    }
  });
});
