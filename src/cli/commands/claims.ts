/** `claims`: what a document states, held against the log. */
import type { Command } from 'commander';
import { claimsReport } from '../../reports/claims.ts';
import { type Document, runsOf, type Text } from '../../reports/document.ts';
import { textTable, wrapped } from '../../reports/text-table.ts';
import { ask, printJson, printText, type ReadingOptions, reading } from '../options.ts';

interface ClaimsOptions extends ReadingOptions {
  readonly asIssued?: true;
}

const AFTER = `
A claims file is JSON: the document, the day it was issued, and what it states, each with the
words as printed. A claim that names no day is checked as of --as-of.
docs/claims.md describes it.
Exit code 3 where a claim disagrees; 0 otherwise, also where the ledger cannot tell.`;

export function addClaims(program: Command): void {
  reading(
    program
      .command('claims')
      .description('check what a document states: counts, lists, tables, dates')
      .argument('<file>', 'a claims file; the tables that it names stand beside it')
      .option('--as-issued', 'each claim as known on the day the document was issued'),
    'treaty claims fixtures/E-CN.4-2002-89/claims.json',
    'treaty claims fixtures/E-CN.4-2002-89/claims.json --as-issued --json',
  )
    .addHelpText('after', AFTER)
    .action(claims);
}

async function claims(file: string, options: ClaimsOptions): Promise<void> {
  const checks = await ask(options, ledger => ledger.claims(file, options));
  if (options.json) printJson(checks);
  else printText(asText(claimsReport(checks)));
  if (checks.some(({ verdict }) => verdict === 'disagrees')) process.exitCode = 3;
}

const WIDTH = 100;

function asText({ blocks }: Document): string {
  const parts = blocks.flatMap(block => {
    switch (block.kind) {
      case 'title':
      case 'heading':
        return [block.text];
      case 'paragraph':
        return [block.lines.flatMap(line => wrapped(plain(line), WIDTH)).join('\n')];
      case 'table': {
        const rows = block.rows.map(row => row.map(plain));
        return [textTable(block.headings.map(plain), rows, block.alignments).join('\n')];
      }
      default:
        return [];
    }
  });
  return parts.join('\n\n');
}

function plain(text: Text): string {
  return runsOf(text)
    .map(run => (typeof run === 'string' ? run : run.raised))
    .join('');
}
