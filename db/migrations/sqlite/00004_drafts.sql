-- +goose Up
-- What people have typed and not saved yet, a row a person and form. A saved one stays for a while without its words, so
-- that what a browser sends late does not bring it back.
CREATE TABLE drafts (
    user_id  TEXT    NOT NULL REFERENCES users (id),
    key      TEXT    NOT NULL, -- names the form: claim:ID:propose
    form     TEXT    NOT NULL, -- the one form on one page it was typed in, named by the browser
    saved    INTEGER NOT NULL,
    typed_at INTEGER NOT NULL,
    fields   TEXT    NOT NULL, -- JSON: {field: [value]}
    PRIMARY KEY (user_id, key)
) STRICT;
CREATE INDEX drafts_by_time ON drafts (typed_at);

-- +goose Down
DROP TABLE drafts;
