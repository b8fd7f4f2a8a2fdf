/** The command that follows one participant through all treaties. */
import type { Command } from 'commander';
import { inWords } from '../../domain/calendar-date.ts';
import type { ParticipantView } from '../../projections/participant.ts';
import { participantAnswer } from '../../reports/participant.ts';
import { listed } from '../../reports/running-text.ts';
import { type FormOptions, give, inForms } from '../forms.ts';
import { ask, type ReadingOptions, reading, warn } from '../options.ts';

export function addParticipant(program: Command): void {
  inForms(
    reading(
      program
        .command('participant')
        .description(
          'one participant across all treaties: its row in each, its names, its beginning',
        )
        .argument('<participant>', 'id, or any name that it bore'),
      'treaty participant Ghana --as-of 2001-12-06',
      'treaty participant CSHH',
    ),
  ).action(participant);
}

async function participant(name: string, options: ReadingOptions & FormOptions): Promise<void> {
  const view = await ask(options, ledger => ledger.participant(name, options));
  await give(participantAnswer(view), options);
  warnOfWhatMayLack(view);
}

const NAMED_AT_MOST = 3;

/** One line for all treaties of a sort: a ledger may hold hundreds. */
function warnOfWhatMayLack({ incomplete, asOf, knownOn }: ParticipantView): void {
  const ended = incomplete.flatMap(({ treaty, completeTo }) =>
    completeTo === null ? [] : [`${treaty.id} (to ${inWords(completeTo)})`],
  );
  const undeclared = incomplete.filter(({ completeTo }) => completeTo === null);
  if (ended.length > 0) {
    warn(
      `the record does not reach ${inWords(asOf)} for ${firstOf(ended)}; acts done later may be missing`,
    );
  }
  if (knownOn !== null && undeclared.length > 0) {
    const treaties = firstOf(undeclared.map(({ treaty }) => treaty.id));
    warn(
      `by ${inWords(knownOn)} nobody had declared how far the record is complete for ${treaties}; what had been done by then may have become known later`,
    );
  }
}

function firstOf(treaties: readonly string[]): string {
  const more = treaties.length - NAMED_AT_MOST;
  if (more <= 0) return listed(treaties);
  return listed([...treaties.slice(0, NAMED_AT_MOST), `${more} more (--json lists them)`]);
}
