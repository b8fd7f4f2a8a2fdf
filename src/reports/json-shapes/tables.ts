/** The shapes of `status`, `history`, `actions`, `diff` and `paragraph --json`. */
import { z } from 'zod';
import type { ActionsView } from '../../projections/actions.ts';
import type { DiffView } from '../../projections/diff.ts';
import type { ForceView } from '../../projections/force.ts';
import type { HistoryStep } from '../../projections/history.ts';
import type { Cell, StatusView } from '../../projections/status.ts';
import {
  actId,
  actKind,
  calendarDate,
  completeTo,
  coordinates,
  count,
  counts,
  mark,
  namedParticipant,
  namedTreaty,
  participantId,
  shapeOf,
  standing,
  text,
} from './scalars.ts';

const doneOn = calendarDate.describe(
  'The legal date, YYYY-MM-DD: signature, or deposit of the instrument.',
);
const article = text.describe("The treaty's own article.");
const boundFrom = calendarDate.describe(
  'The first day, YYYY-MM-DD, on which the treaty is in force for this participant.',
);

const cell = shapeOf<Cell>()(z.strictObject({ on: doneOn, kind: actKind, mark, act: actId }));

const instruments = {
  article,
  required: count.describe('Instruments of consent that the article asks for.'),
  counted: count.describe('Instruments of consent deposited by the day asked about.'),
  missing: count.describe('Instruments still missing.'),
};

const triggeredOn = calendarDate
  .nullable()
  .describe('The day, YYYY-MM-DD, of the deposit that completed the condition, or null.');

export const force = shapeOf<ForceView>()(
  z.strictObject({
    treaty: namedTreaty,
    asOf: coordinates.asOf,
    inForce: z.boolean().describe('Whether the treaty is in force on asOf.'),
    known: z
      .boolean()
      .describe(
        'False where the article on entry into force is not in this ledger and neither a day of entry into force nor the end of the treaty was notified: inForce is then false, and says nothing.',
      ),
    on: calendarDate
      .nullable()
      .describe(
        'The day of entry into force, YYYY-MM-DD, as soon as it is certain, also when it lies after asOf.',
      ),
    ...instruments,
    triggeredOn,
    triggeredBy: z
      .array(participantId)
      .describe(
        'All whose deposit on triggeredOn counts for a condition that it completed: deposits of one day have no order among them.',
      ),
    completedBy: z
      .array(namedParticipant)
      .describe('The same, by the names of the day asked about, in the order of a table.'),
    conditions: z.array(
      z.strictObject({
        kind: z.enum([
          'instruments',
          'named',
          'share',
          'part-of-parties',
          'declared',
          'unknown',
          'treaty-in-force',
        ]),
        of: z
          .string()
          .describe(
            'What is counted: instruments, or the list that the clause names; or the treaty whose entry into force comes first.',
          ),
        required: z.number(),
        counted: z.number(),
        missing: z.number(),
        missingParticipants: z
          .array(namedParticipant)
          .describe('Those still missing, where the clause names them.'),
      }),
    ),
    notifiedOn: calendarDate
      .nullable()
      .describe('What the depositary notified, YYYY-MM-DD, where an entry says so; it governs.'),
    computedOn: calendarDate.nullable().describe('What the clause gives by the deposits.'),
    terminatedOn: calendarDate.nullable().describe('The last day of a treaty that was terminated.'),
    parties: z.array(z.strictObject({ participant: namedParticipant, boundFrom })),
  }),
);

/** Of one participant towards one treaty, as keys to spread into a shape. */
export const declinedOn = calendarDate.describe(
  'The day, YYYY-MM-DD, of a notice that it does not intend to become a party (VCLT art. 18(a)).',
);

