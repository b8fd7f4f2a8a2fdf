/**
 * Cosignatures of witnesses (c2sp.org/tlog-cosignature, version 1, Ed25519): "at this time, this was
 * the largest tree of this log that I had seen, and it went on from all that I had seen before".
 */
import {
  COSIGNATURE,
  ed25519Signature,
  isEd25519Signature,
  type SignerKey,
  type VerifierKey,
  withType,
} from './note-key.ts';
import { type NoteSignature, noteVerifier, type Signer, type Verifier } from './signed-note.ts';

/** Eight bytes of time before the signature. */
const TIME = 8;

/**
 * For `signNote`. Whoever cosigns must have checked that the checkpoint goes on from the last one of
 * the log that the same witness cosigned. A key should be of one witness only, and made for this: its
 * name is not among the bytes that are signed.
 * @param time POSIX seconds, from the edge.
 * @throws RangeError when the time is no count of seconds.
 */
export function cosigner(key: SignerKey, time: number): Signer {
  if (!Number.isSafeInteger(time) || time < 0) {
    throw new RangeError(`${time} is no count of seconds since 1970`);
  }
  const { name, keyHash, privateKey } = withType(key, COSIGNATURE);
  const sign = (text: string) =>
    Buffer.concat([eightBytes(time), ed25519Signature(timedText(time, text), privateKey)]);
  return { name, keyHash, sign };
}

/** For `openNote`: what checks the signatures of the type for which the key is written. */
export function verifierFor(key: VerifierKey): Verifier {
  return key.type === COSIGNATURE ? cosignatureVerifier(key) : noteVerifier(key);
}

/** For `openNote`; of a key for notes too, as Go takes it. What a time says is for the caller to judge: see `cosignedAt`. */
export function cosignatureVerifier(key: VerifierKey): Verifier {
  const { name, keyHash, publicKey } = withType(key, COSIGNATURE);
  return {
    name,
    keyHash,
    verify: (text, signature) => {
      const time = timeIn(signature);
      if (time === null) return false;
      return isEd25519Signature(timedText(time, text), publicKey, signature.subarray(TIME));
    },
  };
}

/**
 * When a cosignature was made, in POSIX seconds; null for a signature that is none of a witness.
 * Believe it of a verified signature only.
 */
export function cosignedAt({ signature }: NoteSignature): number | null {
  return timeIn(signature);
}

/** The specification ends at 2 ** 63 - 1; what does not count exactly here is no time that has been. */
function timeIn(signature: Uint8Array): number | null {
  if (signature.length !== TIME + 64) return null;
  const time = Number(Buffer.from(signature.subarray(0, TIME)).readBigUInt64BE());
  return Number.isSafeInteger(time) ? time : null;
}

function timedText(time: number, text: string): string {
  return `cosignature/v1\ntime ${time}\n${text}`;
}

function eightBytes(time: number): Buffer {
  const bytes = Buffer.alloc(TIME);
  bytes.writeBigUInt64BE(BigInt(time));
  return bytes;
}
