/** Numbers in a sentence, as E/CN.4/2002/89 and the Editorial Manual write them. */
import { expect, it } from 'vitest';
import {
  belowTenInWords,
  numberInWords,
  toTwelveInWords,
} from '../../src/domain/number-in-words.ts';

it('are words below ten, and digits from ten on', () => {
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
  expect(numbers.map(belowTenInWords).join(' ')).toBe(
    'no one two three four five six seven eight nine 10 12',
  );
});

it('are words up to twelve where a sentence begins with one', () => {
  expect([0, 1, 7, 10, 11, 12, 13].map(toTwelveInWords).join(' ')).toBe(
    'no one seven ten eleven twelve 13',
  );
});

it('are "zero" where they stand alone', () => {
  expect([0, 1, 9, 10].map(numberInWords).join(' ')).toBe('zero one nine 10');
});

it('that are no whole number stay digits', () => {
  expect([belowTenInWords(2.5), toTwelveInWords(2.5)]).toEqual(['2.5', '2.5']);
});