export const rowCells = {
  standing,
  signature: cell.nullable(),
  consent: cell
    .nullable()
    .describe(
      'Ratification, accession or the like; without one, a provisional application while it lasts; or null.',
    ),
  inForceFrom: boundFrom.nullable(),
  withdrawal: z
    .strictObject({ notifiedOn: calendarDate, effectiveOn: calendarDate })
    .nullable()
    .describe('When it was notified, and the first day on which it has effect.'),
  declinedOn: declinedOn.nullable(),
};

export const status = shapeOf<StatusView>()(
  z.strictObject({
    treaty: namedTreaty,
    ...coordinates,
    completeTo,
    counts,
    entryIntoForce: force,
    rows: z
      .array(z.strictObject({ participant: namedParticipant, ...rowCells }))
      .describe("In the table's own order."),
  }),
);

const change = z.int().min(-1).max(1);

export const history = shapeOf<readonly HistoryStep[]>()(
  z
    .array(
      z.strictObject({
        on: calendarDate.describe('The day, YYYY-MM-DD, on which a count or an act came.'),
        acts: z
          .array(
            z.strictObject({
              id: actId,
              kind: actKind,
              participant: namedParticipant,
              change: z
                .strictObject({ signatories: change, contracting: change })
                .describe(
                  'What it changes in the counts, between the evening before and that of its day, for its author.',
                ),
            }),
          )
          .describe('Acts of one day, in the order of the table: they have no order among them.'),
        signatories: counts.shape.signatories,
        contracting: counts.shape.contracting,
        parties: counts.shape.parties,
      }),
    )
    .describe('One element a day, in order of time; the counts are those at the end of the day.'),
);

/** Of one act, and of the acts of a period, as keys to spread into a shape. */
export const actCells = {
  id: actId,
  on: doneOn,
  kind: actKind,
  mark,
  participant: namedParticipant,
};

export const period = {
  from: calendarDate.describe('The first day of the period, YYYY-MM-DD, itself included.'),
  to: calendarDate.describe('The last day of the period, YYYY-MM-DD, itself included.'),
};

export const actionCounts = {
  signatures: count.describe('How many of the acts are signatures.'),
  consents: count.describe('How many of the acts are consents to be bound.'),
};

export const actions = shapeOf<ActionsView>()(
  z.strictObject({
    ...period,
    acts: z
      .array(z.strictObject(actCells))
      .describe('By day, and within a day in the order of the table.'),
    counts: z.strictObject(actionCounts),
  }),
);

const cellChange = z
  .strictObject({ from: cell.nullable(), to: cell.nullable() })
  .nullable()
  .describe('The cell before and after; null where the table prints it the same.');

export const diff = shapeOf<DiffView>()(
  z.strictObject({
    treaty: namedTreaty,
    from: z.strictObject(coordinates),
    to: z.strictObject(coordinates),
    counts: z.strictObject({ from: counts, to: counts }),
    changes: z
      .array(
        z.strictObject({
          participant: namedParticipant.describe('As the later table names it.'),
          standing: z
            .strictObject({ from: standing.nullable(), to: standing.nullable() })
            .describe('Null where the participant is not in that table.'),
          signature: cellChange,
          consent: cellChange,
          inForceFrom: z
            .strictObject({ from: boundFrom.nullable(), to: boundFrom.nullable() })
            .nullable()
            .describe('Before and after; null where it is the same.'),
          withdrawal: z
            .strictObject({ from: rowCells.withdrawal, to: rowCells.withdrawal })
            .nullable()
            .describe('Before and after; null where it is the same.'),
        }),
      )
      .describe('In the order of the later table.'),
  }),
);

export const paragraph = z.strictObject({
  treaty: namedTreaty,
  ...coordinates,
  completeTo,
  from: calendarDate
    .optional()
    .describe('The first day of the period, where one was asked about, itself included.'),
  to: calendarDate
    .optional()
    .describe('The last day of the period, where one was asked about, itself included.'),
  text: text.describe(
    "The report's sentences, in one line: on the state of the treaty, or on what was deposited in the period.",
  ),
});
