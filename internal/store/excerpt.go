package store

import (
	"context"

	"stet/internal/factcheck"
)

const excerptColumns = `x.citation_id, x.capture_id, x.excerpt, x.state, x.start, x.stop, x.quote, x.before, x.behind`

func scanExcerpt(r row) (e factcheck.Excerpt, err error) {
	err = r.Scan(&e.Citation, &e.Capture, &e.Words, &e.State, &e.Place.Start, &e.Place.End, &e.Quote, &e.Before, &e.After)
	return e, err
}

// SaveExcerpt keeps where an excerpt stands in a capture, in place of where it was thought to stand before.
func (s *Store) SaveExcerpt(ctx context.Context, e factcheck.Excerpt) error {
	return s.run(ctx, `
		INSERT INTO excerpts (citation_id, capture_id, excerpt, state, start, stop, quote, before, behind) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
		ON CONFLICT (citation_id, capture_id) DO UPDATE SET excerpt = excluded.excerpt, state = excluded.state, start = excluded.start,
			stop = excluded.stop, quote = excluded.quote, before = excluded.before, behind = excluded.behind`,
		e.Citation, e.Capture, e.Words, e.State, e.Place.Start, e.Place.End, e.Quote, e.Before, e.After)
}

// ofCitations is what is known of the excerpts of attached citations as they are worded now, the best of each citation first: a
// capture in which it stands, and the latest of these.
const ofCitations = `SELECT ` + excerptColumns + ` FROM citations e JOIN excerpts x ON x.citation_id = e.id AND x.excerpt = e.excerpt
	JOIN captures p ON p.id = x.capture_id WHERE e.detached_at = 0 AND `

const bestFirst = ` ORDER BY x.citation_id, x.state IN ('exact', 'typography') DESC, p.number DESC`

// ExcerptsOf tells where the excerpts of a claim's evidence stand, each in the best capture of its source.
func (s *Store) ExcerptsOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Excerpt, error) {
	return s.bestExcerpts(ctx, ofCitations+`e.claim_id = $1`+bestFirst, id)
}

// ExcerptsOfArticle tells where the excerpts of all evidence of an article stand, each in the best capture of its source.
func (s *Store) ExcerptsOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Excerpt, error) {
	return s.bestExcerpts(ctx, ofCitations+`e.claim_id IN (SELECT c.id FROM claims c WHERE c.article_id = $1)`+bestFirst, id)
}

// ExcerptsOfSource tells where the excerpts cited from a source stand, each in its best capture.
func (s *Store) ExcerptsOfSource(ctx context.Context, id factcheck.SourceID) ([]factcheck.Excerpt, error) {
	return s.bestExcerpts(ctx, ofCitations+`e.source_id = $1`+bestFirst, id)
}

func (s *Store) bestExcerpts(ctx context.Context, query string, args ...any) ([]factcheck.Excerpt, error) {
	known, err := all(ctx, s.reading(ctx), scanExcerpt, query, args...)
	var best []factcheck.Excerpt
	for _, e := range known {
		if len(best) == 0 || best[len(best)-1].Citation != e.Citation {
			best = append(best, e)
		}
	}
	return best, err
}
