/** Files that a user names. */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseTreatyId } from '../domain/treaty-id.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { usage } from '../library/arguments.ts';

/** Without the byte order mark that some editors put first. @throws LedgerProblem `unreadable-file` */
export function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
  } catch (error) {
    throw unreadable(file, error);
  }
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

/** @throws LedgerProblem `file-exists`, unless it is to be overwritten, or `unwritable-file` */
export function writeNewFile(
  file: string,
  content: string | Uint8Array,
  { force = false }: { readonly force?: boolean },
): void {
  try {
    writeFileSync(file, content, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    const { code = 'unknown error' } = error as { code?: string };
    if (code === 'EEXIST') {
      throw usage('file-exists', `${file} is there already`, 'Name another file, or add --force.');
    }
    throw usage('unwritable-file', `${file} cannot be written (${code})`, 'Check the path.');
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
