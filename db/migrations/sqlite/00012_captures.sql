-- +goose Up
-- Copies of sources as they were at a moment. One is never changed and never dropped. Its bytes, and its text as JSON, are blobs.
CREATE TABLE captures (
    id         TEXT    PRIMARY KEY,
    source_id  TEXT    NOT NULL REFERENCES sources (id),
    number     INTEGER NOT NULL,
    address    TEXT    NOT NULL, -- that was asked for; empty for a file that somebody brought
    final_url  TEXT    NOT NULL,
    name       TEXT    NOT NULL, -- of the file
    status     INTEGER NOT NULL,
    media_type TEXT    NOT NULL,
    header     TEXT    NOT NULL, -- JSON
    raw_hash   TEXT    NOT NULL REFERENCES blobs (hash),
    size       INTEGER NOT NULL,
    format     TEXT    NOT NULL, -- how the text was read; empty where there is none
    extractor  INTEGER NOT NULL,
    text_hash  TEXT    NOT NULL, -- SHA-256 of the canonical text; empty where there is none
    text_blob  TEXT    REFERENCES blobs (hash),
    unread     TEXT    NOT NULL, -- JSON: the sentence that says why there is no text
    change     TEXT    NOT NULL, -- against the capture before: cited, elsewhere; empty for the first
    created_by TEXT    NOT NULL, -- empty: the program, by itself
    created_at INTEGER NOT NULL,
    UNIQUE (source_id, number)
) STRICT;
CREATE INDEX captures_of_blob ON captures (raw_hash);
CREATE INDEX captures_of_text_blob ON captures (text_blob);

-- What became of looking at the address of a source, last time.
CREATE TABLE watches (
    source_id TEXT    PRIMARY KEY REFERENCES sources (id),
    state     TEXT    NOT NULL, -- waiting, kept, failed
    asked_by  TEXT    NOT NULL, -- whoever asked for the look that waits, or for the last one; empty: the program
    asked_at  INTEGER NOT NULL,
    looked_at INTEGER NOT NULL DEFAULT 0,
    failures  INTEGER NOT NULL DEFAULT 0, -- in a row
    failure   TEXT    NOT NULL DEFAULT '{}', -- JSON: the sentence of the last one
    jitter    INTEGER NOT NULL -- thousandths of the interval, so that not all are due at once
) STRICT;
CREATE INDEX watches_waiting ON watches (state, asked_at);

-- What was found wrong with a source.
CREATE TABLE alarms (
    id              TEXT    PRIMARY KEY,
    source_id       TEXT    NOT NULL REFERENCES sources (id),
    kind            TEXT    NOT NULL, -- dead, moved, changed
    capture_id      TEXT    REFERENCES captures (id),
    address         TEXT    NOT NULL, -- where it has moved to
    failure         TEXT    NOT NULL, -- JSON: the sentence that says what is dead about it
    citations       TEXT    NOT NULL, -- JSON: those whose place changed
    raised_at       INTEGER NOT NULL,
    acknowledged_at INTEGER NOT NULL DEFAULT 0,
    acknowledged_by TEXT    REFERENCES users (id),
    over_at         INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX alarms_of_source ON alarms (source_id, raised_at);
CREATE INDEX alarms_standing ON alarms (source_id) WHERE acknowledged_at = 0 AND over_at = 0;

-- Where the excerpt of a citation stands in a capture of its source.
CREATE TABLE excerpts (
    citation_id TEXT    NOT NULL REFERENCES citations (id),
    capture_id  TEXT    NOT NULL REFERENCES captures (id),
    excerpt     TEXT    NOT NULL, -- as it was looked for
    state       TEXT    NOT NULL, -- exact, typography, close, none
    start       INTEGER NOT NULL,
    stop        INTEGER NOT NULL,
    quote       TEXT    NOT NULL, -- what stands there
    before      TEXT    NOT NULL,
    behind      TEXT    NOT NULL,
    PRIMARY KEY (citation_id, capture_id),
    CHECK (start >= 0 AND (stop > start OR state = 'none' AND stop = start))
) STRICT;
CREATE INDEX excerpts_of_capture ON excerpts (capture_id);

ALTER TABLE newsroom ADD COLUMN look_hours INTEGER NOT NULL DEFAULT 168; -- between two looks at a source; 0: never by itself

-- +goose Down
ALTER TABLE newsroom DROP COLUMN look_hours;
DROP TABLE excerpts;
DROP TABLE alarms;
DROP TABLE watches;
DROP TABLE captures;
