/** Published tables taken in: just what is new, changed or gone, and the table of each day back again. */
import { describe, expect, it } from 'vitest';
import { printedTable } from '../../src/projections/printed-table.ts';
import { Observer } from '../support/observing.ts';

const HEADING = 'Participant,Signature,"Ratification, Accession(a), Succession(d)"';

function table(...rows: readonly string[]): string {
  return [HEADING, ...rows].join('\n');
}

const JUNE = table(
  'Egypt,,19 Feb 1993 a',
  'Mexico,22 May 1991,8 Mar 1999',
  'Ghana,7 Sep 2000,7 Sep 2000',
);
const NOTHING = {
  acts: 0,
  corrections: 0,
  retractions: 0,
  names: 0,
  treaties: 0,
  headings: 0,
  publications: 0,
  leftOut: 0,
};

async function observed(...tables: readonly [day: string, text: string][]) {
  const observer = await Observer.make();
  const seen = [];
  for (const [day, text] of tables) seen.push(await observer.observe(day, { '4-13.csv': text }));
  return { observer, seen, last: seen.at(-1) };
}

describe('a table that is observed for the first time', () => {
  it('brings its acts, its headings and, where it comes with the project, the treaty', async () => {
    const { last } = await observed(['2013-06-21', JUNE]);
    expect(last).toMatchObject({ tables: 1, unreadable: [], stopped: [], irregularities: [] });
    expect(last?.recorded).toEqual({ ...NOTHING, acts: 5, treaties: 1, headings: 1 });
  });

  it('is recorded with the day of publication, the file and the row', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const { participants } = await observer.ledger.explain('IV-13', { participant: 'EGY' });
    expect(participants[0]?.acts[0]?.readings[0].entry).toMatchObject({
      notifiedOn: '2013-06-21',
      source: '4-13.csv, as published on 21 June 2013, line 2 (Egypt)',
    });
  });

  it('comes back in the form of the Collection, in the order of a table', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    expect((await observer.table('IV-13', '2013-06-21')).trimEnd().split('\r\n')).toEqual([
      HEADING,
      'Egypt,,19 Feb 1993 a',
      'Ghana,7 Sep 2000,7 Sep 2000',
      'Mexico,22 May 1991,8 Mar 1999',
    ]);
  });
});

describe('a table that is observed again', () => {
  it('records nothing where it says the same', async () => {
    const { last, observer } = await observed(['2013-06-21', JUNE]);
    const size = await observer.size();
    const again = await observer.observe('2013-06-21', { '4-13.csv': JUNE });
    const later = await observer.observe('2013-07-01', { 'IV-13.csv': JUNE });
    expect([again.recorded, later.recorded]).toEqual([NOTHING, NOTHING]);
    expect(last?.tables).toBe(1);
    expect(await observer.size()).toBe(size);
  });

  it('records a new cell as an act, another date or mark as a correction, a lost one as a retraction', async () => {
    const { last, observer } = await observed(
      ['2013-06-21', JUNE],
      [
        '2013-07-01',
        table(
          'Egypt,,19 Feb 1993 d',
          'Mexico,23 May 1991,',
          'Chad,1 Jan 2013,',
          'Ghana,7 Sep 2000,7 Sep 2000',
        ),
      ],
    );
    expect(last?.recorded).toEqual({ ...NOTHING, acts: 1, corrections: 2, retractions: 1 });
    expect(await observer.table('IV-13', '2013-06-21')).toContain('Mexico,22 May 1991,8 Mar 1999');
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Mexico,23 May 1991,');
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Egypt,,19 Feb 1993 d');
  });

  it('tells the story of Yemen in IV-1 with its days: 1987, then 1989, then 1987 again', async () => {
    const observer = await Observer.make();
    const heading = 'Participant,Signature,"Ratification, Accession(a), Succession(d)"\nYemen,,';
    const story = [
      ['2013-10-18', '9 Feb 1987 a'],
      ['2013-11-18', '6 Apr 1989 a'],
      ['2014-01-27', '9 Feb 1987 a'],
    ] as const;
    for (const [day, cell] of story) await observer.observe(day, { '4-1.csv': heading + cell });
    for (const [day, cell] of story)
      expect(await observer.table('IV-1', day)).toContain(`Yemen,,${cell}`);
    const explained = await observer.ledger.explain('IV-1', { participant: 'YEM' });
    const [act] = explained.participants[0]?.acts ?? [];
    expect(act?.readings.map(({ on, entry }) => [on, entry.notifiedOn])).toEqual([
      ['1987-02-09', '2013-10-18'],
      ['1989-04-06', '2013-11-18'],
      ['1987-02-09', '2014-01-27'],
    ]);
    const { changes } = await observer.ledger.diff(
      'IV-1',
      { asOf: '2014-03-19', knownOn: '2013-10-18' },
      { asOf: '2014-03-19', knownOn: '2013-11-18' },
    );
    expect(changes).toMatchObject([
      {
        participant: { id: 'YEM' },
        consent: { from: { on: '1987-02-09' }, to: { on: '1989-04-06' } },
      },
    ]);
  });

  it('finds no difference in a name that the register knows: Cape Verde and Cabo Verde', async () => {
    const { last } = await observed(
      ['2014-01-06', table('Cape Verde,,16 Sep 1997 a')],
      ['2014-01-27', table('Cabo Verde,,16 Sep 1997 a')],
    );
    expect(last?.recorded).toEqual(NOTHING);
  });

  it('keeps cells that a new heading moves in their places', async () => {
    const { last, observer } = await observed(
      ['2013-06-21', 'Participant,Signature,"Ratification, Accession(a)"\nEgypt,,19 Feb 1993 a'],
      [
        '2013-07-20',
        'Participant,"Accession(a), Ratification",Declaration\nEgypt,19 Feb 1993 a,1 Jan 2000',
      ],
    );
    expect(last?.recorded).toEqual({ ...NOTHING, acts: 1, headings: 1 });
    expect(await observer.table('IV-13', '2013-07-20')).toContain('Egypt,19 Feb 1993 a,1 Jan 2000');
    expect(await observer.table('IV-13', '2013-06-21')).toContain('Egypt,,19 Feb 1993 a');
  });

  it('is refused where a table of a later day is on record', async () => {
    const { observer } = await observed(['2013-07-01', JUNE]);
    await expect(observer.observe('2013-06-21', { '4-13.csv': JUNE })).rejects.toMatchObject({
      code: 'later-table-on-record',
    });
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Egypt');
  });
});

