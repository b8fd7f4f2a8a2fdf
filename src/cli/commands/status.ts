/** `status`: the table of a treaty, in the forms that documents print. */
import { type Command, Option } from 'commander';
import { usage } from '../../library/arguments.ts';
import { printedTable } from '../../projections/printed-table.ts';
import type { TreatyView } from '../../projections/question.ts';
import { statusView } from '../../projections/status.ts';
import { annexText } from '../../reports/annex.ts';
import { writeNewFile } from '../new-file.ts';
import {
  ask,
  ledgerPath,
  printText,
  type ReadingOptions,
  reading,
  warnIfIncomplete,
} from '../options.ts';

interface StatusOptions extends ReadingOptions {
  readonly format?: 'text' | 'csv' | 'json';
  readonly profile?: 'annex' | 'mtdsg';
  readonly out?: string;
  readonly force?: true;
}

export function addStatus(program: Command): void {
  reading(
    program
      .command('status')
      .description('the status table: who has signed, who has consented, and when')
      .argument('<treaty>', 'its number, such as IV-13')
      .addOption(
        new Option('--format <form>', 'text, csv or json (default: text)').choices([
          'text',
          'csv',
          'json',
        ]),
      )
      .addOption(
        new Option(
          '--profile <profile>',
          'annex, as the report prints it, or mtdsg, as the UN Treaty Collection does (default: annex; csv: mtdsg)',
        ).choices(['annex', 'mtdsg']),
      )
      .option('--out <file>', 'write to a file instead of standard output')
      .option('--force', 'overwrite that file'),
    'treaty status IV-13 --as-of 2001-12-06',
    'treaty status IV-13 --profile mtdsg --format csv --out 4-13.csv',
  ).action(status);
}

async function status(treaty: string, options: StatusOptions): Promise<void> {
  refuseMixedForms(options);
  const view = await ask(options, ledger => ledger.view(treaty, options));
  const text = await formed(view, options);
  const { out, force = false } = options;
  if (out === undefined) printText(text);
  else await writeNewFile({ path: out, force, ledger: ledgerPath(options) }, once(`${text}\n`));
  warnIfIncomplete(view);
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}

function refuseMixedForms({ json, format, profile }: StatusOptions): void {
  if (json && format !== undefined && format !== 'json') {
    throw usage('two-formats', `--json and --format ${format} exclude each other`, 'Give one.');
  }
  if (format === 'csv' && profile === 'annex') {
    throw usage(
      'no-such-form',
      "the report's annex has no form as CSV",
      'Leave --profile out for the table as the UN Treaty Collection gives it.',
    );
  }
}

async function formed(view: TreatyView, options: StatusOptions): Promise<string> {
  const { json, format, profile } = options;
  if (json || format === 'json') return JSON.stringify(statusView(view), null, 2);
  if (format !== 'csv' && profile !== 'mtdsg') return annexText(view, statusView(view));
  const { collectionCsv, collectionText } = await import('../../reports/collection-table.ts');
  const table = printedTable(view);
  return format === 'csv' ? collectionCsv(table) : collectionText(table);
}
