/** The superscripts of status tables, up and down again. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACT_KINDS } from '../../src/domain/act.ts';
import { lowered, raised } from '../../src/domain/marks.ts';

describe('marks', () => {
  it('raises the mark of accession as the annex to E/CN.4/2002/89 prints it', () => {
    expect(raised('a')).toBe('ᵃ');
    expect(lowered('ᵃ')).toBe('a');
  });

  it('raises the mark of approval letter by letter', () => {
    expect(raised('AA')).toBe('ᴬᴬ');
    expect(lowered('ᴬᴬ')).toBe('AA');
  });

  it('raises the number of a note digit by digit, and nothing between', () => {
    expect(raised('1024')).toBe('¹⁰²⁴');
    expect(raised('a, 3')).toBe('ᵃ, ³');
  });

  it('leaves letters alone that have no raised form here', () => {
    expect(raised('z')).toBe('z');
    expect(lowered('z')).toBe('z');
  });

  const marks = Object.values(ACT_KINDS)
    .map(({ mark }) => mark)
    .filter(mark => mark !== '');

  it('raises every mark of a kind of act, and lowers it again', () => {
    for (const mark of marks) {
      expect(raised(mark)).not.toBe(mark);
      expect(lowered(raised(mark))).toBe(mark);
    }
  });

  it('tells all marks apart, raised or not', () => {
    const different = new Set(marks);
    expect(new Set([...different].map(raised)).size).toBe(different.size);
  });

  it('shares one mark only where the tables do: d of both successions, P of both consents', () => {
    expect(marks.filter((mark, n) => marks.indexOf(mark) !== n)).toEqual(['d', 'P']);
  });

  it('comes back from above as it went up, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'A', 'd', 's', 'P') }), mark => {
        expect(lowered(raised(mark))).toBe(mark);
      }),
    );
  });
});
