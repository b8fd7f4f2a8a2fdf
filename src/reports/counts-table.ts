/** The four counts before and after, as a small table. */
import type { Counts } from '../projections/standings.ts';
import type { Table } from './document.ts';

const LABELS = [
  ['Signatories', 'signatories'],
  ['Signed only', 'signedOnly'],
  ['Contracting States', 'contracting'],
  ['Parties', 'parties'],
] as const;

/** @param heading over what is counted. */
export function countsTable(heading: string, before: Counts, after: Counts): Table {
  return {
    kind: 'table',
    caption: 'The counts before and after',
    headings: [heading, 'Before', 'After'],
    rows: LABELS.map(([label, key]) => [label, `${before[key]}`, `${after[key]}`]),
    alignments: ['left', 'right', 'right'],
  };
}
