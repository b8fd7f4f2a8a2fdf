/** `observe`: published tables into the ledger. */
import type { Command } from 'commander';
import type { ObserveRequest } from '../../library/requests.ts';
import { observationText } from '../../reports/observation-text.ts';
import { type LedgerOptions, onLedger, printJson, printText, writeTo } from '../options.ts';

export function addObserve(program: Command): void {
  onLedger(
    program
      .command('observe')
      .description('take published tables in: record just what is new, changed or gone')
      .argument(
        '<files...>',
        'tables as CSV, XML, HTML, Markdown or text, named after their treaties (4-13.csv, IV-13.xml); folders or .tar.gz archives of them',
      )
      .requiredOption('--published-on <date>', 'the day on which they were published')
      .option('--treaty <number>', 'the treaty, where the name of the file does not say it')
      .option('--dry-run', 'say what would be recorded, and record nothing')
      .option('--strict', 'record nothing at all where a cell or a table cannot be read')
      .option('--register-unknown', 'register treaties and participants not known yet')
      .option('--allow-loss', 'take in also a table that lacks or changes most of what was printed')
      .option('--by <name>', 'who takes them in (default: the user)'),
    'treaty observe 4-13.csv --published-on 2013-06-21 --dry-run',
    'treaty observe 2013-06-21.tar.gz --published-on 2013-06-21 --register-unknown',
  ).action(observe);
}

async function observe(
  files: readonly string[],
  options: LedgerOptions & ObserveRequest,
): Promise<void> {
  await writeTo(options, async ledger => {
    const bar = await progressBar();
    try {
      const seen = await ledger.observe(files, options, bar.progress);
      bar.stop();
      if (options.json) printJson(seen);
      else printText(observationText(seen, options));
      if (seen.unreadable.length > 0 || seen.stopped.length > 0) process.exitCode = 3;
    } finally {
      bar.stop();
    }
  });
}

/** On a terminal only, and there on standard error. */
async function progressBar() {
  if (!process.stderr.isTTY) return { progress: () => {}, stop: () => {} };
  const { SingleBar, Presets } = await import('cli-progress');
  const bar = new SingleBar(
    {
      format: '{bar} {value} of {total} tables',
      clearOnComplete: true,
      hideCursor: true,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  let isOn = false;
  return {
    progress: (done: number, total: number) => {
      if (!isOn) bar.start(total, 0);
      isOn = true;
      bar.update(done);
    },
    stop: () => {
      if (isOn) bar.stop();
      isOn = false;
    },
  };
}
