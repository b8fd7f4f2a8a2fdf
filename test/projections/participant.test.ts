/** One participant across all treaties: what history says of Czechoslovakia, the United States and Yemen. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import { Ledger } from '../../src/library/ledger.ts';
import { shippedParticipants, shippedTreaties } from '../../src/library/shipped.ts';
import { participantView } from '../../src/projections/participant.ts';
import type { TreatyView } from '../../src/projections/question.ts';
import { type StatusView, statusView } from '../../src/projections/status.ts';
import { MemoryStore } from '../../src/store/memory.ts';

let ledger: Ledger;

/** Every shipped treaty with the acts that its file restores, and what the United States did about Kyoto. */
beforeAll(async () => {
  ledger = new Ledger(new MemoryStore(), { now: () => new Date(), by: 'a test' });
  await ledger.define(shippedParticipants(), 'a test');
  for (const treaty of shippedTreaties([])) await ledger.define(treaty, 'a test');
  const kyoto = { kind: 'signature', treaty: 'XXVII-7-a', participant: 'USA', on: '1998-11-12' };
  await ledger.record(kyoto);
});

const standings = async (participant: string, asOf: string) => {
  const { treaties } = await ledger.participant(participant, { asOf });
  return Object.fromEntries(treaties.map(({ treaty, standing }) => [treaty.id, standing]));
};

describe('Czechoslovakia', () => {
  it('has its rows in the order of the collection', async () => {
    const { treaties } = await ledger.participant('Czechoslovakia');
    expect(treaties.map(({ treaty }) => treaty.id)).toEqual([
      ...['IV-1', 'IV-2', 'IV-3', 'IV-4', 'IV-5', 'IV-8', 'IV-9', 'IV-11', 'V-2', 'V-5'],
      ...['X-10', 'X-NPT', 'XXI-6', 'XXIII-1', 'XXVII-2-a'],
    ]);
  });

  it('was party to all but the Law of the Sea on its last day, and is counted nowhere after it', async () => {
    const last = await ledger.participant('CSHH', { asOf: '1992-12-31' });
    expect(last.treaties.filter(({ standing }) => standing !== 'party')).toMatchObject([
      { treaty: { id: 'XXI-6' }, standing: 'signatory', consent: null },
    ]);
    expect(last.counts).toEqual({ signed: 10, signedOnly: 1, contracting: 14, party: 14 });
    const after = await ledger.participant('CSHH', { asOf: '1993-01-01' });
    expect(new Set(after.treaties.map(({ standing }) => standing))).toEqual(new Set(['ceased']));
    expect(after.counts).toEqual({ signed: 0, signedOnly: 0, contracting: 0, party: 0 });
  });

  it('has its successors from its last day on, by the names of the day asked about', async () => {
    const ceased = async (asOf: string) =>
      (await ledger.participant('CSHH', { asOf })).participant.ceased;
    expect(await ceased('1992-12-30')).toBeNull();
    expect(await ceased('1992-12-31')).toEqual({
      on: '1992-12-31',
      successors: [
        { id: 'CZE', name: 'Czech Republic' },
        { id: 'SVK', name: 'Slovakia' },
      ],
    });
    expect((await ceased('2016-05-17'))?.successors[0]?.name).toBe('Czechia');
  });
});

describe('the United States', () => {
  it.each([
    ['1997-01-01', { 'X-NPT': 'party' }],
    ['2016-09-02', { 'X-NPT': 'party', 'XXVII-7-a': 'signatory', 'XXVII-7-d': 'signatory' }],
    ['2016-09-03', { 'X-NPT': 'party', 'XXVII-7-a': 'signatory', 'XXVII-7-d': 'contracting' }],
    ['2020-11-03', { 'X-NPT': 'party', 'XXVII-7-a': 'signatory', 'XXVII-7-d': 'party' }],
    ['2020-11-04', { 'X-NPT': 'party', 'XXVII-7-a': 'signatory', 'XXVII-7-d': 'withdrawn' }],
    ['2021-02-19', { 'X-NPT': 'party', 'XXVII-7-a': 'signatory', 'XXVII-7-d': 'party' }],
  ])('stands on %s as history says', async (asOf, expected) => {
    expect(await standings('USA', asOf)).toEqual(expected);
  });

  it('shows in Paris what it signed, accepted and denounced, with marks', async () => {
    const { treaties } = await ledger.participant('USA', { asOf: '2020-11-03' });
    expect(treaties.find(({ treaty }) => treaty.id === 'XXVII-7-d')).toMatchObject({
      treaty: { title: 'Paris Agreement' },
      signature: { on: '2016-04-22', kind: 'signature', mark: '' },
      consent: { on: '2016-09-03', kind: 'acceptance', mark: 'A' },
      inForceFrom: '2016-11-04',
      withdrawal: { notifiedOn: '2019-11-04', effectiveOn: '2020-11-04' },
    });
  });
});