describe('what a table never prints', () => {
  it('is neither missed nor retracted: the acts of a State that has ceased', async () => {
    const observer = await Observer.make();
    const rows =
      'Participant,Signature,"Ratification, Accession(a), Succession(d)"\nCzech Republic,,22 Feb 1993 d';
    const seen = await observer.observe('2013-06-21', { '4-4.csv': rows });
    expect(seen.recorded).toMatchObject({ acts: 1, retractions: 0, treaties: 1 });
    const { rows: in1990 } = await observer.ledger.status('IV-4', { asOf: '1990-01-01' });
    expect(in1990.map(({ participant }) => participant.id)).toContain('CSHH');
  });

  it('is neither missed nor retracted: the first accession of one that withdrew and came back', async () => {
    const observer = await Observer.make();
    const chad = (cell: string) => ({ '4-5.csv': table(`Chad,,${cell}`) });
    await observer.observe('2013-06-21', chad('9 Jun 1995 a'));
    await observer.ledger.record({
      ...{ kind: 'denunciation', treaty: 'IV-5', participant: 'TCD', on: '2010-01-01' },
      notifiedOn: '2013-06-22',
    });
    const seen = await observer.observe('2013-08-01', chad('1 May 2013 a'));
    expect(seen.recorded).toEqual({ ...NOTHING, acts: 1 });
    const { participants } = await observer.ledger.explain('IV-5', { participant: 'TCD' });
    expect(participants[0]?.acts.map(({ readings }) => readings[0].on)).toEqual([
      '1995-06-09',
      '2010-01-01',
      '2013-05-01',
    ]);
  });
});

describe('of several acts in one place', () => {
  it('the one that tables print is printed: Trinidad and Tobago, which denounced IV-5 and came back', async () => {
    const observer = await Observer.make();
    const text = table('Trinidad and Tobago,,14 Nov 1980 a');
    const seen = await observer.observe('2013-06-21', { '4-5.csv': text });
    expect(seen.recorded).toMatchObject({ acts: 0, publications: 1 });
    const today = printedTable(await observer.ledger.view('IV-5', { asOf: '2013-06-21' }));
    const row = today.rows.find(({ participant }) => participant.id === 'TTO');
    expect(row?.cells[1]?.on).toBe('1980-11-14');
  });
});

