/** What every part of the API works with, and how an answer of it leaves: as `--json` prints it. */
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Replies } from '../replies.ts';
import type { Site } from '../site.ts';

export interface Desk {
  readonly api: OpenAPIHono;
  readonly site: Site;
  readonly replies: Replies;
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** The coordinates as a query has them, once it has been read. */
export interface AskedSight {
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
  readonly at?: number | undefined;
}

export interface JsonReply {
  /** The parameters in their order, with the day that stands in where none is asked about. */
  readonly query: object;
  /** Whether nothing that is recorded later, and no later day, can change it. */
  readonly isFixed: boolean;
  readonly make: () => Promise<unknown>;
}

export function sendJson(c: Context, { replies }: Desk, reply: JsonReply): Promise<Response> {
  const { query, isFixed, make } = reply;
  return replies.send(c, {
    type: JSON_TYPE,
    question: `json ${c.req.path} ${JSON.stringify(query)}`,
    isFixed,
    make: async () => `${JSON.stringify(await make())}\n`,
  });
}

/** An answer at three coordinates: without a day, of today. @param question what was asked, as it was read. */
export function sendAsked<Query extends AskedSight>(
  c: Context,
  desk: Desk,
  question: Query,
  answer: (query: Defined<Query>) => Promise<unknown>,
): Promise<Response> {
  const isFixed = question.asOf !== undefined && question.at !== undefined;
  const query = defined({ ...question, asOf: question.asOf ?? desk.site.today() });
  return sendJson(c, desk, { query, isFixed, make: () => answer(query as Defined<Query>) });
}

/** What a query leaves out is not there, and not there as undefined. */
export type Defined<T> = { readonly [Key in keyof T]: Exclude<T[Key], undefined> };

export function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined),
  ) as Defined<T>;
}
