package store

import (
	"context"

	"stet/internal/factcheck"
)

// Citations are read with their source.
const citationColumns = `e.id, e.claim_id, e.number, e.stance, e.excerpt, e.locator, e.note, e.created_by, e.created_at,
	e.detached_at, e.row_version, ` + sourceColumns

func citationInto(c *factcheck.Citation) []any {
	return append([]any{
		&c.ID, &c.ClaimID, &c.Number, &c.Stance, &c.Excerpt, &c.Locator, &c.Note, &c.CreatedBy,
		moment{&c.CreatedAt},
		moment{&c.DetachedAt},
		&c.RowVersion,
	}, sourceInto(&c.Source)...)
}

func scanCitation(r row) (c factcheck.Citation, err error) {
	err = r.Scan(citationInto(&c)...)
	return c, err
}

// AddCitation attaches a source to a claim under the claim's next number, and gives it back as it is stored. Numbers of
// detached citations are not given again, since a rationale may speak of them.
func (s *Store) AddCitation(ctx context.Context, c factcheck.Citation) (added factcheck.Citation, err error) {
	err = s.Atomically(ctx, func(ctx context.Context) error {
		err := s.run(ctx, `
			INSERT INTO citations (id, claim_id, source_id, number, stance, excerpt, locator, note, created_by, created_at,
				detached_at, row_version)
			VALUES ($1, $2, $3, (SELECT coalesce(max(number), 0) + 1 FROM citations WHERE claim_id = $2), $4, $5, $6, $7, $8, $9, $10, 1)`,
			c.ID, c.ClaimID, c.Source.ID, c.Stance, c.Excerpt, c.Locator, c.Note, c.CreatedBy, micros(c.CreatedAt), micros(c.DetachedAt))
		if err != nil {
			return err
		}
		added, err = s.Citation(ctx, c.ID)
		return err
	})
	return added, err
}

// SaveCitation changes a citation, if c.RowVersion is still the stored one. Its claim and number never change.
func (s *Store) SaveCitation(ctx context.Context, c factcheck.Citation) error {
	return s.save(ctx, "citation", `SELECT 1 FROM citations WHERE id = $1`, `
		UPDATE citations SET source_id = $3, stance = $4, excerpt = $5, locator = $6, note = $7, detached_at = $8,
			row_version = row_version + 1
		WHERE id = $1 AND row_version = $2`,
		c.ID, c.RowVersion, c.Source.ID, c.Stance, c.Excerpt, c.Locator, c.Note, micros(c.DetachedAt))
}

// Citation finds a citation, detached ones as well.
func (s *Store) Citation(ctx context.Context, id factcheck.CitationID) (factcheck.Citation, error) {
	return one(ctx, s.reading(ctx), scanCitation, "citation",
		`SELECT `+citationColumns+` FROM citations e JOIN sources s ON s.id = e.source_id WHERE e.id = $1`, id)
}

// EvidenceOf lists the citations attached to a claim, by number.
func (s *Store) EvidenceOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Citation, error) {
	return all(ctx, s.reading(ctx), scanCitation, `
		SELECT `+citationColumns+` FROM citations e JOIN sources s ON s.id = e.source_id
		WHERE e.claim_id = $1 AND e.detached_at = 0 ORDER BY e.number`, id)
}

// EvidenceOfArticle lists the citations attached to the article's claims, withdrawn ones left out, by claim and number.
func (s *Store) EvidenceOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Citation, error) {
	return all(ctx, s.reading(ctx), scanCitation, `
		SELECT `+citationColumns+` FROM claims c JOIN citations e ON e.claim_id = c.id JOIN sources s ON s.id = e.source_id
		WHERE c.article_id = $1 AND c.withdrawn_at = 0 AND e.detached_at = 0 ORDER BY e.claim_id, e.number`, id)
}

// EvidenceIn lists the citations attached to the claims in these states, withdrawn ones left out, by claim and number.
func (s *Store) EvidenceIn(ctx context.Context, states []factcheck.State) ([]factcheck.Citation, error) {
	c := &conditions{}
	c.and(`c.state IN ` + listed(c, states))
	c.and(`c.withdrawn_at = 0`)
	c.and(`e.detached_at = 0`)
	return all(ctx, s.reading(ctx), scanCitation, `
		SELECT `+citationColumns+` FROM claims c JOIN citations e ON e.claim_id = c.id JOIN sources s ON s.id = e.source_id`+c.where()+`
		ORDER BY e.claim_id, e.number`, c.args...)
}

// UsesOf lists where a source is cited, newest first; detached citations and withdrawn claims are left out.
func (s *Store) UsesOf(ctx context.Context, id factcheck.SourceID) ([]factcheck.Use, error) {
	return all(ctx, s.reading(ctx), scanUse, `
		SELECT `+citationColumns+`, `+claimColumns+`, `+articleColumns+placedClaims+currentVersion+`
		JOIN citations e ON e.claim_id = c.id
		JOIN sources s ON s.id = e.source_id
		WHERE e.source_id = $1 AND e.detached_at = 0 AND c.withdrawn_at = 0
		ORDER BY e.created_at DESC, e.id DESC`, id)
}

// Cited says whether anything cites a source, be it a withdrawn claim, which may come back.
func (s *Store) Cited(ctx context.Context, id factcheck.SourceID) (bool, error) {
	return exists(ctx, s.reading(ctx), `SELECT 1 FROM citations WHERE source_id = $1 AND detached_at = 0 LIMIT 1`, id)
}

func scanUse(r row) (u factcheck.Use, err error) {
	into := append(citationInto(&u.Citation), claimInto(&u.Claim)...)
	err = r.Scan(append(into, articleInto(&u.Article)...)...)
	return u, err
}