describe('an act that an officer has recorded', () => {
  it('is not recorded twice when a table prints it: the world has known it since', async () => {
    const { observer } = await observed(['2013-06-21', table('Egypt,,19 Feb 1993 a')]);
    const act = { kind: 'accession', treaty: 'IV-13', participant: 'CHL', on: '2005-03-21' };
    await observer.ledger.record(act);
    const seen = await observer.observe('2013-07-01', {
      '4-13.csv': table('Egypt,,19 Feb 1993 a', 'Chile,,21 Mar 2005 a'),
    });
    expect(seen.recorded).toEqual({ ...NOTHING, publications: 1 });
    expect(await observer.table('IV-13', '2013-06-30')).not.toContain('Chile');
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Chile,,21 Mar 2005 a');
  });
});

describe('what a table does not show', () => {
  const asTable = (text: string) => ({ '4-13.csv': text });

  it('was done all the same where an officer has recorded it: it is left out until a table prints it', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const chile = { kind: 'accession', treaty: 'IV-13', participant: 'CHL', on: '2013-06-20' };
    await observer.ledger.record({ ...chile, notifiedOn: '2013-06-22' });
    const lacking = await observer.observe('2013-07-01', asTable(JUNE));
    expect(lacking.recorded).toEqual({ ...NOTHING, leftOut: 1 });
    const { rows } = await observer.ledger.status('IV-13', { asOf: '2013-07-01' });
    expect(rows.map(({ participant }) => participant.id)).toContain('CHL');
    expect(await observer.table('IV-13', '2013-07-01')).not.toContain('Chile');
    const printing = await observer.observe('2013-08-01', asTable(`${JUNE}\nChile,,20 Jun 2013 a`));
    expect(printing.recorded).toEqual({ ...NOTHING, publications: 1 });
    expect(await observer.table('IV-13', '2013-08-01')).toContain('Chile,,20 Jun 2013 a');
    expect(await observer.table('IV-13', '2013-07-01')).not.toContain('Chile');
  });

  it('was done all the same where its author has withdrawn since', async () => {
    const observer = await Observer.make();
    const rows = (...more: readonly string[]) => ({
      '4-5.csv': table('Ghana,,7 Sep 2000 a', ...more),
    });
    await observer.observe('2013-06-21', rows('Chad,,9 Jun 1995 a'));
    const notice = { kind: 'denunciation', treaty: 'IV-5', participant: 'TCD', on: '2013-07-01' };
    await observer.ledger.record({ ...notice, notifiedOn: '2013-07-02' });
    const seen = await observer.observe('2014-01-27', rows());
    expect(seen.recorded).toMatchObject({ retractions: 0, leftOut: 1 });
    const before = await observer.ledger.status('IV-5', { asOf: '2010-01-01' });
    expect(before.rows.find(({ participant }) => participant.id === 'TCD')?.standing).toBe('party');
  });

  it('is not retracted twice where an officer has retracted it since', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const { participants } = await observer.ledger.explain('IV-13', { participant: 'EGY' });
    const act = participants[0]?.acts[0]?.act ?? '';
    await observer.ledger.retract({ act, reason: 'misread' });
    const rest = table('Mexico,22 May 1991,8 Mar 1999', 'Ghana,7 Sep 2000,7 Sep 2000');
    const seen = await observer.observe('2013-07-01', asTable(rest));
    expect(seen.recorded).toEqual({ ...NOTHING, leftOut: 1 });
    expect(await observer.table('IV-13', '2013-06-21')).toContain('Egypt');
    expect(await observer.table('IV-13', '2013-07-01')).not.toContain('Egypt');
  });

  it('is not corrected where an officer has retracted it since: another date is another act', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const { participants } = await observer.ledger.explain('IV-13', { participant: 'EGY' });
    await observer.ledger.retract({ act: participants[0]?.acts[0]?.act ?? '', reason: 'misread' });
    const seen = await observer.observe('2013-07-01', asTable(JUNE.replace('19 Feb', '20 Feb')));
    expect(seen.recorded).toEqual({ ...NOTHING, acts: 1, leftOut: 1 });
    expect(await observer.table('IV-13', '2013-06-21')).toContain('Egypt,,19 Feb 1993 a');
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Egypt,,20 Feb 1993 a');
  });

  it('is printed again, not done again, where a table shows it after one that left it out', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const { participants } = await observer.ledger.explain('IV-13', { participant: 'EGY' });
    await observer.ledger.retract({ act: participants[0]?.acts[0]?.act ?? '', reason: 'misread' });
    const rest = table('Mexico,22 May 1991,8 Mar 1999', 'Ghana,7 Sep 2000,7 Sep 2000');
    await observer.observe('2013-07-01', asTable(rest));
    const seen = await observer.observe('2013-08-01', asTable(JUNE));
    expect(seen.recorded).toEqual({ ...NOTHING, publications: 1 });
    const { rows } = await observer.ledger.status('IV-13', { asOf: '2013-08-01' });
    expect(rows.map(({ participant }) => participant.id)).not.toContain('EGY');
  });

  it('stops the table where it is most of what was printed, unless that is asked for', async () => {
    const observer = await Observer.make();
    const rows = ['Egypt', 'Mexico', 'Ghana', 'Chad', 'Mali', 'Chile'].map(
      name => `${name},1 Jan 1999,1 Jan 2000`,
    );
    await observer.observe('2013-06-21', asTable(table(...rows)));
    const cut = asTable(table(...rows.slice(0, 1)));
    await expect(observer.observe('2013-07-01', cut)).rejects.toMatchObject({
      code: 'most-of-the-table-is-lost',
    });
    const seen = await observer.observe('2013-07-01', cut, { allowLoss: true });
    expect(seen.recorded).toMatchObject({ retractions: 10 });
  });
});

