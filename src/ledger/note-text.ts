/**
 * What the texts of C2SP have in common (c2sp.org/signed-note): UTF-8 in lines, base64 in one form
 * only, names that can stand on a line. Whatever has a second spelling is refused, so that two texts
 * that say the same are the same bytes.
 */

/** Why a text cannot be read; a clause without its full stop, to stand after "… cannot be read:". */
export interface Malformed {
  readonly malformed: string;
}

export function isMalformed(read: object): read is Malformed {
  return 'malformed' in read;
}

export function malformed(reason: string): Malformed {
  return { malformed: reason };
}

/**
 * Standard base64 with its padding (RFC 4648, section 4).
 * @returns null for anything else, even for what most decoders let pass: spaces, the alphabet of
 *   URLs, no padding, bits left over.
 */
export function bytesFromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** Not empty, no spaces of Unicode, no plus: c2sp.org/signed-note, "Format". */
export function isKeyName(name: string): boolean {
  return name.isWellFormed() && /^[^\p{White_Space}\p{Cc}+]+$/u.test(name);
}

/** Of characters that have bytes in UTF-8, none of them an ASCII control but the newline. */
export function isNoteText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what a note must not hold
  return text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(text);
}

/** @param note as a file holds it: bytes that are no UTF-8 are refused, and a byte order mark is kept. */
export function textOfNote(note: string | Uint8Array): string | Malformed {
  if (typeof note === 'string') return note;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(note);
  } catch {
    return malformed('it is not UTF-8');
  }
}
