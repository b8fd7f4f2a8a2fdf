/** A text as a file of markup can hold it: a note in the ledger may hold any characters, XML and HTML may not. */
import { type Run, runsOf, type Text } from '../document.ts';

/** All but these (XML 1.0, section 2.2): no control characters save tab and line end, no half of a pair by itself. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** With the replacement character where one stood that would make the file unreadable. */
export function writable(text: string): string {
  return text.replace(UNWRITABLE, '\u{FFFD}');
}

/** Writable runs, in which a line does not break between a date and the raised sign that belongs to it. */
export function writableRuns(text: Text): Run[] {
  const runs = runsOf(text);
  return runs.map((run, index) => {
    if (typeof run !== 'string') return { raised: writable(run.raised) };
    return typeof runs[index + 1] === 'object'
      ? writable(run).replace(/ $/, '\u{A0}')
      : writable(run);
  });
}