describe('an act that a table has made known earlier', () => {
  it('can be corrected by a later table', async () => {
    const { observer } = await observed(['2013-06-21', table('Egypt,,19 Feb 1993 a')]);
    const chile = { kind: 'accession', treaty: 'IV-13', participant: 'CHL', on: '2005-03-21' };
    await observer.ledger.record(chile);
    const rows = (cell: string) => ({
      '4-13.csv': table('Egypt,,19 Feb 1993 a', `Chile,,${cell}`),
    });
    await observer.observe('2013-07-01', rows('21 Mar 2005 a'));
    const seen = await observer.observe('2013-08-01', rows('22 Mar 2005 a'));
    expect(seen.recorded).toEqual({ ...NOTHING, corrections: 1 });
  });
});

describe('two tables of one treaty in one run', () => {
  it('would undo each other: the second is stopped', async () => {
    const observer = await Observer.make();
    const seen = await observer.observe('2013-06-21', {
      '4-13.csv': JUNE,
      'IV-13.csv': table('Egypt,,19 Feb 1993 a'),
    });
    expect(seen).toMatchObject({
      tables: 1,
      stopped: [{ file: 'IV-13.csv', code: 'second-table' }],
    });
  });

  it('are no two where the first could not be read', async () => {
    const observer = await Observer.make();
    const seen = await observer.observe('2013-06-21', { '4-13.csv': 'a"b', 'IV-13.csv': JUNE });
    expect(seen).toMatchObject({ tables: 1, stopped: [{ file: '4-13.csv' }] });
  });
});

describe('what a rule would refuse', () => {
  it('is recorded with the irregularity noted, and listed: a ratification without a signature', async () => {
    const { last, observer } = await observed(['2013-06-21', table('Egypt,,19 Feb 1993')]);
    expect(last?.irregularities).toMatchObject([
      { file: '4-13.csv', participant: 'Egypt', rule: 'ratification-by-signatory' },
    ]);
    const { participants } = await observer.ledger.explain('IV-13', { participant: 'EGY' });
    expect(participants[0]?.acts[0]?.readings[0].entry.note).toMatch(
      /^Irregular\. ratification-by-signatory: Egypt had not signed/,
    );
  });
});

