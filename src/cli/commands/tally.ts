/** `actions` without a treaty: what was done in a period across all treaties, counted. */
import { earlierOf, inWords } from '../../domain/calendar-date.ts';
import type { Period } from '../../library/requests.ts';
import type { TallyView } from '../../projections/tally.ts';
import { textForm } from '../../reports/forms/text.ts';
import { tallyReport } from '../../reports/tally.ts';
import { ask, printJson, printText, type ReadingOptions, warn } from '../options.ts';

export async function tally(options: ReadingOptions & Period): Promise<void> {
  const view = await ask(options, ledger => ledger.actionsAcross(options));
  if (options.json) printJson(view);
  else printText(textForm(tallyReport(view)));
  warnOfWhatMayLack(view);
}

/** One line for all treaties: a ledger may hold hundreds. */
function warnOfWhatMayLack({ incomplete, examined, asOf, to, knownOn }: TallyView): void {
  const undeclared = incomplete.filter(({ completeTo }) => completeTo === null).length;
  const ended = incomplete.length - undeclared;
  const of = `of ${examined} ${examined === 1 ? 'treaty' : 'treaties'} (--json lists them)`;
  if (ended > 0) {
    const day = inWords(earlierOf(asOf, to));
    warn(`the record of ${ended} ${of} does not reach ${day}; acts of the period may be missing`);
  }
  if (undeclared > 0 && knownOn !== null) {
    warn(
      `by ${inWords(knownOn)} nobody had declared how far the record of ${undeclared} ${of} is complete; acts of the period may have become known later`,
    );
  }
}
