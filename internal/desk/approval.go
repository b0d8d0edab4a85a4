package desk

import (
	"context"

	"stet/internal/factcheck"
)

// ApprovalQueue lists the claims that wait for an editor's decision, nearest deadline first, each with the reason why
// this editor cannot approve it, if there is one.
func (d *Desk) ApprovalQueue(ctx context.Context, actor factcheck.Actor) ([]factcheck.Waiting, error) {
	if err := factcheck.May(actor, factcheck.SeeApprovalQueue); err != nil {
		return nil, err
	}
	waiting, err := d.store.ClaimsInApproval(ctx)
	if err != nil {
		return nil, err
	}
	newsroom, err := d.store.Newsroom(ctx)
	if err != nil {
		return nil, err
	}
	evidence, err := d.evidenceIn(ctx, []factcheck.State{factcheck.InApproval})
	for i, w := range waiting {
		attempt := factcheck.Attempt{Actor: actor, Claim: w.Claim, Evidence: evidence[w.Claim.ID], Policy: newsroom.Policy}
		waiting[i].Hindered = factcheck.Hindrance(factcheck.EventApprove, attempt)
	}
	return waiting, err
}

// WaitingForApproval is how many claims wait for an editor, for those who see the queue.
func (d *Desk) WaitingForApproval(ctx context.Context, actor factcheck.Actor) (int, error) {
	if err := factcheck.May(actor, factcheck.SeeApprovalQueue); err != nil {
		return 0, err
	}
	return d.store.CountInApproval(ctx)
}

// MyWork lists the claims assigned to the actor that are theirs to go on with.
func (d *Desk) MyWork(ctx context.Context, actor factcheck.Actor) ([]factcheck.Waiting, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	return d.store.ClaimsAssigned(ctx, actor.ID)
}

// Approve decides that a claim's verdict stands. The approval is bound to the hash of what was approved.
func (d *Desk) Approve(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, comment string) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventApprove, claim: id, rowVersion: rowVersion, comment: clean(comment),
		apply: d.decision(actor, factcheck.DecidedApprove, clean(comment)),
	})
}

// ReturnForChanges sends a claim back to its assignee with what there is to do.
func (d *Desk) ReturnForChanges(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, comment string) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventReturn, claim: id, rowVersion: rowVersion, comment: clean(comment),
		apply: d.decision(actor, factcheck.DecidedReturn, clean(comment)),
	})
}

func (d *Desk) decision(actor factcheck.Actor, decision factcheck.Decision, comment string) func(context.Context, *factcheck.Claim, factcheck.Transition) error {
	return func(ctx context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
		if err := factcheck.TooLong("comment", comment, factcheck.MaxComment); err != nil {
			return err
		}
		evidence, err := d.store.EvidenceOf(ctx, c.ID)
		if err != nil {
			return err
		}
		return d.store.AddApproval(ctx, factcheck.Approval{
			ID: factcheck.ApprovalID(newID()), ClaimID: c.ID, Decision: decision, Verdict: c.Verdict.ID,
			Hash: factcheck.ApprovalHash(*c, evidence), Comment: comment, By: actor.ID, At: c.UpdatedAt,
		})
	}
}
