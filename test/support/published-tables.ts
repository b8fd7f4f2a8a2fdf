/** The acts that a table of the UN Treaty Collection prints, read from the archives beside the checkout. */
import { ACT_KINDS, type Act, type ActId, type ActKind } from '../../src/domain/act.ts';
import type { CalendarDate } from '../../src/domain/calendar-date.ts';
import type { Register } from '../../src/domain/participant.ts';
import type { TreatyId } from '../../src/domain/treaty-id.ts';
import { readPrintedDate } from '../../src/exchange/dates.ts';
import { findParticipant } from '../../src/exchange/find-participant.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];

/** `IV-13` stands in `4-13.csv`, `XXVII-7-a` in `27-7-a.csv`. */
export function fileOf(treaty: string): string {
  const [chapter = '', ...rest] = treaty.split('-');
  const tens = chapter.match(/^X*(?![VI]*X)/)?.[0] ?? '';
  const ones = chapter.slice(tens.length);
  return `${[tens.length * 10 + ROMAN.indexOf(ones), ...rest].join('-')}.csv`;
}

export function actsIn(
  table: string,
  { treaty, day, register }: { treaty: TreatyId; day: CalendarDate; register: Register },
): Act[] {
  const [heading = [], ...rows] = table.split(/\r?\n/).filter(Boolean).map(cells);
  return rows.flatMap(([name = '', ...dated], row) => {
    const found = findParticipant(register, name, day);
    if (!('found' in found)) throw new Error(`${treaty}: nobody is called ${name}`);
    return dated.flatMap((text, column) => {
      if (text === '') return [];
      const [, date = '', mark = ''] = /^(.*[0-9])(?: ([A-Za-z]+))?$/.exec(text) ?? [];
      const kind = kindsIn(heading[column + 1] ?? '').get(mark);
      const doneOn = readPrintedDate(date);
      if (kind === undefined || doneOn === null) return [];
      const id = `${treaty} ${row} ${column}` as ActId;
      return [{ id, treaty, participant: found.found.id, kind, doneOn }];
    });
  });
}

/** `Ratification, Accession(a), Succession(d)`: each kind by its mark. */
function kindsIn(heading: string): Map<string, ActKind> {
  return new Map(
    heading.split(', ').flatMap(part => {
      const [, words = '', mark = ''] = /^([^(]*)(?:\((\w+)\))?$/.exec(part) ?? [];
      const kind = words.trim().toLowerCase().replaceAll(' ', '-');
      return kind in ACT_KINDS ? [[mark, kind as ActKind] as const] : [];
    }),
  );
}

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );
}
