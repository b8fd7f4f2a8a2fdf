/** Text that can stand on a line and be hashed: it can forge no line, no colour and no direction of reading. */

// Control characters, and the marks that turn or embed the direction of writing.
const UNPRINTABLE = /[\p{Cc}\u2028-\u202e\u2066-\u2069]/u;

/** False for nothing but blanks, and for half a character, which has no canonical form. */
export function isPrintable(text: string): boolean {
  return text.trim() !== '' && text.isWellFormed() && !UNPRINTABLE.test(text);
}
