/** `export`: the log itself, every act as a table, or a panel of States and years for statistics. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { inWords } from '../../domain/calendar-date.ts';
import { usage } from '../../library/arguments.ts';
import { ACTS_FORMATS, type ActsFormat } from '../../library/export-requests.ts';
import type { Ledger } from '../../library/ledger.ts';
import type { TreatyView } from '../../projections/question.ts';
import { writeNewFile } from '../new-file.ts';
import {
  ask,
  type LedgerOptions,
  ledgerPath,
  onLedger,
  printJson,
  printText,
  type ReadingOptions,
  reading,
  warn,
  warnIfIncomplete,
} from '../options.ts';

interface FileOptions extends ReadingOptions {
  readonly out?: string;
  readonly force?: true;
}

interface ActsOptions extends FileOptions {
  readonly format: ActsFormat;
}

interface PanelOptions extends FileOptions {
  readonly from?: number;
  readonly to?: number;
  readonly zip?: string;
}

export function addExport(program: Command): void {
  const log = onLedger(
    program
      .command('export')
      .description('the whole log as JSON Lines, on standard output; or acts, or a panel')
      .helpCommand(false),
    'treaty export > treaty.jsonl',
  ).action(exportLog);
  addActs(log);
  addPanel(log);
}

function addActs(log: Command): void {
  toFile(
    log
      .command('acts')
      .description('every act that counts, one line each; docs/exports.md describes the columns')
      .argument('[treaties...]', 'their numbers, such as IV-13; left out, all')
      .addOption(
        new Option('--format <format>', 'JSON Lines or CSV')
          .choices(ACTS_FORMATS)
          .default('jsonl' satisfies ActsFormat),
      ),
    'treaty export acts IV-13 > acts.jsonl',
    'treaty export acts --format csv --out acts.csv',
  ).action(exportActs);
}

function addPanel(log: Command): void {
  toFile(
    log
      .command('panel')
      .description(
        'a CSV for statistics, one row for each treaty, State and year; docs/exports.md describes the columns',
      )
      .argument('<treaties...>', 'their numbers, such as IV-13; or all')
      .option('--from <year>', 'the first year (default: when each treaty opened)', year)
      .option('--to <year>', 'the last year (default: that of --as-of)', year)
      .option('--zip <file>', 'write a zip: the CSV, CSVW, a data package, how to cite it'),
    'treaty export panel IV-13 --as-of 2001-12-06 > panel.csv',
    'treaty export panel all --from 1990 --zip panel.zip',
  ).action(exportPanel);
}

/** A command whose answer may be large enough to want a file. */
function toFile(command: Command, ...examples: readonly string[]): Command {
  return reading(
    command
      .option('--out <file>', 'write to a file, which appears when it is whole')
      .option('--force', 'replace the file where there is one'),
    ...examples,
  );
}

async function exportLog(options: LedgerOptions): Promise<void> {
  await ask(options, async ledger => {
    for await (const line of ledger.export()) await written(`${line}\n`);
  });
}

async function exportActs(treaties: string[], options: ActsOptions): Promise<void> {
  const { format, out } = options;
  if (format === 'csv' && out === undefined) checkNoJson(options);
  await deliver(options, { format, path: out }, (ledger, onTreaty) =>
    ledger.exportActs({ ...options, treaties, onTreaty }),
  );
}

async function exportPanel(treaties: string[], options: PanelOptions): Promise<void> {
  const { out, zip } = options;
  if (out !== undefined && zip !== undefined) {
    throw usage(
      'two-files',
      '--out writes the CSV alone and --zip writes it into a zip; both are given',
      'Give one of them: the zip holds the same CSV.',
    );
  }
  if (out === undefined && zip === undefined) checkNoJson(options);
  const file = zip === undefined ? { format: 'csv', path: out } : { format: 'zip', path: zip };
  await deliver(options, file, (ledger, onTreaty) => {
    const question = { ...options, treaties, onTreaty };
    return zip === undefined ? ledger.exportPanel(question) : ledger.exportPanelPackage(question);
  });
}

function checkNoJson({ json }: LedgerOptions): void {
  if (!json) return;
  throw usage(
    'no-json-form',
    'a CSV on standard output is not JSON, and --json asks for JSON',
    'Leave --json out, write to a file with --out, or ask for JSON Lines: treaty export acts.',
  );
}

type OnTreaty = (view: TreatyView, rows: number) => void;

/** To the file, with a receipt; or to standard output. Then says where the record falls short. */
async function deliver(
  options: FileOptions,
  { format, path }: { readonly format: string; readonly path: string | undefined },
  piecesOf: (ledger: Ledger, onTreaty: OnTreaty) => AsyncIterable<string | Uint8Array>,
): Promise<void> {
  const seen = { treaties: 0, rows: 0, short: 0 };
  let last: TreatyView | null = null as TreatyView | null;
  const onTreaty = (view: TreatyView, rows: number) => {
    seen.treaties += 1;
    seen.rows += rows;
    seen.short += Number(fallsShort(view));
    last = view;
  };
  await ask(options, async ledger => {
    const pieces = piecesOf(ledger, onTreaty);
    if (path === undefined) for await (const piece of pieces) await written(piece);
    else {
      const { force = false } = options;
      await writeNewFile({ path, force, kept: [ledgerPath(options)] }, pieces);
    }
  });
  if (last === null) return;
  if (path !== undefined) printReceipt(options, { path, format, ...seen }, last);
  warnOfGaps(last, seen);
}

interface Written {
  readonly path: string;
  readonly format: string;
  readonly treaties: number;
  readonly rows: number;
}

function printReceipt(
  { json }: LedgerOptions,
  { path, format, treaties, rows }: Written,
  { asOf, knownOn, position }: TreatyView,
): void {
  if (json) printJson({ file: path, format, treaties, rows, asOf, knownOn, position });
  else {
    const of = treaties === 1 ? 'one treaty' : `${treaties} treaties`;
    printText(`Wrote ${path}: ${rows} rows on ${of}, as of ${inWords(asOf)}`);
  }
}

function fallsShort({ record: { completeTo }, asOf }: TreatyView): boolean {
  return completeTo === null || completeTo < asOf;
}

function warnOfGaps(
  view: TreatyView,
  { treaties, short }: { readonly treaties: number; readonly short: number },
): void {
  if (treaties === 1) warnIfIncomplete(view);
  else if (short > 0) {
    warn(
      `the records of ${short} of the ${treaties} treaties are not declared complete to ${inWords(view.asOf)}; acts may be missing`,
    );
  }
}

/** Waits while the reader is slower than the ledger, so that memory does not grow with it. */
async function written(piece: string | Uint8Array): Promise<void> {
  if (process.stdout.write(piece)) return;
  await new Promise(drained => process.stdout.once('drain', drained));
}

function year(text: string): number {
  if (/^[0-9]{4}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a year in four digits, such as 1990.');
}
