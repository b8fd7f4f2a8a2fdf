/**
 * Reads the report's annex: a table of three columns, Participant · Signature · Ratification or accession.
 * tables/annex-rows.ts finds the table and its cells; here they become acts of the treaty.
 */
import { ACT_KINDS, type ActKind } from '../domain/act.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { lowered } from '../domain/marks.ts';
import type { ParticipantId, Register } from '../domain/participant.ts';
import type { TreatyDefinition } from '../domain/treaty.ts';
import { readPrintedDate } from './dates.ts';
import { findParticipant } from './find-participant.ts';
import { annexRows } from './tables/annex-rows.ts';

/** One dated cell of a table. Lines and columns count from one, columns in characters. */
export interface PrintedAct {
  readonly participant: ParticipantId;
  readonly kind: ActKind;
  readonly doneOn: CalendarDate;
  readonly line: number;
  /** The row's name as printed. */
  readonly name: string;
}

export interface UnreadablePlace {
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly reason: string;
}

/** @param asOf the day whose names the table prints. */
export function readAnnexTable(
  text: string,
  context: {
    readonly register: Register;
    readonly treaty: TreatyDefinition;
    readonly asOf: CalendarDate;
  },
): { readonly acts: readonly PrintedAct[]; readonly unreadable: readonly UnreadablePlace[] } {
  const acts: PrintedAct[] = [];
  const unreadable: UnreadablePlace[] = [];
  const table = annexRows(text);
  if ('reason' in table) {
    return { acts, unreadable: [{ ...table, column: 1, text: text.slice(0, 80) }] };
  }
  for (const [name, ...dated] of table.rows.slice(1)) {
    if (name === undefined) continue;
    const found = findParticipant(context.register, name.text, context.asOf);
    if (!('found' in found)) {
      const reason =
        'ambiguous' in found
          ? `the name of ${found.ambiguous.map(({ id }) => id).join(' and ')}`
          : 'no participant of this name in the register';
      unreadable.push({ ...name, reason });
      continue;
    }
    for (const [index, cell] of dated.entries()) {
      if (cell.text === '') continue;
      const read = readCell(cell.text, index === 0 ? SIGNATURES : consentKinds(context.treaty));
      if ('reason' in read) unreadable.push({ ...cell, reason: read.reason });
      else acts.push({ participant: found.found.id, ...read, line: cell.line, name: name.text });
    }
  }
  return { acts, unreadable };
}

const SIGNATURES: readonly ActKind[] = ['signature'];

/** Kinds the treaty provides for come first: an unmarked date is the first of them without a mark. */
function consentKinds(treaty: TreatyDefinition): ActKind[] {
  const provided = treaty.consent.map(({ kind }) => kind);
  const all = Object.keys(ACT_KINDS) as ActKind[];
  return [...provided, ...all.filter(kind => ACT_KINDS[kind].effect === 'consents')];
}

function readCell(
  text: string,
  kinds: readonly ActKind[],
): Pick<PrintedAct, 'kind' | 'doneOn'> | Pick<UnreadablePlace, 'reason'> {
  const [, date = '', raised = ''] =
    /^(.*[0-9])(?: (?:<sup>)?(\p{Letter}+)(?:<\/sup>)?)?$/u.exec(text) ?? [];
  const doneOn = readPrintedDate(date);
  if (doneOn === null) return { reason: 'no date such as 7 September 2000' };
  const mark = lowered(raised);
  const kind = kinds.find(one => ACT_KINDS[one].mark === mark);
  return kind === undefined ? { reason: `no act has the mark ${mark} here` } : { kind, doneOn };
}
