-- +goose Up
-- An invitation with an account is a link that sets a new password for it, instead of making another.
ALTER TABLE invitations ADD COLUMN account TEXT NOT NULL DEFAULT '';

-- +goose Down
ALTER TABLE invitations DROP COLUMN account;
