/** A treaty's definition as it stands in a file: readable by a lawyer, checked by zod. */
import { z } from 'zod';
import { effectOf } from '../domain/act.ts';
import type { Condition, EntryIntoForceClause } from '../domain/clause.ts';
import type { Delay } from '../domain/delay.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { actKind, calendarDate, participantId, text, treatyId } from './scalars.ts';

const days = z.int().min(0).max(36_500);
const months = z.int().min(0).max(1200);

export const delay: z.ZodType<Delay> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), days }),
  z.strictObject({ kind: z.literal('months'), months }),
  z.strictObject({ kind: z.literal('first-of-month-after-months'), months }),
  z.strictObject({ kind: z.literal('first-of-month-after-days'), days }),
  z.strictObject({ kind: z.literal('first-of-nth-month'), months }),
]);

const condition: z.ZodType<Condition> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('instruments'), required: z.int().min(1).max(1000) }),
  z.strictObject({
    kind: z.literal('named'),
    list: text,
    participants: z.array(participantId).min(1),
  }),
  z.strictObject({
    kind: z.literal('share'),
    list: text,
    percent: z.number().positive().max(100),
    shares: z.record(z.string(), z.number().min(0).max(100)),
  }),
  z.strictObject({
    kind: z.literal('part-of-parties'),
    of: treatyId,
    numerator: z.int().min(1),
    denominator: z.int().min(1),
    on: z.union([calendarDate, z.literal('that day')]),
  }),
  z.strictObject({
    kind: z.literal('declared'),
    what: text,
    fulfilledOn: calendarDate,
    source: text,
  }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

const clause: z.ZodType<EntryIntoForceClause> = z.strictObject({
  article: text,
  conditions: z.tuple([condition], condition),
  delay,
  counting: z.strictObject({
    organisations: z.boolean(),
    successions: z.boolean(),
    definitiveSignatures: z.boolean(),
    predecessors: z.boolean().default(true),
  }),
  notBefore: calendarDate.exactOptional(),
  fixedDay: calendarDate.exactOptional(),
  notBeforeTreaty: treatyId.exactOptional(),
  later: z.strictObject({
    article: text,
    from: z.enum(['after-the-decisive-instrument', 'after-entry-into-force', 'the-later-day']),
    delay,
  }),
});

/** What a treaty seldom says may be left out of a file; an entry holds every key. */
export const treatyDefinition: z.ZodType<TreatyDefinition> = z
  .strictObject({
    id: treatyId,
    title: text,
    shortTitle: text,
    adopted: z.strictObject({ on: calendarDate, by: text }).nullable(),
    signature: z
      .strictObject({
        article: text,
        opensOn: calendarDate.nullable(),
        closesOn: calendarDate.nullable(),
      })
      .refine(
        ({ opensOn, closesOn }) => closesOn === null || opensOn === null || closesOn >= opensOn,
        'signature closes before it opens',
      )
      .nullable(),
    consent: z.array(
      z.strictObject({
        kind: actKind.refine(kind => effectOf({ kind }) === 'consents', 'no way to consent'),
        article: text,
        from: calendarDate.nullable().default(null),
        withoutSignature: z.boolean().default(false),
      }),
    ),
    openTo: z.strictObject({ article: text, states: text, organisations: z.boolean() }).nullable(),
    parent: z
      .strictObject({
        article: text,
        treaties: z.tuple([treatyId], treatyId),
        needs: z.enum(['signature', 'consent']),
      })
      .nullable()
      .default(null),
    withdrawal: z
      .strictObject({ article: text, notWithinYears: z.int().min(0).max(100), notice: delay })
      .nullable(),
    entryIntoForce: clause,
    published: z
      .strictObject({
        entryIntoForceOn: calendarDate.nullable(),
        source: text,
        unreached: text.nullable(),
      })
      .nullable()
      .default(null),
    registration: z.strictObject({ number: text, on: calendarDate }).nullable().default(null),
    depositary: text,
    source: text,
  })
  .refine(({ adopted, consent }) => adopted === null || consent.length > 0, {
    message: 'no way to consent',
    path: ['consent'],
  });
