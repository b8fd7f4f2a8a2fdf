/** One participant across all treaties, in every form: who it is, its rows, and how many there are of each sort. */
import { inWords } from '../domain/calendar-date.ts';
import type {
  ParticipantIdentity,
  ParticipantRow,
  ParticipantView,
} from '../projections/participant.ts';
import type { NamedParticipant } from '../projections/question.ts';
import type { Answer } from './answer.ts';
import type { Column } from './columns.ts';
import type { Block, Document, Text } from './document.ts';
import { csvForm } from './forms/csv.ts';
import { printedCell, printedSight } from './printed.ts';
import { listed } from './running-text.ts';

const HEADINGS = [
  ...['Treaty', 'Title', 'Signature', 'Consent'],
  ...['Standing', 'In force from', 'Withdrawal'],
];

export function participantAnswer(view: ParticipantView): Answer {
  return {
    view,
    document: () => participantReport(view),
    csv: () => csvForm(PARTICIPANT_COLUMNS, view.treaties),
  };
}

export function participantReport(view: ParticipantView): Document {
  const { participant } = view;
  const heading = `${participant.name} (${participant.id}), ${printedSight(view)}`;
  return {
    name: heading,
    blocks: [
      { kind: 'title', text: heading },
      ...identityBlocks(participant),
      rowsTable(view),
      { kind: 'paragraph', lines: [countsLine(view), ...notKnownLines(view)] },
    ],
  };
}

function rowsTable({ participant, treaties }: ParticipantView): Block {
  if (treaties.length === 0) {
    const none = 'It has no row in the table of any treaty of this ledger.';
    return { kind: 'paragraph', lines: [none] };
  }
  return {
    kind: 'table',
    caption: `${participant.name}: its rows in the tables of all treaties`,
    headings: HEADINGS,
    rows: treaties.map(cells),
    titles: 1,
  };
}
function identityBlocks(participant: ParticipantIdentity): Block[] {
  const lines = identityLines(participant);
  return lines.length === 0 ? [] : [{ kind: 'paragraph', lines }];
}

function identityLines({ names, began, ceased }: ParticipantIdentity): string[] {
  const borne = names.map(({ name, from }) =>
    from === null ? name : `${name} from ${inWords(from)}`,
  );
  return [
    ...(names.length === 1 ? [] : [`Names: ${borne.join('; ')}.`]),
    ...(began === null
      ? []
      : [`First day: ${inWords(began.on)}${others('predecessor', began.predecessors)}.`]),
    ...(ceased === null
      ? []
      : [`Last day: ${inWords(ceased.on)}${others('successor', ceased.successors)}.`]),
  ];
}

/** With their ids, by which they can be asked about: two may have borne one name. */
function others(what: string, participants: readonly NamedParticipant[]): string {
  if (participants.length === 0) return '';
  const names = listed(participants.map(({ id, name }) => `${name} (${id})`));
  return `; ${what}${participants.length === 1 ? '' : 's'}: ${names}`;
}

function cells(row: ParticipantRow): Text[] {
  const { treaty, standing, signature, consent, inForceFrom, withdrawal } = row;
  return [
    treaty.id,
    treaty.title,
    printedCell(signature, ''),
    printedCell(consent, ''),
    standing,
    inForceFrom === null ? '' : inWords(inForceFrom),
    withdrawal === null
      ? ''
      : `${inWords(withdrawal.effectiveOn)}, notified ${inWords(withdrawal.notifiedOn)}`,
  ];
}

function countsLine({ asOf, participant: { ceased }, counts }: ParticipantView): string {
  if (ceased !== null && ceased.on < asOf) return 'It has ceased, and no table counts it any more.';
  const { signed, signedOnly, contracting, party } = counts;
  return `Signed: ${signed} (signed only: ${signedOnly}). Contracting: ${contracting}. Party: ${party}.`;
}

/** Its standing there is contracting at most, though it may be party. */
function notKnownLines({ forceUnknown: { length } }: ParticipantView): string[] {
  const they =
    length === 1
      ? 'it is in force: its article on entry into force is'
      : 'they are in force: their articles on entry into force are';
  return length === 0
    ? []
    : [`Of ${length} of these treaties it is not known whether ${they} not in this ledger.`];
}

type Cell = Column<ParticipantRow>['cell'];

const text = (name: string, says: string, cell: Cell): Column<ParticipantRow> => ({
  ...{ name, says, cell },
  type: 'string',
  required: false,
});

const date = (name: string, says: string, cell: Cell): Column<ParticipantRow> => ({
  ...text(name, says, cell),
  type: 'date',
});

export const PARTICIPANT_COLUMNS: readonly Column<ParticipantRow>[] = [
  text('treaty', 'Number of the treaty.', row => row.treaty.id),
  text('title', 'Its title.', row => row.treaty.title),
  text('standing', 'Where the participant stands.', row => row.standing),
  date('signed_on', 'Day of its signature.', row => row.signature?.on ?? null),
  text('signature_kind', 'Kind of that act.', row => row.signature?.kind ?? null),
  date('consented_on', 'Day of its consent to be bound.', row => row.consent?.on ?? null),
  text('consent_kind', 'Kind of that act.', row => row.consent?.kind ?? null),
  date('in_force_from', 'First day on which it is bound.', row => row.inForceFrom),
  date(
    'withdrawal_notified_on',
    'Day of its notice of withdrawal.',
    row => row.withdrawal?.notifiedOn ?? null,
  ),
  date(
    'withdrawal_effective_on',
    'First day of its effect.',
    row => row.withdrawal?.effectiveOn ?? null,
  ),
];
