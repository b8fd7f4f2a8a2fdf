/** The shape of `actions --json` without a treaty: the tally of a period across all treaties. */
import { z } from 'zod';
import { PARTICIPANT_KINDS } from '../../domain/participant.ts';
import type { TallyView } from '../../projections/tally.ts';
import {
  actKind,
  completeTo,
  coordinates,
  count,
  namedParticipant,
  namedTreaty,
  shapeOf,
  text,
} from './scalars.ts';
import { actCells, actionCounts, period } from './tables.ts';

const counts = z.strictObject({
  ...actionCounts,
  actions: count.describe(
    'All acts but statements: signatures, consents, withdrawals, provisional applications and so on.',
  ),
  statements: count.describe(
    'Reservations, declarations, objections, territorial applications, notifications.',
  ),
});

const kinds = z
  .array(z.strictObject({ kind: actKind, count }))
  .describe('Only those that occur, signature first.');

const acted = count.describe('How many have undertaken an action, statements apart.');

export const tally = shapeOf<TallyView>()(
  z.strictObject({
    ...period,
    ...coordinates,
    acts: z
      .array(z.strictObject({ treaty: namedTreaty, ...actCells }))
      .describe("By day, then in the order of the treaties' numbers, then in that of the table."),
    counts,
    treaties: z
      .array(z.strictObject({ treaty: namedTreaty, counts, kinds, participants: acted }))
      .describe('Those towards which something was done, in the order of their numbers.'),
    kinds,
    participants: z
      .array(
        z.strictObject({
          participant: namedParticipant,
          kind: z.enum(PARTICIPANT_KINDS),
          inText: text.describe('Its name in a sentence, with its article.'),
          actions: count,
          statements: count,
        }),
      )
      .describe("In the order of a table's rows; also who only made statements."),
    examined: count.describe('How many treaties were looked through.'),
    incomplete: z
      .array(z.strictObject({ treaty: namedTreaty, completeTo }))
      .describe(
        'Treaties whose record may lack acts of the period: complete to an earlier day, or, with a day of knowledge, not declared complete by then.',
      ),
  }),
);
