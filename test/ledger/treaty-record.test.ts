/** One treaty's entries read as a record: corrections put right, retractions take out, news comes in its order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import {
  notifiedInForceOn,
  readings,
  standingActs,
  terminatedOn,
  treatyRecord,
} from '../../src/ledger/treaty-record.ts';

/** The entries of IV-13 in the order in which they are written here; recorded one a day from 1 January 2010. */
function log(...matters: Record<string, unknown>[]): Entry[] {
  const definition = { type: 'treaty', definition: { id: 'IV-13', title: 'as first defined' } };
  return [definition, ...matters].map((matter, n) => ({
    id: `entry ${n + 1}`,
    treaty: 'IV-13',
    recordedAt: `2010-01-0${n + 1}T12:00:00.000Z`,
    position: n + 1,
    version: n + 1,
    ...matter,
  })) as unknown as Entry[];
}

const accession = (participant: string, doneOn: string, more = {}) => ({
  type: 'act',
  kind: 'accession',
  participant,
  doneOn,
  ...more,
});

const correction = (corrects: string, change: Record<string, unknown>) => ({
  type: 'correction',
  corrects,
  reason: 'misread',
  ...change,
});

const retraction = (retracts: string, more = {}) => ({
  type: 'retraction',
  retracts,
  reason: 'never deposited',
  ...more,
});

/** The acts that count, as "URY 2001-02-15". */
function standing(entries: readonly Entry[], knownOn: string | null = null): string[] {
  const record = treatyRecord(entries, knownOn as CalendarDate | null);
  return record === null
    ? []
    : standingActs(record).map(({ participant, doneOn }) => `${participant} ${doneOn}`);
}

describe('treatyRecord', () => {
  it('is nothing where no entry defines the treaty', () => {
    expect(treatyRecord([], null)).toBeNull();
    expect(treatyRecord(log(accession('URY', '2001-02-15')).slice(1), null)).toBeNull();
  });

  it('reads the treaty as it was last defined, on whatever day', () => {
    const entries = log({ type: 'treaty', definition: { id: 'IV-13', title: 'as put right' } });
    expect(treatyRecord(entries, null)?.definition.title).toBe('as put right');
    expect(treatyRecord(entries, '2001-12-06' as CalendarDate)?.definition.title).toBe(
      'as put right',
    );
  });

  it('keeps acts in the order of the log, the id of an act being that of its entry', () => {
    const entries = log(accession('URY', '2001-02-15'), accession('EGY', '1993-02-19'));
    expect(standing(entries)).toEqual(['URY 2001-02-15', 'EGY 1993-02-19']);
    expect(treatyRecord(entries, null)?.acts.map(({ act }) => act.id)).toEqual([
      'entry 2',
      'entry 3',
    ]);
  });
});

