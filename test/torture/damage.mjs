/** Every way in which the torture of bits damages a file, by number; and what became of one that was damaged. */
import { readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { LedgerProblem } from '../../dist/index.js';
import { exported, open } from './ledgers.mjs';

/** As `makeTorturedLedger` leaves it. */
const PAGE = 4096;

/** Cases 0 to bits − 1 flip that bit; those after them do something to whole pages. */
export function casesOf(bytes) {
  const pages = bytes.length / PAGE;
  const each = Array.from({ length: pages }, (_, page) => page);
  const pageCases = [
    ...each.map(page => ({ what: 'truncated', page })),
    ...each.map(page => ({ what: 'torn', page })),
    ...each.map(page => ({ what: 'duplicated', page })),
    ...each.map(page => ({ what: 'deleted', page })),
    ...each.map(page => ({ what: 'zeroed', page })),
    ...each.flatMap(page =>
      each.filter(over => over !== page).map(over => ({ what: 'copied', page, over })),
    ),
    ...each.flatMap(page =>
      each.filter(other => other > page).map(over => ({ what: 'swapped', page, over })),
    ),
  ];
  return { bits: bytes.length * 8, pageCases, size: bytes.length * 8 + pageCases.length };
}

/** @returns the damage in words, and the damaged bytes. */
export function damaged(bytes, { bits, pageCases }, number) {
  if (number < bits) {
    const [byte, bit] = [number >> 3, number & 7];
    const copy = Buffer.from(bytes);
    copy[byte] ^= 1 << bit;
    return { damage: `bit ${bit} of byte ${byte} flipped`, copy };
  }
  const { what, page, over } = pageCases[number - bits];
  const onto = over === undefined ? '' : ` and ${over + 1}`;
  return { damage: `page ${page + 1}${onto} ${what}`, copy: PAGE_DAMAGE[what](bytes, page, over) };
}

const pageOf = (bytes, page) => bytes.subarray(page * PAGE, (page + 1) * PAGE);
const upTo = (bytes, page) => bytes.subarray(0, page * PAGE);
const after = (bytes, page) => bytes.subarray((page + 1) * PAGE);

const PAGE_DAMAGE = {
  truncated: upTo,
  torn: (bytes, page) => bytes.subarray(0, page * PAGE + PAGE / 2),
  duplicated: (bytes, page) => Buffer.concat([upTo(bytes, page + 1), bytes.subarray(page * PAGE)]),
  deleted: (bytes, page) => Buffer.concat([upTo(bytes, page), after(bytes, page)]),
  zeroed: (bytes, page) =>
    Buffer.concat([upTo(bytes, page), Buffer.alloc(PAGE), after(bytes, page)]),
  copied: (bytes, page, over) =>
    Buffer.concat([upTo(bytes, over), pageOf(bytes, page), after(bytes, over)]),
  swapped: (bytes, page, other) =>
    PAGE_DAMAGE.copied(PAGE_DAMAGE.copied(bytes, page, other), other, page).fill(
      pageOf(bytes, other),
      page * PAGE,
      (page + 1) * PAGE,
    ),
};

/** Opens the file as every command does. @returns the class of what became of it, and what was said. */
export async function verdictOn(path, copy, sound) {
  writeFileSync(path, copy);
  const ledger = await open(path, { readOnly: true }).catch(asRefusal);
  if ('verdict' in ledger) return ledger;
  try {
    return await verdictOf(ledger, path, sound);
  } catch (error) {
    return asRefusal(error);
  } finally {
    await ledger.close();
  }
}

async function verdictOf(ledger, path, sound) {
  const { ok, faults } = await ledger.verify();
  if (!ok) return { verdict: 'named', said: faults[0]?.what };
  if ((await exported(ledger)).join('\n') !== sound.lines) return { verdict: 'passed unnoticed' };
  return schemaOf(path) === sound.schema
    ? { verdict: 'harmless' }
    : { verdict: 'schema changed unnoticed' };
}

function asRefusal(error) {
  if (error instanceof LedgerProblem && error.hint !== '') {
    return { verdict: 'refused', said: error.code };
  }
  return { verdict: 'unclear error', said: String(error?.stack ?? error) };
}

/** Read past the ledger's own code, so that a mistake there does not hide itself. */
export function schemaOf(path) {
  const db = new Database(path, { readonly: true });
  try {
    const rows = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema').all();
    const numbers = ['application_id', 'user_version'].map(name => db.pragma(name));
    return JSON.stringify([rows, numbers, db.prepare('SELECT * FROM migration').all()]);
  } catch (error) {
    return String(error);
  } finally {
    db.close();
  }
}

export async function soundOf(path) {
  const ledger = await open(path, { readOnly: true });
  const lines = (await exported(ledger)).join('\n');
  await ledger.close();
  return { lines, schema: schemaOf(path), bytes: readFileSync(path) };
}
