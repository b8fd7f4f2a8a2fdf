/** The bytes of an entry and their hash. What is hashed is what is stored: nothing is re-encoded to check it. */
import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Entry } from './entry.ts';

/** An entry as stored: its canonical JSON (RFC 8785) as text, and the hash of that text in UTF-8. */
export interface SealedEntry {
  readonly entry: Entry;
  readonly canonical: string;
  /** 64 hexadecimal digits. */
  readonly leafHash: string;
}

export function seal(entry: Entry): SealedEntry {
  const canonical = canonicalText(entry);
  return { entry, canonical, leafHash: leafHashOf(canonical) };
}

export function canonicalText(value: object): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('an entry has no canonical form');
  return text;
}

/** SHA-256 over 0x00 and the bytes: a leaf can never pass for a node (RFC 6962, section 2.1). */
export function leafHashOf(canonical: string): string {
  return hash('sha256', `\u0000${canonical}`);
}
