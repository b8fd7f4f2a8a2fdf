/** `demo`: from the report E/CN.4/2002/89 to a ledger, and a walk through what it can say. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { LedgerProblem } from '../../ledger/problem.ts';
import { usage } from '../../library/arguments.ts';
import type { Ledger } from '../../library/ledger.ts';
import { makeLedger } from '../../library/open-ledger.ts';
import { statusView } from '../../projections/status.ts';
import { annexReport } from '../../reports/annex.ts';
import { explanationReport } from '../../reports/explanation.ts';
import { textForm } from '../../reports/forms/text.ts';
import { historyReport } from '../../reports/history.ts';
import { wrapped } from '../../reports/text-table.ts';
import { cannotOpen } from '../../store/sqlite-problems.ts';
import { onKnownLedger, printText, rememberNew } from '../options.ts';

const BY = 'treaty demo';
const REPORT_DAY = { asOf: '2001-12-06' };
const WIDTH = 80;

export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('build treaty.db from the UN report E/CN.4/2002/89 and walk through it')
    .option('--dir <dir>', 'where to put treaty.db', '.')
    .addHelpText('after', '\nExample:\n  treaty demo --dir somewhere')
    .action(demo);
}

async function demo({ dir, ...others }: { readonly dir: string }): Promise<void> {
  if (Object.keys(others).length > 0) {
    throw usage(
      'demo-is-text',
      'demo prints text, and makes treaty.db in a folder',
      'Use treaty demo --dir FOLDER.',
    );
  }
  const path = join(dir, 'treaty.db');
  const built = existsSync(path) ? null : await build(dir, path);
  if (built !== null) rememberNew(path, built);
  await onKnownLedger(path, { readOnly: true }, async ledger => {
    if (built === null) await checkIsDemo(ledger, path);
    printText(`${built === null ? 'Using' : 'Built'} ${path}: ${await ledger.size()} entries.`);
    await walk(ledger);
    printText(whatNext(dir, path));
  });
}

async function build(dir: string, path: string) {
  const { recordReport } = await import('../../library/report-2002-89.ts');
  makeFolder(dir);
  return makeLedger(path, { by: BY }, recordReport);
}

function makeFolder(dir: string): void {
  try {
    mkdirSync(dir, { recursive: true });
  } catch (error) {
    throw new LedgerProblem(cannotOpen(dir), error);
  }
}

/** A second run finds the first one's ledger; anybody else's file is not for showing around. */
async function checkIsDemo(ledger: Ledger, path: string): Promise<void> {
  const treaties = await ledger.treaties();
  if (treaties.includes('IV-13')) {
    const { participants } = await ledger.explain('IV-13', REPORT_DAY);
    const [first] = participants.flatMap(({ acts }) => acts);
    if (first?.readings[0].entry.recordedBy === BY) return;
  }
  throw usage(
    'not-the-demo',
    `${path} exists and was not made by treaty demo`,
    'Choose another folder: treaty demo --dir FOLDER.',
  );
}

async function walk(ledger: Ledger): Promise<void> {
  const view = await ledger.view('IV-13', REPORT_DAY);
  chapter('The annex', 'treaty status IV-13 --as-of 2001-12-06');
  printText(textForm(annexReport(view, statusView(view))));
  chapter('Paragraph 4', 'treaty paragraph IV-13 --as-of 2001-12-06');
  printText(wrapped(await ledger.paragraph('IV-13', REPORT_DAY), WIDTH).join('\n'));
  chapter('How the counts evolved', 'treaty history IV-13 --as-of 2001-12-06');
  printText(textForm(historyReport(view, await ledger.history('IV-13', REPORT_DAY))));
  chapter('Why Uruguay is there', 'treaty explain IV-13 Uruguay --as-of 2001-12-06');
  const uruguay = await ledger.explain('IV-13', { ...REPORT_DAY, participant: 'URY' });
  printText(textForm(explanationReport(uruguay)));
  chapter('Was anything altered?', 'treaty verify');
  const { size, root, ok } = await ledger.verify();
  printText(
    `${size} entries, root ${root}\n${ok ? 'Every entry is as it was recorded.' : 'Damaged.'}`,
  );
}

function chapter(title: string, command: string): void {
  printText(`\n── ${title} ${'─'.repeat(Math.max(0, WIDTH - title.length - 4))}\n$ ${command}\n`);
}

function whatNext(dir: string, path: string): string {
  const option = dir === '.' ? '' : ` --ledger ${path}`;
  return [
    '\nTry next:',
    `  npx treaty record accession IV-13 Ecuador --on 2002-02-05 --dry-run${option}`,
    `  npx treaty status IV-13 --as-of 2000-01-01 --json${option}`,
    `  npx treaty diff IV-13 2000-12-31 2001-12-06${option}`,
    '  npx treaty --help',
  ].join('\n');
}
