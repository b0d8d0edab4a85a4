package store

import (
	"context"
	"math"

	"stet/internal/factcheck"
)

// Claims are read with their place on the article's current version, if they have one there, and their verdict. The quote of
// one without is that of its last place.
const (
	claimColumns = `c.id, c.article_id, p.version_id, coalesce(p.start, 0), coalesce(p.stop, 0), coalesce(p.quote, l.was, c.quote),
		c.statement, c.claimant, c.kind, c.notes, c.state, c.assignee, c.close_reason, c.evidence_editor,
		c.created_by, c.created_at, c.updated_at, c.withdrawn_at, c.merged_into, c.row_version,
		v.id, v.claim_id, v.scale, v.key, v.rationale, v.by_user, coalesce(v.at, 0)`
	placedClaims = ` FROM claims c
		JOIN articles a ON a.id = c.article_id
		LEFT JOIN placements p ON p.claim_id = c.id AND p.version_id = a.current AND ` + isPlaced + `
		LEFT JOIN placements l ON l.claim_id = c.id AND l.version_id = a.current AND l.from_version IS NOT NULL
		LEFT JOIN verdicts v ON v.id = c.verdict_id`
	isPlaced = `p.waiting = 0 AND p.state <> 'orphan'`
)

func claimInto(c *factcheck.Claim) []any {
	v := &c.Verdict
	return []any{
		&c.ID, &c.ArticleID, maybe(&c.VersionID), &c.Passage.Start, &c.Passage.End, &c.Quote,
		&c.Statement, &c.Claimant, &c.Kind, &c.Notes, &c.State, maybe(&c.Assignee), &c.CloseReason, maybe(&c.EvidenceEditor),
		&c.CreatedBy,
		moment{&c.CreatedAt},
		moment{&c.UpdatedAt},
		moment{&c.WithdrawnAt},
		maybe(&c.MergedInto), &c.RowVersion,
		maybe(&v.ID), maybe(&v.ClaimID), maybe(&v.Scale), maybe(&v.Key), maybe(&v.Rationale), maybe(&v.By),
		moment{&v.At},
	}
}

func scanClaim(r row) (c factcheck.Claim, err error) {
	err = r.Scan(claimInto(&c)...)
	return c, err
}

// AddClaim adds a claim and its exact placement on the version it was made on; one that has none yet is placed by AddPlacements.
func (s *Store) AddClaim(ctx context.Context, c factcheck.Claim) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		err := s.run(ctx, `
			INSERT INTO claims (id, article_id, quote, statement, claimant, kind, notes, state, assignee, close_reason, verdict_id,
				evidence_editor, created_by, created_at, updated_at, withdrawn_at, row_version)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)`,
			c.ID, c.ArticleID, c.Quote, c.Statement, c.Claimant, c.Kind, c.Notes, c.State, orNull(c.Assignee), c.CloseReason,
			orNull(c.Verdict.ID), orNull(c.EvidenceEditor), c.CreatedBy, micros(c.CreatedAt), micros(c.UpdatedAt), micros(c.WithdrawnAt))
		if err != nil || !c.Placed() {
			return err
		}
		return s.run(ctx, `
			INSERT INTO placements (claim_id, version_id, start, stop, quote, state, created_at)
			VALUES ($1, $2, $3, $4, $5, 'exact', $6)`,
			c.ID, c.VersionID, c.Passage.Start, c.Passage.End, c.Quote, micros(c.CreatedAt))
	})
}

// SaveClaim changes a claim, if c.RowVersion is still the stored one. Which verdict stands is c.Verdict.ID; the verdict's
// own words are AddVerdict's, and quote and placement change by PlaceClaim only.
func (s *Store) SaveClaim(ctx context.Context, c factcheck.Claim) error {
	return s.save(ctx, "claim", `SELECT 1 FROM claims WHERE id = $1`, `
		UPDATE claims SET statement = $3, claimant = $4, kind = $5, notes = $6, state = $7, assignee = $8, close_reason = $9,
			verdict_id = $10, evidence_editor = $11, updated_at = $12, withdrawn_at = $13, merged_into = $14, row_version = row_version + 1
		WHERE id = $1 AND row_version = $2`,
		c.ID, c.RowVersion, c.Statement, c.Claimant, c.Kind, c.Notes, c.State, orNull(c.Assignee), c.CloseReason,
		orNull(c.Verdict.ID), orNull(c.EvidenceEditor), micros(c.UpdatedAt), micros(c.WithdrawnAt), orNull(c.MergedInto))
}

// PlaceClaim gives a claim the passage and quote of c on the version of c, in place of those it had there, as a person drew
// them. On the version it was made on this becomes its first quote, which is kept for ever once it stands in another one.
func (s *Store) PlaceClaim(ctx context.Context, c factcheck.Claim) error {
	return s.Atomically(ctx, func(ctx context.Context) error {
		if err := s.drawQuote(ctx, c); err != nil {
			return err
		}
		return s.run(ctx, `
			INSERT INTO placements (claim_id, version_id, start, stop, quote, state, created_at)
			VALUES ($1, $2, $3, $4, $5, 'exact', $6)
			ON CONFLICT (claim_id, version_id) DO UPDATE SET start = excluded.start, stop = excluded.stop, quote = excluded.quote,
				state = excluded.state, waiting = 0`,
			c.ID, c.VersionID, c.Passage.Start, c.Passage.End, c.Quote, micros(c.UpdatedAt))
	})
}

