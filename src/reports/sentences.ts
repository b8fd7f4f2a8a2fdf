/** What the report says of a treaty in running text: how it stands, or what was deposited in a period. */
import type { Period } from '../domain/calendar-date.ts';
import { actionsView } from '../projections/actions.ts';
import type { TreatyView } from '../projections/question.ts';
import { statusView } from '../projections/status.ts';
import { paragraph } from './paragraph.ts';
import { periodSentence } from './period-sentence.ts';

/** @param period null for the state of the treaty on the day asked about. */
export function sentences(view: TreatyView, period: Period | null): string {
  return period === null
    ? paragraph(view, statusView(view))
    : periodSentence(view.record.definition, actionsView(view, period), view.knownOn);
}