describe('what cannot be read', () => {
  it('is listed with file, line, column, text and reason, and the rest is recorded', async () => {
    const { last } = await observed([
      '2013-06-21',
      table('Egypt,,19 Feb 1993 a', 'Mexico,31 Jun 1991,soon', 'Ghana,,1 Jan 2014'),
    ]);
    expect(last?.unreadable).toEqual([
      {
        file: '4-13.csv',
        line: 3,
        column: 2,
        text: '31 Jun 1991',
        reason: 'no day of the calendar',
      },
      { file: '4-13.csv', line: 3, column: 3, text: 'soon', reason: 'no date such as 7 Sep 2000' },
      {
        file: '4-13.csv',
        line: 4,
        column: 3,
        text: '1 Jan 2014',
        reason: 'later than the day of publication, 21 June 2013',
      },
    ]);
    expect(last?.recorded.acts).toBe(1);
  });

  it('says nothing of the act that stands in its place', async () => {
    const { last, observer } = await observed(
      ['2013-06-21', JUNE],
      ['2013-07-01', JUNE.replace('19 Feb 1993 a', '31 Feb 1993 a')],
    );
    expect(last).toMatchObject({ recorded: NOTHING, unreadable: [{ text: '31 Feb 1993 a' }] });
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Egypt,,19 Feb 1993 a');
  });

  it('may be of anybody where a row has no name: nobody is gone then', async () => {
    const { last } = await observed(
      ['2013-06-21', JUNE],
      ['2013-07-01', JUNE.replace('\nEgypt,', '\n,')],
    );
    expect(last).toMatchObject({
      recorded: NOTHING,
      unreadable: [{ reason: 'the row has no name' }],
    });
  });

  it('keeps everything out when that is asked for', async () => {
    const observer = await Observer.make();
    const size = await observer.size();
    const tables = { '4-13.csv': JUNE, '4-1.csv': table('Mexico,soon,') };
    const seen = await observer.observe('2013-06-21', tables, { strict: true });
    expect(seen.recorded).toEqual(NOTHING);
    expect(seen.unreadable).toHaveLength(1);
    expect(await observer.size()).toBe(size);
  });

  it('stops its table alone: text that is none, a name that says no treaty, a second table for --treaty', async () => {
    const observer = await Observer.make();
    const seen = await observer.observe('2013-06-21', {
      '4-13.csv': JUNE,
      'x.csv': JUNE,
      '4-1.csv': 'a"b',
    });
    expect(seen.tables).toBe(1);
    expect(seen.stopped.map(({ file, code }) => [file, code])).toEqual([
      ['x.csv', 'unnamed-table'],
      ['4-1.csv', 'unreadable-table'],
    ]);
    const both = observer.observe(
      '2013-06-21',
      { 'a.csv': JUNE, 'b.csv': JUNE },
      { treaty: 'IV-13' },
    );
    await expect(both).rejects.toMatchObject({ code: 'one-treaty-many-tables' });
  });
});

describe('what the ledger does not know', () => {
  it('stops its table, with the nearest names', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const only = (tables: Record<string, string>) =>
      observer.observe('2013-07-01', tables, { registerUnknown: false });
    await expect(only({ '4-13.csv': table('Egipt,,20 Feb 1993 a') })).rejects.toMatchObject({
      code: 'unknown-participant',
      message: expect.stringContaining('"Egipt" (line 2; did you mean Egypt, EGY?)'),
    });
    await expect(only({ '4-15.csv': JUNE })).rejects.toMatchObject({
      code: 'unknown-treaty',
      hint: expect.stringContaining('treaty register --shipped IV-15'),
    });
    const seen = await only({ '4-15.csv': JUNE, '4-13.csv': JUNE });
    expect(seen).toMatchObject({ tables: 1, stopped: [{ file: '4-15.csv' }] });
  });

  it('is proposed as a renaming where the cells are those of a row that is gone, and recorded as one', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const anahuac = {
      '4-13.csv': table(
        'Egypt,,19 Feb 1993 a',
        'Anahuac,22 May 1991,8 Mar 1999',
        'Ghana,7 Sep 2000,7 Sep 2000',
      ),
    };
    await expect(
      observer.observe('2013-07-01', anahuac, { registerUnknown: false }),
    ).rejects.toThrow('the cells are those of Mexico, MEX, whose row is gone: a renaming?');
    const seen = await observer.observe('2013-07-01', anahuac);
    expect(seen.recorded).toEqual({ ...NOTHING, names: 1 });
    expect(seen.names).toEqual([{ name: 'Anahuac', participant: 'MEX', what: 'renaming' }]);
    expect(await observer.table('IV-13', '2013-07-01')).toContain('Anahuac,22 May 1991');
    expect(await observer.table('IV-13', '2013-06-30')).toContain('Mexico,22 May 1991');
  });

  it('is asked about where one date alike can be chance, or several have borne the name', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const kemet = table('Kemet,,19 Feb 1993 a', 'Mexico,22 May 1991,8 Mar 1999');
    for (const text of [kemet, table('Yugoslavia,,1 Jan 1991 a')]) {
      await expect(observer.observe('2013-07-01', { '4-13.csv': text })).rejects.toMatchObject({
        code: 'unknown-participant',
      });
    }
  });

  it.each([
    ['a row that shares a date with one that is gone', 'Anahuac,22 May 1991,9 Mar 1999'],
    ['a name that is near another', 'Mexicoo,1 Jan 1999,2 Jan 1999'],
  ])('is asked about: %s', async (_, row) => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const text = table('Egypt,,19 Feb 1993 a', row, 'Ghana,7 Sep 2000,7 Sep 2000');
    await expect(observer.observe('2013-07-01', { '4-13.csv': text })).rejects.toMatchObject({
      code: 'unknown-participant',
    });
  });

  it('is registered once, however many rows bear the name', async () => {
    const observer = await Observer.make();
    const text = 'Participant,Acceptance(A)\nAtlantis,1 Jan 2000 A\nAtlantis,2 Jan 2000 A';
    const seen = await observer.observe('2013-06-21', { '12-9.csv': text });
    expect(seen).toMatchObject({ recorded: { acts: 1, names: 1 } });
    expect(seen.unreadable).toMatchObject([{ line: 3, column: 2, text: '2 Jan 2000 A' }]);
  });

  it('is registered: a treaty by its table alone, a participant by its name', async () => {
    const observer = await Observer.make();
    const seen = await observer.observe('2013-06-21', {
      '12-9.csv': 'Participant,Acceptance(A)\nAtlantis,1 Jan 2000 A',
    });
    expect(seen).toMatchObject({
      recorded: { acts: 1, names: 1, treaties: 1 },
      irregularities: [],
    });
    const status = await observer.ledger.status('XII-9', { asOf: '2013-06-21' });
    expect(status.counts).toMatchObject({ contracting: 1, parties: 0 });
    expect(status.entryIntoForce).toMatchObject({
      inForce: false,
      on: null,
      article: 'not known to this ledger',
    });
  });
});