describe('a correction', () => {
  it('changes what it names, and leaves the rest as it was', () => {
    const entries = log(
      accession('URY', '2001-02-15', { effectiveOn: '2001-03-01' }),
      correction('entry 2', { doneOn: '2001-02-16' }),
    );
    expect(treatyRecord(entries, null)?.acts[0]?.act).toEqual({
      id: 'entry 2',
      treaty: 'IV-13',
      participant: 'URY',
      kind: 'accession',
      doneOn: '2001-02-16',
      effectiveOn: '2001-03-01',
    });
  });

  it('can set the day of effect that the act itself did not set', () => {
    const entries = log(
      accession('URY', '2001-02-15'),
      correction('entry 2', { effectiveOn: '2001-03-01' }),
    );
    expect(treatyRecord(entries, null)?.acts[0]?.act).toMatchObject({
      doneOn: '2001-02-15',
      effectiveOn: '2001-03-01',
    });
  });

  it('can give the act to another State and make it of another kind', () => {
    const entries = log(
      accession('PRY', '2001-02-15'),
      correction('entry 2', { participant: 'URY', kind: 'ratification' }),
    );
    expect(treatyRecord(entries, null)?.acts[0]?.act).toMatchObject({
      participant: 'URY',
      kind: 'ratification',
      doneOn: '2001-02-15',
    });
  });

  it('is followed by the next, field by field', () => {
    const entries = log(
      accession('PRY', '2001-02-15'),
      correction('entry 2', { participant: 'URY' }),
      correction('entry 2', { doneOn: '2001-02-16' }),
    );
    const [onRecord] = treatyRecord(entries, null)?.acts ?? [];
    expect(onRecord && readings(onRecord).map(act => `${act.participant} ${act.doneOn}`)).toEqual([
      'PRY 2001-02-15',
      'URY 2001-02-15',
      'URY 2001-02-16',
    ]);
  });

  it('leaves the first entry to be read as it was recorded', () => {
    const entries = log(
      accession('URY', '2001-02-15'),
      correction('entry 2', { doneOn: '2001-02-16' }),
    );
    expect(treatyRecord(entries, null)?.acts[0]?.entry.doneOn).toBe('2001-02-15');
  });

  it('stands by the day it was made known, not by the day it was recorded', () => {
    const entries = log(
      accession('URY', '2001-02-15'),
      correction('entry 2', { doneOn: '2001-02-18', notifiedOn: '2009-06-01' }),
      correction('entry 2', { doneOn: '2001-02-17', notifiedOn: '2005-06-01' }),
    );
    expect(standing(entries)).toEqual(['URY 2001-02-18']);
    expect(standing(entries, '2005-06-01')).toEqual([]);
  });

  it('made known on one day with another stands if it was recorded last', () => {
    const entries = log(
      accession('URY', '2001-02-15'),
      correction('entry 2', { doneOn: '2001-02-17', notifiedOn: '2009-06-01' }),
      correction('entry 2', { doneOn: '2001-02-16', notifiedOn: '2009-06-01' }),
    );
    expect(standing(entries)).toEqual(['URY 2001-02-16']);
  });

  it('keeps all that an act says, and takes away what a correction says it has not', () => {
    const said = {
      ...{ effectiveOn: '2001-03-01', concerns: 'entry 9', text: 'as circulated' },
      ...{ territory: 'Anguilla', mark: 'P' },
    };
    const entries = log(accession('GBR', '2001-02-15', said));
    const first = (from: readonly Entry[]) => treatyRecord(from, null)?.acts[0]?.act;
    expect(first(entries)).toEqual({
      ...{ id: 'entry 2', treaty: 'IV-13', participant: 'GBR', kind: 'accession' },
      ...{ doneOn: '2001-02-15', ...said },
    });
    const reworded = correction('entry 2', { text: 'as corrected' });
    expect(first(log(accession('GBR', '2001-02-15', said), reworded))?.text).toBe('as corrected');
    const nothing = correction('entry 2', { effectiveOn: null, text: null, mark: null });
    expect(first(log(accession('GBR', '2001-02-15', said), nothing))).toEqual({
      ...{ id: 'entry 2', treaty: 'IV-13', participant: 'GBR', kind: 'accession' },
      ...{ doneOn: '2001-02-15', concerns: 'entry 9', territory: 'Anguilla' },
    });
    expect(first(log(accession('GBR', '2001-02-15')))).toStrictEqual({
      ...{ id: 'entry 2', treaty: 'IV-13', participant: 'GBR', kind: 'accession' },
      doneOn: '2001-02-15',
    });
    expect(treatyRecord(log(accession('GBR', '2001-02-15')), null)?.acts).toMatchObject([
      { corrections: [], publications: [], retraction: null },
    ]);
  });

  it('of the kind takes the mark of the old one away, unless it gives another', () => {
    const marked = accession('GBR', '2001-02-15', { mark: 'P' });
    const markAfter = (change: Record<string, unknown>) =>
      treatyRecord(log(marked, correction('entry 2', change)), null)?.acts[0]?.act.mark;
    expect(markAfter({ doneOn: '2001-02-16' })).toBe('P');
    expect(markAfter({ kind: 'ratification' })).toBeUndefined();
    expect(markAfter({ kind: 'ratification', mark: 'x' })).toBe('x');
  });
});

describe('what published tables showed of an act', () => {
  const publication = (printed: boolean, notifiedOn: string) => ({
    ...{ type: 'publication', publishes: 'entry 2', printed, notifiedOn },
  });
  const shown = (...matters: Record<string, unknown>[]) => {
    const [one] = treatyRecord(log(accession('URY', '2001-02-15'), ...matters), null)?.acts ?? [];
    return one && [one.wasPrinted, one.isLeftOut];
  };

  it('is the word of the last of them, whatever the order in which they were taken in', () => {
    expect(shown()).toEqual([false, false]);
    expect(shown(publication(true, '2002-01-01'))).toEqual([true, false]);
    expect(shown(publication(false, '2002-01-01'))).toEqual([false, true]);
    expect(shown(publication(false, '2003-01-01'), publication(true, '2002-01-01'))).toEqual([
      true,
      true,
    ]);
    expect(shown(publication(false, '2002-01-01'), publication(true, '2003-01-01'))).toEqual([
      true,
      false,
    ]);
  });

  it('counts also a table that brought it, or a correction of it, on record', () => {
    const read = { table: 'as of 2002' };
    expect(shown(correction('entry 2', { doneOn: '2001-02-16', ...read }))).toEqual([true, false]);
    const [one] = treatyRecord(log(accession('URY', '2001-02-15', read)), null)?.acts ?? [];
    expect(one?.wasPrinted).toBe(true);
  });

  it('made it known, though the act was recorded later', () => {
    const entries = (printed: boolean) =>
      log(accession('URY', '2001-02-15'), publication(printed, '2002-01-01'));
    expect(standing(entries(true), '2001-12-31')).toEqual([]);
    expect(standing(entries(true), '2002-01-01')).toEqual(['URY 2001-02-15']);
    expect(standing(entries(false), '2002-01-01')).toEqual([]);
    const leftOutSince = [...entries(true), ...log(publication(false, '2002-06-01')).slice(1)];
    expect(standing(leftOutSince, '2002-12-31')).toEqual(['URY 2001-02-15']);
  });
});

