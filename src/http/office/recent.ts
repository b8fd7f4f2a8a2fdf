/** How often an address has done something of late: a window that slides with the clock. */
import { LRUCache } from 'lru-cache';

export interface Limit {
  /** So many times… */
  readonly times: number;
  /** …within so many milliseconds. */
  readonly within: number;
}

/** An attacker with many addresses fills this and no more of the memory. */
const ADDRESSES = 10_000;

export class Recent {
  readonly #limit: Limit;
  readonly #now: () => Date;
  readonly #times = new LRUCache<string, readonly number[]>({ max: ADDRESSES });

  constructor(limit: Limit, now: () => Date) {
    this.#limit = limit;
    this.#now = now;
  }

  add(address: string): void {
    this.#times.set(address, [...this.#of(address), this.#now().getTime()]);
  }

  /** Seconds until it may be done once more; 0 where it may be done now. */
  waitFor(address: string): number {
    const times = this.#of(address);
    const { times: most, within } = this.#limit;
    const freeing = times[times.length - most];
    if (freeing === undefined) return 0;
    return Math.max(1, Math.ceil((freeing + within - this.#now().getTime()) / 1000));
  }

  #of(address: string): readonly number[] {
    const since = this.#now().getTime() - this.#limit.within;
    return (this.#times.get(address) ?? []).filter(time => time > since);
  }
}
