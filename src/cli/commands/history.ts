/** `history`: how the counts of a treaty evolved, day by day, as a table or drawn. */
import type { Command } from 'commander';
import type { Milestone } from '../../domain/milestone.ts';
import { usage } from '../../library/arguments.ts';
import { historyAnswer } from '../../reports/history.ts';
import { fileText } from '../files.ts';
import { type FormOptions, give, inForms, makeSureItIsShown } from '../forms.ts';
import { ask, type ReadingOptions, reading, warnIfIncomplete } from '../options.ts';

interface HistoryOptions extends ReadingOptions, FormOptions {
  readonly milestones?: string;
}

export function addHistory(program: Command): void {
  inForms(
    reading(
      program
        .command('history')
        .description('how the counts evolved, day by day')
        .argument('<treaty>', 'its number, such as IV-13')
        .option('--milestones <file>', 'dated notes (JSON) to show beside the acts'),
      'treaty history IV-13 --as-of 2001-12-06',
      'treaty history IV-13 --as-of 2001-12-06 --out history.csv',
      'treaty history IV-13 --milestones fixtures/E-CN.4-2002-89/milestones.json --out chart.svg',
    ),
    'svg',
  ).action(history);
}

async function history(treaty: string, options: HistoryOptions): Promise<void> {
  const { milestones: file } = options;
  if (file !== undefined) makeSureItIsShown('--milestones', options, 'csv', 'json');
  const milestones = await milestonesIn(file);
  const view = await ask(options, ledger => ledger.view(treaty, options));
  await give(historyAnswer(view, milestones), options, file === undefined ? [] : [file]);
  warnIfIncomplete(view);
}

/** @throws LedgerProblem `unreadable-file`, or `bad-milestones` with each line and key that is wrong. */
async function milestonesIn(file: string | undefined): Promise<readonly Milestone[]> {
  if (file === undefined) return [];
  const { readMilestones } = await import('../../exchange/milestones.ts');
  const read = readMilestones(fileText(file));
  if ('value' in read) return read.value.milestones;
  throw usage('bad-milestones', `${file}: ${read.reason}`, 'Mend the file; nothing was written.');
}
