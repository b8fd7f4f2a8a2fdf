/**
 * The keys that sign notes, as C2SP and Go write them: `name+hash+base64(type ‖ key)` for whoever
 * verifies, `PRIVATE+KEY+name+hash+base64(type ‖ seed)` for whoever signs. Sources:
 * c2sp.org/signed-note ("Signatures", "Signature types") and golang.org/x/mod/sumdb/note.
 */
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';
import { bytesFromBase64, isKeyName, type Malformed, malformed } from './note-text.ts';

/** Ed25519 over the text of a note. */
export const NOTE = 0x01;

/** Ed25519 over a time and the text: a witness's cosignature (c2sp.org/tlog-cosignature). */
export const COSIGNATURE = 0x04;

export type SignatureType = typeof NOTE | typeof COSIGNATURE;

export interface VerifierKey {
  readonly type: SignatureType;
  readonly name: string;
  /** Eight hexadecimal digits that name the key beside its name; no proof of anything. */
  readonly keyHash: string;
  readonly publicKey: KeyObject;
}

/** The secret is a `KeyObject`, which neither prints nor serialises itself. */
export interface SignerKey extends VerifierKey {
  readonly privateKey: KeyObject;
}

/** What stands before the 32 bytes of an Ed25519 key in DER: RFC 8410, sections 4 and 7. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export function parseVerifierKey(text: string): VerifierKey | Malformed {
  const parts = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text);
  if (parts === null) return malformed('a verifier key is written name+hash+key');
  const [, name = '', keyHash = '', encoded = ''] = parts;
  const material = materialFrom(encoded);
  if ('malformed' in material) return material;
  return named(name, keyHash, verifierKey(name, material.type, material.key));
}

/**
 * The reason of a refusal never repeats the text, which is secret.
 */
export function parseSignerKey(text: string): SignerKey | Malformed {
  const parts = /^PRIVATE\+KEY\+([^+]*)\+([0-9a-f]{8})\+(.*)$/su.exec(text);
  if (parts === null) return malformed('a signer key is written PRIVATE+KEY+name+hash+key');
  const [, name = '', keyHash = '', encoded = ''] = parts;
  const material = materialFrom(encoded);
  if ('malformed' in material) return material;
  return named(name, keyHash, signerKey(name, material.type, material.key));
}

/**
 * The text to be kept secret, and the text to be given to verifiers, of a key made of a seed.
 * @param seed 32 random bytes, from the edge.
 * @throws RangeError when the name cannot name a key, or the seed has another length.
 */
export function writeKeys(
  name: string,
  type: SignatureType,
  seed: Uint8Array,
): { readonly signerKey: string; readonly verifierKey: string } {
  if (!isKeyName(name)) throw new RangeError('the name of a key has no spaces and no plus');
  if (seed.length !== 32) throw new RangeError(`a seed has 32 bytes, not ${seed.length}`);
  const key = signerKey(name, type, seed);
  const secret = Buffer.from([type, ...seed]).toString('base64');
  return {
    signerKey: `PRIVATE+KEY+${name}+${key.keyHash}+${secret}`,
    verifierKey: formatVerifierKey(key),
  };
}

/** Of a signer's key too: nothing of the secret is in it. */
export function formatVerifierKey({ name, keyHash, type, publicKey }: VerifierKey): string {
  const material = Buffer.concat([Buffer.of(type), rawPublicKey(publicKey)]);
  return `${name}+${keyHash}+${material.toString('base64')}`;
}

/** The same key, and the same name, used for signatures of another type: only its hash differs. */
export function withType<Key extends VerifierKey>(key: Key, type: SignatureType): Key {
  const keyHash = keyHashOf(key.name, type, rawPublicKey(key.publicKey));
  return { ...key, type, keyHash };
}

export function ed25519Signature(message: string | Uint8Array, key: KeyObject): Buffer {
  return sign(null, bytesOf(message), key);
}

export function isEd25519Signature(
  message: string | Uint8Array,
  key: KeyObject,
  signature: Uint8Array,
): boolean {
  return verify(null, bytesOf(message), key, signature);
}

function bytesOf(message: string | Uint8Array): Uint8Array {
  return typeof message === 'string' ? Buffer.from(message, 'utf8') : message;
}

function materialFrom(encoded: string): { type: SignatureType; key: Buffer } | Malformed {
  const bytes = bytesFromBase64(encoded);
  if (bytes === null) return malformed('its last part is not base64');
  const [type] = bytes;
  if (type !== NOTE && type !== COSIGNATURE) {
    return malformed('it is for signatures of a type that is not known here (Ed25519 is)');
  }
  if (bytes.length !== 33) return malformed('an Ed25519 key has 32 bytes after its type');
  return { type, key: bytes.subarray(1) };
}

/** The hash in the text is there to catch a key that was mistyped, or put under another name. */
function named<Key extends VerifierKey>(name: string, keyHash: string, key: Key): Key | Malformed {
  if (!isKeyName(name)) return malformed('the name of a key has no spaces and no plus');
  if (key.keyHash !== keyHash) return malformed('its hash is not that of its name and key');
  return key;
}

function verifierKey(name: string, type: SignatureType, raw: Uint8Array): VerifierKey {
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI, raw]),
    format: 'der',
    type: 'spki',
  });
  return { type, name, keyHash: keyHashOf(name, type, raw), publicKey };
}

function signerKey(name: string, type: SignatureType, seed: Uint8Array): SignerKey {
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey);
  const keyHash = keyHashOf(name, type, rawPublicKey(publicKey));
  return { type, name, keyHash, publicKey, privateKey };
}

function rawPublicKey(publicKey: KeyObject): Buffer {
  return publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ key)[:4]. */
function keyHashOf(name: string, type: SignatureType, raw: Uint8Array): string {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.of(type), raw]);
  return hash('sha256', bytes).slice(0, 8);
}