describe('what befell the treaty', () => {
  const event = (kind: string, on: string, notifiedOn: string) => ({
    ...{ type: 'treaty-event', event: kind, on, notifiedOn, text: 'as notified' },
  });
  const entries = log(
    event('terminated', '2009-01-01', '2009-02-01'),
    event('in-force-notified', '2003-07-01', '2003-06-01'),
    event('in-force-notified', '2003-06-01', '2003-03-01'),
    event('terminated', '2008-01-01', '2008-02-01'),
  );

  it('is what was made known of it last', () => {
    const record = treatyRecord(entries, null);
    expect(record && notifiedInForceOn(record)).toBe('2003-07-01');
    expect(record && terminatedOn(record)).toBe('2009-01-01');
  });

  it('is nothing on a day on which nothing was known', () => {
    const record = treatyRecord(entries, '2003-02-28' as CalendarDate);
    expect(record && [notifiedInForceOn(record), terminatedOn(record)]).toEqual([null, null]);
  });
});

describe('how the table was headed', () => {
  it('is how it was headed last; nothing where no table was taken in', () => {
    const headed = (heading: string, notifiedOn: string) => ({
      ...{ type: 'table-headings', headings: [heading], notifiedOn },
    });
    const entries = log(headed('later', '2003-01-01'), headed('earlier', '2002-01-01'));
    expect(treatyRecord(entries, null)?.headings).toEqual(['later']);
    expect(treatyRecord(entries, '2002-12-31' as CalendarDate)?.headings).toEqual(['earlier']);
    expect(treatyRecord(log(), null)?.headings).toBeNull();
  });
});

describe('a retraction', () => {
  it('makes an act count for nothing, and keeps it on record with its reason', () => {
    const entries = log(accession('URY', '2001-02-15'), retraction('entry 2'));
    expect(standing(entries)).toEqual([]);
    expect(treatyRecord(entries, null)?.acts[0]?.retraction?.reason).toBe('never deposited');
  });

  it('takes out the one act it names', () => {
    const entries = log(
      accession('URY', '2001-02-15'),
      accession('EGY', '1993-02-19'),
      retraction('entry 2'),
    );
    expect(standing(entries)).toEqual(['EGY 1993-02-19']);
  });
});

describe('what was known on a day', () => {
  const entries = log(
    accession('URY', '2001-02-15', { notifiedOn: '2001-12-20' }),
    correction('entry 2', { doneOn: '2001-02-16', notifiedOn: '2003-01-01' }),
    retraction('entry 2', { notifiedOn: '2004-01-01' }),
  );

  it.each([
    ['2001-12-19', []],
    ['2001-12-20', ['URY 2001-02-15']],
    ['2002-12-31', ['URY 2001-02-15']],
    ['2003-01-01', ['URY 2001-02-16']],
    ['2003-12-31', ['URY 2001-02-16']],
    ['2004-01-01', []],
  ])('on %s leaves out what was made known later: %j', (knownOn, expected) => {
    expect(standing(entries, knownOn)).toEqual(expected);
  });

  it('is, where nobody was notified, what had been recorded by that day', () => {
    const recorded = log(accession('URY', '2001-02-15'));
    expect(standing(recorded, '2010-01-01')).toEqual([]);
    expect(standing(recorded, '2010-01-02')).toEqual(['URY 2001-02-15']);
  });

  it('says to which day the record was last declared complete', () => {
    const declared = log(
      { type: 'completeness', completeTo: '2013-06-21', notifiedOn: '2009-12-01' },
      { type: 'completeness', completeTo: '2001-12-06', notifiedOn: '2001-12-20' },
    );
    expect(treatyRecord(declared, null)?.completeTo).toBe('2013-06-21');
    expect(treatyRecord(declared, '2001-12-31' as CalendarDate)?.completeTo).toBe('2001-12-06');
    expect(treatyRecord(declared, '2001-12-19' as CalendarDate)?.completeTo).toBeNull();
  });

  it('never depends on the order in which corrections of different days were recorded', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(days, recordedFirst => {
        const corrections = (order: number[]) =>
          log(
            accession('URY', '2001-02-15'),
            ...order.map(day => {
              const date = `2009-02-${String(day).padStart(2, '0')}`;
              return correction('entry 2', { doneOn: date, notifiedOn: date });
            }),
          );
        const latest = `2009-02-${String(Math.max(...recordedFirst)).padStart(2, '0')}`;
        expect(standing(corrections(recordedFirst))).toEqual(
          standing(corrections(recordedFirst.toReversed())),
        );
        expect(treatyRecord(corrections(recordedFirst), null)?.acts[0]?.act.doneOn).toBe(latest);
      }),
    );
  });
});
