/** `POST /api/acts` and below: an officer's program records, corrects and retracts. Each answer is a receipt, or a dry run. */
import { createRoute, type z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Preview, Receipt, RecordingOptions } from '../../library/requests.ts';
import { actBody, correctionBody, retractionBody } from './bodies.ts';
import { type Desk, defined } from './desk.ts';
import { jsonBody, mayRecord } from './doors.ts';
import { entryPath, recordingHeaders } from './parameters.ts';
import { toRecording } from './responses.ts';

interface About<Body extends z.ZodObject> {
  readonly operationId: string;
  readonly summary: string;
  readonly body: Body;
}

/** What every recording has: who may, a body of JSON, the headers, what it answers. */
function recording<Body extends z.ZodObject>({ site }: Desk, { body, ...said }: About<Body>) {
  return {
    method: 'post' as const,
    ...said,
    tags: ['Acts'],
    security: [{ bearer: ['record'] }],
    middleware: [mayRecord(site), jsonBody],
    responses: toRecording(),
    request: {
      headers: recordingHeaders,
      body: { required: true, content: { 'application/json': { schema: body } } },
    },
  };
}

export function addRecording(desk: Desk): void {
  addRecord(desk);
  addCorrect(desk);
  addRetract(desk);
}

function addRecord(desk: Desk): void {
  const about = { operationId: 'record', summary: 'Records one act.', body: actBody };
  const route = createRoute({ ...recording(desk, about), path: '/api/acts' });
  desk.api.openapi(route, async c => {
    const request = {
      ...defined(c.req.valid('json')),
      ...optionsIn(c, desk, c.req.valid('header')),
    };
    return given(c, await desk.site.ledger.record(request));
  });
}

function addCorrect(desk: Desk): void {
  const summary = 'Says that an act on record was different from the start.';
  const about = { operationId: 'correct', summary, body: correctionBody };
  const shared = recording(desk, about);
  const request = { ...shared.request, params: entryPath };
  const route = createRoute({ ...shared, path: '/api/acts/{id}/corrections', request });
  desk.api.openapi(route, async c => {
    const { id: act } = c.req.valid('param');
    const correction = {
      ...defined(c.req.valid('json')),
      ...optionsIn(c, desk, c.req.valid('header')),
      act,
    };
    return given(c, await desk.site.ledger.correct(correction));
  });
}

function addRetract(desk: Desk): void {
  const summary = 'Says that an act on record was never done.';
  const about = { operationId: 'retract', summary, body: retractionBody };
  const shared = recording(desk, about);
  const request = { ...shared.request, params: entryPath };
  const route = createRoute({ ...shared, path: '/api/acts/{id}/retractions', request });
  desk.api.openapi(route, async c => {
    const { id: act } = c.req.valid('param');
    const retraction = {
      ...defined(c.req.valid('json')),
      ...optionsIn(c, desk, c.req.valid('header')),
      act,
    };
    return given(c, await desk.site.ledger.retract(retraction));
  });
}

/** Who records is whoever bears the token, whatever the body says. */
function optionsIn(
  c: Context,
  { site }: Desk,
  headers: z.output<typeof recordingHeaders>,
): Pick<RecordingOptions, 'by' | 'id' | 'expect'> {
  const bearer = site.authority?.bearerOf(c.req.header('Authorization'));
  const { 'Idempotency-Key': key, 'If-Match': version } = headers;
  return {
    ...(bearer && { by: bearer.name }),
    ...(key !== undefined && { id: key.replaceAll('"', '') }),
    ...(version !== undefined && { expect: Number(version.replaceAll('"', '')) }),
  };
}

function given(c: Context, answer: Receipt | Preview): Response {
  c.header('Cache-Control', 'no-store');
  if ('wouldRecord' in answer) return c.json(answer, 200);
  c.header('Location', `/api/acts/${answer.id}`);
  return c.json(answer, 201);
}
