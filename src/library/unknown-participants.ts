/** Rows whose names the register does not know: renamings where the cells say so, or new participants. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  nameOn,
  type Participant,
  type ParticipantId,
  parseParticipantId,
  type Register,
} from '../domain/participant.ts';
import type { DatedCell, UnknownRow } from '../exchange/tables/published-table.ts';
import type { Matter } from '../ledger/entry.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import type { PrintedCell } from '../projections/printed-table.ts';

/** A name that nobody is known by, over the very cells of a row that is gone. */
export interface ProposedRenaming {
  readonly name: string;
  readonly participant: ParticipantId;
}

/** @param gone the cells of rows that the ledger prints and the table does not. */
export function proposedRenamings(
  unknown: readonly UnknownRow[],
  gone: ReadonlyMap<ParticipantId, readonly PrintedCell[]>,
): ProposedRenaming[] {
  return unknown.flatMap(({ name, cells, isAmbiguous }) => {
    if (isAmbiguous || cells.length === 0) return [];
    const alike = [...gone].filter(([, printed]) => asRow(printed) === asRow(cells));
    const [only, second] = alike;
    return only === undefined || second !== undefined ? [] : [{ name, participant: only[0] }];
  });
}

function asRow(cells: readonly Pick<DatedCell, 'column' | 'on' | 'mark'>[]): string {
  return cells.map(asCell).toSorted().join('; ');
}

function asCell({ column, on, mark }: Pick<DatedCell, 'column' | 'on' | 'mark'>): string {
  return `${column} ${on} ${mark}`;
}

export function unknownParticipants(
  unknown: readonly UnknownRow[],
  renamings: readonly ProposedRenaming[],
  { register, on }: { register: Register; on: CalendarDate },
): LedgerProblem {
  const rows = unknown.map(row => saidOf(row, renamings, register, on));
  return new LedgerProblem({
    category: 'not-found',
    code: 'unknown-participant',
    message: `the register does not know ${rows.join('; ')}`,
    hint: 'Register the name with treaty register FILE (a renaming, or an alias of the participant). --register-unknown registers what leaves no choice: a name near no other, over dates that are nobody else’s.',
    details: {
      unknown: unknown.map(({ name, line, nearest }) => ({
        name,
        line,
        nearest: nearest.map(({ id }) => id),
      })),
      renamings,
    },
  });
}

function saidOf(
  { name, line, nearest, isAmbiguous }: UnknownRow,
  renamings: readonly ProposedRenaming[],
  register: Register,
  on: CalendarDate,
): string {
  const said = `${JSON.stringify(name)} (line ${line}`;
  const renamed = renamings.find(one => one.name === name);
  if (renamed !== undefined) {
    return `${said}; the cells are those of ${shown(register.get(renamed.participant), on)}, whose row is gone: a renaming?)`;
  }
  const [meant] = nearest;
  if (meant === undefined) return `${said})`;
  const choices = nearest.map(one => shown(one, on)).join(' or ');
  return `${said}; ${isAmbiguous ? 'borne by' : 'did you mean'} ${choices}${isAmbiguous ? '' : '?'})`;
}

function shown(participant: Participant | undefined, on: CalendarDate): string {
  return participant === undefined ? '?' : `${nameOn(participant, on).name}, ${participant.id}`;
}

/**
 * Only what leaves no choice is registered unasked. One date alike can be chance, since on an opening day dozens sign;
 * a row that shares some dates with one that is gone, or a name that is near another, may be the same participant;
 * and nobody can tell which Yugoslavia is meant.
 */
export function mustBeAsked(
  unknown: readonly UnknownRow[],
  renamings: readonly ProposedRenaming[],
  gone: readonly PrintedCell[],
): boolean {
  const dates = new Set(gone.map(asCell));
  return unknown.some(({ name, cells, isAmbiguous, nearest }) => {
    if (isAmbiguous) return true;
    if (renamings.some(one => one.name === name)) return cells.length < 2;
    return nearest.length > 0 || cells.some(cell => dates.has(asCell(cell)));
  });
}

/** What `--register-unknown` records: each renaming that is proposed, and otherwise a new participant. */
export function registrations(
  unknown: readonly UnknownRow[],
  renamings: readonly ProposedRenaming[],
  { register, on, source }: { register: Register; on: CalendarDate; source: string },
): Matter[] {
  const taken = new Set<string>(register.keys());
  return [...new Set(unknown.map(({ name }) => name))].map((name): Matter => {
    const spelling = { name, inText: name, sortKey: name.toLowerCase() };
    const renamed = renamings.find(one => one.name === name);
    if (renamed !== undefined) {
      const { participant } = renamed;
      return { type: 'participant-event', participant, event: 'renamed', on, name: spelling };
    }
    const id = newIdFor(name, taken);
    taken.add(id);
    const names = [{ ...spelling, from: null, source }] as const;
    const definition = {
      id,
      kind: 'state' as const,
      names,
      aliases: [],
      m49: null,
      began: null,
      ceased: null,
      source,
    };
    return { type: 'participant', definition };
  });
}

/** `X-` and the first letters of the name, none of which is taken: the ISO codes are for the officer to give. */
function newIdFor(name: string, taken: ReadonlySet<string>): ParticipantId {
  const letters =
    name
      .normalize('NFD')
      .toUpperCase()
      .replace(/[^A-Z]/g, '') || 'UNKNOWN';
  for (let number = 0; ; number += 1) {
    const id = parseParticipantId(`X-${letters.slice(0, 5).padEnd(2, 'X')}${counted(number)}`);
    if (id !== null && !taken.has(id)) return id;
  }
}

/** Nothing, then A, B … ZZZ. */
function counted(number: number): string {
  if (number === 0) return '';
  return counted(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));
}
