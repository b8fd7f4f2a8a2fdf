/** Claims files: what a document states of treaties, with its words and its paragraph. A mistake is said with its line. */
import { z } from 'zod';
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  type Claim,
  type ClaimsDocument,
  COUNTED_ACTS,
  COUNTED_STANDINGS,
} from '../domain/claim.ts';
import { nameOn, type ParticipantId, type Register } from '../domain/participant.ts';
import type { PublishedTable } from '../domain/published-table.ts';
import { findParticipant, type ParticipantSearch } from './find-participant.ts';
import { type JsonReading, readJson } from './json-text.ts';
import { calendarDate, heading, text, treatyId } from './scalars.ts';
import { publishedTable } from './table-in-claim.ts';
import type { Sheet, SheetReading } from './tables/sheet.ts';
import { isParticipant } from './tables/sheet-reader.ts';
import { delay } from './treaty-schema.ts';

const number = z.int().min(0).max(100_000);

const statement = {
  id: text,
  paragraph: text,
  quote: text,
  knownOn: calendarDate.exactOptional(),
};

const ofTreaty = { ...statement, treaty: treatyId, asOf: calendarDate.exactOptional() };

/** Below the folder of the claims file, whatever the system: what a claims file names is not for it to choose freely. */
const fileBeside = text.refine(
  name =>
    !/^[/\\]|^[A-Za-z]:|\\/.test(name) && !name.split('/').some(part => ['..', ''].includes(part)),
  'a table stands beside its claims file or below it: no .., no absolute path, no backslash',
);

const claim = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), ...ofTreaty, of: z.enum(COUNTED_STANDINGS), number }),
  z.strictObject({
    kind: z.literal('list'),
    ...ofTreaty,
    of: z.enum(COUNTED_STANDINGS),
    participants: z.array(text).max(1000),
  }),
  z
    .strictObject({
      kind: z.literal('table'),
      ...ofTreaty,
      file: fileBeside.exactOptional(),
      headings: z.array(heading).min(1).max(100).exactOptional(),
      rows: z
        .array(z.array(z.string().max(10_000)).min(1).max(101))
        .max(5000)
        .exactOptional(),
    })
    .refine(
      ({ file, headings, rows }) =>
        file === undefined
          ? headings !== undefined && rows !== undefined
          : headings === undefined && rows === undefined,
      'a table is either a file, or headings and rows',
    ),
  z
    .strictObject({
      kind: z.literal('actions'),
      ...statement,
      treaty: treatyId.exactOptional(),
      of: z.enum(COUNTED_ACTS),
      number,
      by: number.exactOptional(),
      from: calendarDate,
      to: calendarDate,
    })
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'lies before from' }),
  z.strictObject({
    kind: z.literal('threshold'),
    ...ofTreaty,
    required: z.int().min(1).max(1000),
    delay: delay.nullable().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('entry-into-force'),
    ...ofTreaty,
    on: calendarDate.nullable(),
  }),
  z.strictObject({
    kind: z.literal('adoption'),
    ...ofTreaty,
    on: calendarDate,
    by: text.exactOptional(),
  }),
]);

const claimsFile = z
  .strictObject({
    about: z.string().exactOptional(),
    document: text,
    title: text.exactOptional(),
    issuedOn: calendarDate,
    claims: z.array(claim).min(1, 'no claim is here').max(1000),
  })
  .superRefine(({ claims }, context) => {
    for (const [index, { id }] of claims.entries()) {
      if (claims.findIndex(one => one.id === id) === index) continue;
      const message = `another claim has the id ${id}`;
      context.addIssue({ code: 'custom', path: ['claims', index, 'id'], message });
    }
  });

type WrittenClaim = z.infer<typeof claim>;

export interface ClaimsSetting {
  /** Every name in the file must be known here. */
  readonly register: Register;
  /** The table in a file beside the claims file, or why there is none. */
  readonly sheetIn: (file: string) => Sheet | { readonly reason: string };
}

export function readClaims(
  source: string,
  { register, sheetIn }: ClaimsSetting,
): JsonReading<ClaimsDocument> {
  const schema = claimsFile.transform((file, context): ClaimsDocument => {
    const { document, title = null, issuedOn, claims } = file;
    const faults: Fault[] = [];
    const read = claims.map((one, index) => {
      const fault = (says: Fault['says'], ...path: Fault['path']) =>
        faults.push({ path: ['claims', index, ...path], says });
      return claimFrom(one, { register, sheetIn, day: issuedOn, fault });
    });
    for (const { path, message } of told(faults)) {
      context.addIssue({ code: 'custom', path, message });
    }
    return { document, title, issuedOn, claims: read };
  });
  return readJson(source, schema);
}

