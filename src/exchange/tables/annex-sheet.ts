/** Reads the table of a report's annex: as transcribed, as `treaty status` prints it, or as Markdown. */
import { annexRows } from './annex-rows.ts';
import { sheetOf, sheetReader } from './sheet-reader.ts';

export const readAnnexSheet = sheetReader(text => {
  const found = annexRows(text);
  if ('reason' in found) return found;
  const rows = found.rows.map(cells => ({
    line: cells[0]?.line ?? 1,
    cells: cells.map(cell => cell.text),
  }));
  return sheetOf(found.title, rows);
});
