/** Letters and labels: nothing is broken that need not be, and no label stands upon another. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  evenLinesOf,
  heldTogether,
  linesOf,
  spread,
  widthOf,
} from '../../../src/reports/chart/lettering.ts';

describe('linesOf', () => {
  it('breaks at blanks, and within a word only where it is longer than a line', () => {
    expect(linesOf('one two three', 10, 50)).toEqual(['one two', 'three']);
    expect(linesOf('abcdefghijkl', 10, 30)).toEqual(['abcde', 'fghij', 'kl']);
    expect(linesOf('', 10, 50)).toEqual([]);
  });

  it('leaves the day with its month and the article with its number', () => {
    const lines = linesOf(heldTogether('deposited on 16 September 1998 (article 17(1))'), 10, 110);
    expect(lines).toEqual(['deposited on', '16\u00a0September 1998', '(article\u00a017(1))']);
  });

  it('loses no letter and keeps within the width', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 30, max: 200 }),
        (text, width) => {
          const lines = linesOf(text, 10, width);
          expect(lines.join('').replace(/[ \n\t]/g, '')).toBe(text.replace(/[ \n\t]/g, ''));
          for (const line of lines) expect(widthOf(line, 10)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('has no more lines where they are even', () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 30 }), text => {
        expect(evenLinesOf(text, 10, 300)).toHaveLength(linesOf(text, 10, 300).length);
      }),
    );
  });
});

describe('spread', () => {
  it('moves nothing that has room', () => {
    expect(spread([50, 10, 90], 15, [0, 100])).toEqual([50, 10, 90]);
  });

  it('sets what is wanted at one place around it, the first above', () => {
    expect(spread([50, 50, 50], 10, [0, 100])).toEqual([40, 50, 60]);
  });

  it('keeps the gap, the order and the bounds, or parts the room evenly', () => {
    const places = fc.array(fc.integer({ min: -20, max: 520 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(places, wanted => {
        const found = spread(wanted, 15, [0, 500]);
        const sorted = found.toSorted((a, b) => a - b);
        const gap = Math.min(15, 500 / Math.max(1, wanted.length - 1));
        for (const [index, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(500 + 1e-9);
          if (index > 0) expect(place - (sorted[index - 1] ?? 0)).toBeGreaterThan(gap - 1e-9);
        }
        for (const [i, one] of wanted.entries()) {
          for (const [j, other] of wanted.entries()) {
            if (one < other) expect(found[i]).toBeLessThan(found[j] ?? 0);
          }
        }
      }),
    );
  });
});
