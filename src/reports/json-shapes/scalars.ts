/** What every `--json` shape is made of: dates, ids, hashes, and names beside their ids. */
import { z } from 'zod';
import { ACT_KINDS, type ActId, type ActKind } from '../../domain/act.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { ParticipantId } from '../../domain/participant.ts';
import { STANDINGS, type Standing } from '../../domain/standing.ts';
import type { NamedParticipant, NamedTreaty } from '../../projections/question.ts';
import type { Counts } from '../../projections/standings.ts';

/** The same type with every property and list read-only, since zod's lists are not. */
export type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : { readonly [Key in keyof T]: Frozen<T[Key]> };

/** Nothing where schema and type say the same, both ways; otherwise what no schema can be. */
type Same<T, Schema extends z.ZodType> = [Frozen<z.output<Schema>>, T] extends [
  T,
  Frozen<z.output<Schema>>,
]
  ? unknown
  : { readonly 'the schema differs from': T };

/** Does not compile unless the schema says the same as `T`: no key more, none less, none wider. */
export function shapeOf<T>() {
  return <Schema extends z.ZodType>(schema: Schema & Same<T, Schema>): Schema => schema;
}

// The brands of the domain have no form in JSON: these casts say that the text is one of theirs.
const DATE = 'A calendar day of the depositary, YYYY-MM-DD, without time of day or time zone.';

export const calendarDate = z.iso.date().describe(DATE) as unknown as z.ZodType<CalendarDate>;

export const participantId = z
  .string()
  .regex(/^([A-Z]{3,4}|EU|X-[A-Z]{2,8})$/)
  .describe(
    'ISO 3166-1 alpha-3, ISO 3166-3 alpha-4 for a former State, EU, or X-… where there is no code.',
  ) as unknown as z.ZodType<ParticipantId>;

export const actId = z
  .uuid()
  .describe('UUID of the log entry that first recorded the act.') as unknown as z.ZodType<ActId>;

export const treatyId = z
  .string()
  .describe('Number in Multilateral Treaties Deposited with the Secretary-General, such as IV-13.');

export const entryId = z
  .uuid()
  .describe('UUID of the log entry, version 7 unless the caller chose it.');

export const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('SHA-256, 64 hexadecimal digits in lower case.');

export const root = hash.describe(
  'Root of the Merkle tree over the leaf hashes (RFC 6962), 64 hexadecimal digits in lower case.',
);

export const leafHash = hash.describe(
  'SHA-256 over 0x00 and the canonical bytes of the entry (RFC 6962, RFC 8785), 64 hexadecimal digits.',
);

export const count = z.int().min(0);

export const position = z.int().min(1).describe('Place in the log, counted from 1 without a gap.');

export const version = z
  .int()
  .min(1)
  .describe(
    'Place among the entries of one treaty, or of the register, counted from 1; for --expect.',
  );

export const text = z.string().min(1);

export const actKind = z.enum(Object.keys(ACT_KINDS) as [ActKind, ...ActKind[]]);

export const mark = z
  .string()
  .describe("The table's symbol after the date, such as a for accession; empty where it has none.");

export const standing = shapeOf<Standing>()(
  z
    .enum(STANDINGS)
    .describe('Where the participant stands towards the treaty on the day asked about.'),
);

export const namedParticipant = shapeOf<NamedParticipant>()(
  z.strictObject({
    id: participantId,
    name: text.describe('The name in use on the day asked about, as tables print it.'),
  }),
);

export const namedTreaty = shapeOf<NamedTreaty>()(
  z.strictObject({
    id: treatyId,
    title: text.describe('The full title, as the depositary has it.'),
  }),
);

export const counts = shapeOf<Counts>()(
  z.strictObject({
    signatories: count.describe('How many signed, whatever came later.'),
    signedOnly: count.describe('How many signed and have not consented to be bound.'),
    contracting: count.describe('How many consented to be bound (VCLT art. 2(1)(f)).'),
    parties: count.describe('Of these, for how many the treaty is in force (VCLT art. 2(1)(g)).'),
  }),
);

/** The answer's three coordinates, as keys to spread into a shape. */
export const coordinates = {
  asOf: calendarDate.describe(`What was the law on that day? ${DATE}`),
  knownOn: calendarDate
    .nullable()
    .describe(`What had been made known by that day? Null sets no limit. ${DATE}`),
  position: z.int().min(1).describe('The last position of the log that the answer rests on.'),
};

export const completeTo = calendarDate
  .nullable()
  .describe(`The record is declared complete to that day; null where none was declared. ${DATE}`);
