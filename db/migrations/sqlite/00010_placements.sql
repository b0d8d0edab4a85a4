-- +goose Up
-- Where a claim stands in each version of its article, and how it got there. A row that waits is a proposal, or an orphan,
-- that a person has to decide on; an orphan has no passage, only where its surroundings were last seen.
CREATE TABLE placements_of_versions (
    claim_id     TEXT    NOT NULL REFERENCES claims (id),
    version_id   TEXT    NOT NULL REFERENCES versions (id),
    start        INTEGER NOT NULL,
    stop         INTEGER NOT NULL,
    quote        TEXT    NOT NULL, -- what stands there in this version; empty for an orphan
    state        TEXT    NOT NULL, -- exact, edited, moved, orphan
    waiting      INTEGER NOT NULL DEFAULT 0,
    from_version TEXT    REFERENCES versions (id), -- the last version in which it had a place, for what was carried from there
    was          TEXT    NOT NULL DEFAULT '', -- what stood at that place
    score        REAL    NOT NULL DEFAULT 1,
    margin       REAL    NOT NULL DEFAULT 1,
    method       TEXT    NOT NULL DEFAULT '',
    reason       TEXT    NOT NULL DEFAULT '',
    stale        TEXT    NOT NULL DEFAULT '', -- the state the change took the claim from, where it took it from one
    decision     TEXT    NOT NULL DEFAULT '',
    decided_by   TEXT    REFERENCES users (id),
    decided_at   INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (claim_id, version_id),
    CHECK (start >= 0 AND (stop > start OR state = 'orphan' AND stop = start)),
    CHECK (waiting = 0 OR state <> 'exact')
) STRICT;
INSERT INTO placements_of_versions (claim_id, version_id, start, stop, quote, state, created_at)
SELECT claim_id, version_id, start, stop, quote, state, created_at FROM placements;
DROP TABLE placements;
ALTER TABLE placements_of_versions RENAME TO placements;
CREATE INDEX placements_of_version ON placements (version_id, start);

-- What steps restore of a claim has its placement with it now.
DELETE FROM step_changes;
DELETE FROM steps;

-- +goose Down
DELETE FROM placements WHERE waiting = 1 OR state = 'orphan';
CREATE TABLE exact_placements (
    claim_id   TEXT    NOT NULL REFERENCES claims (id),
    version_id TEXT    NOT NULL REFERENCES versions (id),
    start      INTEGER NOT NULL,
    stop       INTEGER NOT NULL,
    quote      TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (claim_id, version_id),
    CHECK (start >= 0 AND stop > start)
) STRICT;
INSERT INTO exact_placements (claim_id, version_id, start, stop, quote, state, created_at)
SELECT claim_id, version_id, start, stop, quote, 'exact', created_at FROM placements;
DROP TABLE placements;
ALTER TABLE exact_placements RENAME TO placements;
CREATE INDEX placements_of_version ON placements (version_id, start);
