package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

const draftColumns = `user_id, key, form, saved, typed_at, fields`

func scanDraft(r row) (d factcheck.Draft, err error) {
	err = r.Scan(&d.User, &d.Key, &d.Form, &d.Saved, moment{&d.TypedAt}, decoding{&d.Values})
	return d, err
}

// SaveDraft keeps a draft in place of the one under its key.
func (s *Store) SaveDraft(ctx context.Context, d factcheck.Draft) error {
	fields, err := encoded(d.Values)
	if err != nil {
		return err
	}
	return s.run(ctx, `
		INSERT INTO drafts (user_id, key, form, saved, typed_at, fields) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (user_id, key) DO UPDATE
		SET form = excluded.form, saved = excluded.saved, typed_at = excluded.typed_at, fields = excluded.fields`,
		d.User, d.Key, d.Form, flag(d.Saved), micros(d.TypedAt), fields)
}

// Draft finds a person's draft, a saved one as well.
func (s *Store) Draft(ctx context.Context, user factcheck.UserID, key factcheck.DraftKey) (factcheck.Draft, error) {
	return one(ctx, s.reading(ctx), scanDraft, "draft", `SELECT `+draftColumns+` FROM drafts WHERE user_id = $1 AND key = $2`, user, key)
}

// DraftsOf lists what a person has typed and not saved, the latest first.
func (s *Store) DraftsOf(ctx context.Context, user factcheck.UserID) ([]factcheck.Draft, error) {
	return all(ctx, s.reading(ctx), scanDraft,
		`SELECT `+draftColumns+` FROM drafts WHERE user_id = $1 AND saved = 0 ORDER BY typed_at DESC, key`, user)
}

// DropDraftsBefore forgets the drafts typed or saved before the time; none is as well.
func (s *Store) DropDraftsBefore(ctx context.Context, at time.Time) error {
	return s.run(ctx, `DELETE FROM drafts WHERE typed_at < $1`, micros(at))
}
