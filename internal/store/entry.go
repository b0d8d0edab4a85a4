package store

import (
	"context"

	"stet/internal/factcheck"
)

const entryColumns = `seq, at, actor, action, object_kind, object_id, article_id, claim_id, source_id, comment, changes`

func scanEntry(r row) (e factcheck.Entry, err error) {
	err = r.Scan(&e.Seq, moment{&e.At}, &e.Actor, &e.Action, &e.Object.Kind, &e.Object.ID, &e.Article, &e.Claim, &e.Source,
		&e.Comment, decoding{&e.Changes})
	return e, err
}

// AddEntry adds a line to the audit and gives it back numbered; the database refuses ever to change or remove it.
func (s *Store) AddEntry(ctx context.Context, e factcheck.Entry) (factcheck.Entry, error) {
	changes, err := encoded(e.Changes)
	if err != nil {
		return e, err
	}
	return e, s.write(ctx, func(q querier) error {
		e.Seq, err = one(ctx, q, number64, "entry", `
			INSERT INTO entries (at, actor, action, object_kind, object_id, article_id, claim_id, source_id, comment, changes)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING seq`,
			micros(e.At), e.Actor, e.Action, e.Object.Kind, e.Object.ID, e.Article, e.Claim, e.Source, e.Comment, changes)
		return err
	})
}

// The conditions say "is not empty" in so many words, because only then the partial indexes are used.

// EntriesOfClaim lists the history of a claim, oldest first.
func (s *Store) EntriesOfClaim(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Entry, error) {
	return all(ctx, s.reading(ctx), scanEntry,
		`SELECT `+entryColumns+` FROM entries WHERE claim_id = $1 AND claim_id <> '' ORDER BY seq`, id)
}

// EntriesOfArticle lists the history of an article and its claims, oldest first.
func (s *Store) EntriesOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Entry, error) {
	return all(ctx, s.reading(ctx), scanEntry,
		`SELECT `+entryColumns+` FROM entries WHERE article_id = $1 AND article_id <> '' ORDER BY seq`, id)
}

// EntriesOfSource lists the history of a source and its citations, oldest first.
func (s *Store) EntriesOfSource(ctx context.Context, id factcheck.SourceID) ([]factcheck.Entry, error) {
	return all(ctx, s.reading(ctx), scanEntry,
		`SELECT `+entryColumns+` FROM entries WHERE source_id = $1 AND source_id <> '' ORDER BY seq`, id)
}

// EntriesOfNewsroom lists what was done to the newsroom, oldest first.
func (s *Store) EntriesOfNewsroom(ctx context.Context) ([]factcheck.Entry, error) {
	return all(ctx, s.reading(ctx), scanEntry, `SELECT `+entryColumns+` FROM entries WHERE object_kind = 'newsroom' ORDER BY seq`)
}

// EntriesSince lists what others did to articles after the entry that is known, oldest first.
func (s *Store) EntriesSince(ctx context.Context, f factcheck.EntryFilter) ([]factcheck.Entry, error) {
	c := &conditions{}
	c.and(`seq > ` + c.arg(f.After))
	c.and(`article_id <> ''`)
	c.and(`actor <> ` + c.arg(f.NotBy))
	if f.Article != "" {
		c.and(`article_id = ` + c.arg(f.Article))
	}
	return all(ctx, s.reading(ctx), scanEntry, `SELECT `+entryColumns+` FROM entries`+c.where()+` ORDER BY seq LIMIT `+c.arg(f.Limit), c.args...)
}

// LatestEntry is the number of the newest entry, 0 when there is none.
func (s *Store) LatestEntry(ctx context.Context) (int64, error) {
	return one(ctx, s.reading(ctx), number64, "entry", `SELECT coalesce(max(seq), 0) FROM entries`)
}
