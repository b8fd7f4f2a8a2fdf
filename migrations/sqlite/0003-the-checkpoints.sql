-- Checkpoints that were signed or cosigned here, so that a log is held to what its key once stood for.

CREATE TABLE checkpoint (
  number INTEGER NOT NULL PRIMARY KEY,
  -- A signed note (c2sp.org/tlog-checkpoint), byte for byte.
  note   TEXT NOT NULL,

  -- Its second line: CAST reads the digits with which a text begins.
  size   INTEGER NOT NULL AS (CAST(substr(note, instr(note, char(10)) + 1) AS INTEGER)),

  CHECK (number >= 1),
  -- The blank line and the first signature below it; whether they are good is for whoever has the key.
  CHECK (instr(note, char(10, 10) || '— ') > 0)
) STRICT;

CREATE INDEX checkpoint_by_size ON checkpoint (size);

CREATE TRIGGER checkpoint_leaves_no_gap BEFORE INSERT ON checkpoint
WHEN NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM checkpoint)
BEGIN SELECT RAISE(ABORT, 'checkpoints have no gaps: one takes the next number'); END;

CREATE TRIGGER checkpoint_is_kept_once BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE note = NEW.note)
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only: this one is there already'); END;

CREATE TRIGGER checkpoint_is_of_what_is_there BEFORE INSERT ON checkpoint
WHEN NEW.size > (SELECT coalesce(max(position), 0) FROM entry)
BEGIN SELECT RAISE(ABORT, 'a checkpoint is of no more entries than the log has'); END;

CREATE TRIGGER checkpoint_is_never_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only: keep another'); END;

CREATE TRIGGER checkpoint_is_never_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are append-only: none is taken away'); END;

-- Whatever is appended to a log that was cut would fork it for good.
CREATE TRIGGER entry_follows_all_that_was_signed BEFORE INSERT ON entry
WHEN NEW.position <= (SELECT max(size) FROM checkpoint)
  AND NEW.position = (SELECT coalesce(max(position), 0) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'the log was cut: a checkpoint kept here is of more entries'); END;
