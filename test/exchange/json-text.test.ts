/** What a file of JSON is refused for before its schema is asked. */
import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseJson, readJson } from '../../src/exchange/json-text.ts';

const numbers = z.record(z.string(), z.unknown());

it('refuses a key that stands twice, with its line: the last would count without a word', () => {
  const text = '{\n  "claims": [{ "number": 16,\n  "number": 17 }]\n}';
  expect(readJson(text, numbers)).toEqual({ reason: 'the key number stands twice (line 3)' });
});

it('refuses what nests deeper than any file of ours, before it is read', () => {
  const nested = (depth: number) => `{ "a": ${'[ '.repeat(depth)}${'] '.repeat(depth)} }`;
  expect(readJson(nested(64), numbers)).toMatchObject({ reason: 'nested too deeply' });
  expect(readJson(nested(63), numbers)).toHaveProperty('value');
});

it('refuses what is no JSON however deep it nests', () => {
  expect(parseJson('['.repeat(1_000_000))).toHaveProperty('reason');
});

it('refuses a key that JavaScript would swallow, with its line', () => {
  expect(readJson('{\n"__proto__": 1 }', numbers)).toEqual({
    reason: 'the key __proto__ has no place here (line 2)',
  });
});

it('names the line of the nearest thing that is there, and the key that is missing or unknown', () => {
  const schema = z.strictObject({ on: z.object({ day: z.string() }), by: z.literal('us') });
  const reason = (text: string) => {
    const read = readJson(text, schema);
    return 'reason' in read ? read.reason : null;
  };
  expect(reason('{\n"on": {},\n"by": "us" }')).toBe('on.day (line 2): missing; expected string');
  expect(reason('{\n"on": { "day": "x" },\n"by": "us",\n"to": 1, "at": 2 }')).toBe(
    'the value (line 1): unknown key to, at',
  );
  expect(reason('{\n"on": { "day":\n3 },\n"by": "us" }')).toBe(
    'on.day (line 3): expected string, received number',
  );
  expect(reason('{\n"on": 1,\n"by":\n2 }')).toMatch(/^on \(line 2\): .*; by \(line 4\): /);
});

it('says where a comment stands, or a value is missing, or the text ends', () => {
  const reason = (text: string) => {
    const read = readJson(text, numbers);
    return 'reason' in read ? read.reason : null;
  };
  expect(reason('{\n  // a note\n}')).toBe('no JSON: line 2, column 3');
  expect(reason('{ "a": }')).toBe('no JSON: line 1, column 8');
  expect(reason('')).toBe('no JSON: line 1, column 1');
});

it('takes the same key in two objects, one in the other or one after the other', () => {
  const text = '{ "a": { "a": 1 }, "b": [{ "c": 1 }, { "c": 2 }] }';
  expect(readJson(text, numbers)).toMatchObject({ value: { a: { a: 1 } } });
});
