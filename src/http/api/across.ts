/** `/api/participants/{id}` and `/api/actions`: questions across all treaties. */
import { createRoute, z } from '@hono/zod-openapi';
import { type Desk, sendAsked } from './desk.ts';
import { participantPath, period, sight } from './parameters.ts';
import { toQuestion } from './responses.ts';

const participant = createRoute({
  method: 'get',
  path: '/api/participants/{id}',
  operationId: 'participant',
  tags: ['Across treaties'],
  summary: 'One participant across all treaties: its row in each, its names, its beginning.',
  request: { params: participantPath, query: z.strictObject(sight) },
  responses: toQuestion('Participant'),
});

const actions = createRoute({
  method: 'get',
  path: '/api/actions',
  operationId: 'actionsAcross',
  tags: ['Across treaties'],
  summary: 'The acts of a period across all treaties, counted by treaty, kind and participant.',
  request: { query: z.strictObject({ ...period, ...sight }) },
  responses: toQuestion('ActionsAcross'),
});

export function addAcross(desk: Desk): void {
  const { api, site } = desk;
  api.openapi(participant, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => site.ledger.participant(id, asked));
  });
  api.openapi(actions, c =>
    sendAsked(c, desk, c.req.valid('query'), asked => site.ledger.actionsAcross(asked)),
  );
}
