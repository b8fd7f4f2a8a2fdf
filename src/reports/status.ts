/** The status table in every form, in the profile of the report's annex or of the UN Treaty Collection. */
import { printedTable } from '../projections/printed-table.ts';
import type { TreatyView } from '../projections/question.ts';
import { statusView } from '../projections/status.ts';
import { annexReport, annexTable } from './annex.ts';
import type { Answer } from './answer.ts';
import { collectionReport, collectionTable } from './collection-table.ts';
import { tableCsv } from './forms/csv.ts';

export const PROFILES = ['annex', 'mtdsg'] as const;

export type Profile = (typeof PROFILES)[number];

/** @param profile where none is asked for: the annex for people, the Collection's for a spreadsheet. */
export function statusAnswer(view: TreatyView, profile?: Profile): Answer {
  const status = statusView(view);
  return {
    view: status,
    document: () =>
      profile === 'mtdsg' ? collectionReport(view, status) : annexReport(view, status),
    csv: () =>
      tableCsv(
        profile === 'annex' ? annexTable(view, status) : collectionTable(printedTable(view)),
      ),
  };
}
