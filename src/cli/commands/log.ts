/** `import`, `verify`: the log as a whole. */
import type { Command } from 'commander';
import { importLedger } from '../../library/open-ledger.ts';
import { fileLines } from '../files.ts';
import { ask, type LedgerOptions, ledgerPath, onLedger, printJson, printText } from '../options.ts';

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
  if (options.json) printJson({ ledger: path, ...made });
  else printText(`Imported ${made.size} entries into ${path}, root ${made.root}`);
}

async function verify(options: LedgerOptions): Promise<void> {
  const result = await ask(options, ledger => ledger.verify());
  if (options.json) printJson(result);
  else {
    printText(`${result.size} entries, root ${result.root}`);
    for (const { position, what } of result.faults) {
      printText(position === 0 ? `the file: ${what}` : `entry ${position}: ${what}`);
    }
    printText(result.ok ? 'Every entry is as it was recorded.' : 'The log is damaged.');
  }
  if (!result.ok) process.exitCode = 3;
}
