-- +goose Up
-- How a person likes the workbench, JSON; it changes without a new row version, since nobody else writes it.
ALTER TABLE users ADD COLUMN preferences TEXT NOT NULL DEFAULT '{}';

-- The words of claims, for searching within them in any script and case. A claim's place in the index is a number of its
-- own: row ids of a table with a key of text may change when a database is compacted.
CREATE TABLE claim_numbers (
    number   INTEGER PRIMARY KEY,
    claim_id TEXT    NOT NULL UNIQUE REFERENCES claims (id)
) STRICT;
CREATE VIRTUAL TABLE claim_words USING fts5 (statement, quote, content = '', contentless_delete = 1, tokenize = 'trigram');

INSERT INTO claim_numbers (claim_id) SELECT id FROM claims;
INSERT INTO claim_words (rowid, statement, quote)
SELECT n.number, c.statement, c.quote FROM claims c JOIN claim_numbers n ON n.claim_id = c.id;

-- +goose StatementBegin
CREATE TRIGGER claims_are_searched_from_their_making AFTER INSERT ON claims
BEGIN
    INSERT INTO claim_numbers (claim_id) VALUES (NEW.id);
    INSERT INTO claim_words (rowid, statement, quote)
    SELECT number, NEW.statement, NEW.quote FROM claim_numbers WHERE claim_id = NEW.id;
END;
-- +goose StatementEnd
-- +goose StatementBegin
CREATE TRIGGER claims_are_searched_by_their_present_words AFTER UPDATE OF statement, quote ON claims
WHEN NEW.statement <> OLD.statement OR NEW.quote <> OLD.quote
BEGIN
    UPDATE claim_words SET statement = NEW.statement, quote = NEW.quote
    WHERE rowid = (SELECT number FROM claim_numbers WHERE claim_id = NEW.id);
END;
-- +goose StatementEnd

-- +goose Down
DROP TRIGGER claims_are_searched_by_their_present_words;
DROP TRIGGER claims_are_searched_from_their_making;
DROP TABLE claim_words;
DROP TABLE claim_numbers;
ALTER TABLE users DROP COLUMN preferences;
