/** The status table in every form, in the profile of the report's annex or of the UN Treaty Collection. */
import type { TreatyView } from '../projections/question.ts';
import { statusView } from '../projections/status.ts';
import { annexReport, annexTable } from './annex.ts';
import type { Answer } from './answer.ts';
import { collectionReport, collectionTable } from './collection-table.ts';
import { NOBODY, type SourcesOf } from './end-notes.ts';
import { tableCsv } from './forms/csv.ts';

export const PROFILES = ['annex', 'mtdsg'] as const;

export type Profile = (typeof PROFILES)[number];

export interface StatusForm {
  /** Where none is asked for: the annex for people, the Collection's for a spreadsheet. */
  readonly profile?: Profile;
  /** Of whom an end note tells the source of each date. */
  readonly sourcesOf?: SourcesOf;
}

export function statusAnswer(
  view: TreatyView,
  { profile, sourcesOf = NOBODY }: StatusForm = {},
): Answer {
  const status = statusView(view);
  const report = profile === 'mtdsg' ? collectionReport : annexReport;
  return {
    view: status,
    document: () => report(view, status, sourcesOf),
    csv: () => tableCsv(profile === 'annex' ? annexTable(view, status) : collectionTable(view)),
  };
}
