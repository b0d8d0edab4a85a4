package desk

import (
	"context"

	"stet/internal/factcheck"
)

// happeningsTold is how many happenings are told one by one. Who missed more has missed a lot.
const happeningsTold = 500

// Happenings lists what others did to the article since the entry that is known, oldest first and happeningsTold at most;
// to every article where none is named. What one did oneself is news on none of one's own pages.
func (d *Desk) Happenings(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, since int64) ([]factcheck.Happening, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	if id != "" {
		if _, err := d.store.Article(ctx, id); err != nil {
			return nil, err
		}
	}
	entries, err := d.store.EntriesSince(ctx, factcheck.EntryFilter{After: since, Article: id, NotBy: actor.ID, Limit: happeningsTold})
	if err != nil {
		return nil, err
	}
	var happened []factcheck.Happening
	for _, e := range entries {
		if h := e.Happened(); h.On(id) {
			happened = append(happened, h)
		}
	}
	return happened, nil
}

// Newest is the number of the last happening, from which a page that is read now can ask for what it missed.
func (d *Desk) Newest(ctx context.Context, actor factcheck.Actor) (int64, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return 0, err
	}
	return d.store.LatestEntry(ctx)
}

// StillHere says whether the actor may stay: unauthenticated once the session is over, as it is when the account is
// disabled or has another role. It does not count as using the session: a page that listens keeps nobody signed in.
func (d *Desk) StillHere(ctx context.Context, actor factcheck.Actor) error {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return err
	}
	user, err := d.store.User(ctx, actor.ID)
	if err != nil {
		return err
	}
	sessions, err := d.store.SessionsOf(ctx, actor.ID)
	if err != nil {
		return err
	}
	for _, session := range sessions {
		if session.ID == actor.Session && !session.Expired(d.now()) && !user.Disabled() {
			return nil
		}
	}
	return errSessionOver()
}
