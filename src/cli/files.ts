/** Files that a user names. */
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseTreatyId } from '../domain/treaty-id.ts';
import { LedgerProblem } from '../ledger/problem.ts';

/** No file that is read whole is so large; one that is would use up the memory before it is refused. */
const LARGEST = 32 * 1024 * 1024;

/** Without the byte order mark that some editors put first. @throws LedgerProblem `unreadable-file` */
export function fileText(file: string): string {
  try {
    if (statSync(file).size > LARGEST) throw tooLarge(file);
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw error instanceof LedgerProblem ? error : unreadable(file, error);
  }
}

function tooLarge(file: string): LedgerProblem {
  return new LedgerProblem({
    category: 'usage',
    code: 'unreadable-file',
    message: `${file} is larger than 32 MB`,
    hint: 'No file of this kind is so large: see whether it is the one that you mean.',
    details: { file },
  });
}

/** Line by line, so that a file may be larger than memory. @throws LedgerProblem `unreadable-file` */
export async function* fileLines(file: string): AsyncIterable<string> {
  const input = createReadStream(file);
  try {
    await new Promise<void>((ready, reject) => {
      input.once('ready', () => ready());
      input.once('error', reject);
    });
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    throw (error as { syscall?: string }).syscall === undefined ? error : unreadable(file, error);
  }
}

function unreadable(file: string, error: unknown): LedgerProblem {
  const { code = 'unknown error' } = error as { code?: string };
  const shipped =
    parseTreatyId(file) === null ? '' : ` A treaty that comes with the project: --shipped ${file}.`;
  return new LedgerProblem({
    category: code === 'ENOENT' ? 'not-found' : 'usage',
    code: 'unreadable-file',
    message: `${file} cannot be read (${code})`,
    hint: `Check the path.${shipped}`,
    details: { file },
  });
}
