/** Reading the annex to E/CN.4/2002/89, as transcribed and as rendered; and saying what cannot be read. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Participant } from '../../src/domain/participant.ts';
import type { TreatyDefinition } from '../../src/domain/treaty.ts';
import { readAnnexTable } from '../../src/exchange/annex-table.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const REPORT = new URL('../../../shared/report/E-CN.4-2002-89.txt', import.meta.url);

const fixture = (name: string) => readFileSync(new URL(name, FIXTURES), 'utf8');
const { participants } = JSON.parse(fixture('participants.json')) as {
  participants: Participant[];
};
const [treaty] = (JSON.parse(fixture('treaties/IV-13.json')) as { treaties: [TreatyDefinition] })
  .treaties;
const register = new Map(participants.map(one => [one.id, one]));

const read = (text: string) =>
  readAnnexTable(text, { register, treaty, asOf: '2001-12-06' as CalendarDate });

const HEADING = 'Participant\tSignature\tRatification or accession <sup>a</sup>';
const table = (...rows: string[]) => [HEADING, ...rows, ''].join('\n');

/** Each act as "GHA ratification 2000-09-07". */
const actsIn = (text: string) =>
  read(text).acts.map(({ participant, kind, doneOn }) => `${participant} ${kind} ${doneOn}`);

describe('the annex as transcribed', () => {
  const { acts, unreadable } = read(fixture('E-CN.4-2002-89/annex.tsv'));
  const ofKind = (kind: string) => acts.filter(act => act.kind === kind);

  it('gives 32 acts of 28 States, and nothing unreadable', () => {
    expect(unreadable).toEqual([]);
    expect(acts).toHaveLength(32);
    expect(new Set(acts.map(({ participant }) => participant)).size).toBe(28);
    expect(['signature', 'ratification', 'accession'].map(kind => ofKind(kind).length)).toEqual([
      16, 4, 12,
    ]);
  });

  it('gives Ghana its two acts of one day, with the line they stand on', () => {
    const line = 13;
    expect(acts.filter(({ participant }) => participant === 'GHA')).toEqual([
      { participant: 'GHA', kind: 'signature', doneOn: '2000-09-07', line, name: 'Ghana' },
      { participant: 'GHA', kind: 'ratification', doneOn: '2000-09-07', line, name: 'Ghana' },
    ]);
  });

  it('keeps the name as printed beside the State it means', () => {
    expect(acts.find(({ participant }) => participant === 'CPV')?.name).toBe('Cape Verde');
  });

  it('has no row for Uruguay, which paragraph 4 names', () => {
    expect(acts.map(({ participant }) => participant)).not.toContain('URY');
  });

  it('is the annex of the report, cell for cell', context => {
    if (!existsSync(REPORT)) {
      const reason = 'no report in ../shared/report beside the checkout';
      console.info(`skipped: ${reason}`);
      context.skip(reason);
    }
    const report = readFileSync(REPORT, 'utf8');
    const annex = report.slice(report.indexOf('\nParticipant\t') + 1).split(/\n\s*\n/)[0] ?? '';
    const cells = (text: string) =>
      text
        .trimEnd()
        .split('\n')
        .map(row => row.split('\t'));
    expect(cells(fixture('E-CN.4-2002-89/annex.tsv'))).toEqual(cells(annex));
    expect(actsIn(report)).toEqual(actsIn(fixture('E-CN.4-2002-89/annex.tsv')));
  });
});

describe('a table rendered in columns', () => {
  it('is read by the places of its headings, with the mark of accession as a raised letter', () => {
    const rendered = [
      '(as of 6 December 2001)',
      '',
      'Participant    Signature         Ratification or accession ᵃ',
      'Azerbaijan                       11 January 1999 ᵃ',
      'Bangladesh     7 October 1998',
      'Ghana          7 September 2000  7 September 2000',
      '',
      'ᵃ Accession.',
    ].join('\n');
    expect(actsIn(rendered)).toEqual([
      'AZE accession 1999-01-11',
      'BGD signature 1998-10-07',
      'GHA signature 2000-09-07',
      'GHA ratification 2000-09-07',
    ]);
  });

  it('says where on the line an unreadable cell begins', () => {
    const rendered =
      'Participant  Signature       Ratification or accession ᵃ\nGhana        7 Brumaire 200';
    expect(read(rendered).unreadable).toMatchObject([{ line: 2, column: 14 }]);
  });
});

