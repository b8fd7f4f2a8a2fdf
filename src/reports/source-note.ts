/** The end note that says where a date of the table is taken from. */
import { type Act, kindInWords } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import type { TreatyView } from '../projections/question.ts';

/** "accession of 15 February 2001: depositary notification C.N.…", from the entry by which the act now reads so. */
export function sourceNote({ record }: TreatyView, act: Act): string {
  const onRecord = record.acts.find(one => one.act.id === act.id);
  const correction = onRecord?.corrections.at(-1);
  const source = correction?.source ?? onRecord?.entry.source ?? 'no source is recorded';
  const why = correction === undefined ? '' : ` (corrected: ${correction.reason})`;
  return `${kindInWords(act.kind)} of ${inWords(act.doneOn)}: ${ended(source + why)}`;
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
