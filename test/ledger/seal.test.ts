/** The bytes that are hashed, against the examples of RFC 8785, and the hash, computed another way. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/ledger/entry.ts';
import { canonicalText, leafHashOf, seal } from '../../src/ledger/seal.ts';

const entry = {
  version: 1,
  type: 'completeness',
  treaty: 'IV-13',
  recordedBy: 'the treaty section',
  recordedAt: '2026-11-24T09:30:00.000Z',
  position: 1,
  note: 'São Tomé, «», 🇸🇹',
  id: '018f0000-0000-7000-8000-000000000001',
  format: 1,
  completeTo: '2001-12-06',
} as Entry;

const ENTRY_IN_CANONICAL_FORM =
  '{"completeTo":"2001-12-06","format":1,"id":"018f0000-0000-7000-8000-000000000001",' +
  '"note":"São Tomé, «», 🇸🇹","position":1,"recordedAt":"2026-11-24T09:30:00.000Z",' +
  '"recordedBy":"the treaty section","treaty":"IV-13","type":"completeness","version":1}';

describe('canonicalText', () => {
  it('writes the example of RFC 8785, section 3.2.2, as the RFC does', () => {
    const example = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalText(JSON.parse(example))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('sorts keys by their UTF-16 code units: the example of section 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect([...canonicalText(example).matchAll(/:"([^"]*)"/g)].map(([, value]) => value)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [1e21, '1e+21'],
    [999999999999999700000, '999999999999999700000'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [0.000001, '0.000001'],
  ])('writes the number %d as appendix B of the RFC does', (number, text) => {
    expect(canonicalText([number])).toBe(`[${text}]`);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('has no form for %d', number => {
    expect(() => canonicalText([number])).toThrow();
  });

  it('has no form for what JSON has none for', () => {
    expect(() => canonicalText(undefined as never)).toThrow('an entry has no canonical form');
  });

  it('leaves accents and symbols as they are, unescaped and not recomposed', () => {
    expect(canonicalText(['é', 'e\u0301', '🇺🇾', '\u2028', '/'])).toBe(
      '["é","e\u0301","🇺🇾","\u2028","/"]',
    );
  });

  it('does not depend on the order in which keys were written, at any depth', () => {
    const keysReversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(keysReversed);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, one]) => [key, keysReversed(one)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), value => {
        expect(canonicalText([keysReversed(value)])).toBe(canonicalText([value]));
      }),
    );
  });

  it('says all that JSON says: reading it gives the value back, and writing that the same text', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), value => {
        const text = canonicalText([value]);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify([value])));
        expect(canonicalText(JSON.parse(text))).toBe(text);
      }),
    );
  });
});

describe('leafHashOf', () => {
  it('is the hash that another program found for the same bytes (Python, hashlib)', () => {
    expect(leafHashOf(ENTRY_IN_CANONICAL_FORM)).toBe(
      '0e98cc404e4283b041fbce700a393b2836de1949ad523b07ba5ae31fb8c11e70',
    );
  });

  it('is SHA-256 over a zero byte and the bytes in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const bytes = Buffer.concat([Buffer.of(0x00), Buffer.from(text, 'utf8')]);
        expect(leafHashOf(text)).toBe(createHash('sha256').update(bytes).digest('hex'));
      }),
    );
  });
});

describe('seal', () => {
  it('keeps the entry, its canonical bytes and their hash together', () => {
    expect(seal(entry)).toEqual({
      entry,
      canonical: ENTRY_IN_CANONICAL_FORM,
      leafHash: leafHashOf(ENTRY_IN_CANONICAL_FORM),
    });
  });

  it('gives the same bytes whatever the order in which an entry was put together', () => {
    const reversed = Object.fromEntries(Object.entries(entry).toReversed()) as unknown as Entry;
    expect(seal(reversed).canonical).toBe(ENTRY_IN_CANONICAL_FORM);
  });
});
