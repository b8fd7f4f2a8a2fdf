/** A file that may hold a table: which names such files have, and what is said of those that are none. */
import { LIMITS } from '../exchange/tables/sheet.ts';
import { LedgerProblem } from '../ledger/problem.ts';

export interface TableFile {
  /** As the user would name it: "tables/4-13.csv", "2013-06-21.tar.gz:2013-06-21/4-13.csv". */
  readonly file: string;
  readonly bytes: Buffer;
}

/** Whether the name is that of a table, and not of what a system hides beside it. */
export function isTableName(name: string): boolean {
  const isHidden = name.split('/').some(part => /^\.[^/.]/.test(part));
  return /\.(?:csv|xml|html?|md|txt|tsv)$/i.test(name) && !isHidden;
}

/** @throws LedgerProblem before a byte is read */
export function refuseTooLarge(file: string, size: number): void {
  if (size <= LIMITS.file) return;
  throw new LedgerProblem({
    category: 'usage',
    code: 'table-too-large',
    message: `${file} is larger than ${LIMITS.file} bytes: no status table comes near`,
    hint: 'Check that it is a table; if it holds several, give each a file of its own.',
    details: { file },
  });
}

export function noTables(path: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'no-tables',
    message: `${path} holds no tables: no file in it ends in .csv, .xml, .html, .md, .txt or .tsv`,
    hint: 'Name the folder or the archive that holds them; archives in a folder are named one by one.',
    details: { path },
  });
}
