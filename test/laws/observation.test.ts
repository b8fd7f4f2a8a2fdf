/** The law of observing: whatever was published comes back for its day, cell for cell, and twice is once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionRows, Observer } from '../support/observing.ts';
import { anyTable, csv, sameParticipant } from '../support/random-tables.ts';

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
          fc.array(anyTable, { minLength: 1, maxLength: DAYS.length }),
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
