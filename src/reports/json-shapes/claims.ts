/** The shape of `claims --json`: what a document states, what the log gives, and the acts behind. */
import { z } from 'zod';
import type { ClaimKind } from '../../domain/claim.ts';
import {
  type ActBehind,
  type Counted,
  DIFFERENCES,
  type Difference,
  READINGS,
  type Reading,
  type Stated,
  VERDICTS,
} from '../../projections/claims/finding.ts';
import type { ClaimCheck } from '../../projections/claims.ts';
import {
  actId,
  actKind,
  calendarDate,
  coordinates,
  mark,
  namedParticipant,
  position,
  shapeOf,
  text,
  treatyId,
} from './scalars.ts';

const doneOn = calendarDate.describe(
  'The legal date, YYYY-MM-DD: signature, or deposit of the instrument.',
);

const act = shapeOf<ActBehind>()(
  z.strictObject({
    id: actId,
    treaty: treatyId,
    position,
    participant: namedParticipant,
    kind: actKind,
    on: doneOn,
  }),
);

const stated = shapeOf<Stated>()(z.union([z.number(), z.string(), z.array(z.string())])).describe(
  'A count; a day, YYYY-MM-DD; words; or a line for each name of a list and each row of a table.',
);

const cell = z.strictObject({ on: doneOn, mark }).nullable();

const difference = shapeOf<Difference>()(
  z.strictObject({
    what: z
      .enum(DIFFERENCES)
      .describe('missing: on record, and not in the document. extra: the other way round.'),
    participant: namedParticipant,
    heading: z.string().nullable().describe('Of the column of a table; null in a list.'),
    stated: cell,
    onRecord: cell.describe(
      'Of a name too many in a list: the last act that the record has of it.',
    ),
    act: act.nullable(),
  }),
);

const counted = shapeOf<Counted>()(
  z.strictObject({
    participant: namedParticipant,
    acts: z.array(act).describe('Those that make the difference.'),
  }),
);

const reading = shapeOf<Reading>()(
  z.strictObject({
    reading: z.enum(READINGS).describe('Another way to count, by which the document is right.'),
    gives: stated,
    without: z.array(counted).describe('Counted in the record, and not in this reading.'),
    with: z.array(counted).describe('Counted in this reading alone.'),
  }),
);

const KINDS = [
  'count',
  'list',
  'table',
  'actions',
  'threshold',
  'entry-into-force',
  'adoption',
] as const satisfies readonly ClaimKind[];

export const claims = z.array(
  shapeOf<ClaimCheck>()(
    z.strictObject({
      claim: text.describe('Its id in the claims file.'),
      stated,
      replayed: stated.nullable().describe('Null where the ledger has nothing to say.'),
      verdict: z
        .enum(VERDICTS)
        .describe(
          'cannot-tell: the record does not reach so far, has not been declared complete and differs, or does not hold what is asked.',
        ),
      note: z
        .string()
        .describe('In sentences: the difference by name, other readings, what else it says.'),
      document: text.describe('Its symbol.'),
      title: text.nullable(),
      issuedOn: calendarDate,
      paragraph: text,
      quote: text.describe('The words as printed.'),
      kind: z.enum(KINDS),
      treaty: treatyId.nullable().describe('Null for a claim on all treaties of the depositary.'),
      asOf: coordinates.asOf.describe(
        'The day of which the claim speaks, or the last of its period.',
      ),
      from: calendarDate
        .nullable()
        .describe('The first day of its period; null where it has none.'),
      knownOn: coordinates.knownOn,
      position: coordinates.position,
      differences: z.array(difference),
      readings: z.array(reading),
      acts: z
        .array(act)
        .describe(
          'The acts on record by which the answer is what it is; none of a claim on all treaties.',
        ),
    }),
  ),
);
