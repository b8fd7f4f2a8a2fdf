/** What changed between two coordinates, as columns for a spreadsheet: a row for each participant whose row differs. */
import type { DiffRow } from '../projections/diff.ts';
import type { Column } from './columns.ts';

type Cell = Column<DiffRow>['cell'];

const column = (name: string, says: string, cell: Cell): Column<DiffRow> => ({
  ...{ name, says, cell },
  type: 'string',
  required: false,
});

const date = (name: string, says: string, cell: Cell): Column<DiffRow> => ({
  ...column(name, says, cell),
  type: 'date',
});

/** Before and after: two columns for whatever can differ; both are empty where it does not. */
export const DIFF_COLUMNS: readonly Column<DiffRow>[] = [
  column('participant', 'Id of the participant.', row => row.participant.id),
  column('name', 'Its name in the later table.', row => row.participant.name),
  ...(['from', 'to'] as const).flatMap(side => {
    const when = side === 'from' ? 'before' : 'after';
    const as = side === 'from' ? 'in the earlier table' : 'in the later table';
    return [
      column(
        `standing_${when}`,
        `Where it stands ${as}; empty: not there.`,
        row => row.standing[side],
      ),
      date(
        `signature_${when}`,
        `Day of its signature ${as}.`,
        row => row.signature?.[side]?.on ?? null,
      ),
      column(
        `signature_kind_${when}`,
        'Kind of that act.',
        row => row.signature?.[side]?.kind ?? null,
      ),
      date(`consent_${when}`, `Day of its consent ${as}.`, row => row.consent?.[side]?.on ?? null),
      column(`consent_kind_${when}`, 'Kind of that act.', row => row.consent?.[side]?.kind ?? null),
      date(
        `in_force_from_${when}`,
        `First day on which it is bound, ${as}.`,
        row => row.inForceFrom?.[side] ?? null,
      ),
      date(
        `withdrawal_notified_${when}`,
        `Day of its notice of withdrawal ${as}.`,
        row => row.withdrawal?.[side]?.notifiedOn ?? null,
      ),
      date(
        `withdrawal_effective_${when}`,
        'First day of its effect.',
        row => row.withdrawal?.[side]?.effectiveOn ?? null,
      ),
    ];
  }),
];
