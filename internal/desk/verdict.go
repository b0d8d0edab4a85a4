package desk

import (
	"context"

	"stet/internal/factcheck"
)

// NewVerdict is what a reviewer found and why.
type NewVerdict struct {
	Key       string `form:"verdict" validate:"max=100"`
	Rationale string `form:"rationale" validate:"max=20000"`
	Submit    bool   `form:"submit"` // send it for approval at once, where the policy needs no second check
}

// Propose puts a verdict on a claim, on the scale in use.
func (d *Desk) Propose(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in NewVerdict) error {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		if err := d.propose(ctx, actor, id, rowVersion, in); err != nil || !in.Submit {
			return err
		}
		return d.Submit(ctx, actor, id, rowVersion+1)
	})
}

func (d *Desk) propose(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in NewVerdict) error {
	newsroom, err := d.store.Newsroom(ctx)
	if err != nil {
		return err
	}
	verdict := factcheck.Verdict{
		ID: factcheck.VerdictID(newID()), ClaimID: id, Scale: newsroom.Scale, Key: in.Key, Rationale: in.Rationale, By: actor.ID, At: d.now(),
	}
	return d.advance(ctx, actor, step{
		event: factcheck.EventPropose, claim: id, rowVersion: rowVersion,
		prepare: func(_ context.Context, a *factcheck.Attempt) error { a.Verdict = verdict; return nil },
		apply: func(ctx context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.Verdict = verdict
			return d.store.AddVerdict(ctx, verdict)
		},
	})
}

// Submit sends a proposed verdict for approval, where the policy needs no second check.
func (d *Desk) Submit(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	return d.advance(ctx, actor, step{event: factcheck.EventSubmit, claim: id, rowVersion: rowVersion, apply: unchanged})
}

// TakeBack returns a proposed verdict to research, before anybody decides on it.
func (d *Desk) TakeBack(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	return d.advance(ctx, actor, step{event: factcheck.EventTakeBack, claim: id, rowVersion: rowVersion, apply: unchanged})
}

func unchanged(context.Context, *factcheck.Claim, factcheck.Transition) error { return nil }
