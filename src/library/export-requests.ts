/** What a program asks for when it exports acts or a panel. */
import type { TreatyView } from '../projections/question.ts';
import type { Sight } from './requests.ts';

export const ALL = 'all';

interface Export extends Sight {
  /** Called after each treaty with the treaty as it was read, and the number of its rows. */
  readonly onTreaty?: (view: TreatyView, rows: number) => void;
}

export interface ActsExport extends Export {
  /** Numbers of treaties; left out or empty, or `['all']`, all that the ledger holds. */
  readonly treaties?: readonly string[];
  /** Left out: JSON Lines. */
  readonly format?: ActsFormat;
}

export const ACTS_FORMATS = ['jsonl', 'csv'] as const;

export type ActsFormat = (typeof ACTS_FORMATS)[number];

export interface PanelExport extends Export {
  /** Numbers of treaties, or `['all']`. */
  readonly treaties: readonly string[];
  /** The first calendar year; left out, the year in which each treaty opened. */
  readonly from?: number;
  /** The last one; left out, the year of the day asked about. */
  readonly to?: number;
}