describe('a treaty known by its table alone', () => {
  it('can be left: whether it binds is not known, and a warning says so', async () => {
    const observer = await Observer.make();
    await observer.observe('2013-06-21', {
      '12-9.csv': 'Participant,Acceptance(A)\nChad,1 Jan 2000 A',
    });
    const notice = { kind: 'denunciation', treaty: 'XII-9', participant: 'TCD', on: '2013-07-01' };
    const { warnings } = await observer.ledger.record({
      ...notice,
      effectiveOn: '2014-07-01',
      notifiedOn: '2013-07-02',
    });
    expect(warnings.map(({ rule }) => rule)).toContain('only-a-party-withdraws');
    const seen = await observer.observe('2014-08-01', { '12-9.csv': 'Participant,Acceptance(A)' });
    expect(seen.recorded).toMatchObject({ retractions: 0, leftOut: 1 });
  });
});

describe('a dry run', () => {
  it('lists the differences and records nothing', async () => {
    const { observer } = await observed(['2013-06-21', JUNE]);
    const size = await observer.size();
    const text = table('Egypt,,20 Feb 1993 a', 'Ghana,7 Sep 2000,7 Sep 2000');
    const seen = await observer.observe('2013-07-01', { '4-13.csv': text }, { dryRun: true });
    expect(seen.recorded).toMatchObject({ corrections: 1, retractions: 2 });
    expect(seen.differences).toMatchObject([
      {
        participant: { id: 'EGY' },
        what: 'changed',
        from: { on: '1993-02-19' },
        to: { on: '1993-02-20' },
      },
      { participant: { id: 'MEX' }, what: 'gone', from: { on: '1991-05-22' }, to: null },
      { participant: { id: 'MEX' }, what: 'gone', from: { on: '1999-03-08' }, to: null },
    ]);
    expect(await observer.size()).toBe(size);
  });
});

describe('names as printed', () => {
  it('are read with the digits of notes and with brackets, which an officer is told of', async () => {
    const { last } = await observed([
      '2013-06-21',
      table('[Egypt 3],,19 Feb 1993 a', 'Mexico (1), 22 May 1991,'),
    ]);
    expect(last?.recorded.acts).toBe(2);
    expect(last?.remarks[0]).toMatch(/^4-13\.csv: Egypt stands in brackets/);
  });

  it('of one participant twice are one row, unless they contradict each other', async () => {
    const { last } = await observed([
      '2013-06-21',
      table(
        'Libya,,18 Jun 2004 a',
        'Libyan Arab Jamahiriya,,18 Jun 2004 a',
        'Moldova,,1 Jan 2000 a',
        'Republic of Moldova,,2 Jan 2000 a',
      ),
    ]);
    expect(last?.recorded.acts).toBe(2);
    expect(last?.unreadable).toMatchObject([{ line: 5, column: 3, text: '2 Jan 2000 a' }]);
  });
});
