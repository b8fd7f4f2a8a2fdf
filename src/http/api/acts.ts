/** `/api/acts/{id}`: an entry of the log, how the act behind it reads, its corrections, its proof. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Entry } from '../../ledger/entry.ts';
import type { Ledger } from '../../library/ledger.ts';
import type { Sight } from '../../library/requests.ts';
import { explanationView } from '../../projections/explanation.ts';
import { type TreatyView, treatyOf } from '../../projections/question.ts';
import { type Desk, sendAsked } from './desk.ts';
import { entryPath, sight } from './parameters.ts';
import { toQuestion } from './responses.ts';

const route = createRoute({
  method: 'get',
  path: '/api/acts/{id}',
  operationId: 'act',
  tags: ['Acts'],
  summary: 'An entry: how the act that it records reads, its corrections, its proof.',
  request: { params: entryPath, query: z.strictObject(sight) },
  responses: toQuestion('Act'),
});

export function addActs(desk: Desk): void {
  desk.api.openapi(route, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => actAt(desk.site.ledger, id, asked));
  });
}

async function actAt(ledger: Ledger, reference: string, { asOf = '', knownOn, at }: Sight) {
  const proof = await ledger.prove(reference, at === undefined ? {} : { at });
  const entry = JSON.parse(proof.entry) as Entry;
  const { id, position, version, type } = entry;
  const said = { id, position, version, type, asOf, knownOn: knownOn ?? null, proof };
  const number = treatyNumberIn(entry);
  if (number === null) return { ...said, treaty: null, act: null };
  // At the size of the proof, so that both speak of the same log.
  const sight = { asOf, at: proof.size, ...(knownOn !== undefined && { knownOn }) };
  const view = await ledger.view(number, sight);
  return { ...said, treaty: treatyOf(view), act: explainedIn(view, subjectIn(entry)) };
}

function treatyNumberIn(entry: Entry): string | null {
  if (entry.type === 'treaty') return entry.definition.id;
  return 'treaty' in entry ? entry.treaty : null;
}

/** The id of the act that the entry is about. */
function subjectIn(entry: Entry): string {
  if ('corrects' in entry) return entry.corrects;
  if ('retracts' in entry) return entry.retracts;
  return 'publishes' in entry ? entry.publishes : entry.id;
}

function explainedIn(view: TreatyView, id: string) {
  const onRecord = view.record.acts.find(({ act }) => act.id === id);
  if (onRecord === undefined) return null;
  const { participants } = explanationView(view, onRecord.act.participant);
  const acts = participants.flatMap(one => one.acts);
  return acts.find(({ act }) => act === id) ?? null;
}
