/** `actions` without a treaty: what was done in a period across all treaties, counted. */
import { earlierOf, inWords } from '../../domain/calendar-date.ts';
import type { Period } from '../../library/requests.ts';
import type { TallyView } from '../../projections/tally.ts';
import { tallyAnswer } from '../../reports/tally.ts';
import { type FormOptions, give } from '../forms.ts';
import { ask, type ReadingOptions, warn } from '../options.ts';

export async function tally(options: ReadingOptions & FormOptions & Period): Promise<void> {
  const view = await ask(options, ledger => ledger.actionsAcross(options));
  await give(tallyAnswer(view), options);
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
