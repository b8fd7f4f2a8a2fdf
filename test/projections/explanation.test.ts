/** Every entry behind a table is named: those about acts, and those about the treaty itself. */
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Draft } from '../../src/ledger/entry.ts';
import { record } from '../../src/ledger/record.ts';
import type { Ledger } from '../../src/library/ledger.ts';
import { explanationReport } from '../../src/reports/explanation.ts';
import { textForm } from '../../src/reports/forms/text.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { MemoryStore } from '../../src/store/memory.ts';
import { type DatedAct, idOf, ledgerWith, TREATY } from '../support/histories.ts';

const EGYPT: DatedAct = {
  participant: 'EGY',
  kind: 'accession',
  on: '1993-02-19' as CalendarDate,
};

const ID = '018f0000-0000-7000-8000-000000000001';

/** A ledger with Egypt's accession, and this said of the treaty. */
async function ledgerWhere(matter: object, by: DatedAct = EGYPT): Promise<Ledger> {
  const store = new MemoryStore();
  const ledger = await ledgerWith([by], { store });
  const draft = {
    ...{ id: ID, recordedBy: 'a test', treaty: TREATY, source: 'a notification' },
    ...matter,
  } as Draft;
  const outcome = await record(store, [draft], { now: () => '2026-02-01T00:00:00.000Z' });
  expect(outcome.outcome).toBe('recorded');
  return ledger;
}

async function explained(ledger: Ledger, sight: object = {}) {
  const view = await ledger.explain(TREATY, { asOf: '2006-06-01', ...sight });
  expect(JSON_SHAPES.explain.parse(view)).toEqual(view);
  return { view, text: textForm(explanationReport(view)) };
}

const TERMINATED = {
  ...{ type: 'treaty-event', event: 'terminated', on: '2005-12-31', text: 'by all the parties' },
  notifiedOn: '2006-01-15',
};

describe('what befell the treaty itself', () => {
  it('is explained with its entry, by which it can be taken back', async () => {
    const { view, text } = await explained(await ledgerWhere(TERMINATED));
    expect(view.events).toMatchObject([
      {
        ...{ event: 'terminated', on: '2005-12-31', text: 'by all the parties', retraction: null },
        entry: { id: ID, position: 15, source: 'a notification', notifiedOn: '2006-01-15' },
      },
    ]);
    expect(text).toMatch(
      /The treaty itself\n {2}terminated on 31 December 2005: by all the parties\n {4}entry 15, id 018f/,
    );
  });

  it('stays explained when it was taken back, with the reason', async () => {
    const ledger = await ledgerWhere(TERMINATED);
    await ledger.retract({ act: ID, reason: 'of another treaty' });
    const { view, text } = await explained(ledger);
    expect(view.events).toMatchObject([{ retraction: { reason: 'of another treaty' } }]);
    expect(text).toMatch(/31 December 2005: [\s\S]*retracted: of another treaty\n {6}entry 16/);
  });

  it.each([
    ['before its day', { asOf: '2005-12-30' }],
    ['before it was known', { knownOn: '2006-01-14' }],
    ['before it was recorded', { at: 14 }],
  ])('is not explained %s', async (_, sight) => {
    const { view, text } = await explained(await ledgerWhere(TERMINATED), sight);
    expect(view.events).toEqual([]);
    expect(text).not.toContain('The treaty itself');
  });
});

describe('a published table', () => {
  it('that gave the headings is explained', async () => {
    const headings = ['Signature', 'Accession(a)'];
    const { view, text } = await explained(await ledgerWhere({ type: 'table-headings', headings }));
    expect(view.headings).toMatchObject([{ headings, entry: { id: ID } }]);
    expect(text).toContain('table headed “Signature”, “Accession(a)”');
  });

  it.each([
    [true, /printed in a published table\n {6}entry 15/],
    [false, /left out of a published table\n {6}entry 15/],
  ])(
    'that speaks of an act on record is explained with the act (printed: %s)',
    async (printed, said) => {
      const day = { notifiedOn: '2001-12-20' };
      const publication = { type: 'publication', publishes: idOf(EGYPT), printed, ...day };
      const { view, text } = await explained(await ledgerWhere(publication));
      expect(view.participants[0]?.acts[0]?.publications).toMatchObject([
        { printed, entry: { id: ID, notifiedOn: '2001-12-20', source: 'a notification' } },
      ]);
      expect(text).toMatch(said);
    },
  );
});

describe('the article that gives an act its effect', () => {
  it('is the one on signature for every way to sign: Ghana signs ad referendum, and confirms', async () => {
    const on = (day: string) => day as CalendarDate;
    const ledger = await ledgerWith([
      { participant: 'GHA', kind: 'signature-ad-referendum', on: on('2000-09-07') },
      { participant: 'GHA', kind: 'confirmation-of-signature', on: on('2000-10-07') },
      { participant: 'MEX', kind: 'signature', on: on('1991-05-22') },
    ]);
    const { view } = await explained(ledger);
    const articles = view.participants.flatMap(({ acts }) => acts.map(({ rule }) => rule.article));
    expect(articles).toEqual(['86(1)', '86(1)', '86(1)']);
  });
});
