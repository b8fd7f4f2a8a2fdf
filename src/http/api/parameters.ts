/** What addresses of the API take: each parameter with the way it is read, and as the document describes it. */
import { z } from '@hono/zod-openapi';
import { dateFrom } from '../../library/arguments.ts';

/** A day as the library reads it, with the library's words where it cannot. */
function day(name: string, description: string, example: string) {
  return z
    .string()
    .transform(text => dateFrom(text, name))
    .openapi({ type: 'string', format: 'date', description, example });
}

/** @param name for the message. */
function wholeNumber(least: number, most: number, description: string, example: number) {
  return z
    .string()
    .regex(/^[0-9]{1,15}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine(
      number => number >= least && number <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .openapi({ type: 'integer', minimum: least, maximum: most, description, example });
}

/** More entries than any log will have, and still a number that JSON holds exactly. */
const FAR = 999_999_999_999;

export const position = wholeNumber(1, FAR, 'A place in the log, counted from 1.', 271);

export const sight = {
  asOf: day('asOf', 'What was the law on that day? Left out: today.', '2001-12-06').optional(),
  knownOn: day(
    'knownOn',
    'What had been made known by that day? Left out: no limit.',
    '2001-12-19',
  ).optional(),
  at: wholeNumber(
    1,
    FAR,
    'What did the log hold when this was its last position? Left out: the end. With asOf and at, an answer never changes.',
    240,
  ).optional(),
};

export const period = {
  from: day('from', 'The first day of the period, itself included.', '2000-09-01'),
  to: day('to', 'The last day of the period, itself included.', '2000-10-31'),
};

export const text = (description: string, example: string) =>
  z.string().min(1, 'must not be empty').openapi({ type: 'string', description, example });

export const limit = (standard: number, most: number) =>
  wholeNumber(1, most, `How many at most; left out: ${standard}.`, standard).optional();

export const treatyPath = z.strictObject({
  id: text('Number of the treaty in the UN Treaty Collection.', 'IV-13').openapi({
    param: { name: 'id', in: 'path' },
  }),
});

export const participantPath = z.strictObject({
  id: text('Id of the participant, or any name that it bore.', 'GHA').openapi({
    param: { name: 'id', in: 'path' },
  }),
});

const REFERENCE = /^([1-9][0-9]{0,14}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/;

export const entryReference = z
  .string()
  .regex(REFERENCE, 'must be the UUID of an entry, or its position in digits')
  .openapi({ description: 'Id of an entry, a UUID, or its position.', example: '250' });

export const entryPath = z.strictObject({
  id: entryReference.openapi({ param: { name: 'id', in: 'path' } }),
});

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

/** Names are as the document writes them; HTTP does not tell capitals from small letters. */
export const recordingHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .regex(new RegExp(`^("${UUID}"|${UUID})$`), 'must be a UUID')
    .optional()
    .openapi({
      description:
        'A UUID of your own, which becomes the id of the entry: the same request again records once and gives the same receipt.',
      example: '0192f0c1-2b3c-7d4e-8f50-112233445566',
    }),
  'If-Match': z
    .string()
    .regex(/^"[0-9]{1,15}"$/, 'must be a version between quotation marks, such as "31"')
    .optional()
    .openapi({
      description:
        'The version at which the treaty must stand, as `explain` and receipts give it, between quotation marks; otherwise 412.',
      example: '"31"',
    }),
});
