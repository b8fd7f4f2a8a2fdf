/** The order of the collection: by chapter, then number, then what is annexed, each by its value. */
import { compare } from './compare.ts';
import type { TreatyId } from './treaty-id.ts';

/** IV-2 comes before IV-11, IV-11-b after IV-11, IX-1 before X-1, and X-NPT, which has no number, after X-26. */
export function inOrderOfNumber<T>(items: readonly T[], idOf: (item: T) => TreatyId): T[] {
  const keyed = items.map(item => ({ item, id: idOf(item), place: placeOf(idOf(item)) }));
  keyed.sort((one, other) => comparePlaces(one.place, other.place) || compare(one.id, other.id));
  return keyed.map(({ item }) => item);
}

/** The chapter's number, then each part of what follows: digits as a number, letters as they are. */
type Place = readonly (number | string)[];

function placeOf(id: TreatyId): Place {
  const [chapter = '', ...parts] = id.match(/[0-9]+|[A-Za-z]+/g) ?? [];
  return [romanValue(chapter), ...parts.map(part => (/^[0-9]/.test(part) ? Number(part) : part))];
}

const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** A digit before a greater one is taken from it: XXIX is 29. */
function romanValue(numeral: string): number {
  const values = [...numeral].map(digit => ROMAN_DIGITS[digit] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

/** What others are annexed to comes before them. */
function comparePlaces(one: Place, other: Place): number {
  const index = one.findIndex((part, at) => part !== other[at]);
  const [part, against] = [one[index], other[index]];
  if (part === undefined || against === undefined) return one.length - other.length;
  return compareParts(part, against);
}

/** A number comes before a letter. */
function compareParts(one: number | string, other: number | string): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === typeof other) return compare(`${one}`, `${other}`);
  return typeof one === 'number' ? -1 : 1;
}
