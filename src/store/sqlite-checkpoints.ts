/** The checkpoints kept in a SQLite ledger, beside the log that they speak of. */
import type Database from 'better-sqlite3';

const NOTES = 'SELECT note FROM checkpoint ORDER BY number';
const KEPT = 'SELECT 1 FROM checkpoint WHERE note = ?';
const INSERT =
  'INSERT INTO checkpoint (number, note) SELECT coalesce(max(number), 0) + 1, ? FROM checkpoint';

/** In the order in which they were kept. */
export function keptCheckpoints(db: Database.Database): string[] {
  return db.prepare(NOTES).pluck().all() as string[];
}

/** One that is there byte for byte is not kept twice. */
export function checkpointWriter(db: Database.Database): (note: string) => void {
  const kept = db.prepare(KEPT);
  const insert = db.prepare(INSERT);
  const keep = (note: string) => {
    if (kept.get(note) !== undefined) return;
    if (insert.run(note).changes === 1) return;
    throw new Error('the database took a checkpoint and did not keep it');
  };
  return db.transaction(keep).immediate;
}

const NUMBERED = `
  SELECT count(*) AS count, coalesce(min(number), 1) AS first, coalesce(max(number), 0) AS last
  FROM checkpoint`;

/** Where one in the middle was taken out, or put outside; of the last, its absence tells nothing. */
export function strayCheckpoints(db: Database.Database): string[] {
  const { count, first, last } = db.prepare(NUMBERED).get() as Record<string, number>;
  return first === 1 && count === last ? [] : ['its checkpoints are not numbered 1, 2, 3 …'];
}
