/** The values of which entries and definitions are made, checked by zod; each lets through what the domain does. */
import { z } from 'zod';
import { ACT_KINDS, type ActId, type ActKind } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type ParticipantId, parseParticipantId } from '../domain/participant.ts';
import { parseTreatyId, type TreatyId } from '../domain/treaty-id.ts';
import { readDate } from './dates.ts';
import { isPrintable } from './printable.ts';

export const text = z
  .string()
  .refine(isPrintable, 'empty, or holds a character that cannot be printed on a line');

/** What stands over a column, which may be nothing. */
export const heading = z
  .string()
  .refine(
    value => value === '' || isPrintable(value),
    'holds a character that cannot be printed on a line',
  );

/** Letters after a date: the symbol of a kind of act in a table. */
export const mark = z.string().regex(/^\p{Letter}{0,8}$/u, 'up to eight letters');

/** May run over several lines, as a reservation does. */
export const longText = z
  .string()
  .refine(
    value => isPrintable(value.replace(/\n/g, ' ')),
    'empty, or holds a character that cannot be printed',
  );

export const calendarDate = z
  .string({ error: 'a date is written YYYY-MM-DD' })
  .superRefine((text, context) => {
    const read = readDate(text);
    if ('date' in read) return;
    context.addIssue({ code: 'custom', message: `${read.reason}. ${read.hint}` });
  }) as unknown as z.ZodType<CalendarDate>;

export const participantId = z
  .string()
  .refine(
    value => parseParticipantId(value) !== null,
    'no participant id, such as GHA or X-WHO',
  ) as unknown as z.ZodType<ParticipantId>;

export const treatyId = z
  .string()
  .refine(
    value => parseTreatyId(value) === value,
    'no treaty number, such as IV-13',
  ) as unknown as z.ZodType<TreatyId>;

/** In lower case, as entries are looked up. */
export const uuid = z
  .uuid()
  .regex(/^[^A-Z]*$/, 'a UUID in small letters') as unknown as z.ZodType<ActId>;

export const leafHash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');

export const actKind = z.enum(Object.keys(ACT_KINDS) as [ActKind, ...ActKind[]]);
