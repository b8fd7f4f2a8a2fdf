/** The shape of `participant --json`: one participant's row in every treaty, and how it came to be. */
import { z } from 'zod';
import type { ParticipantIdentity, ParticipantView } from '../../projections/participant.ts';
import {
  calendarDate,
  coordinates,
  count,
  namedParticipant,
  namedTreaty,
  shapeOf,
  text,
} from './scalars.ts';
import { rowCells } from './tables.ts';

const identity = shapeOf<ParticipantIdentity>()(
  z.strictObject({
    ...namedParticipant.shape,
    names: z
      .array(
        z.strictObject({
          name: text,
          from: calendarDate
            .nullable()
            .describe('The first day, YYYY-MM-DD, on which it was used; null: since it began.'),
        }),
      )
      .describe('Those that it had borne by the day asked about, in order of time.'),
    began: z
      .strictObject({
        on: calendarDate.describe('The first day, YYYY-MM-DD, on which it existed.'),
        predecessors: z.array(namedParticipant),
      })
      .nullable()
      .describe('Null where it existed in 1945, or where its first day is not known.'),
    ceased: z
      .strictObject({
        on: calendarDate.describe('The last day, YYYY-MM-DD, on which it existed.'),
        successors: z.array(namedParticipant),
      })
      .nullable()
      .describe('Null where it still existed after the day asked about.'),
  }),
);

export const participant = shapeOf<ParticipantView>()(
  z.strictObject({
    participant: identity,
    ...coordinates,
    treaties: z
      .array(z.strictObject({ treaty: namedTreaty, ...rowCells }))
      .describe('Every treaty in whose table it has a row, in the order of their numbers.'),
    counts: z
      .strictObject({
        signed: count.describe('How many treaties it signed, whatever came later.'),
        signedOnly: count.describe('How many it signed and has not consented to be bound by.'),
        contracting: count.describe('How many it consented to be bound by (VCLT art. 2(1)(f)).'),
        party: count.describe('Of these, how many are in force for it (VCLT art. 2(1)(g)).'),
      })
      .describe('Of treaties. None for a participant that has ceased: no table counts it.'),
    forceUnknown: z
      .array(namedTreaty)
      .describe(
        'Of these treaties, those of which it is not known whether they are in force: see known in force. It may be party where its standing is contracting.',
      ),
    incomplete: z
      .array(
        z.strictObject({
          treaty: namedTreaty,
          completeTo: calendarDate
            .nullable()
            .describe('Null: by knownOn nobody had declared how far the record is complete.'),
        }),
      )
      .describe(
        'Treaties, also without a row here, whose record may lack acts done by asOf: it is declared complete to an earlier day, or knownOn is given and nobody had declared it complete by then.',
      ),
  }),
);
