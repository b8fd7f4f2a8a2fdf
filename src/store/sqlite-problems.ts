/** What SQLite and the file system report, in words that a user can act on. */
import { dirname } from 'node:path';
import { LedgerProblem, type Problem } from '../ledger/problem.ts';
import { notALedger } from './sqlite-schema.ts';

export function noLedgerAt(path: string): LedgerProblem {
  return new LedgerProblem({
    category: 'not-found',
    code: 'no-ledger',
    message: `there is no ledger at ${path}`,
    hint: `Make one with treaty init --ledger ${path}, or name another with --ledger or TREATY_LEDGER.`,
  });
}

/** Errors that are not the machine's pass through as they are: a mistake of ours must not look like the user's. */
export function ledgerProblem(error: unknown, path: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  if (error instanceof LedgerProblem || typeof code !== 'string') return error;
  if (code === 'SQLITE_NOTADB') return notALedger(path);
  const problem = PROBLEMS.find(([pattern]) => pattern.test(code))?.[1](path);
  return problem === undefined
    ? error
    : new LedgerProblem({ ...problem, details: { code } }, error);
}

export function cannotOpen(path: string): Problem {
  return {
    category: 'not-allowed',
    code: 'cannot-open',
    message: `${path} cannot be opened or written`,
    hint: `Check that ${dirname(path)} is a folder that exists, and that you may write to it and to the file. To read a ledger that you may not write, copy it to a folder of your own.`,
  };
}

/** The file that was opened is not at its path any more. */
export function movedAway(path: string): LedgerProblem {
  return new LedgerProblem(moved(path));
}

function moved(path: string): Problem {
  return {
    category: 'failure',
    code: 'ledger-moved',
    message: `${path} was moved, replaced or removed while the command ran`,
    hint: 'Nothing was recorded in what is in its place now. See with treaty verify what that is, then repeat the command.',
  };
}

/** The database keeps the promises of a log by itself; what is sound never meets them. */
function againstTheLog(path: string): Problem {
  return {
    category: 'damage',
    code: 'damaged',
    message: `${path} takes no entry: it is not as its entries and checkpoints say, and its end may have been cut off`,
    hint: 'Nothing was recorded. Run treaty verify to see all damage, then restore the ledger from a backup or an export.',
  };
}

/** In the order in which they are tried: the first that fits is said. */
const PROBLEMS: readonly [RegExp, (path: string) => Problem][] = [
  [/^SQLITE_READONLY_DBMOVED/, moved],
  [/^SQLITE_CONSTRAINT_TRIGGER/, againstTheLog],
  [
    /^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS|ENOENT|ENOTDIR|EEXIST|ELOOP)/,
    cannotOpen,
  ],
  [
    /^SQLITE_(CORRUPT|FORMAT)/,
    path => ({
      category: 'damage',
      code: 'damaged-file',
      message: `${path} is damaged: SQLite cannot read it`,
      hint: 'Restore it from a backup, or import an export into a new ledger.',
    }),
  ],
  [
    /^(SQLITE_FULL|ENOSPC)/,
    path => ({
      category: 'failure',
      code: 'disk-full',
      message: `the disk is full: nothing was written to ${path}`,
      hint: 'Make room, then repeat the command.',
    }),
  ],
  [
    /^SQLITE_(BUSY|LOCKED)/,
    path => ({
      category: 'failure',
      code: 'ledger-busy',
      message: `another program holds ${path} locked`,
      hint: 'Repeat the command once the other has finished; nothing was written.',
    }),
  ],
  [
    /^(SQLITE_IOERR|EIO)/,
    path => ({
      category: 'failure',
      code: 'disk-error',
      message: `the disk failed while reading or writing ${path}`,
      hint: 'Check the disk, then run treaty verify.',
    }),
  ],
];
