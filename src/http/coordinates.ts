/** The three coordinates as an address states them: the day in the path, the other two in the query. */
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dateFrom, usage } from '../library/arguments.ts';
import type { Form } from '../reports/answer.ts';

export interface Asked {
  readonly asOf: CalendarDate;
  readonly knownOn?: CalendarDate;
  readonly at?: number;
}

/** The query of an address; a key that stands twice counts once, its last. */
export type Query = Readonly<Record<string, string>>;

const OTHERS = ['knownOn', 'at'] as const;

/** @throws LedgerProblem `bad-date`, `bad-position` */
export function askedIn(day: string, query: Query): Asked {
  const { knownOn, at } = query;
  return {
    asOf: dateFrom(day, 'the day'),
    ...(knownOn && { knownOn: dateFrom(knownOn, 'knownOn') }),
    ...(at && { at: positionFrom(at) }),
  };
}

function positionFrom(text: string): number {
  const position = Number(text);
  if (/^[0-9]+$/.test(text) && Number.isSafeInteger(position)) return position;
  throw usage('bad-position', `at: ${JSON.stringify(text)} is no whole number`, 'Write at=271.');
}

/** Nothing that is recorded later can change the answer: the log below a position stays what it is. */
export function isFixed({ at }: Asked): boolean {
  return at !== undefined;
}

/** The query with the two coordinates that do not stand in a path; empty where neither is given. */
export function queryOf(asked: Asked, more: Query = {}): string {
  const query = new URLSearchParams(more);
  for (const key of OTHERS) if (asked[key] !== undefined) query.set(key, `${asked[key]}`);
  return query.size === 0 ? '' : `?${query}`;
}

const ENDINGS: Readonly<Record<string, Form>> = {
  ...{ html: 'html', json: 'json', csv: 'csv', md: 'md', txt: 'text', docx: 'docx', svg: 'svg' },
};

/** `2001-12-06.csv` is a day and a form; without an ending it is a page. */
export function dayAndForm(name: string): { readonly day: string; readonly form: Form | null } {
  const [, day = name, ending] = /^(.*)\.([a-z]+)$/.exec(name) ?? [];
  if (ending === undefined) return { day, form: null };
  const form = ENDINGS[ending];
  if (form !== undefined) return { day, form };
  throw usage(
    'no-such-form',
    `there is no form .${ending}`,
    `The forms are ${Object.keys(ENDINGS)
      .map(one => `.${one}`)
      .join(', ')}.`,
  );
}
