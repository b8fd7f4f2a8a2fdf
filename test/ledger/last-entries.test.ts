/** The lines of last entries, and the hash over them in a checkpoint. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreement,
  commitmentTo,
  type LastEntry,
  lastEntriesIn,
  linesOf,
} from '../../src/ledger/last-entries.ts';

const HASH = 'ab'.repeat(32);

const lastEntries: fc.Arbitrary<LastEntry[]> = fc.uniqueArray(
  fc.record({
    subject: fc.stringMatching(/^[A-Z]{1,3}-[0-9]{1,2}(-[a-z])?$/) as fc.Arbitrary<
      LastEntry['subject']
    >,
    version: fc.integer({ min: 1, max: 9999 }),
    leafHash: fc.stringMatching(/^[0-9a-f]{64}$/),
  }),
  { selector: one => one.subject },
);

describe('the lines of last entries', () => {
  it('are the same in whatever order the store gives them, and are read back', () =>
    fc.assert(
      fc.property(lastEntries, entries => {
        const lines = linesOf(entries);
        expect(linesOf(entries.toReversed())).toEqual(lines);
        expect([...(lastEntriesIn(lines)?.values() ?? [])]).toHaveLength(entries.length);
        for (const one of entries) expect(lastEntriesIn(lines)?.get(one.subject)).toEqual(one);
      }),
    ));

  it.each([
    ['a subject twice', [`IV-1 1 ${HASH}`, `IV-1 2 ${HASH}`]],
    ['another order', [`IV-2 1 ${HASH}`, `IV-1 1 ${HASH}`]],
    ['a version of nought', [`IV-1 0 ${HASH}`]],
    ['a version with a nought before it', [`IV-1 01 ${HASH}`]],
    ['half a hash', [`IV-1 1 ${HASH.slice(1)}`]],
    ['capitals in a hash', [`IV-1 1 ${HASH.toUpperCase()}`]],
    ['two lines in one', [`IV-1 1 ${HASH}\nIV-2 1 ${HASH}`]],
    ['nothing in a line', ['']],
    ['no subject', [` 1 ${HASH}`]],
    ['a word before the subject', [`of IV-1 1 ${HASH}`]],
    ['a word after the hash', [`IV-1 1 ${HASH} `]],
    ['more entries than can be counted', [`IV-1 9007199254740993 ${HASH}`]],
    ['a good line before and after a bad one', [`IV-1 1 ${HASH}`, 'IV-2', `IV-3 1 ${HASH}`]],
  ])('with %s are refused', (_, lines) => {
    expect(lastEntriesIn(lines)).toBeNull();
  });
});

describe('the line of a checkpoint', () => {
  it('is what sha256sum gives of the lines, in base64', () => {
    const sum = createHash('sha256').update(`IV-1 3 ${HASH}\nregister 9 ${HASH}\n`).digest();
    const lines = [`IV-1 3 ${HASH}`, `register 9 ${HASH}`];
    expect(commitmentTo(lines)).toBe(`last-entries ${sum.toString('base64')}`);
  });

  it('agrees with its own lines alone, and with none where it stands twice', () => {
    const lines = [`IV-1 3 ${HASH}`];
    const line = commitmentTo(lines);
    expect(agreement([], line)).toBe('none');
    expect(agreement(['of another program'], line)).toBe('none');
    expect(agreement(['of another program', line], line)).toBe('agrees');
    expect(agreement([line], commitmentTo([]))).toBe('differs');
    expect(agreement([line, commitmentTo([])], line)).toBe('differs');
    expect(agreement([`${line} `], line)).toBe('differs');
  });
});
