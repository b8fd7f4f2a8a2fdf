/** The law of observing: whatever was published comes back for its day, cell for cell, and twice is once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionRows, Observer } from '../support/observing.ts';

const NAMES = [
  'Egypt',
  'Ghana',
  'Libya',
  'Libyan Arab Jamahiriya',
  'Cape Verde',
  'Cabo Verde',
  'Czechoslovakia',
  'European Union',
];

const headings = fc.uniqueArray(
  fc.constantFrom(
    ...[
      'Signature',
      'Signature, Succession to signature(d)',
      'Ratification, Accession(a), Succession(d)',
    ],
    ...[
      'Accession(a), Ratification',
      'Notification under article 25',
      '',
      'Provisional application(n)',
    ],
    ...[
      'Definitive signature of the Protocol, Acceptance of the Protocol',
      'Declaration, Denunciation',
    ],
  ),
  { minLength: 1, maxLength: 4 },
);

const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('1 Jan 2000', '2 Jan 2000', '3 Feb 2001', '29 Feb 2004'),
        fc.constantFrom('', ' a', ' d', ' n', ' x'),
      )
      .map(parts => parts.join('')),
  },
);

const table = headings.chain(heads =>
  fc
    .uniqueArray(fc.constantFrom(...NAMES), { maxLength: NAMES.length, selector: sameParticipant })
    .chain(names =>
      fc.tuple(...names.map(name => fc.tuple(fc.constant(name), ...heads.map(() => cell)))),
    )
    .map(rows => ({ headings: heads, rows: rows as string[][] })),
);

function sameParticipant(name: string): string {
  return name.startsWith('Liby') ? 'Libya' : /^Ca.* Verde$/.test(name) ? 'Cabo Verde' : name;
}

function csv({ headings: heads, rows }: { headings: string[]; rows: string[][] }): string {
  const quoted = (text: string) => `"${text}"`;
  return [['Participant', ...heads], ...rows].map(row => row.map(quoted).join(',')).join('\n');
}

/** The dated cells of a table, by participant and column, whatever name is printed. */
function cellsOf(rows: readonly (readonly string[])[]): string[] {
  return rows
    .flatMap(([name = '', ...cells]) =>
      cells.flatMap((text, column) =>
        text === '' ? [] : [`${sameParticipant(name)} ${column} ${text}`],
      ),
    )
    .toSorted();
}

const DAYS = ['2013-06-21', '2013-07-01', '2013-07-20', '2014-01-27'];

describe('a sequence of tables', () => {
  it.each(['IV-13', 'XII-9'])(
    'of %s comes back, each for its day, and records nothing the second time',
    treaty =>
      fc.assert(
        fc.asyncProperty(
          fc.array(table, { minLength: 1, maxLength: DAYS.length }),
          async tables => {
            const observer = await Observer.make();
            for (const [index, one] of tables.entries()) {
              const file = { [`${treaty}.csv`]: csv(one) };
              const seen = await observer.observe(DAYS[index] ?? '', file, { allowLoss: true });
              expect([seen.stopped, seen.unreadable]).toEqual([[], []]);
              const size = await observer.size();
              await observer.observe(DAYS[index] ?? '', file, { allowLoss: true });
              expect(await observer.size()).toBe(size);
            }
            expect(await observer.ledger.verify()).toMatchObject({ ok: true, faults: [] });
            for (const [index, one] of tables.entries()) {
              expect(cellsOf(await collectionRows(observer, treaty, DAYS[index] ?? ''))).toEqual(
                cellsOf(one.rows),
              );
            }
          },
        ),
        { numRuns: 60 },
      ),
  );
});
