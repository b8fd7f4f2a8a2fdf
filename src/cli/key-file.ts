/** Files of secret keys: made for their owner alone, never overwritten, never printed. */
import { randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { type SignatureType, writeKeys } from '../ledger/note-key.ts';
import { isKeyName } from '../ledger/note-text.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { usage } from '../library/arguments.ts';
import { writeNewText } from './new-file.ts';

const OWNER_ONLY = 0o600;

/** @returns the verifier key, for everybody. @throws LedgerProblem `bad-key-name`, `file-exists`, `unwritable-file` */
export async function makeKeyFile(
  path: string,
  name: string,
  type: SignatureType,
): Promise<string> {
  if (!isKeyName(name)) {
    throw usage(
      'bad-key-name',
      'the name of a key has no spaces and no plus',
      'Name it as the log is named, such as example.org/treaties.',
    );
  }
  const { signerKey, verifierKey } = writeKeys(name, type, randomBytes(32));
  await writeNewText({ path, force: false, mode: OWNER_ONLY, kept: [] }, `${signerKey}\n`);
  return verifierKey;
}

/** @returns the secret, as the file holds it. @throws LedgerProblem `unreadable-file`, `key-file-open` */
export function keyFileText(path: string): string {
  const file = opened(path);
  try {
    const found = fstatSync(file);
    const { mode } = found;
    const text = found.isFile() ? readFileSync(file, 'utf8') : '';
    // Advice on the mode is for keys: whoever follows it for something else may shut out others.
    if (!text.startsWith('PRIVATE+KEY+')) return text;
    // Windows keeps no such mode: who may read a file there is said elsewhere.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw tooOpen(path, mode);
    return text;
  } catch (error) {
    throw error instanceof LedgerProblem ? error : unreadable(path, error);
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw unreadable(path, error);
  }
}

function tooOpen(path: string, mode: number): LedgerProblem {
  return usage(
    'key-file-open',
    `others than its owner may read or write the key file ${path} (mode ${(mode & 0o777).toString(8)})`,
    `Close it: chmod 600 ${path}. If others may have read it, make a new key with --make-key and tell those who verify.`,
  );
}

function unreadable(path: string, error: unknown): LedgerProblem {
  const { code = 'unknown error' } = error as { code?: string };
  return new LedgerProblem({
    category: code === 'ENOENT' ? 'not-found' : 'usage',
    code: 'unreadable-file',
    message: `the key file ${path} cannot be read (${code})`,
    hint: 'Check the path; treaty checkpoint --make-key NAME --key FILE makes a new one.',
    details: { file: path },
  });
}