func (s *Store) drawQuote(ctx context.Context, c factcheck.Claim) error {
	there, err := exists(ctx, s.reading(ctx), `SELECT 1 FROM claims WHERE id = $1`, c.ID)
	if err == nil && !there {
		err = missing("claim")
	}
	if err != nil {
		return err
	}
	return s.run(ctx, `UPDATE claims SET quote = $2 WHERE id = $1 AND NOT EXISTS (
		SELECT 1 FROM placements WHERE claim_id = $1 AND version_id <> $3)`, c.ID, c.Quote, c.VersionID)
}

// Claim finds a claim, withdrawn ones as well.
func (s *Store) Claim(ctx context.Context, id factcheck.ClaimID) (factcheck.Claim, error) {
	return one(ctx, s.reading(ctx), scanClaim, "claim", `SELECT `+claimColumns+placedClaims+` WHERE c.id = $1`, id)
}

// NumberOf is a claim's place among its article's claims in document order, from 1; a withdrawn one is not found.
func (s *Store) NumberOf(ctx context.Context, id factcheck.ClaimID) (int, error) {
	n, err := one(ctx, s.reading(ctx), number64, "claim", `
		SELECT count(*) FROM claims m
			JOIN articles a ON a.id = m.article_id
			LEFT JOIN placements q ON q.claim_id = m.id AND q.version_id = a.current AND q.waiting = 0 AND q.state <> 'orphan'
			JOIN claims c ON c.article_id = m.article_id AND c.withdrawn_at = 0
			LEFT JOIN placements p ON p.claim_id = c.id AND p.version_id = a.current AND `+isPlaced+`
		WHERE m.id = $1 AND m.withdrawn_at = 0
			AND (coalesce(p.start, $2), -coalesce(p.stop, 0), c.created_at, c.id)
				<= (coalesce(q.start, $2), -coalesce(q.stop, 0), m.created_at, m.id)
		HAVING count(*) > 0`, id, int64(math.MaxInt32))
	return int(n), err
}

// ClaimsOf lists an article's claims in document order, without withdrawn ones: by start, where that is equal the
// longest first, those without a place at the end.
func (s *Store) ClaimsOf(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Claim, error) {
	return all(ctx, s.reading(ctx), scanClaim, `SELECT `+claimColumns+placedClaims+`
		WHERE c.article_id = $1 AND c.withdrawn_at = 0
		ORDER BY p.start NULLS LAST, p.stop DESC, c.created_at, c.id`, id)
}

func scanWaiting(r row) (w factcheck.Waiting, err error) {
	err = r.Scan(append(claimInto(&w.Claim), articleInto(&w.Article)...)...)
	w.Since = w.Claim.UpdatedAt
	return w, err
}

const waitingClaims = `SELECT ` + claimColumns + `, ` + articleColumns + placedClaims + currentVersion

// nearestDeadline puts the articles without a deadline last.
const nearestDeadline = `CASE WHEN a.deadline = 0 THEN 1 ELSE 0 END, a.deadline`

// ClaimsInApproval lists what waits for an editor: nearest deadline first, then longest waiting.
func (s *Store) ClaimsInApproval(ctx context.Context) ([]factcheck.Waiting, error) {
	return all(ctx, s.reading(ctx), scanWaiting, waitingClaims+`
		WHERE c.state = $1 AND c.withdrawn_at = 0
		ORDER BY `+nearestDeadline+`, c.updated_at, c.id`, factcheck.InApproval)
}

// ClaimsUnsettled lists every claim that is neither approved nor closed: nearest deadline first, then longest waiting.
func (s *Store) ClaimsUnsettled(ctx context.Context) ([]factcheck.Waiting, error) {
	c := &conditions{}
	c.and(`c.state IN ` + listed(c, factcheck.UnsettledStates))
	c.and(`c.withdrawn_at = 0`)
	return all(ctx, s.reading(ctx), scanWaiting, waitingClaims+c.where()+` ORDER BY `+nearestDeadline+`, c.updated_at, c.id`, c.args...)
}

// CountInApproval is how many claims wait for an editor.
func (s *Store) CountInApproval(ctx context.Context) (int, error) {
	n, err := one(ctx, s.reading(ctx), number64, "count",
		`SELECT count(*) FROM claims WHERE state = $1 AND withdrawn_at = 0`, factcheck.InApproval)
	return int(n), err
}

// ClaimsAssigned lists a person's claims that wait for their work: nearest deadline first, then the last touched.
func (s *Store) ClaimsAssigned(ctx context.Context, to factcheck.UserID) ([]factcheck.Waiting, error) {
	return all(ctx, s.reading(ctx), scanWaiting, waitingClaims+`
		WHERE c.assignee = $1 AND c.state IN ($2, $3, $4) AND c.withdrawn_at = 0
		ORDER BY `+nearestDeadline+`, c.updated_at DESC, c.id`, to, factcheck.Open, factcheck.Researching, factcheck.Proposed)
}
