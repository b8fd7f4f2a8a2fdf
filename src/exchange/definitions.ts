/** Definition files: treaties, participants, and the days to which a treaty's record is complete. */
import { z } from 'zod';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Participant } from '../domain/participant.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import type { TreatyId } from '../domain/treaty-id.ts';
import { type JsonReading, readJson } from './json-text.ts';
import { calendarDate, participant, treatyDefinition, treatyId } from './schemas.ts';

export interface Definitions {
  readonly about?: string | undefined;
  readonly participants?: readonly Participant[] | undefined;
  readonly treaties?: readonly TreatyDefinition[] | undefined;
  readonly completeness?:
    | readonly {
        readonly treaty: TreatyId;
        readonly completeTo: CalendarDate;
        readonly notifiedOn?: CalendarDate;
        readonly source: string;
      }[]
    | undefined;
}

export const definitions: z.ZodType<Definitions> = z
  .strictObject({
    about: z.string().optional(),
    participants: z.array(participant).optional(),
    treaties: z.array(treatyDefinition).optional(),
    completeness: z
      .array(
        z.strictObject({
          treaty: treatyId,
          completeTo: calendarDate,
          notifiedOn: calendarDate.exactOptional(),
          source: z.string().min(1),
        }),
      )
      .optional(),
  })
  .refine(
    ({ participants, treaties, completeness }) => participants ?? treaties ?? completeness,
    'no definition is here: write participants, treaties or completeness',
  );

export function readDefinitions(text: string): JsonReading<Definitions> {
  return readJson(text, definitions);
}
