/** Tables as text, observed by a ledger in memory or in a file. */
import { parse } from 'csv-parse/sync';
import type { LedgerStore } from '../../src/ledger/store.ts';
import { Ledger } from '../../src/library/ledger.ts';
import { observe } from '../../src/library/observe.ts';
import type { ObserveRequest } from '../../src/library/requests.ts';
import { shippedParticipants } from '../../src/library/shipped.ts';
import { collectionTable } from '../../src/reports/collection-table.ts';
import { tableCsv } from '../../src/reports/forms/csv.ts';
import { MemoryStore } from '../../src/store/memory.ts';

const SETTINGS = { now: () => new Date('2026-01-01T12:00:00.000Z'), by: 'a test' };

export class Observer {
  readonly ledger: Ledger;
  readonly store: LedgerStore;

  constructor(store: LedgerStore = new MemoryStore()) {
    this.store = store;
    this.ledger = new Ledger(store, SETTINGS);
  }

  /** With the shipped register, and no treaty. */
  static async make(store?: LedgerStore): Promise<Observer> {
    const observer = new Observer(store);
    await observer.ledger.define(shippedParticipants(), 'a test');
    return observer;
  }

  /** Registers what is unknown, unless told otherwise. */
  observe(publishedOn: string, tables: Record<string, string>, more: Partial<ObserveRequest> = {}) {
    const files = Object.entries(tables).map(([file, text]) => ({
      file,
      bytes: Buffer.from(text),
    }));
    const request = { publishedOn, registerUnknown: true, ...more };
    return observe(this.store, files, request, { settings: SETTINGS });
  }

  /** The table as known and as of its day, in the form of the Collection. */
  async table(treaty: string, day: string): Promise<string> {
    const view = await this.ledger.view(treaty, { asOf: day, knownOn: day });
    return tableCsv(collectionTable(view));
  }

  async size(): Promise<number> {
    return this.store.size();
  }
}

/** The rows of that table, without its headings. */
export async function collectionRows(
  observer: Observer,
  treaty: string,
  day: string,
): Promise<string[][]> {
  const rows = parse(await observer.table(treaty, day)) as string[][];
  return rows.slice(1);
}
