/** The questions about one treaty that have an address, each answered in every form. */
import { dateFrom, participantFrom, usage } from '../library/arguments.ts';
import type { Ledger } from '../library/ledger.ts';
import { explanationView } from '../projections/explanation.ts';
import type { TreatyView } from '../projections/question.ts';
import type { Answer } from '../reports/answer.ts';
import { diffAnswer } from '../reports/diff.ts';
import { explanationAnswer } from '../reports/explanation.ts';
import { historyAnswer } from '../reports/history.ts';
import { mapAnswer } from '../reports/map.ts';
import { statusAnswer } from '../reports/status.ts';
import type { Asked, Query } from './coordinates.ts';

export interface Question {
  readonly treaty: string;
  readonly asked: Asked;
  /** What the address asks besides its coordinates. */
  readonly query: Query;
}

export interface Answered {
  readonly view: TreatyView;
  readonly answer: Answer;
}

export const QUESTIONS = {
  status: async (ledger, { treaty, asked, query }) => {
    const view = await ledger.view(treaty, asked);
    const { profile } = query;
    return { view, answer: statusAnswer(view, profile === 'mtdsg' ? { profile } : {}) };
  },
  history: async (ledger, { treaty, asked }) => {
    const view = await ledger.view(treaty, asked);
    return { view, answer: historyAnswer(view) };
  },
  map: async (ledger, { treaty, asked }) => {
    const view = await ledger.view(treaty, asked);
    return { view, answer: mapAnswer(view) };
  },
  explain: async (ledger, { treaty, asked, query }) => {
    const view = await ledger.view(treaty, asked);
    const { participant } = query;
    const only = participant ? participantFrom(view.register, participant, view.asOf) : null;
    return { view, answer: explanationAnswer(explanationView(view, only)) };
  },
  diff: async (ledger, { treaty, asked, query }) => {
    const [one, other] = sightsOf(asked, query);
    const view = await ledger.view(treaty, other);
    return { view, answer: diffAnswer(await ledger.view(treaty, one), view) };
  },
} as const satisfies Readonly<
  Record<string, (ledger: Ledger, question: Question) => Promise<Answered>>
>;

export type QuestionName = keyof typeof QUESTIONS;

/** What each question takes besides the coordinates. */
export const KEYS: Readonly<Record<QuestionName, readonly string[]>> = {
  status: ['profile'],
  history: [],
  map: [],
  explain: ['participant'],
  diff: ['from', 'knownFrom'],
};

/**
 * From an earlier day of law, or of knowledge, to the day of the address.
 * @throws LedgerProblem where neither is given.
 */
function sightsOf(asked: Asked, { from, knownFrom }: Query): readonly [Asked, Asked] {
  if (from) return [{ ...asked, asOf: dateFrom(from, 'from') }, asked];
  if (knownFrom) return [{ ...asked, knownOn: dateFrom(knownFrom, 'knownFrom') }, asked];
  throw usage(
    'no-other-day',
    'what changed is asked between two days, and only one is given',
    'Say from=2000-12-31 for a day of law, or knownFrom=2001-12-19 for a day of knowledge.',
  );
}
