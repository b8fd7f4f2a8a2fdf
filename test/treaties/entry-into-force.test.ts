/** Every treaty that is shipped: the day of entry into force, from its clause and its deposits, is the published one. */
import { describe, expect, it } from 'vitest';
import { hasTable, shipped, stateOn, tablesOf } from './shipped.ts';

const TODAY = '2026-11-24';

describe.skipIf(tablesOf === null)(
  'the published tables and the restored acts together give',
  () => {
    it.each(shipped.map(one => [one.definition.id, one] as const))(
      'the published entry into force of %s, or the file says why not',
      (id, { definition: { published }, own }) => {
        expect(published, `${id} says what was published`).not.toBeNull();
        if (published === null) return;
        const { on } = stateOn(id, TODAY).force;
        if (published.unreached === null) expect(on).toBe(published.entryIntoForceOn);
        else expect([published.unreached, on]).not.toContain(published.entryIntoForceOn);
        expect(own.length > 0 || hasTable(id), `${id} has deposits to replay`).toBe(true);
      },
    );
  },
);
