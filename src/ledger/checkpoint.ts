/**
 * Checkpoints of a log (c2sp.org/tlog-checkpoint): its origin, its size in decimal, its root in
 * base64, a line each, and lines of others' below. Signed, the text is a note (`signed-note.ts`).
 */
import type { TreeHead } from './merkle-verify.ts';
import { bytesFromBase64, isNoteText, type Malformed, malformed } from './note-text.ts';
import {
  isSameKey,
  type NoteFault,
  type NoteSignature,
  openNote,
  type Verifier,
} from './signed-note.ts';

/** The root is in hexadecimal, here as everywhere inside. */
export interface Checkpoint extends TreeHead {
  /** Names the log; best a URL without its scheme, and the name of the key that signs. */
  readonly origin: string;
  /** Lines below the root. This project writes one, of the last entries (`last-entries.ts`); others' are opaque. */
  readonly extensions: readonly string[];
}

/** Whom a reader believes: the log by its origin and its key, and witnesses. */
export interface Trust {
  readonly origin: string;
  readonly log: Verifier;
  readonly witnesses: readonly Verifier[];
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** By the witnesses that are trusted, one each: count them. */
  readonly cosignatures: readonly NoteSignature[];
}

export type CheckpointFault =
  | NoteFault
  /** Well signed, and of another log of the same key. */
  | { readonly code: 'other-log'; readonly because: string };

/**
 * Reads a signed checkpoint that its own log has signed: the word of witnesses alone is not enough,
 * and no signature of the log or of a trusted witness may be bad.
 */
export function openCheckpoint(
  note: string | Uint8Array,
  { origin, log, witnesses }: Trust,
): OpenedCheckpoint | CheckpointFault {
  const opened = openNote(note, [log, ...witnesses]);
  if ('code' in opened) return opened;
  const isOfLog = (one: NoteSignature) => isSameKey(one, log);
  if (!opened.verified.some(isOfLog)) {
    return { code: 'not-signed', because: `its log ${log.name}+${log.keyHash} has not signed it` };
  }
  const checkpoint = parseCheckpoint(opened.text);
  if ('malformed' in checkpoint) return { code: 'malformed', because: checkpoint.malformed };
  if (checkpoint.origin !== origin) {
    return { code: 'other-log', because: `it is of the log ${JSON.stringify(checkpoint.origin)}` };
  }
  return { checkpoint, cosignatures: opened.verified.filter(one => !isOfLog(one)) };
}

/**
 * The text of a note, with the newline at its end.
 * @throws RangeError when these make no checkpoint: an origin of two lines, half a root.
 */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const hash = Buffer.from(root, 'hex').toString('base64');
  const text = [origin, `${size}`, hash, ...extensions].map(line => `${line}\n`).join('');
  const read = parseCheckpoint(text);
  if ('malformed' in read) throw new RangeError(`no checkpoint is written so: ${read.malformed}`);
  return text;
}

/** @param text of a note, whose signatures the caller has verified. */
export function parseCheckpoint(text: string): Checkpoint | Malformed {
  if (!isNoteText(text)) return malformed('it holds characters that no note may hold');
  if (!text.endsWith('\n')) return malformed('its last line has no end');
  const lines = text.slice(0, -1).split('\n');
  const [origin = '', decimal = '', base64 = '', ...extensions] = lines;
  if (lines.length < 3) return malformed('it has fewer than three lines: origin, size, root');
  if (lines.includes('')) return malformed('it has an empty line');
  const size = sizeFrom(decimal);
  if (typeof size !== 'number') return size;
  const root = bytesFromBase64(base64);
  if (root?.length !== 32) return malformed('its third line is not a SHA-256 hash in base64');
  return { origin, size, root: root.toString('hex'), extensions };
}

function sizeFrom(decimal: string): number | Malformed {
  if (!/^(0|[1-9][0-9]*)$/.test(decimal)) {
    return malformed('its second line is not a number in decimal digits without leading zeros');
  }
  const size = Number(decimal);
  return Number.isSafeInteger(size) ? size : malformed('its size is too large to be counted here');
}
