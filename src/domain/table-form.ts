/**
 * The columns of a depositary's table. A heading lists the kinds of act whose dates stand below it, each with its
 * mark, in any order: "Ratification, Accession(a), Succession(d)". What it says is kept in its own words, so that
 * every cell that was read from a column is printed there again.
 */
import { ACT_KINDS, type Act, type ActKind, effectOf } from './act.ts';
import { lowered } from './marks.ts';

/** What a date in a column says: the kind of act, and the heading's own words where the kind does not say it all. */
export interface CellMeaning {
  readonly kind: ActKind;
  readonly text: string | null;
}

interface Column {
  readonly heading: string;
  /** By mark; that of a date without one is "". */
  readonly meanings: ReadonlyMap<string, CellMeaning>;
  /** For a date that no part of the heading accounts for. */
  readonly inItsOwnWords: CellMeaning;
}

export type TableForm = readonly Column[];

/** @param headings of the columns after that of the participants. */
export function tableForm(headings: readonly string[]): TableForm {
  const form: Column[] = [];
  for (const heading of headings) form.push(columnOf(heading, form));
  return form;
}

/** What a date with this mark says in a column; `columnFor` leads back to the same column. */
export function meaningOf(form: TableForm, column: number, mark: string): CellMeaning {
  const { meanings, inItsOwnWords } = form[column] as Column;
  const [only, second] = [...new Set(meanings.values())];
  const meant = [
    meanings.get(mark),
    ...kindsMarked(mark).map(kind => ({ kind, text: null })),
    second === undefined ? only : undefined,
  ];
  return meant.find(one => one !== undefined && columnFor(form, one) === column) ?? inItsOwnWords;
}

/** The column in which a table prints such an act; null where it has none for it. */
export function columnFor(
  form: TableForm,
  { kind, text = null }: { readonly kind: ActKind; readonly text?: string | null },
): number | null {
  const meant = form.map(({ meanings, inItsOwnWords }) => [...meanings.values(), inItsOwnWords]);
  const says = (test: (meaning: CellMeaning) => boolean) => {
    const index = meant.findIndex(column => column.some(test));
    return index < 0 ? null : index;
  };
  const inTheseWords = says(one => one.kind === kind && one.text === text);
  const family = familyOf(kind);
  if (inTheseWords !== null || family === null) return inTheseWords;
  return says(one => one.kind === kind) ?? says(one => familyOf(one.kind) === family);
}

/** The heading, and what it leaves out of the kinds that stand below it. */
export function headingOver({ heading, meanings }: Column, kinds: readonly ActKind[]): string {
  const listed = [...meanings.values()].map(({ kind }) => kind);
  const others = new Set(kinds.filter(kind => kind !== 'notification' && !listed.includes(kind)));
  return [heading, ...[...others].map(headed)].filter(Boolean).join(', ');
}

/** The kinds that make up a column of their own where a table has no headings yet. */
export function headingsFor(acts: readonly Act[]): string[] {
  const kinds = Object.keys(ACT_KINDS) as ActKind[];
  return (['signing', 'provisional', 'consent'] as const).flatMap(family => {
    const occurring = kinds.filter(
      kind => familyOf(kind) === family && acts.some(act => act.kind === kind),
    );
    return occurring.length === 0 ? [] : [occurring.map(headed).join(', ')];
  });
}

