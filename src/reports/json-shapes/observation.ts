/** The shape of `observe --json`: what was recorded, what could not be read, what the law would refuse. */
import { z } from 'zod';
import type { Observation } from '../../projections/observed.ts';
import {
  actKind,
  calendarDate,
  mark,
  namedParticipant,
  participantId,
  shapeOf,
  text,
  treatyId,
} from './scalars.ts';

const file = text.describe('As it was named; a table in an archive stands after a colon.');
const line = z.int().min(1).describe('Of the file, from one.');
const count = z.int().min(0);

const cell = z.strictObject({
  kind: actKind,
  on: calendarDate.describe('The date in the cell, YYYY-MM-DD.'),
  mark,
});

export const observe = shapeOf<Observation>()(
  z.strictObject({
    publishedOn: calendarDate.describe(
      'The day of publication, YYYY-MM-DD: notifiedOn of every entry.',
    ),
    tables: count.describe('How many were read; those stopped are not among them.'),
    recorded: z
      .strictObject({
        acts: count,
        corrections: count,
        retractions: count,
        names: count.describe('Renamings and new participants.'),
        treaties: count,
        headings: count.describe('Tables that are headed otherwise than before.'),
        publications: count.describe(
          'Acts on record that are now known to have been published by that day.',
        ),
        leftOut: count.describe(
          'Acts that stay on record though the table leaves them out: recorded by an officer, or of one that has left.',
        ),
      })
      .describe('For a dry run: what would be recorded.'),
    unreadable: z.array(
      z.strictObject({
        file,
        line,
        column: z.int().min(1).describe('Of the table: that of the participants is the first.'),
        text: z.string(),
        reason: text,
      }),
    ),
    stopped: z
      .array(z.strictObject({ file, code: text, message: text, hint: z.string() }))
      .describe('Tables of which nothing was recorded, and why.'),
    irregularities: z
      .array(z.strictObject({ file, participant: text, rule: text, because: text }))
      .describe('What a rule would refuse; recorded, with the irregularity noted in the entry.'),
    remarks: z
      .array(text)
      .describe('What a table shows and cannot date, for an officer to record.'),
    names: z.array(
      z.strictObject({
        name: text,
        participant: participantId,
        what: z.enum(['renaming', 'participant']),
      }),
    ),
    differences: z
      .array(
        z.strictObject({
          treaty: treatyId,
          participant: namedParticipant,
          what: z.enum(['new', 'changed', 'gone', 'left out', 'known earlier']),
          from: cell.nullable(),
          to: cell.nullable(),
        }),
      )
      .describe('Cell by cell; what is merely new only for a dry run.'),
  }),
);
