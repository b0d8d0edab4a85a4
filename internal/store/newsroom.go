package store

import (
	"context"

	"stet/internal/factcheck"
)

// Newsroom is whom this installation works for; the default one until somebody saved theirs.
func (s *Store) Newsroom(ctx context.Context) (factcheck.Newsroom, error) {
	n, err := one(ctx, s.reading(ctx), scanNewsroom, "newsroom", `SELECT name, scale, policy, language, look_hours FROM newsroom WHERE id = 1`)
	if factcheck.Is(err, factcheck.NotFound) {
		return factcheck.DefaultNewsroom(), nil
	}
	return n, err
}

func scanNewsroom(r row) (n factcheck.Newsroom, err error) {
	err = r.Scan(&n.Name, &n.Scale, decoding{&n.Policy}, &n.Language, &n.LookHours)
	return n, err
}

// SaveNewsroom keeps whom this installation works for, and how; the last one to save wins.
func (s *Store) SaveNewsroom(ctx context.Context, n factcheck.Newsroom) error {
	policy, err := encoded(n.Policy)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO newsroom (id, name, scale, policy, language, look_hours) VALUES (1, $1, $2, $3, $4, $5)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, scale = excluded.scale, policy = excluded.policy, language = excluded.language,
			look_hours = excluded.look_hours`,
		n.Name, n.Scale, policy, n.Language, n.LookHours)
}
