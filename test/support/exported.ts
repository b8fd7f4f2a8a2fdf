/** What an export gave, as a reader of CSV or JSON Lines gets it. */
import { parse } from 'csv-parse/sync';

export type Row = Readonly<Record<string, string>>;

export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** By the names in the header; strict about RFC 4180's line ends. */
export function rowsIn(csv: string): Row[] {
  return parse(csv, { columns: true, record_delimiter: '\r\n' }) as Row[];
}

export function cellsIn(csv: string): string[][] {
  return parse(csv, { record_delimiter: '\r\n' }) as string[][];
}
