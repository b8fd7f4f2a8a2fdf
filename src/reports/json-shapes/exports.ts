/** The shape of a line of `export acts`, and of what `--out` and `--zip` say once a file is written. */
import { z } from 'zod';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { TreatyId } from '../../domain/treaty-id.ts';
import type { ListedAct } from '../../projections/act-list.ts';
import { ACT_KEYS } from '../act-columns.ts';
import {
  actId,
  actKind,
  calendarDate,
  coordinates,
  count,
  participantId,
  position,
  shapeOf,
  text,
  treatyId,
} from './scalars.ts';

/** What the column says, and how it is written. */
function described<Schema extends z.ZodType>(key: keyof ListedAct, schema: Schema): Schema {
  const [, , says] = ACT_KEYS[key];
  return schema.describe([says, schema.description].filter(Boolean).join(' ')) as Schema;
}

const day = (key: keyof ListedAct) =>
  described(key, calendarDate as z.ZodType<CalendarDate>).nullable();

export const actLine = shapeOf<ListedAct>()(
  z.strictObject({
    treaty: treatyId as unknown as z.ZodType<TreatyId>,
    participant: participantId,
    name: described('name', text),
    kind: described('kind', actKind),
    mark: described('mark', z.string()),
    doneOn: described('doneOn', calendarDate),
    effectiveOn: day('effectiveOn'),
    notifiedOn: day('notifiedOn'),
    concerns: described('concerns', actId).nullable(),
    text: described('text', text).nullable(),
    territory: described('territory', text).nullable(),
    id: actId,
    position,
    source: described('source', text).nullable(),
    note: described('note', text).nullable(),
    recordedAt: described('recordedAt', z.iso.datetime()),
    recordedBy: described('recordedBy', text),
    corrections: described('corrections', count),
  }),
);

export const exportedFile = z.strictObject({
  file: text.describe('The file that was written.'),
  format: z.enum(['jsonl', 'csv', 'zip']),
  treaties: count.describe('How many treaties it covers.'),
  rows: count.describe('How many acts, or rows of the panel, it holds.'),
  ...coordinates,
});
