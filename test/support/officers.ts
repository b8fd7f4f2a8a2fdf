/** A site with officers, on a ledger in a file; and a browser that keeps cookies and sends forms as a page has them. */
import { copyFileSync, existsSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { appOf } from '../../src/http/app.tsx';
import { logError, serverLog } from '../../src/http/office/log.ts';
import { Office, type OfficeSettings } from '../../src/http/office/office.ts';
import { addToken } from '../../src/http/office/token-file.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { initLedger, openLedger } from '../../src/library/open-ledger.ts';
import { shippedTreaties } from '../../src/library/shipped.ts';

/** The ledger's "today" and the server's, at first. */
export const NOW = new Date('2026-05-01T12:00:00Z');

export interface OfficeAtWork {
  readonly app: Hono;
  readonly ledger: Ledger;
  readonly office: Office;
  readonly tokenFile: string;
  /** Everything that was logged, as one text. */
  readonly logged: () => string;
  /** Lets the clock run on. */
  readonly wait: (milliseconds: number) => void;
  readonly tokenFor: (name: string, scope: string, expires?: string) => Promise<string>;
  readonly tokenIdOf: (name: string, scope: string) => Promise<{ token: string; id: string }>;
}

export async function officeIn(
  folder: string,
  settings: Partial<OfficeSettings> & { readonly twoPersons?: boolean } = {},
): Promise<OfficeAtWork> {
  const path = join(mkdtempSync(join(folder, 'office-')), 'treaty.db');
  copyFileSync(await patternIn(folder), path);
  const ledger = await openLedger(path, { now: () => NOW, by: 'a test' });
  const lines: string[] = [];
  let now = NOW;
  const tokenFile = `${path}.tokens.json`;
  const { twoPersons = false, ...others } = settings;
  const office = new Office({
    ...{ tokens: tokenFile, proposals: twoPersons ? `${path}.proposals.json` : null },
    ...{ isClosed: false, publicOrigin: null, isLoopback: true, now: () => now, clock: () => 0 },
    log: serverLog({ write: (line: string) => void lines.push(line) }),
    ...others,
  });
  const today = () => NOW.toISOString().slice(0, 10) as CalendarDate;
  const site = { ledger, today, version: 'a test', authority: office.tokens, office };
  const tokenIdOf = async (name: string, scope: string, expires?: string) => {
    const request = { name, scopes: [scope], ...(expires && { expires: expires as CalendarDate }) };
    const { token, kept } = await addToken(tokenFile, request, NOW);
    return { token, id: kept.id };
  };
  return {
    ...{ ledger, office, tokenFile, tokenIdOf },
    app: appOf(site, logError(office.settings.log)),
    logged: () => lines.join(''),
    wait: milliseconds => {
      now = new Date(now.getTime() + milliseconds);
    },
    tokenFor: async (name, scope, expires) => (await tokenIdOf(name, scope, expires)).token,
  };
}

/** Made once for each folder, and copied: the register takes its time. */
async function patternIn(folder: string): Promise<string> {
  const path = join(folder, 'pattern.db');
  if (existsSync(path)) return path;
  await initLedger(path, { now: () => NOW, by: 'a test' });
  const ledger = await openLedger(path, { now: () => NOW, by: 'a test' });
  for (const one of shippedTreaties(['IV-13'])) await ledger.define(one, 'a test');
  await ledger.close();
  return path;
}

export type Fields = Readonly<Record<string, string>>;

/** What a page gave back. */
export interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** Where it leads, or empty. */
  readonly to: string;
}

/** Keeps one cookie, and says that its forms come from the site itself. */
export class Browser {
  cookie = '';
  readonly #app: Hono;

  constructor(app: Hono) {
    this.#app = app;
  }

  async get(path: string, headers: Fields = {}): Promise<Page> {
    return this.#send(path, { headers: { Accept: 'text/html', ...headers } });
  }

  async post(path: string, fields: Fields, headers: Fields = {}): Promise<Page> {
    return this.#send(path, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { Accept: 'text/html', Origin: 'http://localhost', ...headers },
    });
  }

  async signIn(token: string): Promise<Page> {
    return this.post('/sign-in', { token });
  }

  /** Fills in the form that is sent to `action` on the page, and sends it. */
  async send(page: Page, action: string, fields: Fields = {}): Promise<Page> {
    return this.post(action, { ...hiddenIn(page.text, action), ...fields });
  }

  async #send(path: string, request: RequestInit): Promise<Page> {
    const headers = new Headers(request.headers);
    if (this.cookie !== '') headers.set('Cookie', this.cookie);
    const response = await this.#app.request(path, { ...request, headers });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0] ?? '';
    const to = response.headers.get('Location') ?? '';
    return { status: response.status, text: await response.text(), headers: response.headers, to };
  }
}

/** The hidden fields of the form with that action. */
export function hiddenIn(text: string, action: string): Fields {
  const forms = [...text.matchAll(/<form[^>]* action="([^"]*)"[^>]*>(.*?)<\/form>/gs)];
  const [, , content = ''] = forms.find(([, to]) => to === action) ?? [];
  const inputs = content.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
  return Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, plain(value)]));
}

function plain(text: string): string {
  const signs: Fields = { quot: '"', '#39': "'", lt: '<', gt: '>', amp: '&' };
  return text.replace(/&(quot|#39|lt|gt|amp);/g, (_, name: string) => signs[name] ?? '');
}
