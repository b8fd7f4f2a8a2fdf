/** The document of the API: OpenAPI 3.1, made from the operations themselves. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import { ANSWERS, type AnswerName, schemaOf } from './shapes.ts';

export type ApiDocument = ReturnType<OpenAPIHono['getOpenAPI31Document']>;

/** To be made once: it adds to the API what its answers look like. */
export function documentOf(api: OpenAPIHono, version: string): ApiDocument {
  describeAnswers(api);
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Treaty ledger', version, description: ABOUT, license: LICENSE },
    servers: [{ url: '/' }],
    security: [{}, { bearer: ['read'] }],
  });
}

function describeAnswers({ openAPIRegistry }: OpenAPIHono): void {
  for (const name of Object.keys(ANSWERS) as AnswerName[]) {
    openAPIRegistry.registerComponent('schemas', name, schemaOf(name));
  }
  openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token from whoever runs the server. Recording needs the scope record; reading needs the scope read, where the server is closed.',
  });
}

const ABOUT =
  'Status tables, counts and entry into force of treaties, replayed from an append-only log for any day. Every question has three coordinates: asOf (what was the law on that day?), knownOn (what had been made known?) and at (what did the log hold?). Dates are calendar days, YYYY-MM-DD. Errors are problems of RFC 9457.';

const LICENSE = { name: 'MIT', identifier: 'MIT' };
