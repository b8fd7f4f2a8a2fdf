/** Options and output that commands share. */
import { type Command, InvalidArgumentError } from 'commander';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { TreeHead } from '../ledger/merkle-verify.ts';
import { usage } from '../library/arguments.ts';
import type { Ledger } from '../library/ledger.ts';
import { type OpenSettings, openLedger } from '../library/open-ledger.ts';
import type { Sight } from '../library/requests.ts';
import type { TreatyView } from '../projections/question.ts';
import { recordRemarks } from '../reports/record-remarks.ts';
import { RememberedCheckpoint } from './remembered-checkpoint.ts';

export interface LedgerOptions {
  readonly ledger?: string;
  readonly json?: true;
}

export interface ReadingOptions extends LedgerOptions, Sight {}

/** A command that works on a ledger. */
export function onLedger(command: Command, ...examples: readonly string[]): Command {
  return command
    .option('--ledger <path>', 'the ledger (default: $TREATY_LEDGER or ./treaty.db)')
    .option('--json', 'print JSON; errors too, on standard error')
    .addHelpText('after', `\nExamples:\n${examples.map(example => `  ${example}`).join('\n')}`);
}

/** A command that asks a question at three coordinates. */
export function reading(command: Command, ...examples: readonly string[]): Command {
  return onLedger(command, ...examples)
    .option('--as-of <date>', 'the law on that day (default: today)')
    .option('--known-on <date>', 'only what had been made known by that day')
    .option('--at <position>', 'only what the log held up to that position', wholeNumber);
}

export function ledgerPath({ ledger }: LedgerOptions): string {
  const path = ledger ?? (process.env['TREATY_LEDGER'] || 'treaty.db');
  if (path === '') throw usage('bad-text', '--ledger is empty', 'Name a file, or leave it out.');
  if (!/^[a-z]+:\/\//.test(path)) return path;
  throw usage(
    'no-file',
    `${path} is no file`,
    'This version keeps ledgers in files: name one with --ledger.',
  );
}

/** Opens for questions, answers, closes. */
export async function ask<T>(
  options: LedgerOptions,
  question: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  return onKnownLedger(ledgerPath(options), { readOnly: true }, question);
}

/** Opens for recording, records, closes. */
export async function writeTo<T>(
  options: LedgerOptions,
  recording: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  return onKnownLedger(ledgerPath(options), {}, recording);
}

/** Only on a ledger that goes on from what was seen of it before; what is seen of it now is remembered. */
export async function onKnownLedger<T>(
  path: string,
  settings: OpenSettings,
  work: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  return onOpenLedger(path, settings, async (ledger, remembered) => {
    await remembered.check(ledger);
    const done = await work(ledger);
    await remembered.keep(ledger);
    return done;
  });
}

/** The one door through which a command comes to a ledger that exists. */
export async function onOpenLedger<T>(
  path: string,
  settings: OpenSettings,
  work: (ledger: Ledger, remembered: RememberedCheckpoint) => Promise<T>,
): Promise<T> {
  const ledger = await openLedger(path, settings);
  try {
    return await work(ledger, new RememberedCheckpoint(path, warn));
  } finally {
    await ledger.close();
  }
}

/** For a command that has made the ledger at this path. */
export function rememberNew(path: string, made: TreeHead): void {
  new RememberedCheckpoint(path, warn).replace(made);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printText(text: string): void {
  process.stdout.write(`${text}\n`);
}

export function warn(text: string): void {
  process.stderr.write(`warning: ${text}\n`);
}

/** @param asOf the last day that the answer speaks of. */
export function warnIfIncomplete(view: TreatyView, asOf: CalendarDate = view.asOf): void {
  for (const remark of recordRemarks(view, asOf)) warn(remark);
}

export function wholeNumber(text: string): number {
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}

/** Of an option that may be repeated. */
export function collected(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
