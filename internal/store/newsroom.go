package store

import (
	"context"

	"stet/internal/factcheck"
)

// Newsroom is whom this installation works for; the default one until somebody saved theirs.
func (s *Store) Newsroom(ctx context.Context) (factcheck.Newsroom, error) {
	n, err := one(ctx, s.reading(ctx), scanNewsroom, "newsroom", `SELECT name, scale, policy, language, look_hours, row_version FROM newsroom WHERE id = 1`)
	if factcheck.Is(err, factcheck.NotFound) {
		return factcheck.DefaultNewsroom(), nil
	}
	return n, err
}

func scanNewsroom(r row) (n factcheck.Newsroom, err error) {
	err = r.Scan(&n.Name, &n.Scale, decoding{&n.Policy}, &n.Language, &n.LookHours, &n.RowVersion)
	return n, err
}

// SaveNewsroom keeps whom this installation works for, and how, if n.RowVersion is still the stored one: 0 while nobody has
// saved any.
func (s *Store) SaveNewsroom(ctx context.Context, n factcheck.Newsroom) error {
	policy, err := encoded(n.Policy)
	if err != nil {
		return err
	}
	return s.write(ctx, func(q querier) error {
		touched, err := change(ctx, q, `
			INSERT INTO newsroom (id, name, scale, policy, language, look_hours, row_version) SELECT 1, $1, $2, $3, $4, $5, 1
				WHERE $6 = 0 OR EXISTS (SELECT 1 FROM newsroom WHERE row_version = $6)
			ON CONFLICT (id) DO UPDATE SET name = excluded.name, scale = excluded.scale, policy = excluded.policy, language = excluded.language,
				look_hours = excluded.look_hours, row_version = newsroom.row_version + 1 WHERE newsroom.row_version = $6`,
			n.Name, n.Scale, policy, n.Language, n.LookHours, n.RowVersion)
		if err == nil && touched == 0 {
			err = stale("newsroom")
		}
		return err
	})
}
