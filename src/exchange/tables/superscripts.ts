/**
 * The small raised characters of a printed table: a letter after a date is the mark of its kind, anything else points to
 * a footnote. Files write them as elements, as markup inside the text, as raised letters, or as a letter and a stroke.
 */
import { lowered, RAISED_LETTERS } from '../../domain/marks.ts';

/** As printed, without footnotes, on one line. */
export function plainName(text: string): string {
  return onOneLine(
    withoutRaised(withoutOtherTags(text))
      .replace(RAISED_TAG, '')
      .replace(RAISED_MARKS, '')
      .replace(RAISED_DIGITS, '')
      .replace(/ \p{Ll}\/$/u, ''),
  );
}

/** As printed, without footnotes, on one line; marks as plain letters apart: "20 September 1991 a". */
export function plainCell(text: string): string {
  return onOneLine(
    withoutOtherTags(text)
      .replace(RAISED, (_, _tag, raised: string) => ` ${marksIn(raised)} `)
      .replace(RAISED_TAG, '')
      .replace(RAISED_DIGITS, '')
      .replace(RAISED_MARKS, letters => ` ${lowered(letters)} `)
      // As the documents of the 1990s print it: "11 January 1999 a/".
      .replace(/(?<=[\d\s])(\p{L}{1,2})\/(?=\s|$)/gu, ' $1'),
  );
}

/** With the signs that stood between raised numbers: of "Chad <sup>1</sup>, <sup>2</sup>" Chad remains. */
function withoutRaised(text: string): string {
  const bare = text.replace(RAISED, '');
  if (bare === text) return text;
  const characters = [...bare];
  return characters.slice(0, characters.findLastIndex(one => !/[\s,;]/.test(one)) + 1).join('');
}

const RAISED = /<(sup|superscript)\b[^<>]*>([^<]*)<\/\1\s*>/gi;
const RAISED_TAG = /<\/?(?:sup|superscript)\b[^<>]*>/gi;
const RAISED_MARKS = new RegExp(`[${RAISED_LETTERS}]+`, 'g');
const RAISED_DIGITS = /[⁰¹²³⁴-⁹]/g;

/** Of "a, 3" the a: the digit is a footnote. */
function marksIn(raised: string): string {
  const words = raised.split(/[\s,;]+/);
  return words.filter(word => /^\p{L}+$/u.test(word)).join(' ');
}

/** The collection writes markup as text ("&lt;i&gt;"), so that it outlives the reading of XML. */
function withoutOtherTags(text: string): string {
  const apart = text.replace(/<\/?(?:br|p|para)\b[^<>]*>/gi, ' ');
  return apart.replace(/<\/?(?!(?:sup|superscript)\b)[a-z][^<>]*>/gi, '');
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
