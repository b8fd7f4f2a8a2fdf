/** `/api/log/…`: the log as a whole, so that anybody can keep a copy and check it; and proofs, checked here. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Ledger } from '../../library/ledger.ts';
import { verifyProof } from '../../library/verify-proof.ts';
import { proofBody } from './bodies.ts';
import { type Desk, defined, sendJson } from './desk.ts';
import { jsonBody, mayRead } from './doors.ts';
import { entryPath, limit, position, sight, text } from './parameters.ts';
import { toCheck, toQuestion } from './responses.ts';

const tags = ['The log'];
const { at } = sight;

const checkpoint = createRoute({
  method: 'get',
  path: '/api/log/checkpoint',
  operationId: 'checkpoint',
  tags,
  summary: 'Size and root of the log as a tlog-checkpoint, not signed.',
  request: {
    query: z.strictObject({
      at,
      origin: text(
        'The name of the log in the checkpoint; left out: treaty-ledger.',
        'example.org/treaties',
      ).optional(),
    }),
  },
  responses: toQuestion('Checkpoint'),
});

const STANDARD = 100;

const entries = createRoute({
  method: 'get',
  path: '/api/log/entries',
  operationId: 'logEntries',
  tags,
  summary: 'Entries as they were hashed, in order of position.',
  request: {
    query: z.strictObject({ from: position.optional(), limit: limit(STANDARD, 1000) }),
  },
  responses: toQuestion('LogEntries'),
});

const proof = createRoute({
  method: 'get',
  path: '/api/log/proof/{id}',
  operationId: 'proof',
  tags,
  summary: 'An entry and the proof that it is in the log, as a file that stands alone.',
  request: { params: entryPath, query: z.strictObject({ at }) },
  responses: toQuestion('Proof'),
});

const ORIGIN = 'treaty-ledger';

export function addLog(desk: Desk): void {
  const { api, site } = desk;
  const { ledger } = site;
  api.openapi(checkpoint, c => {
    const query = defined(c.req.valid('query'));
    const make = () => ledger.checkpoint({ origin: ORIGIN, ...query });
    return sendJson(c, desk, { query, isFixed: query.at !== undefined, make });
  });
  api.openapi(entries, async c => {
    const { from = 1, limit: most = STANDARD } = c.req.valid('query');
    // A full part of the log stays as it is.
    const isFixed = from + most - 1 <= (await ledger.size());
    const make = () => entriesFrom(ledger, from, most);
    return sendJson(c, desk, { query: { from, most }, isFixed, make });
  });
  api.openapi(proof, c => {
    const { id } = c.req.valid('param');
    const query = defined(c.req.valid('query'));
    const make = () => ledger.prove(id, query);
    return sendJson(c, desk, { query, isFixed: query.at !== undefined, make });
  });
  addCheck(desk);
}

async function entriesFrom(ledger: Ledger, from: number, most: number) {
  const sealed = await ledger.entries({ from, to: from + most - 1 });
  const entries = sealed.map(({ entry: { position }, canonical, leafHash }) => ({
    ...{ position, entry: canonical, leafHash },
  }));
  return { entries, next: from + entries.length };
}

function addCheck({ api, site }: Desk): void {
  const check = createRoute({
    method: 'post',
    path: '/api/proofs/check',
    operationId: 'checkProof',
    tags,
    summary:
      'Checks a proof, a receipt or a proof of a status by its own bytes; the ledger is not asked.',
    middleware: [mayRead(site), jsonBody] as const,
    request: { body: { required: true, content: { 'application/json': { schema: proofBody } } } },
    responses: toCheck('ProofCheck'),
  });
  api.openapi(check, async c => {
    const { proof, ...trust } = defined(c.req.valid('json'));
    return c.json(await verifyProof(JSON.stringify(proof), trust), 200);
  });
}
