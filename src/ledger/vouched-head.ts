/** Who stands for the size and the root of a log: a checkpoint held against the keys that a reader trusts. */
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import { verifierFor } from './cosignature.ts';
import type { TreeHead } from './merkle-verify.ts';
import { NOTE, type VerifierKey } from './note-key.ts';
import { isMalformed, type Malformed } from './note-text.ts';
import { isSameKey, openNote, parseNote } from './signed-note.ts';

/** Whom a reader believes. */
export interface Believed {
  /** Each must have signed: those of logs, and those of witnesses. */
  readonly keys: readonly VerifierKey[];
  /** The log that is meant; null: that which bears the name of a key for logs. */
  readonly origin: string | null;
}

export interface HeadFault {
  readonly code:
    | 'bad-signature'
    | 'not-signed'
    | 'other-log'
    | 'size-differs'
    | 'checkpoint-differs';
  /** A sentence without its full stop. */
  readonly because: string;
}

/** A checkpoint as it is written, believed by nobody yet: a note, or the bare text that is to be signed. */
export function unsignedCheckpoint(text: string): Checkpoint | Malformed {
  const bare = parseCheckpoint(text);
  if (!isMalformed(bare)) return bare;
  const note = parseNote(text);
  return isMalformed(note) ? (text.includes('\n\n') ? note : bare) : parseCheckpoint(note.text);
}

/**
 * Null when the checkpoint is of the log that is meant, has the signature of every key, and gives
 * this size and this root. Without keys nobody stands for it.
 * @param checkpoint as `unsignedCheckpoint` reads it from the same note.
 */
export function headFault(
  { size, root }: TreeHead,
  { note, checkpoint }: { readonly note: string; readonly checkpoint: Checkpoint },
  { keys, origin }: Believed,
): HeadFault | null {
  const unsigned = keys.length === 0 ? null : signatureFault(note, keys);
  if (unsigned !== null) return unsigned;
  const stranger = originFault(checkpoint.origin, keys, origin);
  if (stranger !== null) return stranger;
  if (checkpoint.size !== size) {
    const because = `the checkpoint is of ${checkpoint.size} entries, and the proof of ${size}`;
    return { code: 'size-differs', because };
  }
  if (checkpoint.root !== root) {
    const because = `the checkpoint of ${size} entries has the root ${checkpoint.root}, and the proof ${root}`;
    return { code: 'checkpoint-differs', because };
  }
  return null;
}

function signatureFault(note: string, keys: readonly VerifierKey[]): HeadFault | null {
  const opened = openNote(note, keys.map(verifierFor));
  if ('code' in opened) {
    const because = `the checkpoint is not to be believed: ${opened.because}`;
    return { code: opened.code === 'bad-signature' ? 'bad-signature' : 'not-signed', because };
  }
  const missing = keys.find(key => !opened.verified.some(one => isSameKey(one, key)));
  if (missing === undefined) return null;
  return {
    code: 'not-signed',
    because: `the key ${missing.name}+${missing.keyHash} has not signed the checkpoint`,
  };
}

/** One key may sign for several logs: a root of one must not stand for another. */
function originFault(
  found: string,
  keys: readonly VerifierKey[],
  meant: string | null,
): HeadFault | null {
  const ofLogs = keys.filter(({ type }) => type === NOTE).map(({ name }) => name);
  const accepted = meant === null ? ofLogs : [meant];
  if (accepted.length === 0 || accepted.includes(found)) return null;
  const because = `the checkpoint is of the log ${JSON.stringify(found)}, not of ${JSON.stringify(accepted[0])}`;
  return { code: 'other-log', because };
}
