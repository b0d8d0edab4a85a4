package store

import (
	"context"

	"stet/internal/factcheck"
)

const userColumns = `id, email, name, role, password_hash, disabled_at, created_at, preferences, row_version`

func scanUser(r row) (u factcheck.User, err error) {
	err = r.Scan(&u.ID, &u.Email, &u.Name, &u.Role, &u.PasswordHash, moment{&u.DisabledAt}, moment{&u.CreatedAt}, decoding{&u.Preferences}, &u.RowVersion)
	return u, err
}

// AddUser adds an account. Another one with the e-mail address is invalid input.
func (s *Store) AddUser(ctx context.Context, u factcheck.User) error {
	preferences, err := encoded(u.Preferences)
	if err != nil {
		return err
	}
	return emailTaken(s.run(ctx, `
		INSERT INTO users (id, email, name, role, password_hash, disabled_at, created_at, preferences, row_version)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)`,
		u.ID, u.Email, u.Name, u.Role, u.PasswordHash, micros(u.DisabledAt), micros(u.CreatedAt), preferences))
}

// SaveUser changes an account, if u.RowVersion is still the stored one. Preferences are SavePreferences's.
func (s *Store) SaveUser(ctx context.Context, u factcheck.User) error {
	return emailTaken(s.save(ctx, "user", `SELECT 1 FROM users WHERE id = $1`, `
		UPDATE users SET email = $3, name = $4, role = $5, password_hash = $6, disabled_at = $7, row_version = row_version + 1
		WHERE id = $1 AND row_version = $2`,
		u.ID, u.RowVersion, u.Email, u.Name, u.Role, u.PasswordHash, micros(u.DisabledAt)))
}

// SavePreferences keeps how a person likes the workbench; the last one to save wins.
func (s *Store) SavePreferences(ctx context.Context, id factcheck.UserID, p factcheck.Preferences) error {
	preferences, err := encoded(p)
	if err != nil {
		return err
	}
	return s.changeOne(ctx, "user", `UPDATE users SET preferences = $2 WHERE id = $1`, id, preferences)
}

func emailTaken(err error) error {
	if !taken(err) {
		return err
	}
	invalid := factcheck.InvalidField("email", "There is an account with this e-mail address already.")
	invalid.Err = err
	return invalid
}

// User finds an account.
func (s *Store) User(ctx context.Context, id factcheck.UserID) (factcheck.User, error) {
	return one(ctx, s.reading(ctx), scanUser, "user", `SELECT `+userColumns+` FROM users WHERE id = $1`, id)
}

// UserByEmail finds an account by its e-mail address, in lower case.
func (s *Store) UserByEmail(ctx context.Context, email string) (factcheck.User, error) {
	return one(ctx, s.reading(ctx), scanUser, "user", `SELECT `+userColumns+` FROM users WHERE email = $1`, email)
}

// Users lists every account, disabled ones as well, by name.
func (s *Store) Users(ctx context.Context) ([]factcheck.User, error) {
	users, err := all(ctx, s.reading(ctx), scanUser, `SELECT `+userColumns+` FROM users`)
	sortByName(users, func(u factcheck.User) (string, string) { return u.Name, string(u.ID) })
	return users, err
}
