/** Where officers sign in and record: who they are, what they may do, and how often one may try. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Logger } from 'pino';
import type { Bearer } from '../authority.ts';
import { Proposals } from './proposals.ts';
import { Recent } from './recent.ts';
import { type Session, Sessions } from './sessions.ts';
import { Tokens } from './tokens.ts';

export interface OfficeSettings {
  readonly tokens: string;
  /** The file of proposals, where one person proposes and another confirms; null where one is enough. */
  readonly proposals: string | null;
  readonly isClosed: boolean;
  /** As readers see the site: `https://treaties.example.org`; null where they see it as it listens. */
  readonly publicOrigin: string | null;
  /** Whether only this machine can reach it, so that no cookie crosses a wire. */
  readonly isLoopback: boolean;
  readonly now: () => Date;
  /** Milliseconds that run evenly, to measure how long an answer took. */
  readonly clock: () => number;
  readonly log: Logger;
}

const MINUTE = 60_000;

export class Office {
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly proposals: Proposals | null;
  readonly failedSignIns: Recent;
  readonly posts: Recent;
  readonly settings: OfficeSettings;
  /** Of treaties, by number, as first looked up: a list to choose from need not replay each every time. */
  readonly titles = new Map<string, string>();

  constructor(settings: OfficeSettings) {
    const { tokens, proposals, isClosed, now } = settings;
    this.settings = settings;
    this.tokens = new Tokens({ path: tokens, isClosed, now });
    this.sessions = new Sessions(this.tokens, now);
    this.proposals = proposals === null ? null : new Proposals(proposals);
    this.failedSignIns = new Recent({ times: 10, within: 15 * MINUTE }, now);
    this.posts = new Recent({ times: 600, within: MINUTE }, now);
  }

  /** @throws LedgerProblem `damaged-tokens` */
  sessionOf(c: Context): Session | null {
    return this.sessions.find(getCookie(c, this.#cookie));
  }

  /** By token or by session. @throws LedgerProblem `damaged-tokens` */
  callerOf(c: Context): Bearer | null {
    return this.tokens.bearerOf(c.req.header('Authorization')) ?? this.sessionOf(c)?.holder ?? null;
  }

  /** The id that the browser came with is never taken over: it may be one that somebody else chose. */
  signIn(c: Context, token: string): Session | null {
    const holder = this.tokens.holderOf(token);
    if (holder === null) return null;
    this.sessions.end(getCookie(c, this.#cookie));
    const id = this.sessions.begin(holder);
    setCookie(c, this.#cookie, id, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: this.#isSecure,
    });
    return this.sessions.find(id);
  }

  signOut(c: Context): void {
    this.sessions.end(getCookie(c, this.#cookie));
    deleteCookie(c, this.#cookie, { path: '/', secure: this.#isSecure });
  }

  get #isSecure(): boolean {
    const { publicOrigin, isLoopback } = this.settings;
    return publicOrigin === null ? !isLoopback : publicOrigin.startsWith('https:');
  }

  /** With the prefix, a browser takes it from this host alone, and over TLS alone. */
  get #cookie(): string {
    return this.#isSecure ? '__Host-session' : 'session';
  }
}
