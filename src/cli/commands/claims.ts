/** `claims`: what a document states, held against the log. */
import type { Command } from 'commander';
import { claimsAnswer } from '../../reports/claims.ts';
import { type FormOptions, give, inForms } from '../forms.ts';
import { ask, type ReadingOptions, reading } from '../options.ts';

interface ClaimsOptions extends ReadingOptions, FormOptions {
  readonly asIssued?: true;
}

const AFTER = `
A claims file is JSON: the document, the day it was issued, and what it states, each with the
words as printed. A claim that names no day is checked as of --as-of.
docs/claims.md describes it.
Exit code 3 where a claim disagrees; 0 otherwise, also where the ledger cannot tell.`;

export function addClaims(program: Command): void {
  inForms(
    reading(
      program
        .command('claims')
        .description('check what a document states: counts, lists, tables, dates')
        .argument('<file>', 'a claims file; the tables that it names stand beside it')
        .option('--as-issued', 'each claim as known on the day the document was issued'),
      'treaty claims fixtures/E-CN.4-2002-89/claims.json',
      'treaty claims fixtures/E-CN.4-2002-89/claims.json --as-issued --json',
    ),
  )
    .addHelpText('after', AFTER)
    .action(claims);
}

async function claims(file: string, options: ClaimsOptions): Promise<void> {
  const checks = await ask(options, ledger => ledger.claims(file, options));
  await give(claimsAnswer(checks), options, [file]);
  if (checks.some(({ verdict }) => verdict === 'disagrees')) process.exitCode = 3;
}
