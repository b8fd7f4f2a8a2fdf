/** The doors to a ledger: open one, make a new one, or take one in from an export. */
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { LedgerStore } from '../ledger/store.ts';
import { verify } from '../ledger/verify.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { Ledger } from './ledger.ts';
import type { LedgerSettings } from './ledger-reader.ts';
import { makeLedgerFile } from './new-ledger-file.ts';

export interface OpenSettings extends Partial<LedgerSettings> {
  /** For questions only: nothing can be recorded. */
  readonly readOnly?: boolean;
}

/**
 * Opens the ledger in a file. @throws LedgerProblem where there is none, or this program cannot read it.
 * @param settings `now` and `by` enter here and nowhere else: by default the machine's clock and user.
 */
export async function openLedger(path: string, settings: OpenSettings = {}): Promise<Ledger> {
  const { readOnly = false } = settings;
  return new Ledger(openSqliteStore(path, { readOnly }), settled(settings));
}

/** A new ledger in a file that does not exist yet, with the register of participants. */
export async function initLedger(path: string, settings: Partial<LedgerSettings> = {}) {
  return makeLedger(path, settings, async () => {});
}

/** As `initLedger`, and filled before it appears. */
export async function makeLedger(
  path: string,
  settings: Partial<LedgerSettings>,
  fill: (store: LedgerStore, settings: LedgerSettings) => Promise<unknown>,
): Promise<{ size: number; root: string }> {
  const { shippedParticipants } = await import('./shipped.ts');
  return makeLedgerFile(path, async store => {
    const ledger = new Ledger(store, settled(settings));
    await ledger.define(
      shippedParticipants(),
      'the register of participants shipped with treaty-ledger',
    );
    await fill(store, settled(settings));
    const { size, root } = await ledger.verify();
    return { size, root };
  });
}

const BATCH = 1000;

/** A ledger from the lines of an export, in a file that does not exist yet or a ledger without an entry. */
export async function importLedger(
  path: string,
  lines: AsyncIterable<string>,
): Promise<{ size: number; root: string }> {
  const { importLog } = await import('./import-log.ts');
  const fill = async (store: LedgerStore, batch: number) => {
    await importLog(store, lines, batch);
    const { size, root } = await verify(store);
    return { size, root };
  };
  const empty = await emptyLedgerAt(path);
  if (empty === null) return makeLedgerFile(path, store => fill(store, BATCH));
  return fill(empty, Number.POSITIVE_INFINITY).finally(() => empty.close());
}

async function emptyLedgerAt(path: string): Promise<LedgerStore | null> {
  if (!existsSync(path)) return null;
  const store = openSqliteStore(path);
  if ((await store.size()) === 0) return store;
  await store.close();
  return null;
}

function settled({
  now = () => new Date(),
  by = userName(),
}: Partial<LedgerSettings>): LedgerSettings {
  return { now, by };
}

/** Some machines know no name for their user. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
