/** What the report of 20 December 2001 says, asked of the command line. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActionsView } from '../../src/projections/actions.ts';
import type { DiffView } from '../../src/projections/diff.ts';
import type { HistoryStep } from '../../src/projections/history.ts';
import type { StatusView } from '../../src/projections/status.ts';
import { answered, printed, temporaryFolder, treaty } from '../support/command-line.ts';

const here = temporaryFolder();
const REPORT_DAY = ['IV-13', '--as-of', '2001-12-06'] as const;

/** E/CN.4/2002/89, paragraph 4, without its number. */
const PARAGRAPH_4 =
  'As of 6 December 2001, the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families had been ratified or acceded to by 17 States, namely, Azerbaijan, Belize, Bolivia, Bosnia and Herzegovina, Cape Verde, Colombia, Egypt, Ghana, Guinea, Mexico, Morocco, the Philippines, Senegal, Seychelles, Sri Lanka, Uganda and Uruguay. In addition, 12 States, namely, Bangladesh, Burkina Faso, Chile, the Comoros, Guatemala, Guinea-Bissau, Paraguay, Sao Tome and Principe, Sierra Leone, Tajikistan, Togo and Turkey, signed the Convention. The Convention will enter into force when at least 20 States have ratified or acceded to it.';

beforeAll(() => {
  printed(here, 'demo');
});

describe('treaty status', () => {
  it('prints the 28 rows of the annex cell for cell, and Uruguay', () => {
    expect(rowsIn(printed(here, 'status', ...REPORT_DAY))).toEqual([
      ...annexAsPrinted(),
      ['Uruguay', '', '15 February 2001 ᵃ'],
    ]);
  });

  it('counts 16 signatories, 12 of them signed only, 17 contracting States and no party', () => {
    const { counts, rows } = answered<StatusView>(here, 'status', ...REPORT_DAY);
    expect(counts).toEqual({ signatories: 16, signedOnly: 12, contracting: 17, parties: 0 });
    expect(rows).toHaveLength(29);
  });

  it('prints the names of the day asked about', () => {
    const names = (asOf: string) =>
      rowsIn(printed(here, 'status', 'IV-13', '--as-of', asOf)).map(([name]) => name);
    expect(names('2001-12-06')).toEqual(
      expect.arrayContaining(['Bolivia', 'Cape Verde', 'Turkey']),
    );
    expect(names('2026-01-01')).toEqual(
      expect.arrayContaining(['Bolivia (Plurinational State of)', 'Cabo Verde', 'Türkiye']),
    );
  });

  it('knows nothing on the day before the report was issued, and all of it on the day', () => {
    const knownOn = (day: string) =>
      answered<StatusView>(here, 'status', ...REPORT_DAY, '--known-on', day).rows.length;
    expect(knownOn('2001-12-19')).toBe(0);
    expect(knownOn('2001-12-20')).toBe(29);
  });

  it('answers from the first entries of the log alone', () => {
    const { position, rows } = answered<StatusView>(here, 'status', ...REPORT_DAY, '--at', '240');
    expect(position).toBe(240);
    expect(rows.map(row => row.participant.name)).toEqual(['Azerbaijan', 'Bangladesh', 'Belize']);
  });

  it('takes the number of the treaty in small letters', () => {
    expect(printed(here, 'status', 'iv-13', '--as-of', '2001-12-06')).toBe(
      printed(here, 'status', ...REPORT_DAY),
    );
  });
});

describe('treaty paragraph', () => {
  it('prints paragraph 4 of the report character for character', () => {
    expect(printed(here, 'paragraph', ...REPORT_DAY)).toBe(`${PARAGRAPH_4}\n`);
  });

  // E/CN.4/2002/89 has seven signatures; the depositary's table has eight.
  it('writes the sentence of paragraph 5 on a period', () => {
    const autumn = ['paragraph', 'IV-13', '--from', '2000-09-01', '--to', '2000-10-31'];
    const text =
      'Three ratifications or accessions to and eight signatures of the International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families were deposited with the Secretary-General in September/October 2000.';
    expect(printed(here, ...autumn)).toBe(`${text}\n`);
    expect(answered(here, ...autumn)).toMatchObject({
      ...{ from: '2000-09-01', to: '2000-10-31', completeTo: '2001-12-06', text },
    });
  });
});

