/** `record`, `correct` and `retract`: what is written, what is only tried, and what is answered then. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Preview, Receipt } from '../../src/library/requests.ts';
import type { StatusView } from '../../src/projections/status.ts';
import { answered, printed, temporaryFolder, treaty } from '../support/command-line.ts';

const here = temporaryFolder();
const ID = '019a0c54-f418-72ac-8b9a-6e6418731aaa';
const ECUADOR = ['record', 'accession', 'IV-13', 'Ecuador', '--on', '2002-02-05'] as const;

/** Each test starts from a copy of one demo ledger. */
beforeAll(() => {
  printed(here, 'demo', '--dir', 'demo');
});
beforeEach(() => {
  copyFileSync(join(here, 'demo', 'treaty.db'), join(here, 'treaty.db'));
  rmSync(join(here, '.state'), { recursive: true, force: true });
});

describe('treaty record', () => {
  it('gives position, version, hash and root, and the root is that of the log', () => {
    const receipt = answered<Receipt>(here, ...ECUADOR);
    expect(receipt).toMatchObject({ position: 272, warnings: [] });
    expect(answered(here, 'verify')).toMatchObject({ ok: true, size: 272, root: receipt.root });
    expect(consentOf('ECU', '2002-02-05')).toBe('2002-02-05');
  });

  it('tells a person the entry and its id', () => {
    const text = printed(here, ...ECUADOR, '--id', ID);
    expect(text).toMatch(new RegExp(`^Recorded entry 272, id ${ID}$`, 'm'));
  });

  it('keeps source, note, author and day of notification', () => {
    const about = ['--source', 'C.N.123.2002', '--note', 'late', '--by', 'Ana'];
    printed(here, ...ECUADOR, ...about, '--notified-on', '2002-02-10');
    const text = printed(here, 'explain', 'IV-13', 'Ecuador');
    for (const said of ['source: C.N.123.2002', 'note: late', 'by Ana', 'known 10 February 2002']) {
      expect(text).toContain(said);
    }
  });

  it('records a signature and a ratification of one day', () => {
    printed(here, 'record', 'signature', 'IV-13', 'Ecuador', '--on', '2002-02-05');
    printed(here, 'record', 'ratification', 'IV-13', 'Ecuador', '--on', '2002-02-05');
    expect(countsOn('2002-02-05')).toMatchObject({
      signatories: 17,
      signedOnly: 12,
      contracting: 18,
    });
  });

  it('warns when a signatory accedes, and records it all the same', () => {
    const chile = ['record', 'accession', 'IV-13', 'Chile', '--on', '2002-02-05'];
    const { code, err } = treaty(here, ...chile);
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: Chile signed on 24 September 1993/);
    expect(consentOf('CHL', '2002-02-05')).toBe('2002-02-05');
  });

  it.each([
    ['a former name', 'Swaziland', 'SWZ'],
    ['small letters', 'ecuador', 'ECU'],
    ['a name without its accents', "Cote d'Ivoire", 'CIV'],
    ['a current name not yet in use on that day', 'Eswatini', 'SWZ'],
    ['an id in small letters', 'ecu', 'ECU'],
  ])('knows a participant by %s', (_, name, id) => {
    printed(here, 'record', 'accession', 'IV-13', name, '--on', '2002-02-05');
    expect(consentOf(id, '2002-02-05')).toBe('2002-02-05');
  });
});

describe('--dry-run', () => {
  it('shows the counts before and after and each rule, and writes nothing', () => {
    const before = printed(here, 'export');
    const { wouldRecord, counts, rules } = answered<Preview>(here, ...ECUADOR, '--dry-run');
    expect(wouldRecord).toBe(true);
    expect([counts?.before.contracting, counts?.after.contracting]).toEqual([17, 18]);
    expect(rules.length).toBeGreaterThan(8);
    expect(rules.every(({ holds, article }) => holds && article !== '')).toBe(true);
    expect(printed(here, ...ECUADOR, '--dry-run')).toMatch(/Contracting States +17 +18/);
    expect(printed(here, 'export')).toBe(before);
  });

  it('tries a correction and a retraction too', () => {
    const before = printed(here, 'export');
    const belize = ['240', '--reason', 'a test', '--dry-run'];
    const retraction = answered<Preview>(here, 'retract', ...belize);
    expect(retraction.counts?.after.contracting).toBe(16);
    const correction = answered<Preview>(here, 'correct', ...belize, '--participant', 'Ecuador');
    expect(correction.counts?.after.contracting).toBe(17);
    expect(printed(here, 'export')).toBe(before);
  });
});

