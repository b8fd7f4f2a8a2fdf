/** The shapes that come in from files, checked by zod. Each is held equal to its type in the domain. */
import { z } from 'zod';
import { PARTICIPANT_KINDS, type Participant } from '../domain/participant.ts';
import type { Entry } from '../ledger/entry.ts';
import {
  actKind,
  calendarDate,
  heading,
  leafHash,
  longText,
  mark,
  participantId,
  text,
  treatyId,
  uuid,
} from './scalars.ts';
import { treatyDefinition } from './treaty-schema.ts';

const ids = z.array(participantId);

const spelling = { name: text, inText: text, sortKey: text };

const name = z.strictObject({ ...spelling, from: calendarDate.nullable(), source: text });

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
  table: text.exactOptional(),
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
    concerns: uuid.exactOptional(),
    text: longText.exactOptional(),
    territory: text.exactOptional(),
    mark: mark.exactOptional(),
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('treaty-event'),
    treaty: treatyId,
    event: z.enum(['amendment-adopted', 'terminated', 'in-force-notified']),
    on: calendarDate,
    text: text,
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('participant-event'),
    participant: participantId,
    event: z.enum(['renamed', 'ceased', 'separated', 'united']),
    on: calendarDate,
    name: z.strictObject(spelling).exactOptional(),
    others: ids.exactOptional(),
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('participant-event-retraction'),
    participant: participantId,
    retracts: uuid,
    reason: text,
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
    text: longText.nullable().exactOptional(),
    mark: mark.nullable().exactOptional(),
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('table-headings'),
    treaty: treatyId,
    headings: z.array(heading),
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
    type: z.literal('publication'),
    treaty: treatyId,
    publishes: uuid,
    printed: z.boolean(),
    ...envelope,
  }),
  z.strictObject({
    type: z.literal('completeness'),
    treaty: treatyId,
    completeTo: calendarDate,
    ...envelope,
  }),
]);
