/** What the log says of the treaty itself, by no act of a participant: what befell it, and how its tables were headed. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { compare } from '../domain/compare.ts';
import { type Entry, type EntryOf, knownFrom } from '../ledger/entry.ts';
import { treatyEvents } from '../ledger/events.ts';
import {
  type EntryReference,
  type ExplainedRetraction,
  reference,
  retractionIn,
} from './entry-reference.ts';
import type { TreatyView } from './question.ts';

export interface ExplainedEvent {
  readonly event: EntryOf<'treaty-event'>['event'];
  readonly on: CalendarDate;
  /** The amendment, or the reason. */
  readonly text: string;
  readonly retraction: ExplainedRetraction | null;
  readonly entry: EntryReference;
}

/** How the depositary's table was headed, column by column, from some publication on. */
export interface ExplainedHeadings {
  readonly headings: readonly string[];
  readonly entry: EntryReference;
}

/** On or before the day asked about, in order of time; those retracted among them. */
export function explainedEvents(view: TreatyView): ExplainedEvent[] {
  return treatyEvents(knownEntries(view))
    .filter(({ entry }) => entry.on <= view.asOf)
    .toSorted((one, other) => compare(one.entry.on, other.entry.on))
    .map(({ entry, retraction }) => ({
      ...{ event: entry.event, on: entry.on, text: entry.text },
      retraction: retractionIn(view, retraction),
      entry: reference(view, entry),
    }));
}

/** In the order of the log: the last made known is how the table is printed. */
export function explainedHeadings(view: TreatyView): ExplainedHeadings[] {
  return knownEntries(view)
    .filter(entry => entry.type === 'table-headings')
    .map(entry => ({ headings: entry.headings, entry: reference(view, entry) }));
}

function knownEntries({ entries, knownOn }: TreatyView): Entry[] {
  return entries
    .map(({ entry }) => entry)
    .filter(entry => knownOn === null || knownFrom(entry) <= knownOn);
}
