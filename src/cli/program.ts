/** All commands, and what their endings mean to the shell. */
import { Command, CommanderError } from 'commander';
import { addBackup } from './commands/backup.ts';
import { addCheckpoint } from './commands/checkpoint.ts';
import { addClaims } from './commands/claims.ts';
import { addDemo } from './commands/demo.ts';
import { addExport } from './commands/export.ts';
import { addHistory } from './commands/history.ts';
import { addLogCommands } from './commands/log.ts';
import { addObserve } from './commands/observe.ts';
import { addParticipant } from './commands/participant.ts';
import { addProofCommands } from './commands/proof.ts';
import { addReadingCommands } from './commands/reading.ts';
import { addRecordingCommands } from './commands/recording.ts';
import { addServe } from './commands/serve.ts';
import { addSetupCommands } from './commands/setup.ts';
import { addStatus } from './commands/status.ts';
import { addTokenCommands } from './commands/token.ts';
import { reportProblem } from './problems.ts';
import { version } from './version.ts';

const EXIT_CODES = `
Exit codes: 0 done, or all agrees; 1 unexpected failure; 2 usage, or refused with nothing written;
3 a check found a disagreement or damage; 4 not allowed; 5 the log moved on (--expect); 6 not found.

New here? treaty demo builds a ledger from a UN report and walks through it.`;

export function buildProgram(): Command {
  const program = new Command('treaty')
    .description('Keeps the record of treaty actions: an append-only log, replayed for any day.')
    .version(version(), '--version')
    .exitOverride()
    .configureOutput({ outputError: () => {} })
    .option(
      '--ledger <path>',
      'for every command on a ledger: its file (default: $TREATY_LEDGER or ./treaty.db)',
    )
    .option('--json', 'for every command on a ledger: print JSON')
    .hook('preAction', takeOverOptions)
    .addHelpText('after', EXIT_CODES);
  addDemo(program);
  addSetupCommands(program);
  addRecordingCommands(program);
  addObserve(program);
  addStatus(program);
  addHistory(program);
  addReadingCommands(program);
  addParticipant(program);
  addClaims(program);
  addExport(program);
  addLogCommands(program);
  addBackup(program);
  addCheckpoint(program);
  addProofCommands(program);
  addServe(program);
  addTokenCommands(program);
  return program;
}

/** What stands before the command counts as if it stood behind it. */
function takeOverOptions(program: Command, command: Command): void {
  for (const [name, value] of Object.entries(program.opts())) {
    if (command.getOptionValue(name) === undefined) command.setOptionValue(name, value);
  }
}

/** @returns the exit code of the contract. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  const program = buildProgram();
  try {
    if (args.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(args, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    return reportProblem(error, json);
  }
}
