/** The shapes of what recording gives back, of `init`, `import` and `verify --json`, and of an error. */
import { z } from 'zod';
import type { Verification } from '../../ledger/verify.ts';
import {
  count,
  counts,
  entryId,
  leafHash,
  position,
  root,
  shapeOf,
  text,
  version,
} from './scalars.ts';

const judgedRule = z.strictObject({
  rule: text.describe('The name of the rule, in kebab-case.'),
  article: text.describe('What the rule rests on.'),
  holds: z.boolean(),
  severity: z
    .enum(['refusal', 'warning'])
    .describe('What it means where the rule does not hold: not recorded, or recorded and said.'),
  because: text.nullable().describe('Why it does not hold, or null where it does.'),
  hint: text.nullable().describe('How to mend it, or null where the rule holds.'),
});

/** Of `record`, `correct` and `retract`. */
export const receipt = z.strictObject({
  position,
  id: entryId,
  version,
  leafHash,
  root: root.describe(
    'Root of the Merkle tree (RFC 6962) over the log up to this entry, 64 hexadecimal digits.',
  ),
  size: count.describe('How many entries that tree has: the position of this one.'),
  proof: z
    .array(leafHash)
    .describe('That the entry is in it: hashes from the leaf upwards (RFC 6962, section 2.1.1).'),
  entry: text.describe('The canonical JSON that was hashed (RFC 8785), as text.'),
  warnings: z.array(judgedRule).describe('Rules that do not hold and did not stop the recording.'),
});

/** Of the same commands with `--dry-run`. */
export const dryRun = z.strictObject({
  wouldRecord: z.literal(true),
  counts: z
    .strictObject({ before: counts, after: counts })
    .nullable()
    .describe(
      "As of today, by the machine's calendar; null for an entry about the register, which is about no single treaty.",
    ),
  rules: z.array(judgedRule).describe('Every rule that was asked.'),
});

export const register = z.strictObject({
  recorded: z
    .array(receipt)
    .describe('One for each definition that the ledger did not hold in the same words already.'),
});

/** Of `init`, `import`, `backup` and `restore`. */
export const newLedger = z.strictObject({
  ledger: text.describe('The file that was made.'),
  size: count.describe('How many entries it holds.'),
  root,
});

export const verify = shapeOf<Verification>()(
  z.strictObject({
    ok: z.boolean().describe('Whether every entry is as it was recorded.'),
    size: count.describe('How many entries the log holds.'),
    root: root.describe(
      'Root of the Merkle tree (RFC 6962), recomputed from the stored bytes, 64 hexadecimal digits.',
    ),
    faults: z.array(
      z.strictObject({
        position: z.int().describe('Where the damaged entry stands in the log.'),
        id: z.string().nullable().describe('Its id, or null where its bytes no longer tell.'),
        what: text.describe('What does not hold.'),
      }),
    ),
    checkpoints: count.describe('How many signed checkpoints are kept; each was held to the log.'),
    signedUpTo: count
      .nullable()
      .describe('The size of the longest of them that a key given has signed; null without one.'),
  }),
);

/** On standard error, one line, wherever a command with `--json` fails. */
export const error = z.strictObject({
  error: z.strictObject({
    code: text.describe(
      'For programs: stable, in kebab-case; a refusal bears the name of its rule.',
    ),
    message: text.describe('What is wrong and why.'),
    hint: z.string().describe('How to mend it.'),
    details: z.unknown().describe('What else a program may want to know; null where nothing.'),
  }),
});
