/** Definition files: what is wrong is said with its place, and nothing unknown passes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDefinitions } from '../../src/exchange/definitions.ts';

const file = new URL('../../fixtures/treaties/IV-13.json', import.meta.url);
const shipped = readFileSync(file, 'utf8');

/** IV-13 as shipped, with one thing changed. */
function altered(change: (treaty: Record<string, unknown>) => void): string {
  const definitions = JSON.parse(shipped) as { treaties: [Record<string, unknown>] };
  change(definitions.treaties[0]);
  return JSON.stringify(definitions);
}

const reason = (text: string) => {
  const read = readDefinitions(text);
  return 'reason' in read ? read.reason : null;
};

describe('readDefinitions', () => {
  it('reads the definition of IV-13 that is shipped', () => {
    const read = readDefinitions(shipped);
    expect('value' in read && read.value.treaties).toMatchObject([
      {
        id: 'IV-13',
        adopted: { on: '1990-12-18' },
        entryIntoForce: { conditions: [{ kind: 'instruments', required: 20 }] },
      },
    ]);
  });

  it('reads a file that declares to which day a record is complete', () => {
    const completeness = [
      {
        treaty: 'IV-13',
        completeTo: '2001-12-06',
        notifiedOn: '2001-12-20',
        source: 'paragraph 4',
      },
    ];
    expect(readDefinitions(JSON.stringify({ completeness }))).toEqual({ value: { completeness } });
  });

  it('names line and column where a file is no JSON', () => {
    expect(reason('{\n  "treaties": [],\n}')).toBe('no JSON: line 3, column 1');
    expect(reason('{\n  "about": "a \t tab"\n}')).toBe('no JSON: line 2, column 12');
    expect(reason('')).toMatch(/^no JSON/);
  });

  it('refuses a key that it does not know, and names it', () => {
    expect(reason('{"treatys": []}')).toMatch(/^the value \(line 1\): unknown key treatys/);
    expect(
      reason(
        altered(treaty => {
          treaty['opensOn'] = '1990-12-18';
        }),
      ),
    ).toBe('treaties.0 (line 1): unknown key opensOn');
  });

  it.each(['18 December 1990', '1990-12-32', '1990-12', '18/12/1990', ''])(
    'refuses the date %j, with the path to it',
    on => {
      const text = altered(treaty => {
        treaty['adopted'] = { on, by: 'General Assembly resolution 45/158' };
      });
      expect(reason(text)).toMatch(
        /^treaties\.0\.adopted\.on \(line 1\): .*(no day of the calendar|YYYY-MM-DD|could be)/,
      );
    },
  );

  it.each([
    [
      'a number that the collection does not write so',
      'id',
      'iv-13',
      /^treaties\.0\.id \(line 1\): no treaty number/,
    ],
    ['a title of no letters', 'title', '', /^treaties\.0\.title \(line 1\): /],
    [
      'half a character',
      'title',
      '\ud800',
      /^treaties\.0\.title \(line 1\): empty, or holds a character that cannot be printed/,
    ],
    ['no way to consent', 'consent', [], /^treaties\.0\.consent \(line 1\): /],
    [
      'an act that the domain does not know',
      'consent',
      [{ kind: 'adoption', article: '1' }],
      /^treaties\.0\.consent\.0\.kind \(line 1\): /,
    ],
  ])('refuses %s', (_, key, value, expected) => {
    const text = altered(treaty => {
      treaty[key] = value;
    });
    expect(reason(text)).toMatch(expected);
  });

  it('refuses a clause that no instrument could ever fulfil', () => {
    const text = altered(treaty => {
      const conditions = [{ kind: 'instruments', required: 0 }];
      treaty['entryIntoForce'] = { ...(treaty['entryIntoForce'] as object), conditions };
    });
    expect(reason(text)).toMatch(
      /^treaties\.0\.entryIntoForce\.conditions\.0\.required \(line 1\): /,
    );
  });

  it('says everything that is wrong at once', () => {
    const text = altered(treaty => {
      treaty['id'] = 'CMW';
      treaty['adopted'] = { on: 'soon', by: '' };
    });
    expect(reason(text)?.split('; ')).toHaveLength(3);
  });

  it.each(['[]', 'null', '"IV-13"', '13'])('refuses %s, which is no file of definitions', text => {
    expect(reason(text)).toMatch(/^the value \(line 1\): /);
  });
});

describe('the names of a participant in a definition file', () => {
  const name = (from: string | null) => ({
    name: 'Cabo Verde',
    inText: 'Cabo Verde',
    sortKey: 'cabo verde',
    from,
    source: 'UN protocol list',
  });

  const withNames = (...from: (string | null)[]) => {
    const names = from.map(name);
    const rest = { aliases: [], m49: '132', began: null, ceased: null, source: 'ISO 3166-1' };
    return JSON.stringify({ participants: [{ id: 'CPV', kind: 'state', names, ...rest }] });
  };

  it('stand in order of time', () => {
    expect(reason(withNames(null, '2013-10-24'))).toBeNull();
    expect(reason(withNames('1975-07-05', '2013-10-24'))).toBeNull();
    for (const from of [
      ['2013-10-24', '1975-07-05'],
      ['2013-10-24', null],
      [null, null],
    ]) {
      expect(reason(withNames(...from))).toMatch(
        /^participants\.0\.names \(line 1\): names stand in order/,
      );
    }
  });

  it('are at least one', () => {
    expect(reason(withNames())).toMatch(/^participants\.0\.names/);
  });
});
