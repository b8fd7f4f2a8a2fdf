/** `record`, `correct`, `retract`: the only commands that say what happened in the world. */
import { type Command, Option } from 'commander';
import { ACT_KINDS } from '../../domain/act.ts';
import type { Ledger } from '../../library/ledger.ts';
import type { JudgedRule, Preview, Receipt, RecordingOptions } from '../../library/requests.ts';
import { countsTable } from '../../reports/counts-table.ts';
import type { Document } from '../../reports/document.ts';
import { textForm } from '../../reports/forms/text.ts';
import { listed } from '../../reports/running-text.ts';
import {
  type LedgerOptions,
  onLedger,
  printJson,
  printText,
  warn,
  wholeNumber,
  writeTo,
} from '../options.ts';

type Options = LedgerOptions & RecordingOptions & Record<string, string>;

export function addRecordingCommands(program: Command): void {
  recording(
    program
      .command('record')
      .description('record one act')
      .argument('<kind>', listed(Object.keys(ACT_KINDS), 'or'))
      .argument('<treaty>', 'its number, such as IV-13')
      .argument('<participant>', 'id, or any name it bears or bore')
      .requiredOption('--on <date>', 'the legal date: signature, or deposit of the instrument')
      .option('--effective-on <date>', 'the day its effect begins, where the act itself sets one')
      .option('--text <text>', 'what a reservation, declaration, objection or notification says')
      .option('--territory <name>', 'the territory that the act speaks of')
      .option(
        '--concerns <id>',
        'the act that this one is about: the statement withdrawn, or objected to',
      ),
    'treaty record accession IV-13 Ecuador --on 2002-02-05 --source C.N.123.2002.TREATIES-3 --dry-run',
  ).action((kind: string, treaty: string, participant: string, options: Options & { on: string }) =>
    write(options, ledger => ledger.record({ ...options, kind, treaty, participant })),
  );
  recording(
    program
      .command('correct')
      .description('say that an act on record was different from the start')
      .argument('<id>', 'id or position of the entry that recorded the act')
      .option('--on <date>', 'the right legal date')
      .option('--kind <kind>', 'the right kind')
      .option('--participant <participant>', 'the right participant')
      .option('--effective-on <date>', 'the right day of effect; none takes it away')
      .requiredOption('--reason <text>', 'why the record was wrong'),
    'treaty correct 240 --on 2001-11-15 --reason "misread in the notification" --dry-run',
  ).action((act: string, options: Options & { reason: string }) =>
    write(options, ledger => ledger.correct({ ...options, act })),
  );
  recording(
    program
      .command('retract')
      .description(
        'say that an act on record was never done, or that an event on record never happened',
      )
      .argument('<id>', 'id or position of the entry that recorded it')
      .requiredOption('--reason <text>', 'why it was recorded in error'),
    'treaty retract 240 --reason "recorded for the wrong treaty" --dry-run',
  ).action((act: string, options: Options & { reason: string }) =>
    write(options, ledger => ledger.retract({ ...options, act })),
  );
}

function recording(command: Command, example: string): Command {
  return onLedger(command, example)
    .option(
      '--notified-on <date>',
      'when the depositary made it known (default: the day of recording)',
    )
    .option('--source <text>', 'the document it rests on')
    .option('--note <text>', 'anything a later reader should know')
    .option('--by <name>', 'who records (default: the user of the machine)')
    .option('--id <uuid>', 'a UUID of your own: repeating the command with it records once')
    .addOption(
      new Option('--expect <version>', 'refuse unless the treaty stands at this version').argParser(
        wholeNumber,
      ),
    )
    .option('--dry-run', 'show the counts before and after and each rule, and record nothing');
}

async function write(
  options: Options,
  request: (ledger: Ledger) => Promise<Receipt | Preview>,
): Promise<void> {
  await writeTo(options, async ledger => {
    const given = await request(ledger);
    if (options.json) printJson(given);
    else printText('wouldRecord' in given ? textForm(previewReport(given)) : receiptText(given));
    const rules = 'wouldRecord' in given ? given.rules : given.warnings;
    for (const { holds, because, hint } of rules) if (!holds) warn(`${because}. ${hint}`);
  });
}

function receiptText({ position, id, version, leafHash, root }: Receipt): string {
  return [
    `Recorded entry ${position}, id ${id}`,
    `  version ${version} of its treaty`,
    `  hash ${leafHash}`,
    `  root ${root}`,
  ].join('\n');
}

function previewReport({ counts, rules }: Preview): Document {
  const lead = 'Dry run: this would be recorded; nothing was written.';
  const rows = rules.map(ruleRow);
  return {
    name: lead,
    blocks: [
      { kind: 'paragraph', lines: [lead] },
      ...(counts === null ? [] : [countsTable('As of today', counts.before, counts.after)]),
      { kind: 'table', caption: 'The rules', headings: ['Rule', 'Holds', 'Source'], rows },
    ],
  };
}

function ruleRow({ rule, holds, article }: JudgedRule): string[] {
  return [rule, holds ? 'yes' : 'warning', article];
}
