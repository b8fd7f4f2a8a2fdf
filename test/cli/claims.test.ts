/** What the report E/CN.4/2002/89 states, checked from the command line, and what is said of claims files that are wrong. */
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ClaimCheck } from '../../src/projections/claims.ts';
import { JSON_SHAPES } from '../../src/reports/json-shapes.ts';
import { printed, temporaryFolder, treaty } from '../support/command-line.ts';
import { expectRefusal } from '../support/refusals.ts';

const here = temporaryFolder();
const SHIPPED = fileURLToPath(new URL('../../fixtures/E-CN.4-2002-89/', import.meta.url));
const CLAIMS = join(SHIPPED, 'claims.json');

/** Runs `claims --json`, and holds its exit code to the verdicts. */
function checks(file: string, ...options: readonly string[]): ClaimCheck[] {
  const { code, out, err } = treaty(here, 'claims', file, ...options, '--json');
  expect(err).toBe('');
  const answer = JSON.parse(out) as ClaimCheck[];
  expect(JSON_SHAPES.claims.safeParse(answer).error?.issues).toBeUndefined();
  expect(code).toBe(answer.some(({ verdict }) => verdict === 'disagrees') ? 3 : 0);
  return answer;
}

const verdicts = (of: readonly ClaimCheck[]) => of.map(one => [one.claim, one.verdict]);

/** The shipped claims against the ledger of the demonstration. */
let report: ClaimCheck[];

beforeAll(() => {
  printed(here, 'demo');
  report = checks(CLAIMS);
});

describe('the report of 20 December 2001', () => {
  const found = (id: string) => {
    const check = report.find(({ claim }) => claim === id);
    if (check === undefined) throw new Error(`no claim ${id}`);
    return check;
  };
  const names = (acts: ClaimCheck['acts']) => acts.map(({ participant }) => participant.name);

  it('is right in seven claims, wrong in three, and in one the ledger cannot tell', () => {
    expect(verdicts(report)).toEqual([
      ['adoption', 'agrees'],
      ['17-states', 'agrees'],
      ['17-states-by-name', 'agrees'],
      ['12-signatories-only', 'agrees'],
      ['12-signatories-only-by-name', 'agrees'],
      ['not-in-force', 'agrees'],
      ['20-states', 'disagrees'],
      ['273-treaty-actions', 'cannot-tell'],
      ['three-consents', 'agrees'],
      ['seven-signatures', 'disagrees'],
      ['annex', 'disagrees'],
    ]);
  });

  it('lacks Uruguay in its annex, which paragraph 4 counts and names', () => {
    const annex = found('annex');
    expect(annex.note).toBe(
      'The printed table lacks Uruguay (accession of 15 February 2001), which paragraph 4 names and counts.',
    );
    expect(annex.differences).toEqual([
      expect.objectContaining({
        what: 'missing',
        participant: { id: 'URY', name: 'Uruguay' },
        stated: null,
        onRecord: { on: '2001-02-15', mark: 'a' },
      }),
    ]);
    expect(found('17-states').note).toBe('The annex prints 16: it lacks Uruguay.');
  });

  it('says seven signatures: eight are on record and in its annex, seven without Ghana', () => {
    const signatures = found('seven-signatures');
    expect(signatures).toMatchObject({ stated: 7, replayed: 8, from: '2000-09-01' });
    expect(names(signatures.acts)).toContain('Ghana');
    expect(signatures.readings).toHaveLength(1);
    expect(signatures.readings[0]).toMatchObject({
      reading: 'without-those-that-consented-the-same-day',
      gives: 7,
      without: [
        {
          participant: { id: 'GHA' },
          acts: [
            { kind: 'signature', on: '2000-09-07' },
            { kind: 'ratification', on: '2000-09-07' },
          ],
        },
      ],
    });
    expect(signatures.note).toMatch(
      /It is seven without Ghana, which signed and ratified on 7 September 2000\. The annex prints eight\.$/,
    );
  });

  it('leaves out the three months of article 87', () => {
    expect(found('20-states').note).toMatch(
      /^The number of 20 instruments agrees\. The sentence leaves out the delay of article 87\(1\): the treaty enters into force on the first day of the month after three months/,
    );
  });

  it('counts three consents of September and October 2000, by Guinea, Ghana and Bolivia', () => {
    expect(names(found('three-consents').acts)).toEqual(['Ghana', 'Guinea', 'Bolivia']);
  });

  it('counts 273 actions by 84 States over all treaties, of which this ledger holds one', () => {
    const actions = found('273-treaty-actions');
    expect(actions).toMatchObject({ treaty: null, stated: '273 by 84', replayed: '6 by 5' });
    expect(actions.note).toMatch(
      /all treaties of the depositary, and this ledger holds one treaty/,
    );
  });

  it('has the acts behind each count, list and table, with their positions in the log', () => {
    const behind = (id: string) => found(id).acts.length;
    expect(['17-states', '17-states-by-name', 'annex'].map(behind)).toEqual([17, 17, 33]);
    const [first] = found('17-states').acts;
    const entry = printed(here, 'explain', 'IV-13', 'Azerbaijan', '--as-of', '2001-12-06');
    expect(entry).toContain(first?.id);
    expect(entry).toContain(`${first?.position}`);
  });

  it('is judged alike by what was known on its own day, and not at all by the day before', () => {
    const asKnown = (...options: string[]) => verdicts(checks(CLAIMS, ...options));
    expect(asKnown('--as-issued')).toEqual(verdicts(report));
    expect(asKnown('--known-on', '2001-12-20')).toEqual(verdicts(report));
    const before = checks(CLAIMS, '--known-on', '2001-12-19');
    expect(before.find(one => one.claim === '17-states')).toMatchObject({
      verdict: 'cannot-tell',
      note: expect.stringMatching(/^By 19 December 2001 nobody had declared/),
    });
  });

  it('is not judged where the log did not hold the treaty yet', () => {
    const all = checks(CLAIMS, '--at', '10');
    expect(new Set(all.map(({ verdict }) => verdict))).toEqual(new Set(['cannot-tell']));
  });

  it('prints as text the verdicts, the differences and the acts', () => {
    const { code, out, err } = treaty(here, 'claims', CLAIMS);
    expect([code, err]).toEqual([3, '']);
    expect(out).toMatch(/^7 claims agree, 3 disagree, and 1 cannot be told from this ledger\.$/m);
    expect(out).toMatch(/^10\. seven-signatures +5 +disagrees +7 +8$/m);
    expect(out.replace(/\s+/g, ' ')).toContain('which paragraph 4 names and counts.');
    expect(out).toMatch(/^ +249 {2}Ghana +signature +7 September 2000 +10, 11$/m);
  });
});

