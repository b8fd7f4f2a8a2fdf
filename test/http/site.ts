/** A site on a ledger in memory: what its pages and its API answer, without a server. */
import type { Hono } from 'hono';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { appOf } from '../../src/http/app.tsx';
import type { Authority, Scope } from '../../src/http/authority.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants, shippedTreaties } from '../../src/library/shipped.ts';
import { ledgerOf } from '../support/shipped-ledger.ts';

export const TODAY = '2026-05-01' as CalendarDate;

/** Tokens are their own names: `Bearer record` may record. */
export function tokens(isClosed = false): Authority {
  const scopes: readonly Scope[] = ['read', 'record', 'admin'];
  return {
    isClosed,
    bearerOf: header => {
      const scope = scopes.find(one => header === `Bearer ${one}`);
      return scope === undefined ? null : { name: `an officer with ${scope}`, scopes: [scope] };
    },
  };
}

const FEW = ['ECU', 'FRA', 'GHA', 'PER'];

/** Four participants and two treaties, in six entries: it is made again for every test. */
export async function smallLedger(): Promise<Ledger> {
  const participants = (shippedParticipants().participants ?? []).filter(({ id }) =>
    FEW.includes(id),
  );
  // Without the predecessor States' acts that are shipped beside them.
  const treaties = shippedTreaties(['IV-13', 'IV-1']).flatMap(one => one.treaties ?? []);
  return ledgerOf({ participants, treaties });
}

export function siteOf(ledger: Ledger, authority: Authority | null = tokens()) {
  const errors: unknown[] = [];
  const site = { ledger, today: () => TODAY, version: '1.0.0', authority };
  const app = appOf(site, error => errors.push(error));
  return { app, errors };
}

export const OFFICER = { Authorization: 'Bearer record', 'Content-Type': 'application/json' };

export async function posted(
  app: Hono,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return app.request(path, { method: 'POST', headers: { ...OFFICER, ...headers }, body: text });
}
