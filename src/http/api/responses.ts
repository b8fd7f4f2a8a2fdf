/** What an operation may answer, as the document says it. */
import type { RouteConfig } from '@hono/zod-openapi';
import type { AnswerName } from './shapes.ts';

type Responses = RouteConfig['responses'];
type OneResponse = Responses[string];

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or asks what cannot be asked.',
  401: 'No token, or none that holds now.',
  403: 'The token does not allow it.',
  404: 'There is no such treaty, participant or entry.',
  412: 'The log moved on: the treaty is not at the version of If-Match.',
  413: 'The body is larger than 1 MB.',
  415: 'The body is not application/json.',
  422: 'A rule refuses it; nothing was recorded.',
};

const PROBLEM = 'application/problem+json';

function problem(description: string): OneResponse {
  return { description, content: { [PROBLEM]: { schema: referenceTo('Problem') } } };
}

function problems(...statuses: readonly number[]): Responses {
  return {
    ...Object.fromEntries(statuses.map(status => [status, refusal(status)])),
    default: problem('A problem on the side of the server.'),
  };
}

function refusal(status: number): OneResponse {
  const response = problem(REFUSALS[status] ?? '');
  if (status !== 401) return response;
  return { ...response, headers: { 'WWW-Authenticate': header('Bearer') } };
}

function referenceTo(name: AnswerName) {
  return { $ref: `#/components/schemas/${name}` };
}

function json(name: AnswerName) {
  return { 'application/json': { schema: referenceTo(name) } };
}

function header(description: string) {
  return { description, schema: { type: 'string' as const } };
}

/** @param refusals that only this question knows. */
export function toQuestion(name: AnswerName, ...refusals: readonly number[]): Responses {
  return {
    200: {
      description: 'The answer.',
      content: json(name),
      headers: {
        ETag: header('Of the question and the size of the log.'),
        'Cache-Control': header('Kept for ever where asOf and at are given.'),
      },
    },
    304: { description: 'The answer is the one that the reader has.' },
    ...problems(400, 401, 403, 404, ...refusals),
  };
}

export function toRecording(): Responses {
  return {
    200: { description: 'A dry run: nothing was recorded.', content: json('DryRun') },
    201: {
      description: 'Recorded.',
      content: json('Receipt'),
      headers: { Location: header('Where the entry is read.') },
    },
    ...problems(400, 401, 403, 404, 412, 413, 415, 422),
  };
}

export function toCheck(name: AnswerName): Responses {
  return {
    200: { description: 'What holds and what does not.', content: json(name) },
    ...problems(400, 401, 403, 413, 415),
  };
}
