/** What is sent to be recorded: the library's requests as the API reads them. What a text means is for the library. */
import { z } from '@hono/zod-openapi';
import { ACT_KINDS } from '../../domain/act.ts';
import { entryReference } from './parameters.ts';

const day = (description: string) =>
  z.string().openapi({ type: 'string', format: 'date', description, example: '2002-02-05' });

const said = (description: string) => z.string().openapi({ description });

const KINDS = Object.keys(ACT_KINDS);

const kind = z
  .string()
  .openapi({ enum: KINDS, description: 'The kind of act.', example: 'accession' });

const participant = said('Id, or any name that the participant bears or bore.').openapi({
  example: 'ECU',
});

const recording = {
  notifiedOn: day('When the depositary made it known; left out: the day of recording.').optional(),
  source: said('The document that it rests on.').optional(),
  note: said('Anything that a later reader should know.').optional(),
  dryRun: z.boolean().optional().openapi({ description: 'Judge and count, and record nothing.' }),
};

export const actBody = z.strictObject({
  kind,
  treaty: said('Number of the treaty.').openapi({ example: 'IV-13' }),
  participant,
  on: day('The legal date: of the signature, or of the deposit of the instrument.'),
  effectiveOn: day('The day its effect begins, where the act itself sets one.').optional(),
  concerns: entryReference.optional(),
  text: said('What it says: a reservation, a declaration, a notification.').optional(),
  territory: said('The territory that it speaks of.').optional(),
  ...recording,
});

const reason = said('Why the record was wrong.').openapi({ example: 'misread' });

export const correctionBody = z.strictObject({
  reason,
  on: day('The right legal date.').optional(),
  kind: kind.optional(),
  participant: participant.optional(),
  effectiveOn: said('The right day of effect; `none` takes it away.').optional(),
  ...recording,
});

export const retractionBody = z.strictObject({ reason, ...recording });

export const proofBody = z.strictObject({
  proof: z
    .looseObject({})
    .openapi({ description: 'What `treaty prove`, a receipt, or `status --proof` gave.' }),
  checkpoint: said('A checkpoint kept elsewhere: it counts instead of its own.').optional(),
  keys: z
    .array(z.string())
    .max(20, 'must be 20 keys at most')
    .optional()
    .openapi({ description: 'Verifier keys, name+hash+key: each must have signed.' }),
  origin: said('The log that is meant; left out: the one that bears a key’s name.').optional(),
});
