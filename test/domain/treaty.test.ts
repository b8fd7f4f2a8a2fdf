/** Numbers of treaties, as the collection of the Secretary-General writes them, and the day a treaty opens. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opensOn } from '../../src/domain/treaty.ts';
import { parseTreatyId } from '../../src/domain/treaty-id.ts';
import { treaty } from './given.ts';

describe('parseTreatyId', () => {
  it.each(['IV-13', 'I-1', 'XI-A-1', 'XI-B-16', 'XI-B-16-78', 'XXVII-7-a', 'XXVI-8', 'XI-D-6-a'])(
    'reads %s, a number of the collection',
    id => {
      expect(parseTreatyId(id)).toBe(id);
    },
  );

  it('reads a number however its letters are typed, and writes it as the collection does', () => {
    expect(parseTreatyId('iv-13')).toBe('IV-13');
    expect(parseTreatyId('xi-a-1')).toBe('XI-A-1');
    expect(parseTreatyId('XXVII-7-A')).toBe('XXVII-7-a');
  });

  it('reads the name of a treaty that has another depositary', () => {
    expect(parseTreatyId('X-NPT')).toBe('X-NPT');
    expect(parseTreatyId('x-npt')).toBe('X-NPT');
  });

  it.each([
    '',
    'X-',
    'X-N',
    'X-NPT-1',
    'X-ABCDEFGHI',
    'IV',
    '13',
    '4-13',
    'IV13',
    'IV 13',
    'IV-',
    '-13',
    'IV-XIII',
    'CMW',
    'IV-13 ',
    ' IV-13',
    'No. IV-13',
    ' X-NPT',
    'A-1',
  ])('refuses %j', text => {
    expect(parseTreatyId(text)).toBeNull();
  });

  it('reads its own writing', () => {
    const typed = fc.stringMatching(/^[IVXLivxl]{1,5}(-[A-Da-d])?-[0-9]{1,2}(-[a-h])?$/);
    fc.assert(
      fc.property(typed, text => {
        const id = parseTreatyId(text);
        expect(id?.toLowerCase()).toBe(text.toLowerCase());
        expect(parseTreatyId(id ?? '')).toBe(id);
      }),
    );
  });
});

describe('opensOn', () => {
  it('is the first day for signature: that of the Covenant is three days after its adoption', () => {
    expect(treaty('IV-4').adopted?.on).toBe('1966-12-16');
    expect(opensOn(treaty('IV-4'))).toBe('1966-12-19');
  });

  it('is the day of adoption where nobody signs: the Refugee Protocol', () => {
    expect(treaty('V-5').signature).toBeNull();
    expect(opensOn(treaty('V-5'))).toBe('1967-01-31');
  });

  it('is not known of a treaty that nobody signs and whose adoption is on no record', () => {
    expect(opensOn({ ...treaty('V-5'), adopted: null })).toBeNull();
  });
});
