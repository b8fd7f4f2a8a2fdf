/** `status`: the table of a treaty, in the forms that documents print. */
import { type Command, Option } from 'commander';
import { PROFILES, type Profile, statusAnswer } from '../../reports/status.ts';
import { type FormOptions, formAsked, give, inForms } from '../forms.ts';
import { ask, type ReadingOptions, reading, warnIfIncomplete } from '../options.ts';

interface StatusOptions extends ReadingOptions, FormOptions {
  readonly profile?: Profile;
}

export function addStatus(program: Command): void {
  inForms(
    reading(
      program
        .command('status')
        .description('the status table: who has signed, who has consented, and when')
        .argument('<treaty>', 'its number, such as IV-13'),
      'treaty status IV-13 --as-of 2001-12-06',
      'treaty status IV-13 --as-of 2001-12-06 --out annex.docx',
      'treaty status IV-13 --profile mtdsg --format csv --out 4-13.csv',
    ),
  )
    .addOption(
      new Option(
        '--profile <profile>',
        'annex, as the report prints it, or mtdsg, as the UN Treaty Collection does (default: annex; csv: mtdsg)',
      ).choices(PROFILES),
    )
    .action(status);
}

async function status(treaty: string, options: StatusOptions): Promise<void> {
  formAsked(options);
  const view = await ask(options, ledger => ledger.view(treaty, options));
  await give(statusAnswer(view, options.profile), options);
  warnIfIncomplete(view);
}
