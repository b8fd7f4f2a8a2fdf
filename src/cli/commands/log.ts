/** `import`, `verify`: the log as a whole. */
import type { Command } from 'commander';
import type { Ledger } from '../../library/ledger.ts';
import { importLedger } from '../../library/open-ledger.ts';
import { fileLines } from '../files.ts';
import {
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
      .description('make a ledger from an export: same ids, times and hashes')
      .argument('<file>', 'JSON Lines from treaty export'),
    'treaty import treaty.jsonl --ledger copy.db',
  ).action(importLog);
  onLedger(
    program.command('verify').description('read the whole log again and name every damaged entry'),
    'treaty verify',
  ).action(verify);
}

async function importLog(file: string, options: LedgerOptions): Promise<void> {
  const path = ledgerPath(options);
  const made = await importLedger(path, fileLines(file));
  rememberNew(path, made);
  if (options.json) printJson({ ledger: path, ...made });
  else printText(`Imported ${made.size} entries into ${path}, root ${made.root}`);
}

async function verify(options: LedgerOptions): Promise<void> {
  const { result, breach } = await onOpenLedger(ledgerPath(options), { readOnly: true }, verified);
  if (options.json) printJson(result);
  else {
    printText(`${result.size} entries, root ${result.root}`);
    for (const { position, what } of result.faults) {
      printText(position === 0 ? `the file: ${what}` : `entry ${position}: ${what}`);
    }
    printText(result.ok ? 'Every entry is as it was recorded.' : 'The log is damaged.');
  }
  if (breach !== null) warn(breach.hint);
  if (!result.ok) process.exitCode = 3;
}

/** A log that is not what was seen before is read through all the same: it may be damaged in a place that can be named. */
async function verified(ledger: Ledger, remembered: RememberedCheckpoint) {
  const breach = await remembered.breachOf(ledger);
  const read = await ledger.verify();
  const unlike = breach === null ? [] : [{ position: 0, id: null, what: breach.message }];
  const result = {
    ...read,
    ok: read.ok && breach === null,
    faults: [...read.faults, ...unlike],
  };
  if (result.ok) await remembered.keep(ledger);
  return { result, breach };
}
