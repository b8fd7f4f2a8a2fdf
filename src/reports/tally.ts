/** The tally of a treaty event, in the manner of paragraph 5 of E/CN.4/2002/89: a table by treaty, and the sentence. */
import type { ActKind } from '../domain/act.ts';
import { inWords } from '../domain/calendar-date.ts';
import { toTwelveInWords } from '../domain/number-in-words.ts';
import {
  isStatement,
  type KindTally,
  type TallyView,
  type TreatyTally,
} from '../projections/tally.ts';
import { ACT_NOUNS } from './act-nouns.ts';
import { ACTION_COLUMNS } from './actions.ts';
import type { Answer } from './answer.ts';
import type { Block, Document, Table } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { countedWithoutNames } from './named-in-text.ts';
import { periodInWords } from './period-in-words.ts';
import { capitalised, listed } from './running-text.ts';

export function tallyAnswer(view: TallyView): Answer {
  return {
    view,
    document: () => tallyReport(view),
    csv: () => csvForm(ACTION_COLUMNS, view.acts),
  };
}

export function tallyReport(view: TallyView): Document {
  const period = periodInWords(view);
  const acted = view.treaties.filter(({ counts }) => counts.actions > 0);
  const table: Block[] = acted.length === 0 ? [] : [tableOf(view, acted, period)];
  const sentences = [sentenceOf(view), ...statementsOf(view), ...leftOut(view)];
  return {
    name: `Treaty actions ${period}`,
    blocks: [
      { kind: 'title', text: `Treaty actions ${period}` },
      ...table,
      { kind: 'paragraph', lines: sentences },
    ],
  };
}

/** "273 treaty actions were undertaken by 84 States from 6 to 8 September 2000." */
export function sentenceOf(view: TallyView): string {
  const { actions } = view.counts;
  const period = periodInWords(view);
  if (actions === 0) return `No treaty action was undertaken ${period}.`;
  const number = capitalised(toTwelveInWords(actions));
  const were = actions === 1 ? 'treaty action was' : 'treaty actions were';
  const by = countedWithoutNames(view.participants.filter(one => one.actions > 0));
  return `${number} ${were} undertaken by ${by} ${period}.`;
}

/** "Besides these, five statements were made: three reservations and two declarations." */
function statementsOf({ counts, kinds }: TallyView): string[] {
  const { statements } = counts;
  if (statements === 0) return [];
  const each = kinds.filter(isStatement).map(({ kind, count }) => {
    const { one, many } = ACT_NOUNS[kind];
    return `${toTwelveInWords(count)} ${count === 1 ? one : many}`;
  });
  const were = statements === 1 ? 'statement was' : 'statements were';
  return [`Besides these, ${toTwelveInWords(statements)} ${were} made: ${listed(each)}.`];
}

/** Asked about an earlier day, the period is not counted to its end. */
function leftOut({ asOf, to }: TallyView): string[] {
  return asOf < to ? [`Acts done after ${inWords(asOf)} are left out.`] : [];
}

function tableOf(view: TallyView, treaties: readonly TreatyTally[], period: string): Table {
  const kinds = view.kinds.filter(one => !isStatement(one)).map(({ kind }) => kind);
  const actors = view.participants.filter(({ actions }) => actions > 0).length;
  const rows = treaties.map(({ treaty, counts, participants, ...own }) => [
    treaty.id,
    treaty.title,
    ...numbers(kinds, own.kinds),
    `${counts.actions}`,
    `${participants}`,
  ]);
  const all = ['All', '', ...numbers(kinds, view.kinds), `${view.counts.actions}`, `${actors}`];
  const columns = kinds.map(kind => capitalised(ACT_NOUNS[kind].many));
  return {
    kind: 'table',
    caption: `Treaty actions ${period}, by treaty`,
    headings: ['Treaty', 'Title', ...columns, 'All actions', 'Participants'],
    rows: [...rows, all],
    titles: 1,
    alignments: ['left', 'left', ...columns.map(() => 'right' as const), 'right', 'right'],
  };
}

/** Nothing where there is none, so that what there is stands out. */
function numbers(kinds: readonly ActKind[], own: readonly KindTally[]): string[] {
  return kinds.map(kind => `${own.find(one => one.kind === kind)?.count ?? ''}`);
}