/** A name that is not known, or a table that cannot be read. */
interface Fault {
  readonly path: readonly (string | number)[];
  /** Asked only of what is told: the nearest names take long to find. */
  readonly says: () => string;
}

/** Enough to see what is wrong: of a list in another language, no name is known. */
const TOLD_AT_MOST = 10;

function told(faults: readonly Fault[]): { path: (string | number)[]; message: string }[] {
  const shown = faults.slice(0, TOLD_AT_MOST);
  const more = faults.length - shown.length;
  return [
    ...shown.map(({ path, says }) => ({ path: [...path], message: says() })),
    ...(more > 0 ? [{ path: ['claims'], message: `${more} more names or tables are wrong` }] : []),
  ];
}

interface Desk extends ClaimsSetting {
  /** On which the document was issued. */
  readonly day: CalendarDate;
  readonly fault: (says: Fault['says'], ...path: Fault['path']) => void;
}

function claimFrom(written: WrittenClaim, desk: Desk): Claim {
  const knownOn = written.knownOn ?? null;
  if (written.kind === 'actions') {
    const { treaty = null, by = null } = written;
    return { ...written, treaty, by, knownOn };
  }
  const asOf = written.asOf ?? null;
  switch (written.kind) {
    case 'list':
      return { ...written, asOf, knownOn, participants: participantsIn(written, desk) };
    case 'table': {
      const { file, headings, rows, ...rest } = written;
      return { ...rest, asOf, knownOn, table: tableOf({ file, headings, rows }, desk) };
    }
    case 'adoption':
      return { ...written, asOf, knownOn, by: written.by ?? null };
    default:
      return { ...written, asOf, knownOn };
  }
}

type WrittenList = Extract<WrittenClaim, { kind: 'list' }>;

/** The day settles only which bearer of a name is meant, where several have borne it. */
function participantsIn({ participants, asOf }: WrittenList, desk: Desk): ParticipantId[] {
  const { register, fault } = desk;
  const day = asOf ?? desk.day;
  const found = new Set<ParticipantId>();
  for (const [index, name] of participants.entries()) {
    const search = findParticipant(register, name, day);
    if (!('found' in search)) {
      fault(() => notFound(name, search, day), 'participants', index);
      continue;
    }
    const { id } = search.found;
    if (found.has(id)) fault(() => `"${name}" is named twice`, 'participants', index);
    found.add(id);
  }
  return [...found];
}

function notFound(
  name: string,
  search: Exclude<ParticipantSearch, { found: unknown }>,
  day: CalendarDate,
): string {
  const [meant, many] = 'ambiguous' in search ? [search.ambiguous, true] : [search.nearest, false];
  const choices = meant.map(one => `${one.id} (${nameOn(one, day).name})`).join(', ');
  const why = many ? 'is the name of several' : 'is no participant in the register';
  return `"${name}" ${why}${choices === '' ? '' : `: did you mean ${choices}?`}`;
}

interface WrittenTable {
  readonly file: string | undefined;
  readonly headings: readonly string[] | undefined;
  readonly rows: readonly (readonly string[])[] | undefined;
}

const NO_TABLE: PublishedTable = { headings: [], cells: [] };

function tableOf({ file, headings = [], rows = [] }: WrittenTable, desk: Desk): PublishedTable {
  const { register, sheetIn, day, fault } = desk;
  const sheet = file === undefined ? sheetFrom(headings, rows) : sheetIn(file);
  const [place, lines] =
    file === undefined ? (['rows', 'row'] as const) : (['file', 'line'] as const);
  const read =
    'reason' in sheet ? sheet : publishedTable(sheet, { register, publishedOn: day, lines });
  if (!('reason' in read)) return read;
  const { reason } = read;
  fault(() => (file === undefined ? reason : `${file}: ${reason}`), place);
  return NO_TABLE;
}

/** The first cell of a row is its participant's name, whether or not a heading stands over it; its line is its number. */
function sheetFrom(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): SheetReading {
  const dated = isParticipant(headings[0] ?? '') ? headings.slice(1) : headings;
  const long = rows.findIndex(row => row.length > dated.length + 1);
  if (long >= 0) {
    return { reason: `row ${long + 1}: it has more cells than headings`, line: long + 1 };
  }
  return {
    title: null,
    headings: dated,
    rows: rows.map(([name = '', ...cells], index) => ({
      line: index + 1,
      name,
      cells: dated.map((_, column) => cells[column] ?? ''),
    })),
  };
}
