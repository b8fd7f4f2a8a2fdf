/** `treaty force`: what the command line says of article 87 before, and after the deposits of March 2003. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ForceView } from '../../src/projections/force.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { answered, printed, temporaryFolder } from '../support/command-line.ts';

const here = temporaryFolder();

beforeAll(() => {
  printed(here, 'demo');
});

const force = (...args: string[]) => answered<ForceView>(here, 'force', 'IV-13', ...args);

describe('on 6 December 2001', () => {
  it('three instruments are missing', () => {
    const view = force('--as-of', '2001-12-06');
    expect(JSON_SHAPES['force'].parse(view)).toEqual(view);
    expect(view).toMatchObject({
      ...{ inForce: false, on: null, article: '87(1)', triggeredOn: null, triggeredBy: [] },
      ...{ required: 20, counted: 17, missing: 3, parties: [] },
    });
  });

  it('two would be, if Ecuador acceded on 5 February 2002, and nothing is recorded', () => {
    const before = printed(here, 'export');
    const view = force('--if', 'accession ECU 2002-02-05');
    expect(view).toMatchObject({ asOf: '2002-02-05', counted: 18, missing: 2, on: null });
    expect(printed(here, 'export')).toBe(before);
  });

  it('none would be, if three acceded: the day is certain at once', () => {
    const acts = ['Ecuador 2002-02-05', 'Mali 2003-06-05', 'Peru 2003-06-05'];
    const view = force(...acts.flatMap(act => ['--if', `accession ${act}`]));
    expect(view).toMatchObject({
      ...{ triggeredOn: '2003-06-05', triggeredBy: ['MLI', 'PER'], on: '2003-10-01' },
      inForce: false,
    });
  });
});

describe('with the deposits up to March 2003', () => {
  beforeAll(() => {
    const record = (...args: string[]) => printed(here, 'record', ...args);
    record('ratification', 'IV-13', 'Tajikistan', '--on', '2002-01-08');
    record('accession', 'IV-13', 'Ecuador', '--on', '2002-02-05');
    record('signature', 'IV-13', 'El Salvador', '--on', '2002-09-13');
    record('ratification', 'IV-13', 'El Salvador', '--on', '2003-03-14');
    record('ratification', 'IV-13', 'Guatemala', '--on', '2003-03-14');
  });

  it('the Convention enters into force on 1 July 2003, by El Salvador and Guatemala', () => {
    expect(force('--as-of', '2003-03-14')).toMatchObject({
      ...{ inForce: false, on: '2003-07-01', triggeredOn: '2003-03-14' },
      ...{ triggeredBy: ['GTM', 'SLV'], counted: 21, missing: 0, article: '87(1)' },
    });
    expect(force('--as-of', '2003-03-13').on).toBeNull();
    expect(printed(here, 'force', 'IV-13', '--as-of', '2003-07-01')).toMatch(
      /^In force since 1 July 2003: .* 14 March 2003 by El Salvador and Guatemala \(article 87\(1\)\)/,
    );
  });

  it('binds each party from its own day by article 87', () => {
    printed(here, 'record', 'accession', 'IV-13', 'Mali', '--on', '2003-06-05');
    printed(here, 'record', 'accession', 'IV-13', 'Kyrgyzstan', '--on', '2003-09-29');
    const { parties } = force('--as-of', '2004-01-01');
    const from = new Map(parties.map(one => [one.participant.id as string, one.boundFrom]));
    expect(['EGY', 'GTM', 'MLI', 'KGZ'].map(id => from.get(id))).toEqual([
      '2003-07-01',
      '2003-07-01',
      '2003-07-01',
      '2004-01-01',
    ]);
    expect(parties).toHaveLength(23);
  });

  it('status tells contracting States from parties', () => {
    const counts = (on: string) =>
      answered<{ counts: object }>(here, 'status', 'IV-13', '--as-of', on).counts;
    expect(counts('2003-06-30')).toMatchObject({ contracting: 22, parties: 0 });
    expect(counts('2003-07-01')).toMatchObject({ contracting: 22, parties: 22 });
    expect(counts('2003-12-31')).toMatchObject({ contracting: 23, parties: 22 });
  });

  it('a denunciation takes effect on the first day of the month after twelve months', () => {
    expect(() =>
      printed(here, 'record', 'denunciation', 'IV-13', 'Egypt', '--on', '2008-06-30'),
    ).toThrow();
    printed(here, 'record', 'denunciation', 'IV-13', 'Egypt', '--on', '2008-07-10');
    const [egypt] = answered<{ rows: { participant: { id: string } }[] }>(
      ...([here, 'status', 'IV-13', '--as-of', '2009-07-31'] as const),
    ).rows.filter(row => row.participant.id === 'EGY');
    expect(egypt).toMatchObject({
      standing: 'party',
      withdrawal: { notifiedOn: '2008-07-10', effectiveOn: '2009-08-01' },
    });
    expect(printed(here, 'status', 'IV-13', '--as-of', '2009-08-01')).toMatch(/^\[Egypt\] /m);
  });
});
