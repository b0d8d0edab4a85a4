package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

const sessionColumns = `id, token_hash, user_id, created_at, seen_at, user_agent, address, data`

func scanSession(r row) (s factcheck.Session, err error) {
	err = r.Scan(&s.ID, &s.TokenHash, &s.UserID, moment{&s.CreatedAt}, moment{&s.SeenAt}, &s.UserAgent, &s.Address, decoding{&s.Data})
	return s, err
}

// AddSession adds a signed-in browser.
func (s *Store) AddSession(ctx context.Context, session factcheck.Session) error {
	data, err := encoded(session.Data)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO sessions (id, token_hash, user_id, created_at, seen_at, user_agent, address, data)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
		session.ID, session.TokenHash, session.UserID, micros(session.CreatedAt), micros(session.SeenAt),
		session.UserAgent, session.Address, data)
}

// SessionByToken finds a session by the hash of the token in its cookie, expired ones as well.
func (s *Store) SessionByToken(ctx context.Context, tokenHash string) (factcheck.Session, error) {
	return one(ctx, s.reading(ctx), scanSession, "session", `SELECT `+sessionColumns+` FROM sessions WHERE token_hash = $1`, tokenHash)
}

// SaveSession keeps when the session was seen and what it carries; the last one to save wins.
func (s *Store) SaveSession(ctx context.Context, session factcheck.Session) error {
	data, err := encoded(session.Data)
	if err != nil {
		return err
	}
	return s.changeOne(ctx, "session", `UPDATE sessions SET seen_at = $2, data = $3 WHERE id = $1`,
		session.ID, micros(session.SeenAt), data)
}

// SessionsOf lists a person's sessions, the last seen first.
func (s *Store) SessionsOf(ctx context.Context, user factcheck.UserID) ([]factcheck.Session, error) {
	return all(ctx, s.reading(ctx), scanSession,
		`SELECT `+sessionColumns+` FROM sessions WHERE user_id = $1 ORDER BY seen_at DESC, id`, user)
}

// DropSession ends a session.
func (s *Store) DropSession(ctx context.Context, id factcheck.SessionID) error {
	return s.changeOne(ctx, "session", `DELETE FROM sessions WHERE id = $1`, id)
}

// DropSessionsOf ends all sessions of a person; none is as well.
func (s *Store) DropSessionsOf(ctx context.Context, user factcheck.UserID) error {
	return s.run(ctx, `DELETE FROM sessions WHERE user_id = $1`, user)
}

// DropSessionsSeenBefore ends the sessions last seen before the one time or begun before the other.
func (s *Store) DropSessionsSeenBefore(ctx context.Context, seen, created time.Time) error {
	return s.run(ctx, `DELETE FROM sessions WHERE seen_at < $1 OR created_at < $2`, micros(seen), micros(created))
}
