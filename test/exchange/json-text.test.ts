/** What a file of JSON is refused for before its schema is asked. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readJson } from '../../src/exchange/json-text.ts';

const numbers = z.record(z.string(), z.unknown());

it('refuses a key that stands twice, with its line: the last would count without a word', () => {
  const text = '{\n  "claims": [{ "number": 16,\n  "number": 17 }]\n}';
  expect(readJson(text, numbers)).toEqual({ reason: 'the key number stands twice (line 3)' });
});

it('takes the same key in two objects, one in the other or one after the other', () => {
  const text = '{ "a": { "a": 1 }, "b": [{ "c": 1 }, { "c": 2 }] }';
  expect(readJson(text, numbers)).toMatchObject({ value: { a: { a: 1 } } });
});
