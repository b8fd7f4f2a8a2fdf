/** Checkpoints and keys as people hand them over: what cannot be read is said with the way to mend it. */
import type { Checkpoint } from '../ledger/checkpoint.ts';
import {
  NOTE,
  parseSignerKey,
  parseVerifierKey,
  type SignerKey,
  type VerifierKey,
} from '../ledger/note-key.ts';
import { isMalformed } from '../ledger/note-text.ts';
import { unsignedCheckpoint } from '../ledger/vouched-head.ts';
import { usage } from './arguments.ts';

/** @param what for the message: its file. @throws LedgerProblem `bad-checkpoint` */
export function checkpointFrom(text: string, what: string): Checkpoint {
  const read = unsignedCheckpoint(text);
  if (!isMalformed(read)) return read;
  throw usage(
    'bad-checkpoint',
    `${what} cannot be read: ${read.malformed}`,
    'A checkpoint is what treaty checkpoint prints, byte for byte, with its last line end.',
  );
}

/** @throws LedgerProblem `bad-key` */
export function verifierKeyFrom(text: string): VerifierKey {
  if (text.startsWith('PRIVATE+KEY+')) {
    throw usage(
      'bad-key',
      'this is a secret key, and the one to verify with is wanted',
      'Give the verifier key that treaty checkpoint --make-key printed; and make a new key if others have seen this one.',
    );
  }
  const key = parseVerifierKey(text);
  if (!isMalformed(key)) return key;
  throw usage(
    'bad-key',
    `the verifier key cannot be read: ${key.malformed}`,
    'Give it as treaty checkpoint --make-key printed it: name+hash+key, in quotes.',
  );
}

/** The key of a log, with which its checkpoints are signed. @throws LedgerProblem `bad-key`, `wrong-key` */
export function logKeyFrom(text: string): VerifierKey {
  const key = verifierKeyFrom(text);
  if (key.type === NOTE) return key;
  throw usage(
    'wrong-key',
    `${key.name} is the key of a witness, and that of the log is wanted`,
    'Give the verifier key of the log that signs the checkpoints.',
  );
}

/** @param what for the message: the file, never the text, which is secret. @throws LedgerProblem `bad-key` */
export function signerKeyFrom(text: string, what: string): SignerKey {
  const key = parseSignerKey(text.replace(/\r?\n$/, ''));
  if (!isMalformed(key)) return key;
  throw usage(
    'bad-key',
    `${what} holds no key to sign with: ${key.malformed}`,
    'treaty checkpoint --make-key NAME --key FILE makes one in a new file.',
  );
}
