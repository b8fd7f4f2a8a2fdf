/** Definition files: treaties, participants, acts that tables no longer show, and what befell either. */
import { z } from 'zod';
import { type JsonReading, readJson } from './json-text.ts';
import { actKind, calendarDate, longText, participantId, text, treatyId } from './scalars.ts';
import { participant } from './schemas.ts';
import { treatyDefinition } from './treaty-schema.ts';

const told = { source: text, note: text.exactOptional(), notifiedOn: calendarDate.exactOptional() };

export const definitions = z
  .strictObject({
    about: z.string().optional(),
    participants: z.array(participant).optional(),
    treaties: z.array(treatyDefinition).optional(),
    acts: z
      .array(
        z.strictObject({
          treaty: treatyId,
          participant: participantId,
          kind: actKind,
          doneOn: calendarDate,
          effectiveOn: calendarDate.exactOptional(),
          text: longText.exactOptional(),
          territory: text.exactOptional(),
          ...told,
        }),
      )
      .optional(),
    treatyEvents: z
      .array(
        z.strictObject({
          treaty: treatyId,
          event: z.enum(['amendment-adopted', 'terminated', 'in-force-notified']),
          on: calendarDate,
          text,
          ...told,
        }),
      )
      .optional(),
    participantEvents: z
      .array(
        z
          .strictObject({
            participant: participantId,
            event: z.enum(['renamed', 'ceased', 'separated', 'united']),
            on: calendarDate,
            name: z.strictObject({ name: text, inText: text, sortKey: text }).exactOptional(),
            others: z.array(participantId).exactOptional(),
            ...told,
          })
          .refine(
            ({ event, name }) => event !== 'renamed' || name !== undefined,
            'a renaming has a name',
          ),
      )
      .optional(),
    completeness: z
      .array(z.strictObject({ treaty: treatyId, completeTo: calendarDate, ...told }))
      .optional(),
  })
  .refine(
    ({ about, ...sections }) => Object.values(sections).some(section => section !== undefined),
    'no definition is here: write participants, treaties, acts, events or completeness',
  );

export type Definitions = z.infer<typeof definitions>;

export function readDefinitions(text: string): JsonReading<Definitions> {
  return readJson(text, definitions);
}
