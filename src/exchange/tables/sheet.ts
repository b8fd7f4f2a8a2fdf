/** A published table as it was read, whatever its form: headings, and rows of text. Nothing is interpreted yet. */

export interface Sheet {
  /** The title of the treaty, where the file gives one. */
  readonly title: string | null;
  /** Of the columns after that of the participants, as printed; may be empty. */
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
}

export interface SheetRow {
  /** Of the file, from one: the line on which the row begins. */
  readonly line: number;
  /** As printed; footnote marks that stand apart (superscripts) are left out. */
  readonly name: string;
  /** One for each heading, in its order; empty where nothing is printed. */
  readonly cells: readonly string[];
}

/** Why a file is no table, and where: nothing of it is read then. */
export interface NoSheet {
  readonly reason: string;
  readonly line: number;
}

export type SheetReading = Sheet | NoSheet;

/** No table of any depositary comes near; what does is no table, and could exhaust the machine. */
export const LIMITS = {
  /** Characters of a file. */
  file: 20_000_000,
  /** Characters of a cell or a heading. */
  cell: 10_000,
  /** Characters of a participant's name. */
  name: 300,
  columns: 100,
  rows: 5_000,
} as const;
