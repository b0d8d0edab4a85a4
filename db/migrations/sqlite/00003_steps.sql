-- +goose Up
-- The journal of what people did in their sessions, so that they can undo it. It ends with the session. A program that
-- adds a column to a thing that steps restore empties this table in its migration: the states kept here know nothing of it.
CREATE TABLE steps (
    id          TEXT    PRIMARY KEY,
    session_id  TEXT    NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    by_user     TEXT    NOT NULL REFERENCES users (id),
    role        TEXT    NOT NULL, -- of the person at that time
    action      TEXT    NOT NULL,
    object_kind TEXT    NOT NULL,
    object_id   TEXT    NOT NULL,
    article_id  TEXT    NOT NULL,
    claim_id    TEXT    NOT NULL,
    about       TEXT    NOT NULL,
    deeds       TEXT    NOT NULL, -- JSON: what the audit calls the parts of the action
    entry       INTEGER NOT NULL, -- the audit entry by which it was done, or done again
    undone      INTEGER NOT NULL DEFAULT 0 -- the audit entry by which it was undone
) STRICT;
CREATE INDEX steps_done ON steps (session_id, undone, entry);

CREATE TABLE step_changes (
    step_id     TEXT    NOT NULL REFERENCES steps (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    object_kind TEXT    NOT NULL,
    object_id   TEXT    NOT NULL,
    was         INTEGER NOT NULL, -- row version before the step, or of an equal state since; 0 where it was not there
    is_now      INTEGER NOT NULL, -- row version after the step, or of an equal state since
    before      TEXT    NOT NULL, -- JSON
    after       TEXT    NOT NULL, -- JSON
    PRIMARY KEY (step_id, position)
) STRICT;
CREATE INDEX step_changes_of_object ON step_changes (object_kind, object_id);

-- Undone verdicts and decisions count no more and are shown nowhere, but can be done again.
ALTER TABLE verdicts ADD COLUMN undone_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE approvals ADD COLUMN undone_at INTEGER NOT NULL DEFAULT 0;
-- Tombstones of what was added by mistake.
ALTER TABLE sources ADD COLUMN withdrawn_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE articles ADD COLUMN withdrawn_at INTEGER NOT NULL DEFAULT 0;

-- +goose Down
ALTER TABLE articles DROP COLUMN withdrawn_at;
ALTER TABLE sources DROP COLUMN withdrawn_at;
ALTER TABLE approvals DROP COLUMN undone_at;
ALTER TABLE verdicts DROP COLUMN undone_at;
DROP TABLE step_changes;
DROP TABLE steps;
