/** The name of a file, and the treaty whose table it holds. */
import { describe, expect, it } from 'vitest';
import { treatyOfFile } from '../../../src/exchange/tables/table-name.ts';
import { treatyIdFrom } from '../../../src/library/arguments.ts';

describe('the name of a file', () => {
  it.each([
    ['4-13.csv', 'IV-13'],
    ['tables/IV-13.xml', 'IV-13'],
    ['4-13', 'IV-13'],
    ['4-13.html', 'IV-13'],
    ['IV-13.HTM', 'IV-13'],
    ['21-6.a.csv', 'XXI-6-a'],
    ['29-1.txt', 'XXIX-1'],
    ['39-1.csv', 'XXXIX-1'],
    ['C:\\tables\\27-7-d.md', 'XXVII-7-d'],
    ['2013/4-13.tsv', 'IV-13'],
  ])('%s is of %s', (file, treaty) => {
    expect(treatyOfFile(file)).toBe(treaty);
  });

  it.each(['99-1.csv', '40-1.csv', '0-1.csv', '2013-06-21.csv', 'notes.txt', '4-13\n'])(
    '%s is of no treaty',
    file => {
      expect(treatyOfFile(file)).toBeNull();
    },
  );
});

describe('where a treaty is asked for', () => {
  it('its number may be written as its file is called', () => {
    expect(treatyIdFrom('4-13')).toBe('IV-13');
    expect(treatyIdFrom('27-7-a')).toBe('XXVII-7-a');
  });

  it.each(['99-1', '4-13.csv', 'tables/IV-13'])('%s is no number', text => {
    expect(() => treatyIdFrom(text)).toThrow('no treaty number');
  });
});
