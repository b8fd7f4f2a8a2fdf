/** The commands that answer questions. Each asks the library and prints what it gives. */
import type { Command } from 'commander';
import { laterOf } from '../../domain/calendar-date.ts';
import { readDate } from '../../exchange/dates.ts';
import { usage } from '../../library/arguments.ts';
import type { Sight } from '../../library/requests.ts';
import { statusView } from '../../projections/status.ts';
import { annexText } from '../../reports/annex.ts';
import { diffText } from '../../reports/diff-text.ts';
import { explanationText } from '../../reports/explanation-text.ts';
import { actionsText, historyText } from '../../reports/history-text.ts';
import {
  ask,
  printJson,
  printText,
  type ReadingOptions,
  reading,
  warnIfIncomplete,
} from '../options.ts';

export function addReadingCommands(program: Command): void {
  reading(
    program
      .command('status')
      .description('the status table: who has signed, who has consented, and when')
      .argument('<treaty>', 'its number, such as IV-13'),
    'treaty status IV-13 --as-of 2001-12-06',
  ).action(status);
  reading(
    program
      .command('paragraph')
      .description("the report's sentences on the state of the treaty")
      .argument('<treaty>', 'its number, such as IV-13'),
    'treaty paragraph IV-13 --as-of 2001-12-06',
  ).action(paragraph);
  reading(
    program
      .command('history')
      .description('how the counts evolved, day by day')
      .argument('<treaty>', 'its number, such as IV-13'),
    'treaty history IV-13 --as-of 2001-12-06',
  ).action(history);
  reading(
    program
      .command('actions')
      .description('the acts done in a period, both days included')
      .argument('<treaty>', 'its number, such as IV-13')
      .requiredOption('--from <date>', 'the first day')
      .requiredOption('--to <date>', 'the last day'),
    'treaty actions IV-13 --from 2000-09-01 --to 2000-10-31',
  ).action(actions);
  reading(
    program
      .command('diff')
      .description(
        'what changed between two dates, two positions, or with --known two days of knowledge',
      )
      .argument('<treaty>', 'its number, such as IV-13')
      .argument('<from>', 'a date or a position')
      .argument('<to>', 'a date or a position')
      .option('--known', 'the two dates say what was known, not what was the law'),
    'treaty diff IV-13 2000-12-31 2001-12-06',
    'treaty diff IV-13 2001-12-19 2001-12-20 --known --as-of 2001-12-06',
    'treaty diff IV-13 240 271 --as-of 2001-12-06',
  ).action(diff);
  reading(
    program
      .command('explain')
      .description('why the table says what it says: entries, sources, rules, corrections')
      .argument('<treaty>', 'its number, such as IV-13')
      .argument('[participant]', 'id or name; left out, all'),
    'treaty explain IV-13 Ghana --as-of 2001-12-06',
  ).action(explain);
}

async function status(treaty: string, options: ReadingOptions): Promise<void> {
  const view = await ask(options, ledger => ledger.view(treaty, options));
  const table = statusView(view);
  if (options.json) printJson(table);
  else printText(annexText(view, table));
  warnIfIncomplete(table);
}

async function paragraph(treaty: string, options: ReadingOptions): Promise<void> {
  const { table, text } = await ask(options, async ledger => ({
    table: await ledger.status(treaty, options),
    text: await ledger.paragraph(treaty, options),
  }));
  const { asOf, knownOn, position, completeTo } = table;
  if (options.json) printJson({ treaty: table.treaty, asOf, knownOn, position, completeTo, text });
  else printText(text);
  warnIfIncomplete(table);
}

async function history(treaty: string, options: ReadingOptions): Promise<void> {
  const { table, steps } = await ask(options, async ledger => ({
    table: await ledger.status(treaty, options),
    steps: await ledger.history(treaty, options),
  }));
  if (options.json) printJson(steps);
  else printText(historyText(steps));
  warnIfIncomplete(table);
}

async function actions(
  treaty: string,
  options: ReadingOptions & { readonly from: string; readonly to: string },
): Promise<void> {
  const { table, acts } = await ask(options, async ledger => ({
    table: await ledger.status(treaty, options),
    acts: await ledger.actions(treaty, options),
  }));
  if (options.json) printJson(acts);
  else printText(actionsText(acts));
  warnIfIncomplete({ ...table, asOf: acts.to });
}

async function diff(
  treaty: string,
  from: string,
  to: string,
  options: ReadingOptions & { readonly known?: true },
): Promise<void> {
  const { view, table } = await ask(options, async ledger => ({
    table: await ledger.status(treaty, sightAt(to, options)),
    view: await ledger.diff(treaty, sightAt(from, options), sightAt(to, options)),
  }));
  if (options.json) printJson(view);
  else printText(diffText(view));
  warnIfIncomplete({ ...table, asOf: laterOf(view.from.asOf, view.to.asOf) });
}

async function explain(
  treaty: string,
  participant: string | undefined,
  options: ReadingOptions,
): Promise<void> {
  const view = await ask(options, ledger =>
    ledger.explain(treaty, participant === undefined ? options : { ...options, participant }),
  );
  if (options.json) printJson(view);
  else printText(explanationText(view));
  warnIfIncomplete(view);
}

/** Digits are a position; a date is a day of law, or with `--known` a day of knowledge. */
function sightAt(point: string, options: ReadingOptions & { readonly known?: true }): Sight {
  if (/^[0-9]+$/.test(point)) return { ...options, at: Number(point) };
  const read = readDate(point);
  if ('reason' in read) {
    throw usage(
      'bad-date',
      read.reason,
      `${read.hint} A position in the log is written in digits.`,
    );
  }
  return options.known ? { ...options, knownOn: point } : { ...options, asOf: point };
}
