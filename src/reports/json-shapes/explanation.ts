/** The shape of `explain --json`: each entry behind the table, with source, rule and corrections. */
import { z } from 'zod';
import type { EntryReference } from '../../projections/entry-reference.ts';
import type { ExplanationView } from '../../projections/explanation.ts';
import {
  actId,
  actKind,
  calendarDate,
  completeTo,
  coordinates,
  counts,
  entryId,
  leafHash,
  mark,
  namedParticipant,
  namedTreaty,
  position,
  shapeOf,
  standing,
  text,
  version,
} from './scalars.ts';
import { declinedOn, force } from './tables.ts';

const entry = shapeOf<EntryReference>()(
  z.strictObject({
    id: entryId,
    position,
    version,
    notifiedOn: calendarDate.describe(
      'The first day, YYYY-MM-DD, on which the world could know it: that of the notification, or else the UTC day of recordedAt.',
    ),
    recordedAt: z.iso
      .datetime({ precision: 3 })
      .describe('The instant of recording, ISO 8601 in UTC with milliseconds.'),
    recordedBy: text.describe('Who recorded it.'),
    source: text.nullable().describe('The document that it rests on, or null.'),
    note: text.nullable(),
    leafHash,
  }),
);

const reading = z.strictObject({
  participant: namedParticipant,
  kind: actKind,
  mark,
  on: calendarDate.describe('The legal date as this entry has it, YYYY-MM-DD.'),
  effectiveOn: calendarDate
    .nullable()
    .describe('The day of effect, YYYY-MM-DD, only where the act itself sets one.'),
  text: text.nullable().describe('What the act says, where it consists of a text.'),
  territory: text.nullable().describe('The territory that it speaks of.'),
  concerns: actId.nullable().describe('The act that it is about.'),
  reason: text.nullable().describe('Why the record was corrected; null for the first reading.'),
  entry,
});

const irregularity = z.strictObject({
  rule: text.describe('The name of the rule that does not hold, in kebab-case.'),
  article: text.describe('What the rule rests on.'),
  severity: z.enum(['refusal', 'warning']),
  because: text.describe('Why it does not hold, in a sentence.'),
});

const retraction = z.strictObject({ reason: text, entry }).nullable();

const event = z.strictObject({
  event: z.enum(['amendment-adopted', 'terminated', 'in-force-notified']),
  on: calendarDate.describe(
    'The day of it, YYYY-MM-DD: for a termination the last day of the treaty.',
  ),
  text: text.describe('The amendment, or the reason.'),
  retraction: retraction.describe('Where there is one, it never happened.'),
  entry,
});

const headings = z.strictObject({
  headings: z
    .array(z.string())
    .describe('Column by column, after that of the participants, as published.'),
  entry,
});

const act = z.strictObject({
  act: actId,
  readings: z
    .tuple([reading], reading)
    .describe('As first recorded, then as each correction has it: the last is how it reads now.'),
  retraction: retraction.describe(
    'Where there is one, the act was never done and counts for nothing.',
  ),
  publications: z
    .array(z.strictObject({ printed: z.boolean(), entry }))
    .describe(
      'Published tables that printed it or left it out, where they did not bring it on record.',
    ),
  counts: z.boolean().describe('Whether it is behind the table on the day asked about.'),
  rule: z.strictObject({
    article: text.nullable().describe("The treaty's own article, or null where it names none."),
    law: text.describe('The general law of treaties.'),
  }),
  irregularities: z
    .array(irregularity)
    .describe('Rules that do not hold for the act, given all that is known here.'),
});

export const explain = shapeOf<ExplanationView>()(
  z.strictObject({
    treaty: namedTreaty,
    ...coordinates,
    completeTo,
    version: z
      .int()
      .describe('how many entries the treaty has up to `position`: what `--expect` takes'),
    counts,
    entryIntoForce: force,
    events: z
      .array(event)
      .describe('What befell the treaty itself by the day asked about, in order of time.'),
    headings: z
      .array(headings)
      .describe('How published tables of the treaty were headed, in the order of the log.'),
    participants: z
      .array(
        z.strictObject({
          participant: namedParticipant,
          standing,
          inForceFrom: calendarDate
            .nullable()
            .describe('The first day, YYYY-MM-DD, on which the treaty binds it, or null.'),
          declinedOn: declinedOn.nullable(),
          acts: z.array(act).describe('In legal order, those corrected or retracted among them.'),
        }),
      )
      .describe("In the table's own order."),
  }),
);
