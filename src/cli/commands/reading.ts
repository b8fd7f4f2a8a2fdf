/** The commands that answer questions. Each asks the library and prints what it gives. */
import type { Command } from 'commander';
import { earlierOf, laterOf } from '../../domain/calendar-date.ts';
import {
  makeSureItIsOver,
  optionalPeriodFrom,
  participantFrom,
  periodFrom,
} from '../../library/arguments.ts';
import type { Period } from '../../library/requests.ts';
import { sightsBetween } from '../../library/sights-between.ts';
import { actionsView } from '../../projections/actions.ts';
import { explanationView } from '../../projections/explanation.ts';
import { forceView } from '../../projections/force.ts';
import { treatyOf } from '../../projections/question.ts';
import { standings } from '../../projections/standings.ts';
import { actionsAnswer } from '../../reports/actions.ts';
import { diffAnswer } from '../../reports/diff.ts';
import { explanationAnswer } from '../../reports/explanation.ts';
import { forceText } from '../../reports/force-text.ts';
import { sentences } from '../../reports/sentences.ts';
import { type FormOptions, give, inForms } from '../forms.ts';
import {
  ask,
  collected,
  printJson,
  printText,
  type ReadingOptions,
  reading,
  warnIfIncomplete,
} from '../options.ts';
import { tally } from './tally.ts';

export function addReadingCommands(program: Command): void {
  reading(
    program
      .command('paragraph')
      .description("the report's sentences on the state of the treaty, or on what a period brought")
      .argument('<treaty>', 'its number, such as IV-13')
      .option('--from <date>', 'the first day of a period: what was deposited in it (needs --to)')
      .option('--to <date>', 'its last day, by the day of --as-of (needs --from)'),
    'treaty paragraph IV-13 --as-of 2001-12-06',
    'treaty paragraph IV-13 --from 2000-09-01 --to 2000-10-31',
  ).action(paragraph);
  inForms(
    reading(
      program
        .command('actions')
        .description('the acts done in a period, both days included')
        .argument(
          '[treaty]',
          'its number, such as IV-13; left out, all treaties are counted together',
        )
        .requiredOption('--from <date>', 'the first day')
        .requiredOption('--to <date>', 'the last day'),
      'treaty actions IV-13 --from 2000-09-01 --to 2000-10-31',
      'treaty actions --from 2000-09-06 --to 2000-09-08',
    ),
  ).action(actions);
  inForms(
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
    ),
  ).action(diff);
  reading(
    program
      .command('force')
      .description('entry into force: when, by which instruments, or what is missing; who is bound')
      .argument('<treaty>', 'its number, such as IV-13')
      .option('--if <act>', 'try an act without recording it; may be repeated', collected),
    'treaty force IV-13 --as-of 2001-12-06',
    'treaty force IV-13 --if "accession ECU 2002-02-05"',
  ).action(force);
  inForms(
    reading(
      program
        .command('explain')
        .description('why the table says what it says: entries, sources, rules, corrections')
        .argument('<treaty>', 'its number, such as IV-13')
        .argument('[participant]', 'id or name; left out, all'),
      'treaty explain IV-13 Ghana --as-of 2001-12-06',
    ),
  ).action(explain);
}

async function paragraph(treaty: string, options: ReadingOptions & Partial<Period>): Promise<void> {
  const period = optionalPeriodFrom(options);
  const view = await ask(options, ledger => ledger.view(treaty, options));
  makeSureItIsOver(period, view.asOf);
  const text = sentences(view, period);
  const { asOf, knownOn, position, record } = view;
  const sight = { asOf, knownOn, position, completeTo: record.completeTo };
  if (options.json) printJson({ treaty: treatyOf(view), ...sight, ...period, text });
  else printText(text);
  warnIfIncomplete(view, period === null ? asOf : earlierOf(asOf, period.to));
}

async function actions(
  treaty: string | undefined,
  options: ReadingOptions & FormOptions & Period,
): Promise<void> {
  if (treaty === undefined) return tally(options);
  const period = periodFrom(options.from, options.to);
  const view = await ask(options, ledger => ledger.view(treaty, options));
  const acts = actionsView(view, period);
  await give(actionsAnswer(view, acts), options);
  warnIfIncomplete(view, earlierOf(view.asOf, period.to));
}

async function diff(
  treaty: string,
  from: string,
  to: string,
  options: ReadingOptions & FormOptions & { readonly known?: true },
): Promise<void> {
  const [earlier, later] = sightsBetween(from, to, options);
  const views = await ask(options, async ledger => ({
    from: await ledger.view(treaty, earlier),
    to: await ledger.view(treaty, later),
  }));
  await give(diffAnswer(views.from, views.to), options);
  warnIfIncomplete(views.to, laterOf(views.from.asOf, views.to.asOf));
}

async function force(
  treaty: string,
  options: ReadingOptions & { readonly if?: readonly string[] },
): Promise<void> {
  const question = { ...options, suppose: options.if ?? [] };
  const view = await ask(options, ledger => ledger.view(treaty, question));
  const answer = forceView(view, standings(view));
  if (options.json) printJson(answer);
  else printText(forceText(answer));
  warnIfIncomplete(view);
}

async function explain(
  treaty: string,
  participant: string | undefined,
  options: ReadingOptions & FormOptions,
): Promise<void> {
  const view = await ask(options, ledger => ledger.view(treaty, options));
  const only =
    participant === undefined ? null : participantFrom(view.register, participant, view.asOf);
  await give(explanationAnswer(explanationView(view, only)), options);
  warnIfIncomplete(view);
}
