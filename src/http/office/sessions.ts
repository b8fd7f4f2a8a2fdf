/** Who is signed in, kept in memory: a restart signs everybody out. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Holder, Tokens } from './tokens.ts';

export interface Session {
  readonly holder: Holder;
  /** Stands in every form of the session: a form from elsewhere does not know it. */
  readonly formToken: string;
}

interface KeptSession {
  readonly tokenId: string;
  readonly formToken: string;
  readonly endsAt: number;
}

/** Twelve hours, in milliseconds: a day of work. */
const LENGTH = 12 * 60 * 60 * 1000;

export class Sessions {
  readonly #tokens: Tokens;
  readonly #now: () => Date;
  readonly #kept = new Map<string, KeptSession>();

  constructor(tokens: Tokens, now: () => Date) {
    this.#tokens = tokens;
    this.#now = now;
  }

  /** @returns the id of a new session, always a new one. */
  begin({ tokenId }: Holder): string {
    this.#forgetEnded();
    const id = random();
    const endsAt = this.#now().getTime() + LENGTH;
    this.#kept.set(id, { tokenId, formToken: random(), endsAt });
    return id;
  }

  /** Null where it has ended, or its token holds no more. @throws LedgerProblem `damaged-tokens` */
  find(id: string | undefined): Session | null {
    const kept = this.#kept.get(id ?? '');
    if (kept === undefined || kept.endsAt <= this.#now().getTime()) return null;
    const holder = this.#tokens.holderById(kept.tokenId);
    return holder === null ? null : { holder, formToken: kept.formToken };
  }

  end(id: string | undefined): void {
    this.#kept.delete(id ?? '');
  }

  #forgetEnded(): void {
    const now = this.#now().getTime();
    for (const [id, { endsAt }] of this.#kept) if (endsAt <= now) this.#kept.delete(id);
  }
}

/** 256 bits. */
function random(): string {
  return randomBytes(32).toString('base64url');
}

export function isFormOf({ formToken }: Session, given: string | undefined): boolean {
  const [one, other] = [Buffer.from(formToken), Buffer.from(given ?? '')];
  return one.length === other.length && timingSafeEqual(one, other);
}
