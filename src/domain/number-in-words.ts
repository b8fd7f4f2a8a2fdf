/** Numbers as the United Nations writes them in a sentence: in words below ten (United Nations Editorial Manual). */

const IN_WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

export function numberInWords(number: number): string {
  return IN_WORDS[number] ?? `${number}`;
}
