-- The Merkle tree over the log (RFC 6962, section 2.1): the full subtrees above the leaves, so that a root and a proof
-- read a few rows and no entry. All of it can be computed again from the entries; `treaty verify` does.

CREATE TABLE subtree (
  -- 2 to the power of `level` leaves: 1 and more, since a leaf's hash stands with its entry.
  level INTEGER NOT NULL,
  -- Which of its level, from nought.
  number INTEGER NOT NULL,
  hash  BLOB NOT NULL,

  CHECK (level >= 1),
  CHECK (length(hash) = 32),
  PRIMARY KEY (level, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER subtree_leaves_no_gap BEFORE INSERT ON subtree
WHEN NEW.number IS NOT (SELECT coalesce(max(number), -1) + 1 FROM subtree WHERE level = NEW.level)
BEGIN SELECT RAISE(ABORT, 'the tree has no gaps: a subtree takes the next place of its level'); END;

CREATE TRIGGER subtree_is_never_changed BEFORE UPDATE ON subtree
BEGIN SELECT RAISE(ABORT, 'the tree only grows'); END;

CREATE TRIGGER subtree_is_never_deleted BEFORE DELETE ON subtree
BEGIN SELECT RAISE(ABORT, 'the tree only grows'); END;
