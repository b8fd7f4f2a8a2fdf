/** What an entry says, in one line, and what it rests on. */
import { inWords } from '../../domain/calendar-date.ts';
import type { ParticipantId, Register } from '../../domain/participant.ts';
import { unreachable } from '../../domain/unreachable.ts';
import type { Entry } from '../../ledger/entry.ts';
import { ACT_NOUNS } from '../../reports/act-nouns.ts';

/** @param others among which the act is found that a correction or a retraction is about. */
export function entryInWords(entry: Entry, register: Register, others: readonly Entry[]): string {
  const about = (id: string) => {
    const other = others.find(one => one.id === id);
    return other === undefined ? `entry ${id}` : entryInWords(other, register, []);
  };
  switch (entry.type) {
    case 'act': {
      const { treaty, participant, kind, doneOn } = entry;
      const name = nameOf(register, participant);
      return `${treaty} · ${name}: ${ACT_NOUNS[kind].one}, ${inWords(doneOn)}`;
    }
    case 'correction':
      return `Corrected: ${about(entry.corrects)}`;
    case 'retraction':
    case 'participant-event-retraction':
      return `Retracted: ${about(entry.retracts)}`;
    case 'publication':
      return `${entry.printed ? 'Printed' : 'Left out'} in a published table: ${about(entry.publishes)}`;
    case 'treaty':
      return `${entry.definition.id} · Defined: ${entry.definition.title}`;
    case 'participant':
      return `Defined: ${entry.definition.names.at(-1)?.name ?? entry.definition.id}`;
    case 'completeness':
      return `${entry.treaty} · The record is complete to ${inWords(entry.completeTo)}`;
    case 'treaty-event':
      return `${entry.treaty} · ${EVENTS[entry.event]}, ${inWords(entry.on)}`;
    case 'participant-event':
      return `${nameOf(register, entry.participant)}: ${entry.event}, ${inWords(entry.on)}`;
    case 'table-headings':
      return `${entry.treaty} · Headings of the published table`;
    default:
      return unreachable(entry);
  }
}

const EVENTS = {
  'amendment-adopted': 'Amendment adopted',
  terminated: 'Terminated',
  'in-force-notified': 'Entry into force notified',
} as const;

function nameOf(register: Register, id: ParticipantId): string {
  return register.get(id)?.names.at(-1)?.name ?? id;
}

/** Reason, text, source and note, a line each; that it was recorded, where there is none of them. */
export function remarksOf(entry: Entry): string {
  const { source, note, notifiedOn } = entry;
  const lines = [
    'reason' in entry && `Reason: ${entry.reason}`,
    'text' in entry && entry.text,
    source !== undefined && `Source: ${source}`,
    notifiedOn !== undefined && `Notified on ${inWords(notifiedOn)}`,
    note,
  ];
  const said = lines.filter(line => typeof line === 'string' && line !== '');
  return said.length === 0 ? `Recorded as entry ${entry.position}.` : said.join('\n');
}
