/** Which treaty a table is of, by the name of its file: `4-13.csv` and `IV-13.xml` are of IV-13. */
import { parseTreatyId, type TreatyId } from '../../domain/treaty-id.ts';

/** @param file with or without folders; `21-6.a.csv` and `21-6-a.csv` are both of XXI-6-a. */
export function treatyOfFile(file: string): TreatyId | null {
  const name = file.replace(/^.*[/\\:]/, '').replace(/\.(csv|tsv|xml|html?|md|txt)$/i, '');
  return treatyNumbered(name.replaceAll('.', '-'));
}

/** As the Collection writes the number, `IV-13`, or as its files are called, `4-13`. */
export function treatyNumbered(number: string): TreatyId | null {
  const [, chapter, rest] = /^([0-9]{1,2})(-.+)$/.exec(number) ?? [];
  if (chapter === undefined) return parseTreatyId(number);
  return Number(chapter) > LAST_CHAPTER ? null : parseTreatyId(`${roman(Number(chapter))}${rest}`);
}

/** Chapters run from I to XXIX; this leaves room for those to come, and none for a date or a count. */
const LAST_CHAPTER = 39;

const NUMERALS = [
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

function roman(number: number): string {
  const next = NUMERALS.find(([, value]) => value <= number);
  return next === undefined ? '' : next[0] + roman(number - next[1]);
}
