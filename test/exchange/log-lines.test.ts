/** The log as lines of JSON: each can be checked by anyone, and none can be altered unseen. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { logLine, readLogLine } from '../../src/exchange/log-lines.ts';
import type { Entry } from '../../src/ledger/entry.ts';
import { seal } from '../../src/ledger/seal.ts';

const accession: Entry = {
  type: 'act',
  treaty: 'IV-13' as TreatyId,
  participant: 'URY' as ParticipantId,
  kind: 'accession',
  doneOn: '2001-02-15' as CalendarDate,
  notifiedOn: '2001-12-20' as CalendarDate,
  id: '018f0000-0000-7000-8000-000000000001',
  recordedBy: 'the treaty section',
  source: 'E/CN.4/2002/89, paragraph 4',
  note: 'The printed annex has no row: «Uruguay», 16ᵗʰ 🇺🇾',
  format: 1,
  position: 3,
  version: 2,
  previous: '0'.repeat(64),
  recordedAt: '2026-11-24T09:30:00.000Z',
};

const sealed = seal(accession);
const line = logLine({ position: 3, ...sealed });

/** The line with something in the entry changed, and the hash left as it was. */
const altered = (change: Partial<Record<keyof Entry | string, unknown>>) =>
  JSON.stringify({ entry: { ...accession, ...change }, leafHash: sealed.leafHash });

const reason = (text: string) => {
  const read = readLogLine(text);
  return 'reason' in read ? read.reason : null;
};

describe('logLine', () => {
  it('is one line of JSON: the stored bytes as they are, and their hash', () => {
    expect(line).not.toContain('\n');
    expect(line).toBe(`{"entry":${sealed.canonical},"leafHash":"${sealed.leafHash}"}`);
    expect(JSON.parse(line)).toEqual({ entry: accession, leafHash: sealed.leafHash });
  });

  it('can be hashed again by anyone who cuts the entry out of it', () => {
    const entry = line.slice('{"entry":'.length, line.lastIndexOf(',"leafHash"'));
    const bytes = Buffer.concat([Buffer.of(0), Buffer.from(entry, 'utf8')]);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sealed.leafHash);
  });
});

describe('readLogLine', () => {
  it('gives back the entry, its bytes and its hash', () => {
    expect(readLogLine(line)).toEqual({ sealed });
  });

  it('minds neither white space nor the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(accession).toReversed());
    const loose = JSON.stringify({ leafHash: sealed.leafHash, entry: reversed }, null, 2);
    expect(readLogLine(` ${loose}\r`)).toEqual({ sealed });
  });

  it.each([
    ['a day put forward', { doneOn: '2001-02-16' }],
    ['another State', { participant: 'PRY' }],
    ['another hour of recording', { recordedAt: '2026-11-24T09:30:00.001Z' }],
    ['a note taken out', { note: undefined }],
    ['an effect put in', { effectiveOn: '2001-03-01' }],
    ['another place in the log', { position: 4 }],
  ])('sees %s', (_, change) => {
    expect(reason(altered(change))).toBe(
      'the entry does not match its leafHash: it was altered or damaged',
    );
  });

  it.each([
    ['a key that no entry has', { remark: 'x' }, /unknown key remark/],
    [
      'a date written otherwise',
      { doneOn: '15/2/2001' },
      /doneOn: "15\/2\/2001" is not written as YYYY-MM-DD/,
    ],
    ['a kind of entry that it does not know', { type: 'erasure' }, /type: /],
    ['a later format', { format: 2 }, /format: /],
    ['an instant without milliseconds', { recordedAt: '2026-11-24T09:30:00Z' }, /recordedAt: /],
    ['an instant of another zone', { recordedAt: '2026-11-24T09:30:00.000+02:00' }, /recordedAt: /],
    ['a place before the first', { position: 0 }, /position: /],
    ['an id that is no UUID', { id: 'entry 3' }, /id: /],
  ])('refuses %s before it looks at the hash', (_, change, expected) => {
    expect(reason(altered(change))).toMatch(/^no entry: /);
    expect(reason(altered(change))).toMatch(expected);
  });

  it('names the column where a line is no JSON', () => {
    expect(reason(`${line}}`)).toBe(`no JSON: line 1, column ${line.length + 1}`);
  });

  it.each(['', 'null', '13', '[]', '{}', '{"entry":null}'])('refuses the line %j', text => {
    expect(reason(text)).toMatch(/^no (JSON|entry)/);
  });

  it('takes no hash in capitals, none cut short, and none left out', () => {
    const { canonical, leafHash } = sealed;
    for (const written of [leafHash.toUpperCase(), leafHash.slice(1), '', undefined]) {
      const text = `{"entry":${canonical},"leafHash":${JSON.stringify(written ?? null)}}`;
      expect(reason(text)).toMatch(/does not match its leafHash/);
    }
  });

  it('takes no line in which any one letter was changed for another', () => {
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (at, put) => {
        const changed = line.slice(0, at) + put + line.slice(at + 1);
        const read = readLogLine(changed);
        expect('reason' in read || read.sealed.canonical === sealed.canonical).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
