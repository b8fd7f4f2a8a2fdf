/** `/api/treaties`: the treaties of the ledger with their counts, in parts. */
import { createRoute, z } from '@hono/zod-openapi';
import type { TreatyId } from '../../domain/treaty-id.ts';
import { inOrderOfNumber } from '../../domain/treaty-order.ts';
import { usage } from '../../library/arguments.ts';
import type { Ledger } from '../../library/ledger.ts';
import { statusView } from '../../projections/status.ts';
import { type Defined, type Desk, sendAsked } from './desk.ts';
import { limit, sight, text } from './parameters.ts';
import { toQuestion } from './responses.ts';

const STANDARD = 50;

const query = z.strictObject({
  q: text('Words of the title or the number.', 'genocide').optional(),
  limit: limit(STANDARD, 200),
  cursor: text('What `next` of the part before says.', 'IV-13').optional(),
  ...sight,
});

type Asked = Defined<z.output<typeof query>>;

const route = createRoute({
  method: 'get',
  path: '/api/treaties',
  operationId: 'listTreaties',
  tags: ['Treaties'],
  summary: 'The treaties of the ledger, each with its counts and whether it is in force.',
  request: { query },
  responses: toQuestion('Treaties'),
});

export function addTreaties(desk: Desk): void {
  desk.api.openapi(route, c =>
    sendAsked(c, desk, c.req.valid('query'), asked => listed(desk.site.ledger, asked)),
  );
}

async function listed(ledger: Ledger, asked: Asked) {
  const { q = '', limit: most = STANDARD, cursor, ...at } = asked;
  const position = at.at ?? (await ledger.size());
  const found = (await numbered(ledger, position)).filter(({ words }) => holds(words, q));
  const from = cursor === undefined ? 0 : placeAfter(cursor, found);
  const treaties = [];
  for (const { id } of found.slice(from, from + most)) {
    const { treaty, counts, entryIntoForce } = statusView(await ledger.view(id, at));
    const { inForce, known } = entryIntoForce;
    treaties.push({ treaty, counts, inForce, known });
  }
  const isMore = from + most < found.length;
  const { asOf = '', knownOn = null } = at;
  const next = isMore ? (treaties.at(-1)?.treaty.id ?? null) : null;
  return { asOf, knownOn, position, total: found.length, treaties, next };
}

/** Every treaty that the log defines up to a position, by number and title as it was defined last. */
async function numbered(ledger: Ledger, position: number) {
  const words = new Map<TreatyId, string>();
  for (const { entry } of await ledger.entries({ type: 'treaty' })) {
    if (entry.type !== 'treaty' || entry.position > position) continue;
    const { id, title } = entry.definition;
    words.set(id, `${id} ${title}`.toLowerCase());
  }
  const all = [...words].map(([id, said]) => ({ id, words: said }));
  return inOrderOfNumber(all, ({ id }) => id);
}

/** Each word stands somewhere in it. */
function holds(words: string, q: string): boolean {
  const sought = q.toLowerCase().split(/\s+/);
  return sought.every(word => words.includes(word));
}

function placeAfter(cursor: string, found: readonly { readonly id: string }[]): number {
  const place = found.findIndex(({ id }) => id === cursor);
  if (place >= 0) return place + 1;
  throw usage(
    'bad-cursor',
    'the cursor is of no part of this list',
    'Give what next says, with the same q; or leave it out to begin again.',
  );
}
