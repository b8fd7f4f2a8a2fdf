/** The acts of a period. */
import { inWords } from '../domain/calendar-date.ts';
import type { ActionsView } from '../projections/actions.ts';
import type { TreatyView } from '../projections/question.ts';
import { type Block, type Document, marked } from './document.ts';
import { counted } from './running-text.ts';

export function actionsReport({ record: { definition } }: TreatyView, view: ActionsView): Document {
  const period = `from ${inWords(view.from)} to ${inWords(view.to)}`;
  const { consents, signatures } = view.counts;
  const tally = `${counted(consents, 'consent', 'consents')} to be bound and ${counted(signatures, 'signature', 'signatures')} ${period}.`;
  return {
    name: `${definition.id}: acts ${period}`,
    blocks: [...actsTable(view, period), { kind: 'paragraph', lines: [tally] }],
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
