-- +goose Up
-- How the bytes of a version came here, and what somebody decided about reading them. It is a table of its own since the row of
-- a version ends in its text: what stood behind that would be slow to read.
CREATE TABLE provenances (
    version_id TEXT    PRIMARY KEY REFERENCES versions (id),
    base       TEXT    NOT NULL, -- the address that links in it were completed with
    put_back   TEXT    NOT NULL, -- JSON: keys of blocks that were left out of the page and put back
    url        TEXT    NOT NULL, -- of what was fetched: where it came from in the end
    status     INTEGER NOT NULL, -- of what was fetched: what the site answered, else 0
    header     TEXT    NOT NULL, -- JSON
    fetched_at INTEGER NOT NULL
) STRICT;
ALTER TABLE imports ADD COLUMN provenance TEXT NOT NULL DEFAULT '{}'; -- JSON of the same

-- +goose Down
ALTER TABLE imports DROP COLUMN provenance;
DROP TABLE provenances;
