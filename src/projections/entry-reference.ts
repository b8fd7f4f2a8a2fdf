/** An entry of the log, without what it says: where it stands, when it became known, on what it rests. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Entry, knownFrom } from '../ledger/entry.ts';
import type { TreatyView } from './question.ts';

export interface EntryReference {
  readonly id: string;
  readonly position: number;
  readonly version: number;
  readonly notifiedOn: CalendarDate;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly source: string | null;
  readonly note: string | null;
  readonly leafHash: string;
}

export function reference({ entries }: TreatyView, entry: Entry): EntryReference {
  const { id, position, version, recordedAt, recordedBy, source = null, note = null } = entry;
  const notifiedOn = knownFrom(entry);
  const leafHash = entries[version - 1]?.leafHash ?? '';
  return { id, position, version, notifiedOn, recordedAt, recordedBy, source, note, leafHash };
}

/** Why an act or an event counts for nothing, and the entry that says so. */
export interface ExplainedRetraction {
  readonly reason: string;
  readonly entry: EntryReference;
}

export function retractionIn(
  view: TreatyView,
  retraction: (Entry & { readonly reason: string }) | null,
): ExplainedRetraction | null {
  return retraction && { reason: retraction.reason, entry: reference(view, retraction) };
}