describe('treaty history', () => {
  it('reaches 1, 14 and 17 contracting States on the days of the report', () => {
    const steps = answered<HistoryStep[]>(here, 'history', ...REPORT_DAY);
    const first = (contracting: number) => {
      const step = steps.find(one => one.contracting === contracting);
      const by = step?.acts.filter(({ change }) => change.contracting === 1);
      return [step?.on, by?.map(({ participant }) => participant.name)];
    };
    expect(first(1)).toEqual(['1993-02-19', ['Egypt']]);
    expect(first(14)).toEqual(['2000-09-07', ['Ghana', 'Guinea']]);
    expect(first(17)).toEqual(['2001-11-14', ['Belize']]);
    expect(steps.some(({ contracting }) => contracting === 13)).toBe(false);
  });

  it('prints a line for each of those days', () => {
    const text = printed(here, 'history', ...REPORT_DAY);
    expect(text).toMatch(/^ *19 February 1993 +2 +1 +0 {2}Egypt: accession$/m);
    expect(text).toMatch(/^ *7 September 2000 +10 +14 +0 {2}.*Ghana.*Guinea: accession/m);
    expect(text).toMatch(/^ *14 November 2001 +14 +17 +0 {2}Belize: accession$/m);
  });
});

describe('treaty actions', () => {
  const AUTUMN = ['actions', 'IV-13', '--from', '2000-09-01', '--to', '2000-10-31'] as const;

  it('lists 3 consents and 8 signatures in September and October 2000', () => {
    const { acts, counts } = answered<ActionsView>(here, ...AUTUMN);
    expect(counts).toEqual({ consents: 3, signatures: 8 });
    expect(acts.filter(({ kind }) => kind !== 'signature').map(act => act.participant.id)).toEqual([
      'GHA',
      'GIN',
      'BOL',
    ]);
  });

  it('takes in both the first and the last day', () => {
    const { acts } = answered<ActionsView>(
      here,
      ...['actions', 'IV-13', '--from', '2000-09-22', '--to', '2000-10-16'],
    );
    expect(acts.map(({ on }) => on)).toEqual(['2000-09-22', '2000-10-16']);
  });

  it('ends with the two numbers in words', () => {
    expect(printed(here, ...AUTUMN)).toMatch(
      /\n3 consents to be bound and 8 signatures from 1 September 2000 to 31 October 2000\.\n$/,
    );
  });

  it('without a treaty counts across all, treaty by treaty', () => {
    const text = printed(here, 'actions', '--from', '2000-09-06', '--to', '2000-09-08');
    const [title, , heading, ...rows] = text.split('\n');
    expect(title).toBe('Treaty actions from 6 to 8 September 2000');
    expect(heading?.split(/ {2,}/)).toEqual([
      ...['Treaty', 'Title', 'Signatures', 'Ratifications', 'Accessions'],
      ...['All actions', 'Participants'],
    ]);
    expect(rows).toEqual([
      expect.stringMatching(/^IV-13 +International Convention .* 4 +1 +1 +6 +5$/),
      expect.stringMatching(/^All +4 +1 +1 +6 +5$/),
      ...['', 'Six treaty actions were undertaken by five States from 6 to 8 September 2000.', ''],
    ]);
  });

  it('without a treaty warns in one line of records that do not reach the period', () => {
    const of = (...sight: string[]) =>
      treaty(here, 'actions', '--from', '2001-12-01', '--to', '2001-12-07', ...sight).err;
    expect(of()).toBe(
      'warning: the record of 1 of 1 treaty (--json lists them) does not reach 7 December 2001; acts of the period may be missing\n',
    );
    expect(of('--as-of', '2001-12-06')).toBe('');
    expect(of('--known-on', '2001-12-19')).toMatch(
      /^warning: by 19 December 2001 nobody had declared .* 1 of 1 treaty .*\n$/,
    );
  });
});

