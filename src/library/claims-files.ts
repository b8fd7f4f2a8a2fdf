/** A claims file and the tables beside it, read from the disk. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { ClaimsDocument } from '../domain/claim.ts';
import type { Register } from '../domain/participant.ts';
import { readClaims } from '../exchange/claims-file.ts';
import { readSheet } from '../exchange/tables/read-sheet.ts';
import { LIMITS, type Sheet } from '../exchange/tables/sheet.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { decoded } from './decoded.ts';

/** @throws LedgerProblem `unreadable-file`, or `bad-claims` with the lines and keys that are wrong: those of its shape, or else its names and tables. */
export function claimsIn(path: string, register: Register): ClaimsDocument {
  const text = decoded(bytesOf(path));
  if (typeof text !== 'string') throw badClaims(path, `line ${text.line}: ${text.reason}`);
  const read = readClaims(text, { register, sheetIn: eachOnce(file => sheetBeside(path, file)) });
  if ('value' in read) return read.value;
  throw badClaims(path, read.reason);
}

/** Many claims may rest on one table. */
function eachOnce<T>(read: (file: string) => T): (file: string) => T {
  const seen = new Map<string, T>();
  return file => {
    const known = seen.get(file);
    if (known !== undefined) return known;
    const fresh = read(file);
    seen.set(file, fresh);
    return fresh;
  };
}

/** Bytes: a thousand claims with two hundred names each come to half of it. What is larger, is no claims file. */
const CLAIMS_AT_MOST = 5_000_000;

function bytesOf(path: string): Buffer {
  try {
    if (statSync(path).size > CLAIMS_AT_MOST) {
      throw badClaims(
        path,
        `a claims file has at most ${CLAIMS_AT_MOST} bytes, and this one has more`,
      );
    }
    return readFileSync(path);
  } catch (error) {
    throw error instanceof LedgerProblem ? error : unreadable(path, error);
  }
}

function sheetBeside(path: string, file: string): Sheet | { readonly reason: string } {
  const bytes = bytesBeside(path, file);
  if ('reason' in bytes) return bytes;
  const text = decoded(bytes);
  const sheet = typeof text === 'string' ? readSheet(text, file) : text;
  return 'reason' in sheet ? { reason: `line ${sheet.line}: ${sheet.reason}` } : sheet;
}

/** The reader has refused names that lead out of the folder; a link could still. */
function bytesBeside(path: string, file: string): Buffer | { readonly reason: string } {
  const folder = dirname(path);
  try {
    const place = realpathSync(join(folder, file));
    if (!place.startsWith(`${realpathSync(folder)}${sep}`)) {
      return { reason: 'the table does not stand in the folder of the claims file' };
    }
    if (statSync(place).size > LIMITS.file) {
      return { reason: `the table is larger than ${LIMITS.file} bytes` };
    }
    return readFileSync(place);
  } catch (error) {
    return { reason: `the table cannot be read (${codeOf(error)})` };
  }
}

function badClaims(path: string, reason: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'bad-claims',
    message: `${path}: ${reason}`,
    hint: 'Mend the file and check it again; docs/claims.md says what it holds, and fixtures/E-CN.4-2002-89/claims.json is one.',
    details: { file: path },
  });
}

function unreadable(path: string, error: unknown): LedgerProblem {
  const problem = {
    category: codeOf(error) === 'ENOENT' ? 'not-found' : 'usage',
    code: 'unreadable-file',
    message: `${path} cannot be read (${codeOf(error)})`,
    hint: 'Check the path, and that you may read it.',
    details: { file: path },
  } as const;
  return new LedgerProblem(problem, error);
}

function codeOf(error: unknown): string {
  return (error as { code?: string }).code ?? 'unknown error';
}
