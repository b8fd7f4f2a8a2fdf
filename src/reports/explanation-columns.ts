/** The entries behind a table, as columns for a spreadsheet: a row for each entry, in the order of the explanation. */
import type { EntryReference } from '../projections/entry-reference.ts';
import type { ExplainedAct, ExplanationView } from '../projections/explanation.ts';
import type { NamedParticipant } from '../projections/question.ts';
import type { Column } from './columns.ts';

/** What an entry says of an act, or of the treaty itself. */
export interface ExplainedEntry {
  /** Null for what befell the treaty. */
  readonly participant: NamedParticipant | null;
  readonly act: string | null;
  readonly says: string;
  readonly on: string | null;
  readonly text: string | null;
  /** Whether the act is among those behind the table. */
  readonly counts: boolean | null;
  readonly law: string | null;
  readonly entry: EntryReference;
}

export function explainedEntries(view: ExplanationView): ExplainedEntry[] {
  return [
    ...treatyEntries(view),
    ...view.participants.flatMap(({ participant, acts }) =>
      acts.flatMap(act => actEntries(participant, act)),
    ),
  ];
}

const OF_THE_TREATY = { participant: null, act: null, counts: null, law: null } as const;

function treatyEntries({ events, headings }: ExplanationView): ExplainedEntry[] {
  return [
    ...events.flatMap(({ event, on, text, entry, retraction }) => [
      { ...OF_THE_TREATY, says: event, on, text, entry },
      ...(retraction === null
        ? []
        : [{ ...OF_THE_TREATY, ...retracted(retraction), entry: retraction.entry }]),
    ]),
    ...headings.map(one => {
      const text = one.headings.join(' | ');
      return { ...OF_THE_TREATY, says: 'table-headings', on: null, text, entry: one.entry };
    }),
  ];
}

function actEntries(participant: NamedParticipant, explained: ExplainedAct): ExplainedEntry[] {
  const { act, readings, publications, retraction, counts, rule } = explained;
  const law = rule.article === null ? rule.law : `article ${rule.article}; ${rule.law}`;
  const shared = { participant, act, counts, law };
  return [
    ...readings.map(({ kind, on, text, reason, entry }) => ({
      ...{ ...shared, on, entry },
      says: reason === null ? kind : `correction: ${kind}`,
      text: [reason, text].filter(one => one !== null).join('; ') || null,
    })),
    ...publications.map(({ printed, entry }) => ({
      ...{ ...shared, on: null, text: null, entry },
      says: printed ? 'printed' : 'left-out',
    })),
    ...(retraction === null
      ? []
      : [{ ...shared, ...retracted(retraction), entry: retraction.entry }]),
  ];
}

function retracted({ reason }: { readonly reason: string }) {
  return { says: 'retraction', on: null, text: reason };
}

const column = (
  name: string,
  says: string,
  cell: Column<ExplainedEntry>['cell'],
  type: Column<ExplainedEntry>['type'] = 'string',
): Column<ExplainedEntry> => ({ ...{ name, type, says, cell }, required: false });

export const EXPLANATION_COLUMNS: readonly Column<ExplainedEntry>[] = [
  column('participant', 'Id of the participant.', row => row.participant?.id ?? null),
  column('name', 'Its name.', row => row.participant?.name ?? null),
  column('act', 'Id of the act.', row => row.act),
  column('says', 'Kind of act, correction, retraction or event.', row => row.says),
  column('on', 'Day of the act or event.', row => row.on, 'date'),
  column('text', 'Its words, or the reason given.', row => row.text),
  column('counts', '1 where the act is behind the table, else 0.', row =>
    row.counts === null ? null : Number(row.counts),
  ),
  column('law', 'The articles that give it its effect.', row => row.law),
  column('position', 'Place of the entry in the log.', row => row.entry.position, 'integer'),
  column('entry', 'Id of the entry.', row => row.entry.id),
  column('notified_on', 'When it was made known.', row => row.entry.notifiedOn, 'date'),
  column('recorded_at', 'When it was written.', row => row.entry.recordedAt, 'instant'),
  column('recorded_by', 'By whom.', row => row.entry.recordedBy),
  column('source', 'On what it rests.', row => row.entry.source),
  column('note', 'What was remarked.', row => row.entry.note),
  column('leaf_hash', 'Hash of the entry.', row => row.entry.leafHash),
];
