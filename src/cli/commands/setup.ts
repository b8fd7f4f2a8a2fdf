/** `init` and `register`: a new ledger, and what it knows of treaties and participants. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { groupBy } from '../../domain/group-by.ts';
import { usage } from '../../library/arguments.ts';
import { initLedger } from '../../library/open-ledger.ts';
import type { Receipt } from '../../library/requests.ts';
import { fileText } from '../files.ts';
import {
  type LedgerOptions,
  ledgerPath,
  onLedger,
  printJson,
  printText,
  rememberNew,
  warn,
  writeTo,
} from '../options.ts';

export function addSetupCommands(program: Command): void {
  onLedger(
    program.command('init').description('make a new ledger with the register of participants'),
    'treaty init --ledger treaty.db',
  ).action(init);
  onLedger(
    program
      .command('register')
      .description('record treaty or participant definitions from a file, or those shipped')
      .argument('[file-or-ids...]', 'a definition file; with --shipped, treaty numbers (none: all)')
      .option('--shipped', 'the definitions that come with the project'),
    'treaty register --shipped IV-13',
    'treaty register definitions.json',
  ).action(register);
}

async function init(options: LedgerOptions): Promise<void> {
  const path = ledgerPath(options);
  const made = await initLedger(path);
  rememberNew(path, made);
  if (options.json) printJson({ ledger: path, ...made });
  else {
    printText(`Made ${path}: ${made.size} participants registered, root ${made.root}`);
    printText(
      'Next: treaty register --shipped, then treaty record KIND TREATY PARTICIPANT --on DATE',
    );
  }
}

async function register(
  names: readonly string[],
  options: LedgerOptions & { readonly shipped?: true },
): Promise<void> {
  const sets = await definitionSets(names, options.shipped === true);
  await writeTo(options, async ledger => {
    const recorded: Receipt[] = [];
    for (const { definitions, source } of sets) {
      recorded.push(...(await ledger.define(definitions, source)));
    }
    if (options.json) printJson({ recorded });
    else printText(said(recorded));
    warnByRule(recorded);
  });
}

async function definitionSets(names: readonly string[], shipped: boolean) {
  if (shipped) {
    const { shippedTreaties } = await import('../../library/shipped.ts');
    const source = 'the treaty definitions shipped with treaty-ledger';
    return shippedTreaties(names).map(definitions => ({ definitions, source }));
  }
  const [file, second] = names;
  if (file === undefined || second !== undefined) {
    throw usage(
      'one-file',
      'register takes one definition file',
      'Name a file, or add --shipped for the definitions that come with the project.',
    );
  }
  const { readDefinitions } = await import('../../exchange/definitions.ts');
  const { badDefinitions } = await import('../../library/register-definitions.ts');
  const read = readDefinitions(fileText(file));
  if ('value' in read)
    return [{ definitions: read.value, source: `definition file ${basename(file)}` }];
  throw badDefinitions(`${file}: ${read.reason}`);
}

const LISTED = 10;

function said(recorded: readonly Receipt[]): string {
  const [first, last] = [recorded[0], recorded.at(-1)];
  if (recorded.length === 0) return 'Nothing new: the ledger says so already.';
  if (recorded.length > LISTED) {
    return `Recorded ${recorded.length} entries, from position ${first?.position} to ${last?.position}`;
  }
  return recorded.map(({ position, id }) => `Recorded entry ${position}, id ${id}`).join('\n');
}

/** A file of many acts can bring the same warning many times: each rule speaks once, and says how often. */
function warnByRule(recorded: readonly Receipt[]): void {
  const warnings = recorded.flatMap(receipt => receipt.warnings);
  for (const [, [first, ...more]] of groupBy(warnings, ({ rule }) => rule)) {
    const others =
      more.length === 0 ? '' : ` (and ${more.length} more of this rule; --json lists all)`;
    warn(`${first?.because}. ${first?.hint}${others}`);
  }
}
