/** "Did you mean": the nearest words, nearest first, and none that is another word altogether. */
import { expect, it } from 'vitest';
import { closest } from '../../src/exchange/closest.ts';

const among = (sought: string, ...words: string[]) => closest(sought, words, word => [word]);

it('gives at most three, nearest first, in their order where they are as near', () => {
  expect(among('ghana', 'ghanata', 'ghanb', 'ghaxx', 'ghanac', 'guinea')).toEqual([
    'ghanb',
    'ghanac',
    'ghanata',
  ]);
});

it('changes two letters of a short word, and of a long one fewer than half', () => {
  expect(among('chad', 'chxx', 'cxxx')).toEqual(['chxx']);
  expect(among('abcdefghij', 'abcdefxxxx', 'abcdexxxxx')).toEqual(['abcdefxxxx']);
  expect(among('abcdefghij', 'abcdefghijxxxx', 'abcdefghijxxxxx')).toEqual(['abcdefghijxxxx']);
});

it('never changes the whole word, and finds nothing for nothing', () => {
  expect(among('ab', 'xb', 'xy', 'ab')).toEqual(['ab', 'xb']);
  expect(among('a', 'b', 'a')).toEqual(['a']);
  expect(among('', '', 'a')).toEqual([]);
});

it('goes by the nearest of several spellings', () => {
  const names = [
    { id: 'NLD', names: ['netherlands', 'holland'] },
    { id: 'POL', names: ['poland'] },
  ];
  expect(closest('hollond', names, one => one.names).map(({ id }) => id)).toEqual(['NLD']);
});
