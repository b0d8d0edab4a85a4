package desk

import (
	"context"
	"time"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// NewClaim is a passage somebody highlighted and the claim in it. Version, Hash, Start, End and Quote are verified
// against the stored text: a browser that counts wrong saves nothing.
type NewClaim struct {
	Version   factcheck.VersionID `form:"version" validate:"required"`
	Hash      string              `form:"hash" validate:"required"`
	Start     int                 `form:"start"`
	End       int                 `form:"end"`
	Quote     string              `form:"quote" validate:"required,max=5000" clean:"no"`
	Statement string              `form:"statement" validate:"required,max=2000"`
	Claimant  string              `form:"claimant" validate:"max=200"`
	Kind      factcheck.Kind      `form:"kind" validate:"required,oneof=quantity quotation date name event comparison other"`
	Notes     string              `form:"notes" validate:"max=10000"`
	Assignee  factcheck.UserID    `form:"assignee"` // empty for nobody; reviewers take, editors assign
}

// Highlight makes a claim of a passage, and starts work on it when an assignee is given.
func (d *Desk) Highlight(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, in NewClaim) (factcheck.ClaimID, error) {
	if _, err := factcheck.Decide(factcheck.EventHighlight, factcheck.Attempt{Actor: actor}); err != nil {
		return "", err
	}
	if err := sound(&in); err != nil {
		return "", err
	}
	claim := in.claim(actor, id, d.now())
	return claim.ID, d.atomically(ctx, func(ctx context.Context) (err error) {
		if claim.Quote, err = d.verifiedQuote(ctx, id, in.borders()); err != nil {
			return err
		}
		if err := d.store.AddClaim(ctx, claim); err != nil {
			return err
		}
		if err := d.recordClaim(ctx, actor, factcheck.EventHighlight, factcheck.Claim{}, claim, ""); err != nil {
			return err
		}
		return d.startWork(ctx, actor, claim, in.Assignee)
	})
}

func (in NewClaim) claim(actor factcheck.Actor, article factcheck.ArticleID, now time.Time) factcheck.Claim {
	return factcheck.Claim{
		ID: factcheck.ClaimID(newID()), ArticleID: article, VersionID: in.Version,
		Passage:   document.Range{Start: in.Start, End: in.End},
		Statement: in.Statement, Claimant: in.Claimant, Kind: in.Kind, Notes: in.Notes,
		State: factcheck.Open, CreatedBy: actor.ID, CreatedAt: now, UpdatedAt: now, RowVersion: 1,
	}
}

func (in NewClaim) borders() Borders {
	return Borders{Version: in.Version, Hash: in.Hash, Start: in.Start, End: in.End, Quote: in.Quote}
}

func (d *Desk) startWork(ctx context.Context, actor factcheck.Actor, claim factcheck.Claim, assignee factcheck.UserID) error {
	switch assignee {
	case "":
		return nil
	case actor.ID:
		return d.Take(ctx, actor, claim.ID, claim.RowVersion)
	}
	return d.AssignClaim(ctx, actor, claim.ID, claim.RowVersion, assignee)
}

// ClaimWords are what a claim says, besides its passage.
type ClaimWords struct {
	Statement string         `form:"statement" validate:"required,max=2000"`
	Claimant  string         `form:"claimant" validate:"max=200"`
	Kind      factcheck.Kind `form:"kind" validate:"required,oneof=quantity quotation date name event comparison other"`
	Notes     string         `form:"notes" validate:"max=10000"`
}

// Revise changes a claim's words. A changed statement voids a standing approval, which was bound to it; the other words
// were not part of what was approved.
func (d *Desk) Revise(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in ClaimWords) error {
	if err := sound(&in); err != nil {
		return err
	}
	return d.advance(ctx, actor, step{
		event: factcheck.EventEdit, claim: id, rowVersion: rowVersion,
		apply: func(_ context.Context, c *factcheck.Claim, t factcheck.Transition) error {
			if t.Voids && c.Statement == in.Statement {
				c.State = t.From
			}
			c.Statement, c.Claimant, c.Kind, c.Notes = in.Statement, in.Claimant, in.Kind, in.Notes
			return nil
		},
	})
}

// Take makes the actor the claim's assignee.
func (d *Desk) Take(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventTake, claim: id, rowVersion: rowVersion,
		apply: func(_ context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.Assignee = actor.ID
			return nil
		},
	})
}

// AssignClaim gives the claim to a colleague.
func (d *Desk) AssignClaim(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, to factcheck.UserID) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventAssign, claim: id, rowVersion: rowVersion,
		prepare: func(ctx context.Context, a *factcheck.Attempt) (err error) {
			if a.Assignee, err = d.store.User(ctx, to); factcheck.Is(err, factcheck.NotFound) {
				return nil // the guard says it in words
			}
			return err
		},
		apply: func(_ context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.Assignee = to
			return nil
		},
	})
}

// CloseClaim marks a claim as not checkable, with the reason.
func (d *Desk) CloseClaim(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, reason factcheck.CloseReason) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventClose, claim: id, rowVersion: rowVersion,
		prepare: func(_ context.Context, a *factcheck.Attempt) error { a.Reason = reason; return nil },
		apply: func(_ context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.CloseReason = reason
			return nil
		},
	})
}

// Reopen brings a closed or approved claim back to work. Without an assignee the editor who reopens it holds it.
func (d *Desk) Reopen(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, comment string) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventReopen, claim: id, rowVersion: rowVersion, comment: clean(comment),
		apply: func(_ context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.CloseReason = ""
			if c.Assignee == "" {
				c.Assignee = actor.ID
			}
			return nil
		},
	})
}

// Withdraw takes a claim out of the article again, as when it was highlighted by mistake. It stays as a tombstone.
func (d *Desk) Withdraw(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventWithdraw, claim: id, rowVersion: rowVersion,
		apply: func(_ context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.WithdrawnAt = c.UpdatedAt
			return nil
		},
	})
}

// Restore brings a withdrawn claim back as it was, for the people who could have withdrawn it, in whatever session.
func (d *Desk) Restore(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		before, err := d.store.Claim(ctx, id)
		if err != nil {
			return err
		}
		after := before
		after.WithdrawnAt, after.UpdatedAt, after.RowVersion = time.Time{}, d.now(), rowVersion
		if err := factcheck.MayRestore(actor, before); err != nil {
			return err
		}
		if err := d.store.SaveClaim(ctx, after); err != nil {
			return err
		}
		return d.recordClaim(ctx, actor, "restore", before, after, "")
	})
}
