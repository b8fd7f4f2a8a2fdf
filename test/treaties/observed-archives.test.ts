/**
 * The UN Treaty Collection as published on fourteen days, observed in order by one ledger in a file, and each table
 * asked back as known on its day: the same cells, all of them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { PublishedTable } from '../../src/domain/published-table.ts';
import { tableForm } from '../../src/domain/table-form.ts';
import { readPublishedTable } from '../../src/exchange/tables/published-table.ts';
import { readSheet } from '../../src/exchange/tables/read-sheet.ts';
import { treatyOfFile } from '../../src/exchange/tables/table-name.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { readEntries } from '../../src/ledger/read.ts';
import { registerOf } from '../../src/ledger/register-record.ts';
import type { LedgerStore } from '../../src/ledger/store.ts';
import { treatyRecord } from '../../src/ledger/treaty-record.ts';
import { initLedger } from '../../src/library/open-ledger.ts';
import { asPrinted } from '../../src/projections/observation.ts';
import type { Observation } from '../../src/projections/observed.ts';
import { printedCells } from '../../src/projections/printed-table.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { Observer } from '../support/observing.ts';
import { type Archive, archives } from '../support/untc.ts';

const folder = mkdtempSync(join(tmpdir(), 'treaty-archives-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the archives hold that is no date: resolutions, numbers and volumes in the table of I-2, each day. */
const WITHOUT_DATE = 571;

const days = archives();

interface Observed {
  readonly store: LedgerStore;
  readonly seen: ReadonlyMap<string, Observation>;
}

async function observed(): Promise<Observed> {
  const path = join(folder, 'archives.db');
  await initLedger(path);
  const store = openSqliteStore(path);
  const observer = new Observer(store);
  const seen = new Map<string, Observation>();
  for (const { day, tables } of days) {
    seen.set(day, await observer.observe(day, Object.fromEntries(tables)));
  }
  return { store, seen };
}

/** @returns how many cells came back, and every one that did not or came besides. */
async function compared(store: LedgerStore, { day, tables }: Archive) {
  const astray: string[] = [];
  let same = 0;
  const register = registerOf(await readEntries(store, { subject: 'register' }));
  for (const [file, text] of tables) {
    const treaty = treatyOfFile(file);
    const sheet = readSheet(text, file);
    if (treaty === null || !('rows' in sheet)) throw new Error(`${file} was not read`);
    const publishedOn = day as CalendarDate;
    const { table } = readPublishedTable(sheet, { register, publishedOn });
    const record = treatyRecord(await readEntries(store, { subject: treaty }), publishedOn);
    if (record === null) throw new Error(`${treaty} is not there`);
    expect(record.headings ?? []).toEqual(table.headings);
    const printed = printedCells(
      { record, register, asOf: publishedOn },
      tableForm(table.headings),
    );
    const [wanted, given] = [cellsOf(table), new Set(printed.map(asPrinted))];
    same += [...wanted].filter(cell => given.has(cell)).length;
    astray.push(
      ...[...wanted].filter(cell => !given.has(cell)).map(cell => `${treaty} lacks ${cell}`),
    );
    astray.push(
      ...[...given].filter(cell => !wanted.has(cell)).map(cell => `${treaty} has ${cell}`),
    );
  }
  return { same, astray };
}

function cellsOf({ cells }: PublishedTable): Set<string> {
  return new Set(cells.map(asPrinted));
}

function datedCells({ tables }: Archive): number {
  const cells = [...tables.values()].flatMap(text => [
    ...text.matchAll(/(?:^|,)(?:as from )?[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}/gm),
  ]);
  return cells.length;
}

describe.skipIf(days.length === 0)(
  'the fourteen archives (skipped where they are not at hand)',
  () => {
    const run = observed();

    it('give back every dated cell of every table on every day', async () => {
      const { store, seen } = await run;
      let total = 0;
      for (const archive of days) {
        const { same, astray } = await compared(store, archive);
        expect(astray).toEqual([]);
        expect(same).toBe(datedCells(archive));
        expect(seen.get(archive.day)?.stopped).toEqual([]);
        total += same;
      }
      expect(total).toBe(433_015);
    }, 600_000);

    it('leave unread the cells of I-2 that hold no date, and no other', async () => {
      const { seen } = await run;
      for (const { unreadable } of seen.values()) {
        expect(unreadable).toHaveLength(WITHOUT_DATE);
        expect(new Set(unreadable.map(({ file }) => file.replace(/.*\//, '')))).toEqual(
          new Set(['1-2.csv']),
        );
        expect(
          unreadable.filter(({ text }) => /[0-9]{1,2} [A-Z][a-z]+ [0-9]{4}/.test(text)),
        ).toEqual([]);
      }
    }, 600_000);

    it('bring no act, correction or retraction by Cape Verde becoming Cabo Verde in 75 tables', async () => {
      const { store } = await run;
      const before = days.find(({ day }) => day === '2014-01-06');
      const after = days.find(({ day }) => day === '2014-01-27');
      const named = (archive: Archive | undefined, name: string) =>
        [...(archive?.tables.values() ?? [])].filter(text => text.includes(`\n${name},`)).length;
      expect([named(before, 'Cape Verde'), named(after, 'Cape Verde')]).toEqual([83, 8]);
      const told = await entriesAbout(store, 'CPV', '2014-01-27');
      expect(told).toEqual([]);
    }, 600_000);
  },
);

async function entriesAbout(
  store: LedgerStore,
  participant: string,
  day: string,
): Promise<Entry[]> {
  const found: Entry[] = [];
  for (const { subject } of await store.lastEntries(await store.size())) {
    if (subject === 'register') continue;
    const entries = await readEntries(store, { subject });
    const acts = new Map(
      entries.flatMap(one => (one.type === 'act' ? [[one.id, one.participant]] : [])),
    );
    const about = (one: Entry) =>
      (one.type === 'act' && one.participant === participant) ||
      (one.type === 'correction' && acts.get(one.corrects) === participant) ||
      (one.type === 'retraction' && acts.get(one.retracts) === participant);
    found.push(...entries.filter(one => one.notifiedOn === day && about(one)));
  }
  return found;
}
