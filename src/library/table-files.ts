/** stub */
import type { NoSheet } from '../exchange/tables/sheet.ts';
export interface TableFile {
  readonly file: string;
  readonly bytes: Buffer;
}
export function decoded(bytes: Buffer): string | NoSheet {
  return bytes.toString('utf8');
}
