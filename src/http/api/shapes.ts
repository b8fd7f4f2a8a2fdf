/** The shapes of answers: those of `--json`, and those that only the API has. The document holds each under its name. */
import { z } from 'zod';
import {
  coordinates,
  count,
  counts,
  entryId,
  leafHash,
  namedTreaty,
  position,
  text,
  version,
} from '../../reports/json-shapes/scalars.ts';
import { JSON_SHAPES } from '../../reports/json-shapes.ts';

const treaties = z.strictObject({
  ...coordinates,
  total: count.describe('How many treaties there are, or how many q finds.'),
  treaties: z
    .array(
      z.strictObject({
        treaty: namedTreaty,
        counts,
        inForce: z.boolean().describe('Whether the treaty is in force on asOf.'),
        known: z.boolean().describe('False where that cannot be said: inForce then says nothing.'),
      }),
    )
    .describe('In the order of their numbers.'),
  next: z
    .string()
    .nullable()
    .describe('The cursor of the next part of the list; null where this is the last.'),
});

const explainedAct = JSON_SHAPES.explain.shape.participants.element.shape.acts.element;

const act = z.strictObject({
  id: entryId,
  position,
  version,
  type: text.describe('What the entry is: an act, a correction, a retraction, a definition …'),
  treaty: namedTreaty.nullable().describe('Null for an entry about the register.'),
  act: explainedAct
    .nullable()
    .describe(
      'The act that the entry records, corrects or retracts: every reading of it, and whether it counts on asOf; null where there is none by that day.',
    ),
  asOf: coordinates.asOf,
  knownOn: coordinates.knownOn,
  proof: JSON_SHAPES.proof.describe('The entry itself, byte for byte, and that it is in the log.'),
});

const logEntries = z.strictObject({
  entries: z.array(
    z.strictObject({
      position,
      entry: text.describe('The canonical JSON that was hashed (RFC 8785), as text.'),
      leafHash,
    }),
  ),
  next: position.describe('From where to ask on. No entries: the log has not come so far yet.'),
});

const problem = z.strictObject({
  type: text.describe('A URI reference that names the kind of problem; it leads nowhere.'),
  title: text,
  status: z.int().min(400).max(599),
  detail: text.describe('What is wrong and why.'),
  code: text.describe('For programs: stable, in kebab-case; a refusal bears the name of its rule.'),
  hint: z.string().describe('How to mend it.'),
  details: z.unknown().optional().describe('What else a program may want to know.'),
});

export const ANSWERS = {
  Treaties: treaties,
  Status: JSON_SHAPES.status,
  History: JSON_SHAPES.history,
  Actions: JSON_SHAPES.actions,
  ActionsAcross: JSON_SHAPES['actions-across'],
  Diff: JSON_SHAPES.diff,
  Explanation: JSON_SHAPES.explain,
  Force: JSON_SHAPES.force,
  Paragraph: JSON_SHAPES.paragraph,
  Participant: JSON_SHAPES.participant,
  Act: act,
  Checkpoint: JSON_SHAPES.checkpoint,
  LogEntries: logEntries,
  Proof: JSON_SHAPES.proof,
  ProofCheck: z.union([JSON_SHAPES['proof-check'], JSON_SHAPES['status-proof-check']]),
  Receipt: JSON_SHAPES.receipt,
  DryRun: JSON_SHAPES['dry-run'],
  Problem: problem,
} as const;

export type AnswerName = keyof typeof ANSWERS;

/**
 * As JSON Schema 2020-12, which is what OpenAPI 3.1 speaks. Objects are left open: more keys may be added to an
 * answer, and no reader should stumble over them.
 */
export function schemaOf(name: AnswerName): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(ANSWERS[name], {
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return schema;
}