/** `Accession(a)` */
function headed(kind: ActKind): string {
  const words = kind.replaceAll('-', ' ');
  const { mark } = ACT_KINDS[kind];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${mark === '' ? '' : `(${mark})`}`;
}

function columnOf(heading: string, before: TableForm): Column {
  const number = before.length + 1;
  const listed = meaningsByMark(heading);
  const text = heading || `Column ${number}`;
  const own: CellMeaning = { kind: kindInItsOwnWords([...listed.values()]), text };
  const inItsOwnWords = isIn(before, own) ? { ...own, text: `${text} [${number}]` } : own;
  const meanings = new Map(
    [...listed].map(([mark, meaning]) => [mark, isIn(before, meaning) ? inItsOwnWords : meaning]),
  );
  return { heading, meanings, inItsOwnWords };
}

/** A mark that is misprinted in a column of consents leaves a consent, of a kind that nobody can tell. */
function kindInItsOwnWords(meanings: readonly CellMeaning[]): ActKind {
  const areConsents = meanings.every(({ kind }) => effectOf({ kind }) === 'consents');
  return meanings.length > 0 && areConsents ? 'consent-to-be-bound' : 'notification';
}

/** One meaning leads to one column: a second column of the same kind keeps its own words instead. */
function isIn(form: TableForm, { kind, text }: CellMeaning): boolean {
  return form.some(({ meanings, inItsOwnWords }) =>
    [...meanings.values(), inItsOwnWords].some(one => one.kind === kind && one.text === text),
  );
}

function meaningsByMark(heading: string): Map<string, CellMeaning> {
  const listed = kindsListed(heading);
  if (listed === null) {
    return new Map([...partsByMark(heading)].map(([mark, parts]) => [mark, meaningOfParts(parts)]));
  }
  return new Map([...listed].map(([mark, kinds]) => [mark, meaningOfKinds([...kinds], heading)]));
}

/**
 * "Ratification, formal confirmation ᶜ or accession ᵃ", as a report's annex lists them: each with its own mark, where
 * only the footnote gives it one. Null for what is no such list.
 */
function kindsListed(heading: string): Map<string, Set<ActKind>> | null {
  const listed = heading.split(/, (?:or )?| or /).map(partListed);
  if (!heading.includes(' or ') && !listed.some(part => part?.isMarked)) return null;
  const kinds = new Map<string, Set<ActKind>>();
  for (const part of listed) {
    if (part === null) return null;
    kinds.set(part.mark, (kinds.get(part.mark) ?? new Set()).add(part.kind));
  }
  return kinds;
}

/** "formal-confirmation ᶜ": the mark stands after a blank, raised or not; or in brackets, where it tells no list. */
function partListed(part: string): { kind: ActKind; mark: string; isMarked: boolean } | null {
  const { words, apart, inBrackets } = LISTED.exec(lowered(part.trim()))?.groups ?? {};
  const kind = KIND_CALLED.get(words?.toLowerCase().replaceAll('-', ' ') ?? '');
  if (kind === undefined) return null;
  const mark = apart ?? inBrackets ?? ACT_KINDS[kind].mark;
  return { kind, mark, isMarked: apart !== undefined };
}

const LISTED = /^(?<words>.+?)(?: (?<apart>\p{L}{1,2})| ?\((?<inBrackets>\p{L}{1,2})\))?$/u;

/** Several kinds with one mark: the record keeps the words of all. */
function meaningOfKinds(kinds: readonly ActKind[], heading: string): CellMeaning {
  const [kind, second] = kinds;
  if (kind !== undefined && second === undefined) return { kind, text: null };
  return { kind: eitherOf(kinds), text: heading };
}

/**
 * A part begins with a capital letter after a comma: "Provisional application by virtue of signature, adoption of
 * the Agreement" is one. The mark stands in brackets at its end. Brackets after a number belong to the words, as in
 * "article 7 (1) (b)", but for a year: "the Protocol of 11 April 1980(P)".
 */
function partsByMark(heading: string): Map<string, string[]> {
  const parts = new Map<string, string[]>();
  for (const part of heading.split(/, (?=\p{Lu})/u).filter(one => one.trim() !== '')) {
    const [, words = part, mark = ''] = MARKED.exec(part) ?? [];
    parts.set(mark, [...(parts.get(mark) ?? []), words.trim()]);
  }
  return parts;
}

const MARKED = /^(.*(?:[\p{L})]|[0-9]{4}|\p{L} ))\((\p{L}{1,2})\)$/u;

/** Where a table does not say which of several kinds is meant, the record keeps the words of all. */
function meaningOfParts(parts: readonly string[]): CellMeaning {
  const text = parts.join(', ');
  const kinds = parts.flatMap(part => kindsNamed(part.toLowerCase()));
  const [kind = null, second] = kinds;
  if (kind !== null && second === undefined) {
    return { kind, text: KIND_CALLED.has(text.toLowerCase()) ? null : text };
  }
  return { kind: eitherOf(kinds), text };
}

function eitherOf(kinds: readonly (ActKind | null)[]): ActKind {
  const areConsents = kinds.every(kind => kind !== null && effectOf({ kind }) === 'consents');
  return areConsents ? 'consent-to-be-bound' : 'notification';
}

/** Of "definitive signature or acceptance of the protocol", both; null for words that name no kind. */
function kindsNamed(words: string): (ActKind | null)[] {
  const named = [...KIND_CALLED].find(([noun]) => words === noun || words.startsWith(`${noun} `));
  if (named === undefined) return [null];
  const [noun, kind] = named;
  const next = words.startsWith(`${noun} or `) ? kindsNamed(words.slice(noun.length + 4)) : [];
  return [kind, ...next];
}

/** By what a heading calls them, the longest first. Statements are not among them: they keep their own words. */
const KIND_CALLED: ReadonlyMap<string, ActKind> = new Map(
  (Object.keys(ACT_KINDS) as ActKind[])
    .filter(kind => effectOf({ kind }) !== 'states')
    .map(kind => [kind.replaceAll('-', ' '), kind] as const)
    .concat([['definitive acceptance', 'acceptance']])
    .toSorted(([one], [other]) => other.length - one.length),
);

function kindsMarked(mark: string): ActKind[] {
  const kinds = Object.keys(ACT_KINDS) as ActKind[];
  return mark === '' ? [] : kinds.filter(kind => ACT_KINDS[kind].mark === mark);
}

/** What stands in one column when a table is headed anew. */
function familyOf(kind: ActKind): 'signing' | 'provisional' | 'consent' | null {
  switch (effectOf({ kind })) {
    case 'signs':
    case 'signs-ad-referendum':
    case 'confirms-signature':
      return 'signing';
    case 'applies-provisionally':
      return 'provisional';
    case 'consents':
      return 'consent';
    default:
      return null;
  }
}
