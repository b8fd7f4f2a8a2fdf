/** The acts of a period. */
import { earlierOf, inWords } from '../domain/calendar-date.ts';
import type { ActionsView } from '../projections/actions.ts';
import { type NamedTreaty, type TreatyView, treatyOf } from '../projections/question.ts';
import type { Answer } from './answer.ts';
import type { Column } from './columns.ts';
import { type Block, type Document, marked } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { remarksAtTheEnd } from './record-remarks.ts';

import { counted } from './running-text.ts';

export function actionsAnswer(view: TreatyView, acts: ActionsView): Answer {
  const treaty = treatyOf(view);
  return {
    view: acts,
    document: () => actionsReport(view, acts),
    csv: () =>
      csvForm(
        ACTION_COLUMNS,
        acts.acts.map(act => ({ ...act, treaty })),
      ),
  };
}

/** One act of the period, and the treaty that it was done towards. */
type Action = ActionsView['acts'][number] & { readonly treaty: NamedTreaty };

const column = (
  name: string,
  says: string,
  cell: Column<Action>['cell'],
  type: Column<Action>['type'] = 'string',
): Column<Action> => ({ ...{ name, type, says, cell }, required: true });

export const ACTION_COLUMNS: readonly Column<Action>[] = [
  column('on', 'Day of the act.', act => act.on, 'date'),
  column('treaty', 'Number of the treaty.', act => act.treaty.id),
  column('title', 'Its title.', act => act.treaty.title),
  column('participant', 'Id of the participant.', act => act.participant.id),
  column('name', 'Its name.', act => act.participant.name),
  column('kind', 'What it did.', act => act.kind),
  column('act', 'Id of the act.', act => act.id),
];

export function actionsReport(sight: TreatyView, view: ActionsView): Document {
  const { definition } = sight.record;
  const period = `from ${inWords(view.from)} to ${inWords(view.to)}`;
  const { consents, signatures } = view.counts;
  const tally = `${counted(consents, 'consent', 'consents')} to be bound and ${counted(signatures, 'signature', 'signatures')} ${period}.`;
  const known = sight.knownOn === null ? '' : `, as known on ${inWords(sight.knownOn)}`;
  const title = `${definition.id}: acts ${period}${known}`;
  const cut = sight.asOf < view.to ? [`Acts done after ${inWords(sight.asOf)} are left out.`] : [];
  return {
    name: title,
    blocks: [
      { kind: 'title', text: title },
      ...actsTable(view, period),
      { kind: 'paragraph', lines: [tally, ...cut] },
      ...remarksAtTheEnd(sight, earlierOf(sight.asOf, view.to)),
    ],
  };
}

function actsTable({ acts }: ActionsView, period: string): Block[] {
  if (acts.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: `Acts ${period}`,
      headings: ['Day', 'Participant', 'Act'],
      rows: acts.map(({ on, participant, kind, mark }) => [
        inWords(on),
        participant.name,
        marked(kind, mark),
      ]),
      alignments: ['right'],
    },
  ];
}
