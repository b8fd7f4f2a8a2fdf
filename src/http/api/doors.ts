/** What stands before an operation: who may, in which way, and a body that can be read. */
import type { Context, MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { readJson } from '../../exchange/json-text.ts';
import type { Scope } from '../authority.ts';
import { HttpRefusal } from '../refusal.ts';
import type { Site } from '../site.ts';

/** Where reading is closed, an answer is for its reader alone. */
export function mayRead({ authority }: Site): MiddlewareHandler {
  return async (c, next) => {
    if (authority === null || !authority.isClosed) return next();
    makeSureIsAllowed(c, authority.bearerOf(c.req.header('Authorization')), 'read');
    await next();
    c.header('Vary', 'Authorization', { append: true });
    const kept = c.res.headers.get('Cache-Control');
    if (kept !== null) c.header('Cache-Control', kept.replace('public', 'private'));
  };
}

export function mayRecord({ authority }: Site): MiddlewareHandler {
  return async (c, next) => {
    if (authority === null) throw recordsNothing();
    makeSureIsAllowed(c, authority.bearerOf(c.req.header('Authorization')), 'record');
    await next();
  };
}

/** @throws HttpRefusal 401 without a token that holds, 403 where it does not reach so far. */
function makeSureIsAllowed(
  c: Context,
  bearer: ReturnType<NonNullable<Site['authority']>['bearerOf']>,
  scope: Scope,
): void {
  if (bearer === null) throw whoAsks(c.req.header('Authorization') !== undefined);
  if (bearer.scopes.includes(scope)) return;
  throw new HttpRefusal(403, {
    code: 'wrong-scope',
    message: `the token of ${bearer.name} has no scope ${scope}`,
    hint: 'Ask whoever runs the server for a token that has it.',
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  });
}

function whoAsks(bearsToken: boolean): HttpRefusal {
  const challenge = bearsToken ? 'Bearer error="invalid_token"' : 'Bearer';
  return new HttpRefusal(401, {
    code: bearsToken ? 'bad-token' : 'no-token',
    message: bearsToken
      ? 'the token does not hold: it is unknown, expired or revoked'
      : 'this needs a token, and none is given',
    hint: 'Send Authorization: Bearer TOKEN, with a token from whoever runs the server.',
    headers: { 'WWW-Authenticate': challenge },
  });
}

function recordsNothing(): HttpRefusal {
  return new HttpRefusal(403, {
    code: 'recording-off',
    message: 'nobody may record through this server',
    hint: 'Whoever runs it can record with treaty record, or make tokens for officers.',
  });
}

/** In bytes; a megabyte. */
const LARGEST = 1_000_000;

/** The body is read here, so that what is wrong with it is said with its line. */
export const jsonBody: MiddlewareHandler = async (c, next) => {
  const type = c.req.header('Content-Type') ?? '';
  if (!/^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i.test(type.trim()))
    throw notJson(type);
  const text = await bodyText(c);
  const read = readJson(text, z.unknown());
  if ('reason' in read) throw unreadable(read.reason);
  // Hono keeps promises there, whatever its types say.
  c.req.bodyCache.text = Promise.resolve(text) as unknown as string;
  await next();
};

async function bodyText(c: Context): Promise<string> {
  if (Number(c.req.header('Content-Length') ?? 0) > LARGEST) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of c.req.raw.body ?? []) {
    size += piece.length;
    if (size > LARGEST) throw tooLarge();
    pieces.push(piece);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
  } catch {
    throw unreadable('the text is not in UTF-8');
  }
}

function notJson(type: string): HttpRefusal {
  return new HttpRefusal(415, {
    code: 'no-json',
    message: type === '' ? 'the body has no type' : `the body is of type ${JSON.stringify(type)}`,
    hint: 'Send JSON in UTF-8, with Content-Type: application/json.',
  });
}

function tooLarge(): HttpRefusal {
  return new HttpRefusal(413, {
    code: 'too-large',
    message: `the body is larger than ${LARGEST} bytes`,
    hint: 'Send less; one act needs no more.',
    headers: { Connection: 'close' },
  });
}

function unreadable(reason: string): HttpRefusal {
  return new HttpRefusal(400, {
    code: 'bad-json',
    message: `the body cannot be read: ${reason}`,
    hint: 'Send one object of JSON, as the page /api describes it.',
  });
}

/** Every address answers a wrong way of asking with the ways that it knows. */
export function notInThisWay(allowed: readonly string[]): MiddlewareHandler {
  const Allow = allowed.flatMap(one => (one === 'GET' ? ['GET', 'HEAD'] : [one])).join(', ');
  return async c => {
    throw new HttpRefusal(405, {
      code: 'wrong-method',
      message: `${c.req.path} takes no ${c.req.method}`,
      hint: `It takes ${Allow}.`,
      headers: { Allow },
    });
  };
}
