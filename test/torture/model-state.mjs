/** What the model knows of a ledger without asking it, and how the two are held against each other. */
import { createHash } from 'node:crypto';
import { LedgerProblem } from '../../dist/index.js';
import { held } from './acknowledged.mjs';

/**
 * @typedef {{ id: string, position: number, leafHash: string }} Acknowledged
 * @typedef {{ log: Acknowledged[], acts: Map<string, any>, last: any }} Known all that was acknowledged, in its order;
 *   who signed and ratified when, by treaty and State; and the last act that was recorded
 * @typedef {Known & { folder: string, path: string, ledger: any, backups: Map<string, any> }} State
 */

/** What is known now, to go back to later. @param {Known} state */
export function knownTo({ log, acts, last }) {
  return structuredClone({ log, acts, last });
}

/** What a receipt, or a line of an export, says of its entry. @returns {Acknowledged} */
export function acknowledged({ leafHash, entry, id = entry.id, position = entry.position }) {
  return { id, position, leafHash };
}

/** Size and root, computed from the hashes that were acknowledged: RFC 9162, section 2.1.1, word for word. */
export function headOf(log) {
  return { size: log.length, root: rootOf(log.map(({ leafHash }) => leafHash)) };
}

function rootOf(hashes) {
  if (hashes.length <= 1) return hashes[0] ?? sha256('');
  let left = 1;
  while (left * 2 < hashes.length) left *= 2;
  const halves = [hashes.slice(0, left), hashes.slice(left)].map(rootOf);
  return sha256(Buffer.from(`01${halves.join('')}`, 'hex'));
}

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

export function same(found, told, what) {
  const [one, other] = [found, told].map(value => JSON.stringify(value));
  if (one !== other) throw new Error(`${what}: the ledger says ${one}, the model ${other}`);
}

/** Opens a ledger, verifies it, and holds every entry against the model's log. */
export async function sameFile(path, log, what) {
  const { escapes, size } = await held(path, log);
  if (escapes.length > 0) throw new Error(`${what}: ${JSON.stringify(escapes)}`);
  same(size, log.length, `${what}, its entries`);
}

/** @param {Promise<unknown>} asked @param {string} category of the contract: what the exit code says. */
export async function refused(asked, category) {
  const outcome = await asked.then(
    () => 'done',
    error => (error instanceof LedgerProblem ? error.category : String(error)),
  );
  same(outcome, category, 'a refusal');
  return 'refused';
}
