/** What the record behind a report does not reach: said on standard error, and in the report itself, which travels alone. */
import { type CalendarDate, inWords } from '../domain/calendar-date.ts';
import { forceView, lacksDeposits } from '../projections/force.ts';
import type { TreatyView } from '../projections/question.ts';
import { standings } from '../projections/standings.ts';
import type { Block } from './document.ts';
import { capitalised } from './running-text.ts';

/**
 * A table of a day that the record does not reach may lack acts that were done by then.
 * @param asOf the last day that the answer speaks of.
 * @returns sentences without capital and full stop, as a warning has them; none where all is well.
 */
export function recordRemarks(view: TreatyView, asOf: CalendarDate = view.asOf): string[] {
  const { record, knownOn } = view;
  const { id } = record.definition;
  const { completeTo } = record;
  const remarks: string[] = [];
  if (lacksDeposits(forceView(view, standings(view)))) {
    remarks.push(
      `${id} is in force, and the deposits in this ledger do not bring it into force: acts are missing; treaty observe takes them in from a published table`,
    );
  }
  if (completeTo !== null && asOf > completeTo) {
    remarks.push(
      `the record of ${id} is complete to ${inWords(completeTo)} only; acts done after that day may be missing as of ${inWords(asOf)}`,
    );
  }
  if (completeTo === null && knownOn !== null) {
    remarks.push(
      `by ${inWords(knownOn)} nobody had declared how far the record of ${id} is complete; what had been done by then may have become known later`,
    );
  }
  return remarks;
}

/** The same at the end of a report; nothing where the record reaches. */
export function remarksAtTheEnd(view: TreatyView, asOf: CalendarDate = view.asOf): Block[] {
  const lines = recordRemarks(view, asOf).map(remark => `${capitalised(remark)}.`);
  return lines.length === 0 ? [] : [{ kind: 'paragraph', lines }];
}
