/** The columns of an exported table: one list gives its header, its cells, its schema and its documentation. */

export interface Column<Row> {
  readonly name: string;
  /** A `date` is a calendar day, YYYY-MM-DD; an `instant` is UTC, with milliseconds. */
  readonly type: 'string' | 'integer' | 'year' | 'date' | 'instant';
  /** False where a cell may be empty, which is the same as null. */
  readonly required: boolean;
  /** What the column says, in a sentence. */
  readonly says: string;
  readonly cell: (row: Row) => string | number | null;
}
