/** Numbers as the United Nations writes them in a sentence. */

const IN_WORDS = [
  ...['no', 'one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];

/** "three", "17": in words below ten (United Nations Editorial Manual), as paragraph 4 of E/CN.4/2002/89 has "12 States". */
export function belowTenInWords(count: number): string {
  return count < 10 ? (IN_WORDS[count] ?? `${count}`) : `${count}`;
}

/** "seven", "twelve", "13", as its paragraph 5 counts acts in a sentence that begins with their number. */
export function toTwelveInWords(count: number): string {
  return IN_WORDS[count] ?? `${count}`;
}

/** The same of a number that stands alone: "zero", where "no" would want something after it. */
export function numberInWords(count: number): string {
  return count === 0 ? 'zero' : belowTenInWords(count);
}
