/** `prove` and `verify-proof`: an entry with its proof leaves the ledger, and is checked without it. */
import type { Command } from 'commander';
import { verifyProof } from '../../library/verify-proof.ts';
import { proofText } from '../../reports/proof.ts';
import { fileText } from '../files.ts';
import { writeNewText } from '../new-file.ts';
import {
  ask,
  collected,
  type LedgerOptions,
  ledgerPath,
  onLedger,
  printJson,
  printText,
  wholeNumber,
} from '../options.ts';

interface ProveOptions extends LedgerOptions {
  readonly at?: number;
  readonly checkpoint?: string;
  readonly out?: string;
  readonly force?: true;
}

export function addProofCommands(program: Command): void {
  onLedger(
    program
      .command('prove')
      .description('an entry and the proof that it is in the log, as a file that stands alone')
      .argument('<entry>', 'its id or its position')
      .option('--at <position>', 'prove it for the log as it was at that size', wholeNumber)
      .option('--checkpoint <file>', 'enclose this checkpoint, and prove it for its size')
      .option('--out <file>', 'write to a file instead of standard output')
      .option('--force', 'overwrite that file'),
    'treaty prove 250 --out entry-250.proof.json',
    'treaty prove 250 --checkpoint checkpoint.txt --out entry-250.proof.json',
  ).action(prove);
  program
    .command('verify-proof')
    .description(
      'check a proof file, a receipt of record --json, or a proof of a status, without any ledger',
    )
    .argument('<file>', 'from treaty prove, treaty record --json or treaty status --proof')
    .option('--checkpoint <file>', 'hold it to this checkpoint, not to the one in the file')
    .option('--key <key>', 'a verifier key that must have signed it; may be repeated', collected)
    .option('--origin <name>', 'the log that is meant (default: the name of the key)')
    .option('--json', 'print JSON; errors too, on standard error')
    .addHelpText(
      'after',
      '\nExamples:\n  treaty verify-proof entry-250.proof.json\n  treaty verify-proof entry-250.proof.json --checkpoint checkpoint.txt --key "$(cat verifier-key.txt)"',
    )
    .action(checkProof);
}

async function prove(entry: string, options: ProveOptions): Promise<void> {
  const { at, checkpoint, out, force = false } = options;
  const request = {
    ...(at !== undefined && { at }),
    ...(checkpoint !== undefined && { checkpoint: fileText(checkpoint) }),
  };
  const proof = await ask(options, ledger => ledger.prove(entry, request));
  if (out === undefined) return printJson(proof);
  const kept = [ledgerPath(options), ...(checkpoint === undefined ? [] : [checkpoint])];
  const text = `${JSON.stringify(proof, null, 2)}\n`;
  await writeNewText({ path: out, force, kept }, text);
  const { position, size, root } = proof;
  if (options.json) printJson({ file: out, position, size, root });
  else printText(`Wrote ${out}: entry ${position} in the log of ${size}, root ${root}`);
}

async function checkProof(
  file: string,
  options: {
    readonly checkpoint?: string;
    readonly key?: readonly string[];
    readonly origin?: string;
    readonly json?: true;
  },
): Promise<void> {
  const { checkpoint, key: keys = [], origin } = options;
  const text = fileText(file);
  const trust = {
    keys,
    ...(checkpoint !== undefined && { checkpoint: fileText(checkpoint) }),
    ...(origin !== undefined && { origin }),
  };
  const check = await verifyProof(text, trust);
  if (options.json) printJson(check);
  else printText(proofText(check));
  if (!check.ok) process.exitCode = 3;
}