describe('what cannot be read', () => {
  it('is listed with line and column: a name, a date and a mark that nobody knows', () => {
    const text = table(
      'Azerbaijan\t\t11 January 1999 <sup>a</sup>',
      'Atlantis\t7 October 1998\t',
      'Ghana\t31 September 2000\t7 September 2000',
      'Mexico\t22 May 1991\t8 March 1999 <sup>z</sup>',
    );
    expect(read(text).unreadable).toEqual([
      {
        line: 3,
        column: 1,
        text: 'Atlantis',
        reason: 'no participant of this name in the register',
      },
      {
        line: 4,
        column: 7,
        text: '31 September 2000',
        reason: 'no date such as 7 September 2000',
      },
      {
        line: 5,
        column: 20,
        text: '8 March 1999 <sup>z</sup>',
        reason: 'no act has the mark z here',
      },
    ]);
    expect(actsIn(text)).toEqual([
      'AZE accession 1999-01-11',
      'GHA ratification 2000-09-07',
      'MEX signature 1991-05-22',
    ]);
  });

  it('is no mark of a consent that the treaty does not speak of, nor one of two letters', () => {
    const marked = table(
      'Ghana\t\t7 September 2000 <sup>d</sup>',
      'Mexico\t\t8 March 1999 <sup>AA</sup>',
      'Egypt\t\t19 February 1993 <sup>n</sup>',
      'Belize\t\ton 14 November 2001 <sup>a</sup> or so',
    );
    expect(actsIn(marked)).toEqual(['GHA succession 2000-09-07', 'MEX approval 1999-03-08']);
    expect(read(marked).unreadable.map(({ reason }) => reason)).toEqual([
      'no act has the mark n here',
      'no date such as 7 September 2000',
    ]);
  });

  it('is a name that two have borne, where the day does not tell which', () => {
    const yugoslavia = [...register.values()].filter(({ names }) =>
      names.some(({ name }) => name === 'Yugoslavia'),
    );
    const text = table('Yugoslavia\t7 September 2000\t');
    const reading = readAnnexTable(text, { register, treaty, asOf: '2020-01-01' as CalendarDate });
    expect(reading).toEqual({
      acts: [],
      unreadable: [
        {
          ...{ line: 2, column: 1, text: 'Yugoslavia' },
          reason: `the name of ${yugoslavia.map(({ id }) => id).join(' and ')}`,
        },
      ],
    });
  });

  it('is a text without any table, of which the beginning is shown', () => {
    const text = 'There is no annex. '.repeat(9);
    expect(read(text)).toEqual({
      acts: [],
      unreadable: [
        {
          line: expect.any(Number),
          column: 1,
          text: text.slice(0, 80),
          reason: expect.any(String),
        },
      ],
    });
  });

  it('includes the mark of accession in the column of signatures', () => {
    expect(read(table('Ghana\t7 September 2000 <sup>a</sup>\t')).unreadable).toMatchObject([
      { line: 2, column: 7, reason: 'no act has the mark a here' },
    ]);
  });

  it('does not stop the reading at the first fault', () => {
    expect(read(table('Atlantis\t\t', 'Lemuria\t\t', 'Ghana\t\tsoon')).unreadable).toHaveLength(3);
  });

  it('counts lines from the top of the file, also where Windows ended them', () => {
    const text = `The annex\r\n\r\n${table('Ghana\tsoon\t').replaceAll('\n', '\r\n')}`;
    expect(read(text).unreadable).toMatchObject([{ line: 4, column: 7, text: 'soon' }]);
  });
});
