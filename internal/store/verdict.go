package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

const verdictColumns = `v.id, v.claim_id, v.scale, v.key, v.rationale, v.by_user, v.at`

func scanVerdict(r row) (v factcheck.Verdict, err error) {
	err = r.Scan(&v.ID, &v.ClaimID, &v.Scale, &v.Key, &v.Rationale, &v.By, moment{&v.At})
	return v, err
}

// AddVerdict adds a verdict to a claim's history. SaveClaim makes it the one that stands.
func (s *Store) AddVerdict(ctx context.Context, v factcheck.Verdict) error {
	return s.run(ctx, `
		INSERT INTO verdicts (id, claim_id, scale, key, rationale, by_user, at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		v.ID, v.ClaimID, v.Scale, v.Key, v.Rationale, v.By, micros(v.At))
}

// VerdictsOf lists every verdict ever given on a claim, undone ones left out, oldest first.
func (s *Store) VerdictsOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Verdict, error) {
	return all(ctx, s.reading(ctx), scanVerdict,
		`SELECT `+verdictColumns+` FROM verdicts v WHERE v.claim_id = $1 AND v.undone_at = 0 ORDER BY v.at, v.id`, id)
}

// VerdictsOfArticle lists every verdict ever given on the article's claims, undone ones and those of
// withdrawn claims left out, oldest first.
func (s *Store) VerdictsOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Verdict, error) {
	return all(ctx, s.reading(ctx), scanVerdict, `
		SELECT `+verdictColumns+` FROM claims c JOIN verdicts v ON v.claim_id = c.id
		WHERE c.article_id = $1 AND c.withdrawn_at = 0 AND v.undone_at = 0 ORDER BY v.at, v.id`, id)
}

// RestoreVerdicts makes exactly these of the claim's verdicts the ones that were given; the others are undone.
func (s *Store) RestoreVerdicts(ctx context.Context, id factcheck.ClaimID, given []factcheck.VerdictID, at time.Time) error {
	return s.write(ctx, func(q querier) error {
		_, err := change(ctx, q, `UPDATE verdicts SET undone_at = $2 WHERE claim_id = $1 AND undone_at = 0`, id, micros(at))
		for _, v := range given {
			if err == nil {
				_, err = change(ctx, q, `UPDATE verdicts SET undone_at = 0 WHERE claim_id = $1 AND id = $2`, id, v)
			}
		}
		return err
	})
}
