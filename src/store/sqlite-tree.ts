/** The subtrees of the Merkle tree in a SQLite ledger: kept as entries are appended, read for roots and proofs. */
import type Database from 'better-sqlite3';
import { frontierOf, MerkleFrontier, type Subtree, type SubtreeAt } from '../ledger/merkle-tree.ts';
import { LedgerProblem } from '../ledger/problem.ts';

const LEAF = 'SELECT lower(hex(leaf_hash)) FROM entry WHERE position = ?';
const SUBTREE = 'SELECT lower(hex(hash)) FROM subtree WHERE level = ? AND number = ?';
const INSERT = 'INSERT INTO subtree (level, number, hash) VALUES (?, ?, ?)';
const LEAVES = 'SELECT lower(hex(leaf_hash)) FROM entry ORDER BY position';

/** The hashes of full subtrees, in the order asked for; the empty text where the file has none. */
export function subtreeReader(db: Database.Database): (at: readonly SubtreeAt[]) => string[] {
  const leaf = db.prepare(LEAF).pluck();
  const subtree = db.prepare(SUBTREE).pluck();
  return at =>
    at.map(({ level, index }) => {
      const hash = level === 0 ? leaf.get(index + 1) : subtree.get(level, index);
      return (hash ?? '') as string;
    });
}

/** Within a transaction: what these leaves complete, where they follow on a log of that size. */
export function subtreeWriter(
  db: Database.Database,
): (size: number, leafHashes: readonly string[]) => void {
  const read = subtreeReader(db);
  const insert = db.prepare(INSERT);
  return (size, leafHashes) => {
    const hashes = read(frontierOf(size));
    if (hashes.includes('')) throw damagedTree();
    const frontier = MerkleFrontier.from(size, hashes);
    for (const leafHash of leafHashes) keep(insert, frontier.add(leafHash));
  };
}

/** Going on from a tree with a hole would make a root of no log at all. */
function damagedTree(): LedgerProblem {
  return new LedgerProblem({
    category: 'damage',
    code: 'damaged-tree',
    message:
      'the tree over the log lacks hashes of its last entries: nothing can be recorded on it',
    hint: 'Run treaty verify, then treaty export this ledger and treaty import it into a new one.',
  });
}

/** For a ledger whose file is older than the tree. */
export function plantTree(db: Database.Database): void {
  const frontier = new MerkleFrontier();
  const insert = db.prepare(INSERT);
  const leaves = db.prepare(LEAVES).pluck().all() as string[];
  for (const leafHash of leaves) keep(insert, frontier.add(leafHash));
}

function keep(insert: Database.Statement, completed: readonly Subtree[]): void {
  for (const { level, index, hash } of completed) {
    insert.run(level, index, Buffer.from(hash, 'hex'));
  }
}

const KEPT = `
  SELECT (SELECT count(*) FROM subtree) AS kept, (SELECT coalesce(max(position), 0) FROM entry) AS size`;

/** A log completes so many subtrees, no more and no less; whether they are right, `verify` computes. */
export function strayInTree(db: Database.Database): string[] {
  const { kept, size } = db.prepare(KEPT).get() as { kept: number; size: number };
  const expected = size - frontierOf(size).length;
  return kept === expected ? [] : [`its tree has ${kept} subtrees, not ${expected}`];
}
