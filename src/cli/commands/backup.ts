/** `backup` and `restore`: a copy that was read through before it is called good, and back. */
import type { Command } from 'commander';
import type { TreeHead } from '../../ledger/merkle-verify.ts';
import type { Copying } from '../../library/backup.ts';
import {
  ask,
  type LedgerOptions,
  ledgerPath,
  onLedger,
  onOpenLedger,
  printJson,
  printText,
  warn,
} from '../options.ts';

type Options = LedgerOptions & Copying;

export function addBackup(program: Command): void {
  onLedger(
    program
      .command('backup')
      .description(
        'copy the ledger while it is in use; the copy is verified before it gets its name',
      )
      .argument('<file>', 'where the copy goes')
      .option('--force', 'replace the file where there is one'),
    'treaty backup treaty-backup.db',
  ).action(backup);
  onLedger(
    program
      .command('restore')
      .description('make a ledger of a backup, which is verified first and left as it is')
      .argument('<file>', 'a copy that treaty backup made')
      .option(
        '--force',
        'where there is a ledger, keep it as PATH.before-restore-1 (or the next number that is free) and put the backup in its place',
      ),
    'treaty restore treaty-backup.db --ledger treaty.db',
  ).action(restore);
}

async function backup(file: string, options: Options): Promise<void> {
  const path = ledgerPath(options);
  const { backupLedger } = await import('../../library/backup.ts');
  const head = await ask(options, () => backupLedger(path, file, options));
  if (options.json) printJson({ ledger: file, ...head });
  else printText(`Copied ${path} to ${file}: ${head.size} entries, root ${head.root}`);
}

async function restore(file: string, options: Options): Promise<void> {
  const path = ledgerPath(options);
  const { restoreLedger } = await import('../../library/backup.ts');
  const { keptAside, size, root } = await restoreLedger(file, path, options);
  await sayWhatIsGone(path, { size, root });
  const kept = keptAside === null ? '' : `The ledger that was there is kept as ${keptAside}`;
  if (options.json) printJson({ ledger: path, size, root });
  else printText(`Restored ${path} from ${file}: ${size} entries, root ${root}\n${kept}`.trimEnd());
  if (options.json && kept !== '') warn(kept);
}

/** A backup is older than what it was made from: whoever puts it back should know what it lacks. */
async function sayWhatIsGone(path: string, restored: TreeHead): Promise<void> {
  await onOpenLedger(path, { readOnly: true }, async (ledger, remembered) => {
    const problem = await remembered.breachOf(ledger);
    if (problem?.code === 'memory-damaged') warn(problem.message);
    else if (problem !== null) warn(`this backup is not all of what was seen: ${problem.message}`);
    remembered.replace(restored);
  });
}
