package store

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

const approvalColumns = `d.id, d.claim_id, d.decision, d.verdict_id, d.hash, d.comment, d.by_user, d.at, d.voided_at`

func scanApproval(r row) (a factcheck.Approval, err error) {
	err = r.Scan(&a.ID, &a.ClaimID, &a.Decision, &a.Verdict, &a.Hash, &a.Comment, &a.By, moment{&a.At}, moment{&a.VoidedAt})
	return a, err
}

// AddApproval adds an editor's decision to a claim's history.
func (s *Store) AddApproval(ctx context.Context, a factcheck.Approval) error {
	return s.run(ctx, `
		INSERT INTO approvals (id, claim_id, decision, verdict_id, hash, comment, by_user, at, voided_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		a.ID, a.ClaimID, a.Decision, a.Verdict, a.Hash, a.Comment, a.By, micros(a.At), micros(a.VoidedAt))
}

// VoidApprovals ends the force of the claim's approvals that stand; there may be none. Decisions to return stay as they
// are: they never had any force.
func (s *Store) VoidApprovals(ctx context.Context, id factcheck.ClaimID, at time.Time) error {
	return s.run(ctx, `UPDATE approvals SET voided_at = $2 WHERE claim_id = $1 AND decision = $3 AND voided_at = 0 AND undone_at = 0`,
		id, micros(at), factcheck.DecidedApprove)
}

// ApprovalsOf lists every decision on a claim, undone ones left out, oldest first.
func (s *Store) ApprovalsOf(ctx context.Context, id factcheck.ClaimID) ([]factcheck.Approval, error) {
	return all(ctx, s.reading(ctx), scanApproval,
		`SELECT `+approvalColumns+` FROM approvals d WHERE d.claim_id = $1 AND d.undone_at = 0 ORDER BY d.at, d.id`, id)
}

// ApprovalsOfArticle lists every decision on the article's claims, undone ones and those on
// withdrawn claims left out, oldest first.
func (s *Store) ApprovalsOfArticle(ctx context.Context, id factcheck.ArticleID) ([]factcheck.Approval, error) {
	return all(ctx, s.reading(ctx), scanApproval, `
		SELECT `+approvalColumns+` FROM claims c JOIN approvals d ON d.claim_id = c.id
		WHERE c.article_id = $1 AND c.withdrawn_at = 0 AND d.undone_at = 0 ORDER BY d.at, d.id`, id)
}

// RestoreApprovals makes exactly these of the claim's decisions the ones that were taken, each in force or voided as it is
// given; the others are undone.
func (s *Store) RestoreApprovals(ctx context.Context, id factcheck.ClaimID, taken []factcheck.Approval, at time.Time) error {
	return s.write(ctx, func(q querier) error {
		_, err := change(ctx, q, `UPDATE approvals SET undone_at = $2 WHERE claim_id = $1 AND undone_at = 0`, id, micros(at))
		for _, a := range taken {
			if err == nil {
				_, err = change(ctx, q, `UPDATE approvals SET undone_at = 0, voided_at = $3 WHERE claim_id = $1 AND id = $2`, id, a.ID, micros(a.VoidedAt))
			}
		}
		return err
	})
}
