-- The log. A row is its place, its bytes and their hash; every other column is read out of the bytes,
-- so that none can disagree with what was hashed.

CREATE TABLE entry (
  position    INTEGER NOT NULL PRIMARY KEY,
  -- Canonical JSON (RFC 8785).
  canonical   TEXT NOT NULL,
  -- SHA-256 over 0x00 and the UTF-8 bytes of `canonical` (RFC 6962, section 2.1).
  leaf_hash   BLOB NOT NULL,

  id          TEXT NOT NULL AS (canonical ->> '$.id'),
  type        TEXT NOT NULL AS (canonical ->> '$.type'),
  -- The treaty that the entry is about, or the register of participants.
  subject     TEXT NOT NULL AS (
    CASE canonical ->> '$.type'
      WHEN 'participant' THEN 'register'
      WHEN 'participant-event' THEN 'register'
      WHEN 'participant-event-retraction' THEN 'register'
      WHEN 'treaty' THEN canonical ->> '$.definition.id'
      ELSE canonical ->> '$.treaty'
    END
  ),
  -- The author of an act, the one to whom a correction gives it, or the one that something befell.
  participant TEXT AS (canonical ->> '$.participant'),
  version     INTEGER NOT NULL AS (canonical ->> '$.version'),
  recorded_at TEXT NOT NULL AS (canonical ->> '$.recordedAt'),
  recorded_by TEXT NOT NULL AS (canonical ->> '$.recordedBy'),
  done_on     TEXT AS (canonical ->> '$.doneOn'),
  notified_on TEXT AS (coalesce(canonical ->> '$.notifiedOn', substr(canonical ->> '$.recordedAt', 1, 10))),
  source      TEXT AS (canonical ->> '$.source'),

  CHECK (position >= 1),
  CHECK (position = canonical ->> '$.position'),
  CHECK (length(leaf_hash) = 32)
) STRICT;

CREATE UNIQUE INDEX entry_by_id ON entry (id);
CREATE UNIQUE INDEX entry_by_subject ON entry (subject, version);
CREATE INDEX definition_of_a_treaty ON entry (position) WHERE type = 'treaty';
CREATE INDEX entry_by_participant ON entry (participant, position) WHERE participant IS NOT NULL;

-- INSERT OR REPLACE slips past a delete trigger, and INSERT OR IGNORE past a unique index:
-- so each insert must take the next place, the next version, and an id that nobody bears.

CREATE TRIGGER entry_leaves_no_gap BEFORE INSERT ON entry
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM entry)
BEGIN SELECT RAISE(ABORT, 'the log has no gaps: an entry takes the next position'); END;

CREATE TRIGGER entry_follows_its_subject BEFORE INSERT ON entry
WHEN NEW.version IS NOT (SELECT coalesce(max(version), 0) + 1 FROM entry WHERE subject = NEW.subject)
BEGIN SELECT RAISE(ABORT, 'the log has no gaps: an entry takes the next version of its subject'); END;

CREATE TRIGGER entry_has_its_own_id BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the log is append-only: an entry with this id is there already'); END;

CREATE TRIGGER entry_does_not_go_back_in_time BEFORE INSERT ON entry
WHEN NEW.recorded_at < (SELECT recorded_at FROM entry ORDER BY position DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'the log runs forward: an entry is recorded after the one before it'); END;

CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'the log is append-only: record a correction instead'); END;

CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'the log is append-only: record a retraction instead'); END;
