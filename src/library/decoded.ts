/** The bytes of a table as text. A table that is not in UTF-8 is read only where it says itself what it is in. */
import { isUtf8 } from 'node:buffer';
import type { NoSheet } from '../exchange/tables/sheet.ts';

/** Without the byte order mark. */
export function decoded(bytes: Uint8Array): string | NoSheet {
  if (isUtf8(bytes)) return new TextDecoder('utf-8').decode(bytes);
  const encoding = encodingOf(bytes);
  if (encoding === null) {
    return { reason: 'the text is not in UTF-8: save it so', line: firstBadLine(bytes) };
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return { reason: `the file says it is in ${encoding}, and is not`, line: 1 };
  }
}

const DECLARABLE = ['iso-8859-1', 'windows-1252'];

/**
 * XML may declare ISO-8859-1, as the collection's has done; a file that begins with a mark of its byte order is in
 * UTF-16. A declaration of UTF-8 is not asked about: the bytes have already shown that it is wrong.
 */
function encodingOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [, , name = ''] = /^<\?xml\s[^>]*encoding\s*=\s*(["'])([\w-]+)\1/.exec(start) ?? [];
  return DECLARABLE.includes(name.toLowerCase()) ? name.toLowerCase() : null;
}

const LINE_FEED = 0x0a;

/** A line feed is never a part of another character in UTF-8, so each line can be tried by itself. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
