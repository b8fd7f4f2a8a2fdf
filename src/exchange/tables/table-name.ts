/** Which treaty a table is of, by the name of its file: `4-13.csv` and `IV-13.xml` are of IV-13. */
import { parseTreatyId, type TreatyId } from '../../domain/treaty-id.ts';

/** @param file with or without folders; `21-6.a.csv` and `21-6-a.csv` are both of XXI-6-a. */
export function treatyOfFile(file: string): TreatyId | null {
  const name = file.replace(/^.*[/\\:]/, '').replace(/\.(csv|tsv|xml|md|txt)$/i, '');
  const number = name.replaceAll('.', '-');
  const [, chapter, rest] = /^([0-9]{1,2})(-.+)$/.exec(number) ?? [];
  return parseTreatyId(chapter === undefined ? number : `${roman(Number(chapter))}${rest}`);
}

const NUMERALS = [
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

/** Chapters run from I to XXIX. */
function roman(number: number): string {
  const next = NUMERALS.find(([, value]) => value <= number);
  return next === undefined ? '' : next[0] + roman(number - next[1]);
}
