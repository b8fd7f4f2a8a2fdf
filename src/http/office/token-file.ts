/** The tokens of a ledger, in a file beside it: who holds one, for what, and until when; of the token itself, a hash. */
import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import { isPrintable } from '../../exchange/printable.ts';
import { LedgerProblem } from '../../ledger/problem.ts';
import { usage } from '../../library/arguments.ts';
import { SCOPES, type Scope } from '../authority.ts';
import { changeOwnFile, ownText } from './own-file.ts';

const keptToken = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{8}$/),
  name: z.string().refine(isHolderName),
  scopes: z.array(z.enum(SCOPES)).min(1),
  /** SHA-256 of the token as it is sent. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.iso.datetime(),
  /** The last day (UTC) on which it holds. */
  expires: z.iso.date().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});

const tokenFile = z.strictObject({ format: z.literal(1), tokens: z.array(keptToken) });

export type KeptToken = z.infer<typeof keptToken>;

export interface TokenRequest {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expires?: CalendarDate;
}

export function tokenFileOf(ledger: string): string {
  return `${ledger}.tokens.json`;
}

/** @throws LedgerProblem `damaged-tokens`, or as `ownText`. */
export function keptTokens(path: string): readonly KeptToken[] {
  return tokensIn(path, ownText(path));
}

/** @returns the token, which nobody can show again. @throws LedgerProblem `bad-holder`, `bad-scope`, `expired-already` */
export async function addToken(
  path: string,
  request: TokenRequest,
  now: Date,
): Promise<{ readonly token: string; readonly kept: KeptToken }> {
  const token = `treaty_${randomBytes(32).toString('base64url')}`;
  const made = {
    name: holderFrom(request.name),
    scopes: scopesFrom(request.scopes),
    hash: hashOf(token),
    madeAt: now.toISOString(),
    expires: notPast(request.expires ?? null, now),
    revokedAt: null,
  };
  return changeOwnFile(path, text => {
    const tokens = tokensIn(path, text);
    const kept = { id: newId(tokens), ...made };
    return { text: written([...tokens, kept]), given: { token, kept } };
  });
}

/** Revoking twice keeps the first time. @throws LedgerProblem `unknown-token` */
export async function revokeToken(path: string, id: string, now: Date): Promise<KeptToken> {
  return changeOwnFile(path, text => {
    const tokens = tokensIn(path, text);
    const found = tokens.find(one => one.id === id);
    if (found === undefined) throw unknownToken(id);
    const revoked = { ...found, revokedAt: found.revokedAt ?? now.toISOString() };
    return {
      text: written(tokens.map(one => (one === found ? revoked : one))),
      given: revoked,
    };
  });
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** An entry says "A; confirmed by B": no single name may read so. */
function isHolderName(name: string): boolean {
  return isPrintable(name) && name === name.trim() && name.length <= 100 && !name.includes(';');
}

function holderFrom(name: string): string {
  if (isHolderName(name)) return name;
  throw usage(
    'bad-holder',
    'the name of the holder is empty, too long, or holds a semicolon or what cannot be printed',
    'Write it as the log shall say who records: "A. Officer", in at most 100 characters.',
  );
}

function scopesFrom(scopes: readonly string[]): Scope[] {
  const stray = scopes.find(one => !SCOPES.some(scope => scope === one));
  if (stray === undefined && scopes.length > 0) {
    return SCOPES.filter(scope => scopes.includes(scope));
  }
  throw usage(
    'bad-scope',
    stray === undefined ? 'no scope is given' : `${JSON.stringify(stray)} is no scope`,
    'The scopes are read, record and admin.',
  );
}

function notPast(expires: CalendarDate | null, now: Date): CalendarDate | null {
  if (expires === null || expires >= now.toISOString().slice(0, 10)) return expires;
  throw usage('expired-already', `${expires} is past`, 'Give the last day on which it holds.');
}

function newId(tokens: readonly KeptToken[]): string {
  const id = randomBytes(4).toString('hex');
  return tokens.some(one => one.id === id) ? newId(tokens) : id;
}

function written(tokens: readonly KeptToken[]): string {
  return `${JSON.stringify({ format: 1, tokens }, null, 2)}\n`;
}

function tokensIn(path: string, text: string | null): readonly KeptToken[] {
  if (text === null) return [];
  try {
    return tokenFile.parse(JSON.parse(text)).tokens;
  } catch (error) {
    throw damaged(path, error);
  }
}

function damaged(path: string, cause: unknown): LedgerProblem {
  const problem = {
    category: 'damage' as const,
    code: 'damaged-tokens',
    message: `the tokens in ${path} cannot be read: it is damaged, and nobody gets in`,
    hint: 'Put the file back from a backup, or remove it and make new tokens: treaty token add NAME --scope record.',
  };
  return new LedgerProblem(problem, cause);
}

function unknownToken(id: string): LedgerProblem {
  return new LedgerProblem({
    category: 'not-found',
    code: 'unknown-token',
    message: `there is no token ${JSON.stringify(id.slice(0, 80))}`,
    hint: 'treaty token list shows them with their ids.',
  });
}