describe('--id', () => {
  it('given twice with the same request records once', () => {
    const first = answered<Receipt>(here, ...ECUADOR, '--id', ID);
    expect(answered(here, ...ECUADOR, '--id', ID)).toEqual(first);
    expect(answered(here, 'verify')).toMatchObject({ size: 272 });
  });

  it('given again with another request is refused', () => {
    printed(here, ...ECUADOR, '--id', ID);
    const other = ['record', 'accession', 'IV-13', 'Peru', '--on', '2002-02-05', '--id', ID];
    const { code, err } = treaty(here, ...other);
    expect(code).toBe(2);
    expect(err).toContain(ID);
  });
});

describe('--expect', () => {
  it('records when the treaty stands at that version', () => {
    expect(answered<Receipt>(here, ...ECUADOR, '--expect', '35').version).toBe(36);
  });

  it('ends with 5, names the version and writes nothing when the log moved on', () => {
    const before = printed(here, 'export');
    const { code, out, err } = treaty(here, ...ECUADOR, '--expect', '34');
    expect([code, out]).toEqual([5, '']);
    expect(err).toMatch(/^error: IV-13 stands at version 35, not 34.*\n {2}.*--expect 35/);
    expect(printed(here, 'export')).toBe(before);
  });
});

describe('treaty correct', () => {
  beforeEach(() => {
    printed(here, ...ECUADOR, '--id', ID, '--notified-on', '2002-02-10');
    const right = ['--on', '2002-02-06', '--reason', 'misread'];
    printed(here, 'correct', ID, ...right, '--notified-on', '2002-03-01');
  });

  it('answers as if the act had been right from the start', () => {
    expect(consentOf('ECU', '2002-02-05')).toBeUndefined();
    expect(consentOf('ECU', '2002-02-06')).toBe('2002-02-06');
  });

  it('leaves the old answer to who asks what was known before it', () => {
    expect(consentOf('ECU', '2002-03-31', '--known-on', '2002-02-28')).toBe('2002-02-05');
    expect(consentOf('ECU', '2002-03-31', '--known-on', '2002-03-01')).toBe('2002-02-06');
  });

  it('leaves the old answer to who asks at the position before it', () => {
    expect(consentOf('ECU', '2002-03-31', '--at', '272')).toBe('2002-02-05');
  });

  it('is told by explain with its reason', () => {
    const text = printed(here, 'explain', 'IV-13', 'Ecuador');
    expect(text).toMatch(/corrected: accession by Ecuador on 6 February 2002 \(misread\)/);
  });

  it('takes the position of the entry as well as its id', () => {
    printed(here, 'correct', '272', '--participant', 'Peru', '--reason', 'the wrong State');
    expect(consentOf('ECU', '2002-03-31')).toBeUndefined();
    expect(consentOf('PER', '2002-03-31')).toBe('2002-02-06');
  });
});

describe('treaty retract', () => {
  it('answers as if the act had never been recorded, and keeps both entries', () => {
    const before = printed(here, 'status', 'IV-13', '--as-of', '2002-03-31');
    printed(here, ...ECUADOR, '--id', ID);
    printed(here, 'retract', ID, '--reason', 'the wrong treaty');
    expect(printed(here, 'status', 'IV-13', '--as-of', '2002-03-31')).toBe(before);
    expect(answered(here, 'verify')).toMatchObject({ ok: true, size: 273 });
    expect(printed(here, 'explain', 'IV-13', 'Ecuador')).toMatch(/retracted: the wrong treaty/);
  });
});

function status(asOf: string, ...sight: string[]): StatusView {
  return answered<StatusView>(here, 'status', 'IV-13', '--as-of', asOf, ...sight);
}

function countsOn(asOf: string) {
  return status(asOf).counts;
}

function consentOf(id: string, asOf: string, ...sight: string[]): string | undefined {
  return status(asOf, ...sight).rows.find(row => row.participant.id === id)?.consent?.on;
}