describe('treaty diff', () => {
  const changed = (...points: string[]) =>
    answered<DiffView>(here, 'diff', 'IV-13', ...points).changes.map(row => row.participant.id);

  it('names those that joined in the year 2001', () => {
    expect(changed('2000-12-31', '2001-12-06')).toEqual(['BLZ', 'BFA', 'TGO', 'URY']);
  });

  it('tells two days of knowledge apart, and two positions of the log', () => {
    expect(changed('2001-12-19', '2001-12-20', '--known')).toHaveLength(29);
    expect(changed('238', '240')).toEqual(['BGD', 'BLZ']);
  });
});

describe('treaty explain', () => {
  it('names the source, the article and the entry behind a row', () => {
    const text = printed(here, 'explain', 'IV-13', 'Uruguay', '--as-of', '2001-12-06');
    expect(text).toMatch(/^Uruguay \(URY\): contracting$/m);
    expect(text).toMatch(/source: UN Treaty Collection, IV-13/);
    expect(text).toMatch(/made known 20 December 2001/);
    expect(text).toMatch(/article 86\(2\)/);
  });

  it('says so where a participant has done nothing', () => {
    expect(printed(here, 'explain', 'IV-13', 'France', '--as-of', '2001-12-06')).toMatch(/France/);
  });
});

describe('the day to which the record is complete', () => {
  const warningOf = (...args: string[]) => treaty(here, ...args).err;

  it.each([
    ['status', ['status', 'IV-13', '--as-of', '2001-12-07']],
    ['paragraph', ['paragraph', 'IV-13', '--as-of', '2001-12-07']],
    ['paragraph', ['paragraph', 'IV-13', '--from', '2001-12-01', '--to', '2001-12-07']],
    ['history', ['history', 'IV-13', '--as-of', '2001-12-07']],
    ['explain', ['explain', 'IV-13', '--as-of', '2001-12-07']],
    ['actions', ['actions', 'IV-13', '--from', '2001-12-01', '--to', '2001-12-07']],
    ['diff', ['diff', 'IV-13', '2001-12-01', '2001-12-07']],
  ])('%s warns of a day after it', (_, args) => {
    expect(warningOf(...args)).toMatch(
      /^warning: the record of IV-13 is complete to 6 December 2001/,
    );
  });

  it('is no reason to warn on that day itself', () => {
    expect(warningOf('status', ...REPORT_DAY)).toBe('');
    expect(warningOf('history', ...REPORT_DAY)).toBe('');
    expect(warningOf('diff', 'IV-13', '2000-12-31', '2001-12-06')).toBe('');
  });

  it('leaves standard output to the table', () => {
    const { out } = treaty(here, 'status', 'IV-13', '--as-of', '2001-12-07');
    expect(out).not.toMatch(/warning/);
    expect(rowsIn(out)).toHaveLength(29);
  });
});

/** The transcription of the report, with the raised letter that a terminal shows. */
function annexAsPrinted(): string[][] {
  const file = new URL('../../fixtures/E-CN.4-2002-89/annex.tsv', import.meta.url);
  const [, ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(rows).toHaveLength(28);
  return rows.map(row => row.replace('<sup>a</sup>', 'ᵃ').split('\t'));
}

/** The cells of the printed table, by the places of its headings. */
function rowsIn(text: string): string[][] {
  const lines = text.split('\n');
  const heading = lines.findIndex(line => line.startsWith('Participant'));
  const [signature, consent] = ['Signature', 'Ratification'].map(word =>
    (lines[heading] ?? '').indexOf(word),
  ) as [number, number];
  const end = lines.indexOf('', heading);
  return lines
    .slice(heading + 1, end)
    .map(line => [line.slice(0, signature), line.slice(signature, consent), line.slice(consent)])
    .map(cells => cells.map(cell => cell.trim()));
}
