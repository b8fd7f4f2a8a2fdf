/** `import`, `verify`: the log as a whole. */
import type { Command } from 'commander';
import type { Verification } from '../../ledger/verify.ts';
import type { Ledger } from '../../library/ledger.ts';
import { importLedger } from '../../library/open-ledger.ts';
import type { VerifyRequest } from '../../library/verification.ts';
import { fileLines, fileText } from '../files.ts';
import {
  collected,
  type LedgerOptions,
  ledgerPath,
  onLedger,
  onOpenLedger,
  printJson,
  printText,
  rememberNew,
  warn,
} from '../options.ts';
import type { RememberedCheckpoint } from '../remembered-checkpoint.ts';

export function addLogCommands(program: Command): void {
  onLedger(
    program
      .command('import')
      .description(
        'make a ledger from an export: same ids, times and hashes; kept checkpoints are in no export',
      )
      .argument('<file>', 'JSON Lines from treaty export'),
    'treaty import treaty.jsonl --ledger copy.db',
  ).action(importLog);
  onLedger(
    program
      .command('verify')
      .description(
        'read the whole log again and name every damaged entry, and every kept checkpoint that it does not fit',
      )
      .option(
        '--log-key <key>',
        'a verifier key of the log: one given must have signed each kept checkpoint; may be repeated',
        collected,
      )
      .option('--checkpoint <file>', 'hold the log also to this checkpoint, kept elsewhere'),
    'treaty verify',
    'treaty verify --log-key "$(cat verifier-key.txt)" --checkpoint checkpoint.txt',
  ).action(verify);
}

async function importLog(file: string, options: LedgerOptions): Promise<void> {
  const path = ledgerPath(options);
  const made = await importLedger(path, fileLines(file));
  rememberNew(path, made);
  if (options.json) printJson({ ledger: path, ...made });
  else printText(`Imported ${made.size} entries into ${path}, root ${made.root}`);
}

interface VerifyOptions extends LedgerOptions {
  readonly logKey?: readonly string[];
  readonly checkpoint?: string;
}

async function verify(options: VerifyOptions): Promise<void> {
  const { logKey = [], checkpoint } = options;
  const request = {
    logKeys: logKey,
    ...(checkpoint !== undefined && { checkpoint: fileText(checkpoint) }),
  };
  const { result, breach } = await onOpenLedger(
    ledgerPath(options),
    { readOnly: true },
    (ledger, remembered) => verified(ledger, remembered, request),
  );
  if (options.json) printJson(result);
  else {
    printText(`${result.size} entries, root ${result.root}`);
    if (result.checkpoints > 0) printText(checkpointsInWords(result));
    for (const { position, what } of result.faults) {
      printText(position === 0 ? `the file: ${what}` : `entry ${position}: ${what}`);
    }
    printText(result.ok ? 'Every entry is as it was recorded.' : 'The log is damaged.');
  }
  if (breach !== null) warn(breach.hint);
  const { signedUpTo, size } = result;
  if (logKey.length > 0 && (signedUpTo ?? 0) < size) {
    warn(
      `nothing that is signed vouches for the entries after ${signedUpTo ?? 0}: compare with a checkpoint kept elsewhere, with --checkpoint`,
    );
  }
  if (!result.ok) process.exitCode = 3;
}

/** A log that is not what was seen before is read through all the same: it may be damaged in a place that can be named. */
async function verified(ledger: Ledger, remembered: RememberedCheckpoint, request: VerifyRequest) {
  const breach = await remembered.breachOf(ledger);
  const read = await ledger.verify(request);
  const unlike = breach === null ? [] : [{ position: 0, id: null, what: breach.message }];
  const result = {
    ...read,
    ok: read.ok && breach === null,
    faults: [...read.faults, ...unlike],
  };
  if (result.ok) await remembered.keep(ledger);
  return { result, breach };
}

function checkpointsInWords({ checkpoints, signedUpTo }: Verification): string {
  const signed =
    signedUpTo === null ? '' : `; the longest that is signed is of ${signedUpTo} entries`;
  return `Checkpoints kept: ${checkpoints}${signed}`;
}
