/** `treaty participant`: one participant across all treaties, as the command line prints it. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ParticipantView } from '../../src/projections/participant.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, printed, temporaryFolder, treaty } from '../support/command-line.ts';

const here = temporaryFolder();

beforeAll(() => {
  printed(here, 'init');
  printed(here, 'register', '--shipped', 'IV-1', 'IV-11', 'XXI-6', 'XXVII-7-d');
});

describe('treaty participant', () => {
  it('prints its rows, first and last day, and the States beside it', () => {
    const text = printed(here, 'participant', 'Czechoslovakia', '--as-of', '1992-12-31');
    const [heading, , last, , ...table] = text.trimEnd().split('\n');
    expect(heading).toMatch(/^Czechoslovakia \(CSHH\), as of 31 December 1992, at position \d+$/);
    expect(last).toBe(
      'Last day: 31 December 1992; successors: Czech Republic (CZE) and Slovakia (SVK).',
    );
    expect(table.map(line => line.split(/ {2,}/))).toEqual([
      ['Treaty', 'Title', 'Signature', 'Consent', 'Standing', 'In force from', 'Withdrawal'],
      [
        ...['IV-1', 'Convention on the Prevention and Punishment of …'],
        ...['28 December 1949', '21 December 1950', 'party', '12 January 1951'],
      ],
      [
        ...['IV-11', 'Convention on the Rights of the Child'],
        ...['30 September 1990', '7 January 1991', 'party', '6 February 1991'],
      ],
      [
        ...['XXI-6', 'United Nations Convention on the Law of the Sea'],
        ...['10 December 1982', 'signatory'],
      ],
      [''],
      ['Signed: 3 (signed only: 1). Contracting: 2. Party: 2.'],
    ]);
  });

  it('prints marks, both days of a withdrawal, and says where nothing is counted any more', () => {
    expect(printed(here, 'participant', 'usa', '--as-of', '2020-11-04')).toMatch(
      /^XXVII-7-d .* 3 September 2016 ᴬ +withdrawn +4 November 2016 +4 November 2020, notified 4 November 2019$/m,
    );
    expect(printed(here, 'participant', 'CSHH', '--as-of', '1993-01-01')).toMatch(
      /\n\nIt has ceased, and no table counts it any more\.\n$/,
    );
  });

  it('prints the names that it bore, and their days', () => {
    expect(printed(here, 'participant', 'BOL')).toMatch(
      /^Names: Bolivia; Bolivia \(Plurinational State of\) from 9 April 2009\.$/m,
    );
  });

  it('says so where it has done nothing', () => {
    expect(printed(here, 'participant', 'Ghana', '--as-of', '1980-01-01')).toMatch(
      /\nFirst day: 6 March 1957\.\n\nIt has no row in the table of any treaty of this ledger\.\n/,
    );
  });

  it('gives the same as JSON, in the published shape', () => {
    const answer = answered<ParticipantView>(here, 'participant', 'USA', '--as-of', '2020-11-04');
    expect(JSON_SHAPES.participant.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      participant: { id: 'USA', name: 'United States of America', began: null, ceased: null },
      ...{ asOf: '2020-11-04', knownOn: null },
      treaties: [{ treaty: { id: 'XXVII-7-d' }, standing: 'withdrawn' }],
      counts: { signed: 1, signedOnly: 1, contracting: 0, party: 0 },
    });
  });
});

describe('a record that does not reach the day', () => {
  it('is warned about in one line, whether there is a row or not', () => {
    printed(here, 'demo', '--dir', 'demo');
    const asked = (...args: string[]) =>
      treaty(here, 'participant', ...args, '--ledger', 'demo/treaty.db').err;
    expect(asked('France', '--as-of', '2001-12-06')).toBe('');
    expect(asked('France', '--as-of', '2001-12-07')).toBe(
      'warning: the record does not reach 7 December 2001 for IV-13 (to 6 December 2001); acts done later may be missing\n',
    );
  });

  it('or of which that was not yet said, names a few and how many more', () => {
    expect(treaty(here, 'participant', 'France', '--known-on', '2001-01-01').err).toBe(
      'warning: by 1 January 2001 nobody had declared how far the record is complete for IV-1, IV-11, XXI-6 and 1 more (--json lists them); what had been done by then may have become known later\n',
    );
  });
});
