/** The four counts before and after, as a small table. */
import type { Counts } from '../projections/standings.ts';
import { textTable } from './text-table.ts';

const LABELS = [
  ['Signatories', 'signatories'],
  ['Signed only', 'signedOnly'],
  ['Contracting States', 'contracting'],
  ['Parties', 'parties'],
] as const;

export function countsTable(heading: string, before: Counts, after: Counts): string[] {
  const rows = LABELS.map(([label, key]) => [label, `${before[key]}`, `${after[key]}`]);
  return textTable([heading, 'Before', 'After'], rows, ['left', 'right', 'right']);
}
