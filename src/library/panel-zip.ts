/** The panel with all that a reader needs to read and cite it, in one zip. */
import type { TreatyId } from '../domain/treaty-id.ts';
import type { TreatyView } from '../projections/question.ts';
import { filesBeside } from '../reports/panel-package.ts';
import { ALL, type PanelExport } from './export-requests.ts';
import { exportedPanel } from './exports.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { type ZippedText, zipped } from './zip.ts';

export function panelPackage(
  ledger: LedgerReader,
  question: PanelExport,
  rootAt: (position: number) => Promise<string>,
): AsyncGenerator<Uint8Array> {
  return zipped(panelFiles(ledger, question, rootAt));
}

/** The panel first: what stands beside it says how many rows came of which treaties. */
async function* panelFiles(
  ledger: LedgerReader,
  question: PanelExport,
  rootAt: (position: number) => Promise<string>,
): AsyncGenerator<ZippedText> {
  const { from = null, to = null } = question;
  const treaties: TreatyId[] = [];
  const seen: { rows: number; last: TreatyView | null } = { rows: 0, last: null };
  const onTreaty = (view: TreatyView, rows: number) => {
    treaties.push(view.record.definition.id);
    seen.rows += rows;
    seen.last = view;
    question.onTreaty?.(view, rows);
  };
  yield { name: 'panel.csv', pieces: exportedPanel(ledger, { ...question, onTreaty }) };
  if (seen.last === null) return;
  const { asOf, knownOn, position } = seen.last;
  const root = await rootAt(position);
  const coordinates = { asOf, knownOn, position, root };
  const all = question.treaties.includes(ALL);
  const origin = { treaties, all, from, to, rows: seen.rows, ...coordinates };
  for (const { name, text } of filesBeside(origin)) yield { name, pieces: [text] };
}