describe('Yemen', () => {
  const find = async (asOf: string) => (await ledger.participant('Yemen', { asOf })).participant;

  it('was until 21 May 1990 the Yemen of Sana’a, and is since then the union of the two', async () => {
    expect(await find('1990-05-21')).toMatchObject({ id: 'X-YAR', began: null });
    expect(await find('1990-05-22')).toMatchObject({
      ...{ id: 'YEM', ceased: null },
      began: { on: '1990-05-22', predecessors: [{ id: 'X-YAR' }, { id: 'YDYE' }] },
    });
  });

  it('has no row for what its predecessors did', async () => {
    expect(await standings('YDYE', '1990-05-21')).toMatchObject({ 'IV-4': 'party' });
    expect(await standings('X-YAR', '1990-05-21')).not.toHaveProperty('IV-4');
    expect(await standings('YEM', '1990-05-22')).toEqual({});
  });
});

describe('names', () => {
  const names = async (sight: object) =>
    (await ledger.participant('Bolivia', sight)).participant.names;

  it('are those that had been borne by the day asked about, and made known', async () => {
    const [old, now] = [
      { name: 'Bolivia', from: null },
      { name: 'Bolivia (Plurinational State of)', from: '2009-04-09' },
    ];
    expect(await names({ asOf: '2009-04-08' })).toEqual([old]);
    expect(await names({ asOf: '2009-04-09' })).toEqual([old, now]);
    expect(await names({ asOf: '2020-01-01', knownOn: '2009-04-08' })).toEqual([old]);
  });
});

describe('all participants together', () => {
  it.each(['1970-01-01', '1990-12-31', '2016-11-04', '2026-11-24'])(
    'have on %s the rows and the counts of all tables, no more and no less',
    async asOf => {
      const views: TreatyView[] = [];
      for (const id of await ledger.treaties()) views.push(await ledger.view(id, { asOf }));
      const [one] = views as [TreatyView];
      const all = [...one.register.keys()].map(id => participantView(one, id, views));
      const tables = views.map(statusView);
      expect(all.flatMap(rowsById).toSorted()).toEqual(tables.flatMap(rowsByTable).toSorted());
      const sum = <T>(of: readonly T[], count: (one: T) => number) =>
        of.reduce((total, each) => total + count(each), 0);
      expect(sum(all, ({ counts }) => counts.signed)).toBe(
        sum(tables, ({ counts }) => counts.signatories),
      );
      expect(sum(all, ({ counts }) => counts.party)).toBe(
        sum(tables, ({ counts }) => counts.parties),
      );
    },
  );
});

function rowsById({ participant, treaties }: ReturnType<typeof participantView>): string[] {
  return treaties.map(({ treaty, ...cells }) => JSON.stringify([treaty.id, participant.id, cells]));
}

function rowsByTable({ treaty, rows }: StatusView): string[] {
  return rows.map(({ participant, ...cells }) =>
    JSON.stringify([treaty.id, participant.id, cells]),
  );
}

describe('a participant that is not in the register', () => {
  it('is our own mistake, and not answered with an empty table', async () => {
    const view = await ledger.view('IV-13', { asOf: '2001-12-06' as CalendarDate });
    expect(() => participantView(view, 'ATL' as ParticipantId, [])).toThrow(/ATL/);
  });
});
