/** Who may do what, by the token they bear; a change of the file counts from the next request. */
import { timingSafeEqual } from 'node:crypto';
import { type Authority, type Bearer, SCOPES, type Scope } from '../authority.ts';
import { stampOf, unusableInside } from './own-file.ts';
import { hashOf, type KeptToken, keptTokens } from './token-file.ts';

/** A bearer, and which token made it one. */
export interface Holder extends Bearer {
  readonly tokenId: string;
}

export interface TokenSettings {
  readonly path: string;
  readonly isClosed: boolean;
  readonly now: () => Date;
}

export class Tokens implements Authority {
  readonly isClosed: boolean;
  readonly #path: string;
  readonly #now: () => Date;
  #read: { readonly stamp: string; readonly tokens: readonly KeptToken[] } | null = null;

  constructor({ path, isClosed, now }: TokenSettings) {
    this.#path = path;
    this.isClosed = isClosed;
    this.#now = now;
  }

  bearerOf(header: string | undefined): Bearer | null {
    const [, token] = /^Bearer +([\w-]+) *$/i.exec(header ?? '') ?? [];
    return token === undefined ? null : this.holderOf(token);
  }

  /** @throws LedgerProblem `damaged-tokens` */
  holderOf(token: string): Holder | null {
    const hash = Buffer.from(hashOf(token), 'hex');
    // All are compared: the time tells nobody how far a guess came.
    const [found] = this.#kept().filter(kept =>
      timingSafeEqual(Buffer.from(kept.hash, 'hex'), hash),
    );
    return found !== undefined && this.#holds(found) ? holder(found) : null;
  }

  /** Null once the token is revoked or has expired. @throws LedgerProblem `damaged-tokens` */
  holderById(id: string): Holder | null {
    const found = this.#kept().find(kept => kept.id === id);
    return found !== undefined && this.#holds(found) ? holder(found) : null;
  }

  /** Whether anybody of that name may do so now. @throws LedgerProblem `damaged-tokens` */
  mayAnybodyNamed(name: string, scope: Scope): boolean {
    return this.#kept().some(
      kept => kept.name === name && this.#holds(kept) && includes(kept).includes(scope),
    );
  }

  /** The file is looked at each time, and read where it is another. */
  #kept(): readonly KeptToken[] {
    const stamp = stampOf(this.#path);
    if (this.#read?.stamp !== stamp) {
      this.#read = null;
      this.#read = { stamp, tokens: this.#fresh() };
    }
    return this.#read.tokens;
  }

  #fresh(): readonly KeptToken[] {
    try {
      return keptTokens(this.#path);
    } catch (error) {
      throw unusableInside('tokens', error);
    }
  }

  #holds({ revokedAt, expires }: KeptToken): boolean {
    const today = this.#now().toISOString().slice(0, 10);
    return revokedAt === null && (expires === null || today <= expires);
  }
}

function holder(kept: KeptToken): Holder {
  return { name: kept.name, scopes: includes(kept), tokenId: kept.id };
}

function includes({ scopes }: Pick<KeptToken, 'scopes'>): readonly Scope[] {
  const highest = Math.max(...scopes.map(scope => SCOPES.indexOf(scope)));
  return SCOPES.slice(0, highest + 1);
}
