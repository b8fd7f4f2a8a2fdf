/** Reads a published table in whichever form it comes; the name of the file and its first sign tell which. */
import { readAnnexSheet } from './annex-sheet.ts';
import { readCsvSheet } from './csv-sheet.ts';
import { readHtmlSheet } from './html-sheet.ts';
import type { SheetReading } from './sheet.ts';
import { readXmlSheet } from './xml-sheet.ts';

export function readSheet(text: string, fileName: string): SheetReading {
  return readerFor(text, fileName)(text);
}

function readerFor(text: string, fileName: string): (text: string) => SheetReading {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const start = /^\s{0,100}(\S.{0,40})/.exec(text)?.[1] ?? '';
  if (ending === 'html' || ending === 'htm') return readHtmlSheet;
  // A page that says why there is no table today is often saved under the name of a table.
  if (start.startsWith('<') && ending !== 'md') return isPage(start) ? readHtmlSheet : readXmlSheet;
  switch (ending) {
    case 'csv':
      return readCsvSheet;
    case 'xml':
      return readXmlSheet;
    case 'md':
    case 'txt':
    case 'tsv':
      return readAnnexSheet;
    default:
      return /^participants?,/i.test(start) ? readCsvSheet : readAnnexSheet;
  }
}

function isPage(start: string): boolean {
  return /^<(?:!doctype html|html)\b/i.test(start);
}
