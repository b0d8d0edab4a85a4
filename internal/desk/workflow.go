package desk

import (
	"context"
	"slices"

	"stet/internal/factcheck"
)

// step is one event of a claim's workflow on its way through the desk.
type step struct {
	event       factcheck.WorkflowEvent
	claim       factcheck.ClaimID
	rowVersion  int // the version of the claim that the person saw
	comment     string
	prepare     func(ctx context.Context, a *factcheck.Attempt) error // adds what the guards look at
	apply       func(ctx context.Context, c *factcheck.Claim, t factcheck.Transition) error
	unversioned bool            // rowVersion is not asked for: the change cannot overwrite anybody's
	as          factcheck.Entry // what the audit calls it, where it is not about the claim itself
}

// advance is the one road of every change to a claim: policy and guards, the change and its audit entry, in one
// transaction, against the row version that the person saw.
func (d *Desk) advance(ctx context.Context, actor factcheck.Actor, s step) error {
	if !actor.SignedIn() {
		return factcheck.May(actor, factcheck.ReadArticles)
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		before, t, err := d.decide(ctx, actor, s)
		if err != nil {
			return err
		}
		after := before
		after.State, after.UpdatedAt = t.To, d.now()
		if err := s.apply(ctx, &after, t); err != nil {
			return err
		}
		if err := d.voidApprovals(ctx, before, after, t); err != nil {
			return err
		}
		if err := d.keep(ctx, before, after); err != nil {
			return err
		}
		return d.recordStep(ctx, actor, s, before, after)
	})
}

// keep stores what a step made of a claim, and its passage where that is another one now.
func (d *Desk) keep(ctx context.Context, before, after factcheck.Claim) error {
	if err := d.store.SaveClaim(ctx, after); err != nil || samePlace(before, after) {
		return err
	}
	return d.store.PlaceClaim(ctx, after)
}

func samePlace(a, b factcheck.Claim) bool {
	return a.VersionID == b.VersionID && a.Passage == b.Passage && a.Quote == b.Quote
}

func (d *Desk) decide(ctx context.Context, actor factcheck.Actor, s step) (factcheck.Claim, factcheck.Transition, error) {
	attempt, err := d.attempt(ctx, actor, s.claim)
	if err != nil {
		return attempt.Claim, factcheck.Transition{}, err
	}
	attempt.Comment = s.comment
	if s.prepare != nil {
		if err := s.prepare(ctx, &attempt); err != nil {
			return attempt.Claim, factcheck.Transition{}, err
		}
	}
	t, err := factcheck.Decide(s.event, attempt)
	if err == nil && !s.unversioned && s.rowVersion != attempt.Claim.RowVersion {
		err = errStale()
	}
	return attempt.Claim, t, err
}

func errStale() error {
	return factcheck.Errorf(factcheck.Conflict, "Somebody changed this claim while you were looking at it. Look at it as it is now, then decide again; what you typed is kept below.")
}

// attempt gathers what the guards look at, apart from what the person typed.
func (d *Desk) attempt(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (factcheck.Attempt, error) {
	claim, err := d.store.Claim(ctx, id)
	if err != nil {
		return factcheck.Attempt{}, err
	}
	evidence, err := d.store.EvidenceOf(ctx, id)
	if err != nil {
		return factcheck.Attempt{}, err
	}
	newsroom, err := d.store.Newsroom(ctx)
	return factcheck.Attempt{Actor: actor, Claim: claim, Evidence: evidence, Policy: newsroom.Policy}, err
}

func (d *Desk) voidApprovals(ctx context.Context, before, after factcheck.Claim, t factcheck.Transition) error {
	if !t.Voids || after.State == before.State {
		return nil
	}
	return d.store.VoidApprovals(ctx, before.ID, after.UpdatedAt)
}

// recordStep writes the step's one audit entry.
func (d *Desk) recordStep(ctx context.Context, actor factcheck.Actor, s step, before, after factcheck.Claim) error {
	if s.as.Action == "" {
		return d.recordClaim(ctx, actor, s.event, before, after, s.comment)
	}
	entry := s.as
	entry.Article, entry.Claim = after.ArticleID, after.ID
	entry.Changes = append(slices.Clone(entry.Changes), factcheck.ClaimChanges(before, after)...)
	return d.record(ctx, actor, after.UpdatedAt, entry)
}

func (d *Desk) recordClaim(ctx context.Context, actor factcheck.Actor, event factcheck.WorkflowEvent, before, after factcheck.Claim, comment string) error {
	return d.record(ctx, actor, after.UpdatedAt, factcheck.Entry{
		Action: string(event), Object: claimObject(after.ID),
		Article: after.ArticleID, Claim: after.ID, Comment: comment, Changes: factcheck.ClaimChanges(before, after),
	})
}

// Hindrances says for each event that a person is offered on a claim why it would be refused whatever they type. Events
// without a hindrance are not in the map.
func (d *Desk) Hindrances(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (map[factcheck.WorkflowEvent]error, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	attempt, err := d.attempt(ctx, actor, id)
	if err != nil {
		return nil, err
	}
	hindrances := map[factcheck.WorkflowEvent]error{}
	for _, t := range factcheck.Transitions {
		if t.From == attempt.Claim.State && factcheck.Offers(t.Event, actor, attempt.Claim) {
			if reason := factcheck.Hindrance(t.Event, attempt); reason != nil {
				hindrances[t.Event] = reason
			}
		}
	}
	return hindrances, nil
}

func claimObject(id factcheck.ClaimID) factcheck.Object {
	return factcheck.Object{Kind: "claim", ID: string(id)}
}
