/** The order of the collection, in which treaties are listed: chapters, numbers and annexes by their value. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTreatyId, type TreatyId } from '../../src/domain/treaty-id.ts';
import { inOrderOfNumber } from '../../src/domain/treaty-order.ts';

const ordered = (ids: readonly string[]) =>
  inOrderOfNumber(ids as readonly TreatyId[], id => id) as string[];

/** As the collection itself lists them. */
const COLLECTION = [
  ...['I-1', 'I-2', 'III-2', 'III-2-1', 'III-2-2', 'III-2-2a', 'III-2-11', 'III-3'],
  ...['IV-2', 'IV-11', 'IV-11-a', 'IV-11-b', 'IV-12', 'V-2', 'IX-1', 'IX-1-a', 'X-2', 'X-10'],
  ...['X-NPT', 'XI-A-1', 'XI-A-11', 'XI-B-2', 'XI-B-16', 'XI-B-16-2', 'XI-B-16-10', 'XIV-1'],
  ...['XIX-7', 'XX-1', 'XXI-6', 'XXIII-1', 'XXVII-7', 'XXVII-7-a', 'XXVII-7-d', 'XXIX-1'],
];

const anyId = fc
  .stringMatching(/^([IVXL]{1,4}(-[A-C])?-[0-9]{1,3}(-[a-c0-9]{1,2}){0,2}|X-[A-C]{2,3})$/)
  .map(text => parseTreatyId(text) as TreatyId);

describe('treaties stand', () => {
  it('as the collection lists them, from whatever order they come in', () => {
    const shuffled = fc.shuffledSubarray(COLLECTION, { minLength: COLLECTION.length });
    fc.assert(
      fc.property(shuffled, ids => {
        expect(ordered(ids)).toEqual(COLLECTION);
      }),
    );
  });

  it.each([
    ['IV-2', 'IV-11'],
    ['IV-11', 'IV-11-b'],
    ['V-5', 'IX-1'],
    ['IX-1', 'X-1'],
    ['X-26', 'X-NPT'],
    ['XXVIII-1', 'XXIX-1'],
    ['XXXIX-1', 'XL-1'],
    ['XI-A-20', 'XI-B-1'],
  ])('with %s before %s', (one, other) => {
    expect(ordered([other, one])).toEqual([one, other]);
  });

  it('in one order only, whichever they are: two lists of the same are listed the same', () => {
    const twice = fc.uniqueArray(anyId).chain(ids => {
      const shuffled = fc.shuffledSubarray(ids, { minLength: ids.length });
      return fc.tuple(shuffled, shuffled);
    });
    fc.assert(
      fc.property(twice, ([one, other]) => {
        expect(ordered(one)).toEqual(ordered(other));
      }),
    );
  });

  it('and stay so when one of them is left out', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId, { minLength: 1 }), fc.nat(), (ids, index) => {
        const left = ids[index % ids.length];
        const others = ids.filter(id => id !== left);
        expect(ordered(others)).toEqual(ordered(ids).filter(id => id !== left));
      }),
    );
  });
});
