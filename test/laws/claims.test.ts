/** What the ledger prints of itself agrees with it; what leaves one participant out does not, and says whom. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import { type Claim, COUNTED_STANDINGS } from '../../src/domain/claim.ts';
import type { ParticipantId } from '../../src/domain/participant.ts';
import type { PublishedCell } from '../../src/domain/published-table.ts';
import { actionsView } from '../../src/projections/actions.ts';
import { printedTable } from '../../src/projections/printed-table.ts';
import type { TreatyView } from '../../src/projections/question.ts';
import { type StatusRow, statusView } from '../../src/projections/status.ts';
import { checked, claim, completeLedger, day } from '../support/claims.ts';
import { anyDay, anyHistory, interleaved, ledgerWith, TREATY } from '../support/histories.ts';

const anyLedger = anyHistory
  .chain(stories => fc.tuple(interleaved(stories), fc.integer({ min: 1, max: 8 })))
  .map(([acts, instruments]) => ({ acts, instruments }));

/** Read off the rows of the status table, not by the counting under test. */
const STANDS: Readonly<Record<(typeof COUNTED_STANDINGS)[number], (row: StatusRow) => boolean>> = {
  signatories: ({ signature }) => signature !== null,
  'signed-only': ({ signature, consent }) => signature !== null && consent === null,
  contracting: ({ consent }) => consent !== null,
  parties: ({ standing }) => standing === 'party',
};

function cellsOf(view: TreatyView): { headings: readonly string[]; cells: PublishedCell[] } {
  const { headings, rows } = printedTable(view);
  const cells = rows.flatMap(row =>
    row.cells.flatMap(cell => {
      if (cell === null) return [];
      const { participant, column, on, mark } = cell;
      return [{ participant, column, on, mark, name: participant, line: 1, printed: null }];
    }),
  );
  return { headings, cells };
}

/** Counts, lists, a table and acts in a period, all as the ledger has them. */
function claimsFrom(view: TreatyView, from: CalendarDate): Claim[] {
  const { asOf } = view;
  const { rows } = statusView(view);
  const standing = COUNTED_STANDINGS.flatMap(of => {
    const participants = rows.filter(STANDS[of]).map(({ participant }) => participant.id);
    const number = participants.length;
    return [
      claim<'count'>({ kind: 'count', of, number, asOf, id: `count of ${of}` }),
      claim<'list'>({ kind: 'list', of, participants, asOf, id: `list of ${of}` }),
    ];
  });
  const period = { from: from < asOf ? from : asOf, to: asOf };
  const { counts } = actionsView(view, period);
  const acts = (['signatures', 'consents'] as const).map(of =>
    claim<'actions'>({ kind: 'actions', of, number: counts[of], by: null, ...period, id: of }),
  );
  return [
    ...standing,
    claim<'table'>({ kind: 'table', asOf, table: cellsOf(view), id: 'table' }),
    ...acts,
  ];
}

describe('for any history, what the ledger prints', () => {
  it('agrees with it, and contradicts itself in nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger, anyDay, anyDay, async ({ acts, instruments }, asOf, from) => {
        const ledger = await ledgerWith(acts, { instruments });
        const stated = claimsFrom(await ledger.view(TREATY, { asOf }), from);
        const findings = await checked(ledger, stated, '2026-12-31');
        const wrong = findings.filter(
          ({ verdict, note, claim: { kind } }) =>
            verdict !== 'agrees' || (note !== '' && kind !== 'actions'),
        );
        expect(wrong.map(({ claim: { id }, note }) => [id, note])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('disagrees once one participant is left out, and names that one alone', async () => {
    await fc.assert(
      fc.asyncProperty(anyLedger, fc.nat(), async ({ acts, instruments }, which) => {
        fc.pre(acts.length > 0);
        const ledger = await completeLedger(acts, { instruments });
        const asOf = day('2003-12-31');
        const view = await ledger.view(TREATY, { asOf });
        const ids = [...new Set(acts.map(({ participant }) => participant as ParticipantId))];
        const left = ids[which % ids.length] as ParticipantId;
        const without = claimsFrom(view, asOf).flatMap(one => leavingOut(one, left));
        const findings = await checked(ledger, without, '2026-12-31');
        expect(findings.length).toBeGreaterThan(1);
        for (const { verdict, differences } of findings) {
          expect(verdict).toBe('disagrees');
          const named = differences.map(({ what, participant }) => [what, participant.id]);
          expect(new Set(named.map(String))).toEqual(new Set([`missing,${left}`]));
        }
      }),
      { numRuns: 40 },
    );
  });
});

/** The lists that name it and the table, without it; nothing of the other claims. */
function leavingOut(one: Claim, left: ParticipantId): Claim[] {
  if (one.kind === 'list' && one.participants.includes(left)) {
    return [{ ...one, participants: one.participants.filter(id => id !== left) }];
  }
  if (one.kind !== 'table') return [];
  const cells = one.table.cells.filter(({ participant }) => participant !== left);
  return [{ ...one, table: { ...one.table, cells } }];
}
