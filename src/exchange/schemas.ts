/** The shapes that come in from files, checked by zod. Each is held equal to its type in the domain. */
import { z } from 'zod';
import { ACT_KINDS, type ActId, type ActKind } from '../domain/act.ts';
import { type CalendarDate, parseCalendarDate } from '../domain/calendar-date.ts';
import type { EntryIntoForceClause } from '../domain/entry-into-force.ts';
import {
  PARTICIPANT_KINDS,
  type Participant,
  type ParticipantId,
  parseParticipantId,
} from '../domain/participant.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { parseTreatyId, type TreatyId } from '../domain/treaty-id.ts';
import type { Entry } from '../ledger/entry.ts';
import { isPrintable } from './printable.ts';

const text = z
  .string()
  .refine(isPrintable, 'empty, or holds a character that cannot be printed on a line');

export const calendarDate = z.iso
  .date({ error: 'a date is written YYYY-MM-DD', abort: true })
  .refine(
    text => parseCalendarDate(text) !== null,
    'no day of the calendar',
  ) as unknown as z.ZodType<CalendarDate>;

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
const uuid = z.uuid().regex(/^[^A-Z]*$/, 'a UUID in small letters') as unknown as z.ZodType<ActId>;

const leafHash = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits');

export const actKind = z.enum(Object.keys(ACT_KINDS) as [ActKind, ...ActKind[]]);

const ids = z.array(participantId);

const name = z.strictObject({
  name: text,
  inText: text,
  sortKey: text,
  from: calendarDate.nullable(),
  source: text,
});

export const participant: z.ZodType<Participant> = z.strictObject({
  id: participantId,
  kind: z.enum(PARTICIPANT_KINDS),
  names: z
    .tuple([name], name)
    .refine(inOrderOfTime, 'names stand in order of time: null first, then later and later days'),
  aliases: z.array(text),
  m49: z
    .string()
    .regex(/^[0-9]{3}$/, 'three digits')
    .nullable(),
  began: z.strictObject({ on: calendarDate, predecessors: ids, source: text }).nullable(),
  ceased: z.strictObject({ on: calendarDate, successors: ids, source: text }).nullable(),
  source: text,
});

function inOrderOfTime(names: readonly z.infer<typeof name>[]): boolean {
  return names
    .slice(1)
    .every(({ from }, index) => from !== null && from > (names[index]?.from ?? ''));
}

const delay = z.strictObject({
  kind: z.literal('first-of-month-after-months'),
  months: z.int().min(0).max(1200),
});

const clause: z.ZodType<EntryIntoForceClause> = z.strictObject({
  article: text,
  instruments: z.int().min(1).max(1000),
  delay,
  later: z.strictObject({ article: text, delay }),
});

export const treatyDefinition: z.ZodType<TreatyDefinition> = z.strictObject({
  id: treatyId,
  title: text,
  shortTitle: text,
  adopted: z.strictObject({ on: calendarDate, by: text }),
  signature: z.strictObject({
    article: text,
    opensOn: calendarDate,
    closesOn: calendarDate.nullable(),
  }),
  consent: z.array(z.strictObject({ kind: actKind, article: text })).min(1),
  openTo: z.strictObject({ article: text, who: z.literal('all States') }),
  entryIntoForce: clause,
  depositary: text,
  source: text,
});

const envelope = {
  format: z.literal(1),
  position: z.int().min(1),
  version: z.int().min(1),
  previous: leafHash.nullable(),
  id: uuid,
  recordedAt: z.iso.datetime({ precision: 3 }),
  recordedBy: text,
  notifiedOn: calendarDate.exactOptional(),
  source: text.exactOptional(),
  note: text.exactOptional(),
};

export const entry: z.ZodType<Entry> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('participant'), definition: participant, ...envelope }),
  z.strictObject({ type: z.literal('treaty'), definition: treatyDefinition, ...envelope }),
  z.strictObject({
    type: z.literal('act'),
    treaty: treatyId,
    participant: participantId,
    kind: actKind,
    doneOn: calendarDate,
    effectiveOn: calendarDate.exactOptional(),
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('correction'),
    treaty: treatyId,
    corrects: uuid,
    reason: text,
    participant: participantId.exactOptional(),
    kind: actKind.exactOptional(),
    doneOn: calendarDate.exactOptional(),
    effectiveOn: calendarDate.nullable().exactOptional(),
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('retraction'),
    treaty: treatyId,
    retracts: uuid,
    reason: text,
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('completeness'),
    treaty: treatyId,
    completeTo: calendarDate,
    ...envelope,
  }),
]);
