/**
 * Signed notes (c2sp.org/signed-note; golang.org/x/mod/sumdb/note): a text that ends in a newline, a
 * blank line, and a line for each signature, `— name base64(key hash ‖ signature)`. Nothing of a text
 * is to be believed before a signature of a known key has been verified.
 */
import {
  ed25519Signature,
  isEd25519Signature,
  NOTE,
  type SignerKey,
  type VerifierKey,
} from './note-key.ts';
import {
  bytesFromBase64,
  isKeyName,
  isMalformed,
  isNoteText,
  type Malformed,
  malformed,
  textOfNote,
} from './note-text.ts';

/** What names a key: name and hash together, for either alone may be another's. */
export interface KeyNamed {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyHash: string;
}

export interface SignedNote {
  /** With the newline at its end, without the blank line. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature extends KeyNamed {
  /** Without the key hash before it. */
  readonly signature: Uint8Array;
}

/** What can check a signature, whatever its type. */
export interface Verifier extends KeyNamed {
  verify(text: string, signature: Uint8Array): boolean;
}

export interface Signer extends KeyNamed {
  sign(text: string): Uint8Array;
}

export interface OpenedNote extends SignedNote {
  /** In the order of the note, one of each known key, so that they can be counted. */
  readonly verified: readonly NoteSignature[];
}

export type NoteFault =
  | { readonly code: 'malformed'; readonly because: string }
  /** A known key is named, and did not make the signature. */
  | { readonly code: 'bad-signature'; readonly because: string; readonly by: NoteSignature }
  | { readonly code: 'not-signed'; readonly because: string };

/** As many as Go reads; a longer list is made to keep a reader busy. */
const MOST_SIGNATURES = 100;

/** @throws RangeError for the key of a witness: those sign otherwise (`cosignature.ts`). */
export function noteVerifier(key: VerifierKey): Verifier {
  requireNoteKey(key);
  const { name, keyHash, publicKey } = key;
  return {
    name,
    keyHash,
    verify: (text, signature) => isEd25519Signature(text, publicKey, signature),
  };
}

/** @throws RangeError for the key of a witness. */
export function noteSigner(key: SignerKey): Signer {
  requireNoteKey(key);
  const { name, keyHash, privateKey } = key;
  return { name, keyHash, sign: text => ed25519Signature(text, privateKey) };
}

/** Reads a note and believes nothing: no signature is verified. */
export function parseNote(note: string | Uint8Array): SignedNote | Malformed {
  const whole = textOfNote(note);
  if (typeof whole !== 'string') return whole;
  if (!isNoteText(whole)) return malformed('it holds characters that no note may hold');
  const blank = whole.lastIndexOf('\n\n');
  if (blank < 0) return malformed('no blank line stands before its signatures');
  if (!whole.endsWith('\n')) return malformed('its last line has no end');
  const lines = whole.slice(blank + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return malformed(`it has ${lines.length} signatures`);
  const signatures = lines.map(signatureFrom);
  const unread = signatures.find(isMalformed);
  if (unread !== undefined) return unread;
  return { text: whole.slice(0, blank + 1), signatures: signatures as NoteSignature[] };
}

/**
 * Reads a note that at least one of these keys has signed. Signatures of other keys are passed over;
 * every one of a known key must be good, or the whole note is refused.
 */
export function openNote(
  note: string | Uint8Array,
  verifiers: readonly Verifier[],
): OpenedNote | NoteFault {
  const read = parseNote(note);
  if (isMalformed(read)) return { code: 'malformed', because: read.malformed };
  const known = read.signatures.filter(one => verifiers.some(verifier => isSameKey(one, verifier)));
  const bad = known.find(one => !isGood(one, read.text, verifiers));
  if (bad !== undefined) {
    const because = `the signature of ${bad.name}+${bad.keyHash} is not of this text`;
    return { code: 'bad-signature', because, by: bad };
  }
  if (known.length === 0) return { code: 'not-signed', because: 'no known key has signed it' };
  const verified = known.filter(
    (one, at) => known.findIndex(other => isSameKey(other, one)) === at,
  );
  return { ...read, verified };
}

/**
 * The note with the signatures of these signers after those it has; one that a signer has made before
 * is replaced.
 * @throws RangeError when the text is none of a note: that is for the writer of the text to see to.
 */
export function signNote({ text, signatures }: SignedNote, signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || !isNoteText(text)) {
    throw new RangeError('a note is lines of UTF-8 without control characters, each with its end');
  }
  const kept = signatures.filter(one => !signers.some(signer => isSameKey(one, signer)));
  const fresh = signers.map(signer => ({ ...signer, signature: signer.sign(text) }));
  return formatNote({ text, signatures: [...kept, ...fresh] });
}

export function formatNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyHash, signature }) => {
    const bytes = Buffer.concat([Buffer.from(keyHash, 'hex'), signature]);
    return `— ${name} ${bytes.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

export function isSameKey(one: KeyNamed, other: KeyNamed): boolean {
  return one.name === other.name && one.keyHash === other.keyHash;
}

function requireNoteKey({ name, keyHash, type }: VerifierKey): void {
  if (type !== NOTE) throw new RangeError(`${name}+${keyHash} is a key for cosignatures`);
}

/** Two keys may share name and hash, by accident or by design: then the signature must suit both. */
function isGood(one: NoteSignature, text: string, verifiers: readonly Verifier[]): boolean {
  return verifiers
    .filter(verifier => isSameKey(one, verifier))
    .every(verifier => verifier.verify(text, one.signature));
}

function signatureFrom(line: string): NoteSignature | Malformed {
  const [, name = '', encoded = ''] = /^— ([^ ]+) ([^ ]+)$/u.exec(line) ?? [];
  if (!isKeyName(name)) return malformed('a line below the blank one is no signature');
  const bytes = bytesFromBase64(encoded);
  if (bytes === null || bytes.length < 5) {
    return malformed('a line below the blank one is not base64 of a key hash and a signature');
  }
  return {
    name,
    keyHash: bytes.subarray(0, 4).toString('hex'),
    signature: bytes.subarray(4),
  };
}
