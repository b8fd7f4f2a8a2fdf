/** What stops a table before anything of it is recorded. */
import { inWords } from '../domain/calendar-date.ts';
import type { PublishedTable } from '../domain/published-table.ts';
import { tableForm } from '../domain/table-form.ts';
import { shapeFault } from '../exchange/entry-shape.ts';
import { type Entry, knownFrom } from '../ledger/entry.ts';
import type { RuleOutcome } from '../ledger/preconditions.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { asPrinted, type Difference, type Ground, hiddenIn } from '../projections/observation.ts';
import { type PrintedCell, printedCells, type TableSource } from '../projections/printed-table.ts';
import type { Evidence } from './observation-drafts.ts';

export function refuseIfOlder(entries: readonly Entry[], { publishedOn, treaty }: Evidence): void {
  const days = entries.filter(({ table }) => table !== undefined).map(knownFrom);
  const last = days.toSorted().at(-1);
  if (last === undefined || last <= publishedOn) return;
  throw stopped(
    'later-table-on-record',
    `a table of ${treaty} as published on ${inWords(last)} is on record already`,
    'Tables are observed in the order in which they were published; check --published-on.',
  );
}

/** Fewer differences than this are the ordinary work of a depositary. */
const MANY = 10;

/** A table cut short, or one of another treaty, is no news of the treaty. */
export function refuseIfLittleIsLeft(
  found: readonly Difference[],
  printed: readonly PrintedCell[],
  { treaty }: Evidence,
): void {
  const lost = found.filter(({ what }) => what !== 'new' && what !== 'known earlier').length;
  if (lost < MANY || lost * 2 <= printed.length) return;
  throw stopped(
    'most-of-the-table-is-lost',
    `of the ${printed.length} dates that the ledger prints for ${treaty}, this table lacks or changes ${lost}`,
    'Check that the file is whole and of this treaty (--dry-run --allow-loss lists the differences); --allow-loss takes it in.',
  );
}

/** What is taken in must come out again, cell for cell, but for those that could not be read. */
export function refuseIfItWouldNotComeBack(
  published: PublishedTable,
  source: TableSource,
  { unread }: Pick<Ground, 'unread'>,
): void {
  const isHidden = hiddenIn(published, unread);
  const printed = printedCells(source, tableForm(published.headings)).filter(
    cell => !isHidden(cell),
  );
  const wanted = new Set(published.cells.map(asPrinted));
  const given = new Set(printed.map(asPrinted));
  const astray = [
    ...[...wanted].filter(one => !given.has(one)),
    ...[...given].filter(one => !wanted.has(one)),
  ];
  if (astray.length === 0) return;
  throw stopped(
    'would-not-come-back',
    `what is on record would make the ledger print this table otherwise: ${astray.slice(0, 5).join('; ')}`,
    'See the acts concerned with treaty explain, and correct what is wrong there first.',
  );
}

/** What goes into the log must be readable by whoever verifies or imports it. */
export function refuseIfMisshapen(entries: readonly Entry[]): void {
  const fault = entries.map(shapeFault).find(one => one !== null);
  if (fault === undefined) return;
  throw stopped('misshapen-entry', `what the table says cannot be recorded: ${fault}`, 'Check it.');
}

export function keptOut(rules: readonly RuleOutcome[]): LedgerProblem {
  const [first] = rules as [RuleOutcome];
  return new LedgerProblem({
    category: first.category,
    code: first.rule,
    message: rules.map(({ because, article }) => `${because} (${article})`).join('; '),
    hint: first.hint ?? '',
  });
}

function stopped(code: string, message: string, hint: string): LedgerProblem {
  return new LedgerProblem({ category: 'refused', code, message, hint });
}
