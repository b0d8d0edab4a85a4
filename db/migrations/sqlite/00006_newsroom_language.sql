-- +goose Up
-- The language of the pages for those whose browser asks for none that the site speaks; empty is English.
ALTER TABLE newsroom ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE newsroom DROP COLUMN language;
