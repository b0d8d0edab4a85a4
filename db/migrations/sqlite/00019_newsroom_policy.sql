-- +goose Up
-- Two admins who change the newsroom at once do not overwrite each other.
ALTER TABLE newsroom ADD COLUMN row_version INTEGER NOT NULL DEFAULT 1;
CREATE INDEX entries_of_newsroom ON entries (seq) WHERE object_kind = 'newsroom';

-- +goose Down
DROP INDEX entries_of_newsroom;
ALTER TABLE newsroom DROP COLUMN row_version;
