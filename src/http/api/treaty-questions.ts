/** `/api/treaties/{id}/…`: the questions about one treaty, each as its command takes it. */
import { createRoute, z } from '@hono/zod-openapi';
import { makeSureItIsOver, optionalPeriodFrom } from '../../library/arguments.ts';
import type { Ledger } from '../../library/ledger.ts';
import { sightsBetween } from '../../library/sights-between.ts';
import { treatyOf } from '../../projections/question.ts';
import { sentences } from '../../reports/sentences.ts';
import { type AskedSight, type Defined, type Desk, defined, sendAsked, sendJson } from './desk.ts';
import { period, sight, text, treatyPath } from './parameters.ts';
import { toQuestion } from './responses.ts';
import type { AnswerName } from './shapes.ts';

interface About {
  readonly name: string;
  readonly summary: string;
  readonly answer: AnswerName;
  readonly refusals?: readonly number[];
}

function about<Query extends z.ZodObject>(
  { name, summary, answer, refusals = [] }: About,
  query: Query,
) {
  return createRoute({
    method: 'get',
    path: `/api/treaties/{id}/${name}`,
    operationId: `treaty${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    tags: ['Treaties'],
    summary,
    request: { params: treatyPath, query },
    responses: toQuestion(answer, ...refusals),
  });
}

const plain = z.strictObject(sight);

const status = about(
  { name: 'status', summary: 'The table: who signed and consented.', answer: 'Status' },
  plain,
);

const history = about(
  { name: 'history', summary: 'How the counts evolved, day by day.', answer: 'History' },
  plain,
);

const actions = about(
  { name: 'actions', summary: 'The acts done in a period.', answer: 'Actions' },
  z.strictObject({ ...period, ...sight }),
);

const explain = about(
  { name: 'explain', summary: 'Why the table says what it says.', answer: 'Explanation' },
  z.strictObject({
    participant: text('Id or name; left out: all.', 'GHA').optional(),
    ...sight,
  }),
);

const paragraph = about(
  {
    name: 'paragraph',
    summary: 'The report’s sentences on the state of the treaty, or on what a period brought.',
    answer: 'Paragraph',
  },
  z.strictObject({ from: period.from.optional(), to: period.to.optional(), ...sight }),
);

const supposed = z
  .union([z.string(), z.array(z.string()).max(20, 'must be 20 acts at most')])
  .openapi({
    type: 'array',
    items: { type: 'string' },
    maxItems: 20,
    description: 'An act to be tried without recording it: KIND PARTICIPANT DATE. May be repeated.',
    example: 'accession ECU 2002-02-05',
  });

const force = about(
  {
    name: 'force',
    summary: 'Entry into force: when, by which instruments, or what is missing.',
    answer: 'Force',
    refusals: [422],
  },
  z.strictObject({ if: supposed.optional(), ...sight }),
);

const point = (description: string, example: string) =>
  text(`${description}: a date, or a position in the log.`, example);

const diff = about(
  { name: 'diff', summary: 'What changed in the table between two points.', answer: 'Diff' },
  z.strictObject({
    from: point('The earlier point', '2000-12-31'),
    to: point('The later point', '2001-12-06'),
    known: z
      .enum(['true', 'false'])
      .optional()
      .openapi({ description: 'The two dates say what was known, not what was the law.' }),
    ...sight,
  }),
);

export function addTreatyQuestions(desk: Desk): void {
  const { api, site } = desk;
  const { ledger } = site;
  api.openapi(status, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => ledger.status(id, asked));
  });
  api.openapi(history, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => ledger.history(id, asked));
  });
  api.openapi(actions, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => ledger.actions(id, asked));
  });
  api.openapi(explain, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => ledger.explain(id, asked));
  });
  api.openapi(paragraph, c => {
    const { id } = c.req.valid('param');
    return sendAsked(c, desk, c.req.valid('query'), asked => sentencesOn(ledger, id, asked));
  });
  addForce(desk);
  addDiff(desk);
}

/** Without a day it is asked about that of the last act that is supposed, and not about today. */
function addForce(desk: Desk): void {
  desk.api.openapi(force, c => {
    const { id } = c.req.valid('param');
    const { if: acts, ...at } = c.req.valid('query');
    if (acts === undefined)
      return sendAsked(c, desk, at, asked => desk.site.ledger.force(id, asked));
    const suppose = [acts].flat();
    const question = { ...defined(at), suppose };
    const query = { ...question, today: desk.site.today() };
    const make = () => desk.site.ledger.force(id, question);
    return sendJson(c, desk, { query, isFixed: false, make });
  });
}

/** What is compared takes the place of one coordinate; the others are shared. */
function addDiff(desk: Desk): void {
  const { ledger, today } = desk.site;
  desk.api.openapi(diff, c => {
    const { id } = c.req.valid('param');
    const { from, to, known, ...shared } = defined(c.req.valid('query'));
    const sights = sightsBetween(from, to, { ...shared, known: known === 'true' });
    const [earlier, later] = sights.map(sightOf) as [AskedSight, AskedSight];
    const isFixed = [earlier, later].every(
      ({ asOf, at }) => asOf !== undefined && at !== undefined,
    );
    const [one, other] = [earlier, later].map(at => defined({ ...at, asOf: at.asOf ?? today() }));
    const make = () => ledger.diff(id, one ?? {}, other ?? {});
    return sendJson(c, desk, { query: [one, other], isFixed, make });
  });
}

function sightOf({ asOf, knownOn, at }: AskedSight): AskedSight {
  return { asOf, knownOn, at };
}

async function sentencesOn(
  ledger: Ledger,
  id: string,
  { from, to, ...at }: Defined<z.output<(typeof paragraph)['request']['query']>>,
) {
  const asked = optionalPeriodFrom({ ...(from && { from }), ...(to && { to }) });
  const view = await ledger.view(id, at);
  makeSureItIsOver(asked, view.asOf);
  const { asOf, knownOn, position, record } = view;
  const coordinates = { asOf, knownOn, position, completeTo: record.completeTo };
  return { treaty: treatyOf(view), ...coordinates, ...asked, text: sentences(view, asked) };
}