describe('a claims file', () => {
  const write = (name: string, change: (text: string) => string): string => {
    const folder = join(here, name);
    mkdirSync(folder);
    cpSync(join(SHIPPED, 'annex.tsv'), join(folder, 'annex.tsv'));
    const path = join(folder, 'claims.json');
    writeFileSync(path, change(readFileSync(CLAIMS, 'utf8')));
    return path;
  };
  const ending = (file: string) => treaty(here, 'claims', file).code;
  const only = (id: string) => (text: string) => {
    const file = JSON.parse(text) as { claims: { id: string }[] };
    return JSON.stringify({ ...file, claims: file.claims.filter(one => one.id === id) });
  };

  it('ends with 0 where all agrees, and where the ledger cannot tell', () => {
    expect(ending(write('agrees', only('17-states')))).toBe(0);
    expect(ending(write('cannot-tell', only('273-treaty-actions')))).toBe(0);
    expect(ending(write('disagrees', only('seven-signatures')))).toBe(3);
  });

  it('that names no day is asked about the day of the question, and today beyond the record', () => {
    const undated = write('undated', text =>
      only('17-states')(text).replace('"asOf":"2001-12-06",', ''),
    );
    expect(checks(undated, '--as-of', '2001-12-06')).toMatchObject([
      { asOf: '2001-12-06', verdict: 'agrees' },
    ]);
    expect(checks(undated, '--as-of', '1999-01-01')[0]?.verdict).toBe('disagrees');
    expect(checks(undated)).toMatchObject([
      { verdict: 'cannot-tell', note: expect.stringMatching(/complete to 6 December 2001 only/) },
    ]);
  });

  it('may say itself by what knowledge a claim is to be judged', () => {
    const known = write('known', text =>
      only('17-states')(text).replace('"number":17', '"number":17,"knownOn":"2001-12-19"'),
    );
    expect(checks(known)).toMatchObject([{ knownOn: '2001-12-19', verdict: 'cannot-tell' }]);
    expect(checks(known, '--as-issued')).toMatchObject([{ knownOn: '2001-12-19' }]);
  });

  it('with a mistake is refused with the line and the key, and nothing is written', () => {
    const before = printed(here, 'export');
    const wrong = write('misspelt', text => text.replace('"number": 17', '"numbre": 17'));
    expectRefusal(here, ['claims', wrong], {
      code: 2,
      says: /claims\.1\.number \(line \d+\): missing.*claims\.1 \(line \d+\): unknown key numbre/,
      hints: /E-CN\.4-2002-89\/claims\.json/,
    });
    expect(printed(here, 'export')).toBe(before);
  });

  it('that names nobody known is refused with the nearest names', () => {
    const wrong = write('nobody', text => text.replace('"Seychelles"', '"Seychels"'));
    expectRefusal(here, ['claims', wrong], {
      code: 2,
      says: /claims\.2\.participants\.13 \(line \d+\): "Seychels" .*did you mean SYC \(Seychelles\)/,
    });
  });

  it('reads tables beside it alone, also where a link leads away', () => {
    const table = (name: string, file: string) =>
      write(name, text => text.replace('"annex.tsv"', JSON.stringify(file)));
    const refused = (path: string, says: RegExp) =>
      expectRefusal(here, ['claims', path], { code: 2, says });
    refused(table('above', '../annex.tsv'), /claims\.10\.file \(line \d+\): a table stands beside/);
    refused(table('root', '/etc/passwd'), /claims\.10\.file .* no absolute path/);
    refused(table('gone', 'annexe.tsv'), /annexe\.tsv: the table cannot be read \(ENOENT\)/);
    const linked = table('linked', 'link.tsv');
    symlinkSync(join(SHIPPED, 'annex.tsv'), join(here, 'linked', 'link.tsv'));
    refused(linked, /link\.tsv: the table does not stand in the folder/);
  });

  it('with a table in which a cell cannot be read is refused with the place', () => {
    const path = write('cell', text => text);
    const annex = join(here, 'cell', 'annex.tsv');
    writeFileSync(annex, readFileSync(annex, 'utf8').replace('7 October 1998', '37 October 1998'));
    expectRefusal(here, ['claims', path], {
      code: 2,
      says: /annex\.tsv: line 3, column 2: "37 October 1998"/,
    });
  });

  it('that is not there is not found', () => {
    expectRefusal(here, ['claims', 'none.json'], { code: 6, says: /none\.json cannot be read/ });
  });

  it('is asked about one day of knowledge', () => {
    expectRefusal(here, ['claims', CLAIMS, '--as-issued', '--known-on', '2001-12-20'], {
      code: 2,
      says: /--as-issued and --known-on exclude each other/,
    });
  });
});
