/** One participant across all treaties, as plain text: who it is, its rows, and how many there are of each sort. */
import { inWords } from '../domain/calendar-date.ts';
import type {
  ParticipantIdentity,
  ParticipantRow,
  ParticipantView,
} from '../projections/participant.ts';
import type { NamedParticipant } from '../projections/question.ts';
import { printedCell, printedSight } from './printed.ts';
import { listed } from './running-text.ts';
import { textTable, wrapped } from './text-table.ts';

const TITLE_WIDTH = 48;

const HEADINGS = [
  ...['Treaty', 'Title', 'Signature', 'Consent'],
  ...['Standing', 'In force from', 'Withdrawal'],
];

export function participantText(view: ParticipantView): string {
  const { participant, treaties } = view;
  return [
    `${participant.name} (${participant.id}), ${printedSight(view)}`,
    ...identityLines(participant),
    '',
    ...(treaties.length === 0
      ? ['It has no row in the table of any treaty of this ledger.']
      : textTable(HEADINGS, treaties.map(cells))),
    '',
    countsLine(view),
    ...notKnownLines(view),
  ].join('\n');
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

function cells(row: ParticipantRow): string[] {
  const { treaty, standing, signature, consent, inForceFrom, withdrawal } = row;
  return [
    treaty.id,
    shortened(treaty.title),
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

/** Its first words: the number says which treaty it is. */
function shortened(title: string): string {
  const [first = '', ...rest] = wrapped(title, TITLE_WIDTH);
  return rest.length === 0 ? first : `${first} …`;
}
