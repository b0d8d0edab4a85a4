-- +goose Up
-- A withdrawn claim that became a part of another one leads there.
ALTER TABLE claims ADD COLUMN merged_into TEXT REFERENCES claims (id);

-- +goose Down
ALTER TABLE claims DROP COLUMN merged_into;
