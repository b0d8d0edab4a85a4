package desk

import (
	"context"
	"time"

	"stet/internal/factcheck"
)

// journal is the store as the desk writes to it. Every method that changes an article, a claim with its verdicts and
// decisions, a citation or a source first notes how the thing was before; what the transaction has touched becomes one
// step of the person's session when it ends (see keepStep), which Undo and Redo restore in either direction.
//
// So a use case is undoable by itself: it makes its changes within atomically, by the methods below, and records its
// audit entries. Whoever adds a method to the Store that changes one of these things gives it a method here, and whoever
// adds a kind of thing teaches state, restore and Store.Steps about it; tests fail otherwise. A thing has a row version,
// which every change of it or of what belongs to it raises.
type journal struct{ Store }

// AddArticle notes and adds.
func (j journal) AddArticle(ctx context.Context, a factcheck.Article) error {
	return j.noted(ctx, articleObject(a.ID), func() error { return j.Store.AddArticle(ctx, a) })
}

// SaveArticle notes and saves.
func (j journal) SaveArticle(ctx context.Context, a factcheck.Article) error {
	return j.noted(ctx, articleObject(a.ID), func() error { return j.Store.SaveArticle(ctx, a) })
}

// Assign notes and assigns.
func (j journal) Assign(ctx context.Context, id factcheck.ArticleID, people []factcheck.UserID) error {
	return j.noted(ctx, articleObject(id), func() error { return j.Store.Assign(ctx, id, people) })
}

// AddClaim notes and adds.
func (j journal) AddClaim(ctx context.Context, c factcheck.Claim) error {
	return j.noted(ctx, claimObject(c.ID), func() error { return j.Store.AddClaim(ctx, c) })
}

// SaveClaim notes and saves.
func (j journal) SaveClaim(ctx context.Context, c factcheck.Claim) error {
	return j.noted(ctx, claimObject(c.ID), func() error { return j.Store.SaveClaim(ctx, c) })
}

// PlaceClaim notes and places.
func (j journal) PlaceClaim(ctx context.Context, c factcheck.Claim) error {
	return j.noted(ctx, claimObject(c.ID), func() error { return j.Store.PlaceClaim(ctx, c) })
}

// RestorePlacement notes and restores.
func (j journal) RestorePlacement(ctx context.Context, p factcheck.Placement) error {
	return j.noted(ctx, claimObject(p.ClaimID), func() error { return j.Store.RestorePlacement(ctx, p) })
}

// AddVerdict notes and adds.
func (j journal) AddVerdict(ctx context.Context, v factcheck.Verdict) error {
	return j.noted(ctx, claimObject(v.ClaimID), func() error { return j.Store.AddVerdict(ctx, v) })
}

// AddApproval notes and adds.
func (j journal) AddApproval(ctx context.Context, a factcheck.Approval) error {
	return j.noted(ctx, claimObject(a.ClaimID), func() error { return j.Store.AddApproval(ctx, a) })
}

// VoidApprovals notes and voids.
func (j journal) VoidApprovals(ctx context.Context, id factcheck.ClaimID, at time.Time) error {
	return j.noted(ctx, claimObject(id), func() error { return j.Store.VoidApprovals(ctx, id, at) })
}

// AddCitation notes and adds.
func (j journal) AddCitation(ctx context.Context, c factcheck.Citation) (added factcheck.Citation, err error) {
	err = j.noted(ctx, citationObject(c.ID), func() error {
		added, err = j.Store.AddCitation(ctx, c)
		return err
	})
	return added, err
}

// SaveCitation notes and saves.
func (j journal) SaveCitation(ctx context.Context, c factcheck.Citation) error {
	return j.noted(ctx, citationObject(c.ID), func() error { return j.Store.SaveCitation(ctx, c) })
}

// AddSource notes and adds.
func (j journal) AddSource(ctx context.Context, s factcheck.Source) error {
	return j.noted(ctx, sourceObject(s.ID), func() error { return j.Store.AddSource(ctx, s) })
}

// SaveSource notes and saves.
func (j journal) SaveSource(ctx context.Context, s factcheck.Source) error {
	return j.noted(ctx, sourceObject(s.ID), func() error { return j.Store.SaveSource(ctx, s) })
}

// SaveProposed notes and saves. That one is added is a part of the version it arrived with.
func (j journal) SaveProposed(ctx context.Context, p factcheck.ProposedSource) error {
	return j.noted(ctx, proposedObject(p.ID), func() error { return j.Store.SaveProposed(ctx, p) })
}

// noted makes a change of a thing after noting how it was before the transaction; outside one there is no journal.
func (j journal) noted(ctx context.Context, o factcheck.Object, change func() error) error {
	w, inside := workOf(ctx)
	if inside && !w.touched(o) {
		before, version, err := stateOf(ctx, j.Store, o)
		if err != nil {
			return err
		}
		w.changes = append(w.changes, factcheck.StepChange{Object: o, Was: version, Before: before})
	}
	return change()
}

// stateOf is how a thing stands, and its row version; the zero Standing where it is not there.
func stateOf(ctx context.Context, s Store, o factcheck.Object) (state factcheck.Standing, version int, err error) {
	switch o.Kind {
	case "article":
		state, version, err = articleState(ctx, s, factcheck.ArticleID(o.ID))
	case "claim":
		state, version, err = claimState(ctx, s, factcheck.ClaimID(o.ID))
	case "citation":
		var c factcheck.Citation
		c, err = s.Citation(ctx, factcheck.CitationID(o.ID))
		state, version = factcheck.Standing{Citation: &c}, c.RowVersion
	case "source":
		var c factcheck.Source
		c, err = s.Source(ctx, factcheck.SourceID(o.ID))
		state, version = factcheck.Standing{Source: &c}, c.RowVersion
	case "proposed source":
		var p factcheck.ProposedSource
		p, err = s.Proposed(ctx, factcheck.ProposedID(o.ID))
		state, version = factcheck.Standing{Proposed: &p}, p.RowVersion
	}
	if factcheck.Is(err, factcheck.NotFound) {
		return factcheck.Standing{}, 0, nil
	}
	return state, version, err
}

func articleState(ctx context.Context, s Store, id factcheck.ArticleID) (factcheck.Standing, int, error) {
	article, err := s.Article(ctx, id)
	if err != nil {
		return factcheck.Standing{}, 0, err
	}
	people, err := s.AssignedTo(ctx, id)
	return factcheck.Standing{Article: &article, People: people}, article.RowVersion, err
}

func claimState(ctx context.Context, s Store, id factcheck.ClaimID) (factcheck.Standing, int, error) {
	claim, err := s.Claim(ctx, id)
	if err != nil {
		return factcheck.Standing{}, 0, err
	}
	state := factcheck.Standing{Claim: &claim}
	if state.Placement, err = placementNow(ctx, s, claim); err != nil {
		return state, 0, err
	}
	verdicts, err := s.VerdictsOf(ctx, id)
	if err != nil {
		return state, 0, err
	}
	for _, v := range verdicts {
		state.Verdicts = append(state.Verdicts, v.ID)
	}
	state.Approvals, err = s.ApprovalsOf(ctx, id)
	return state, claim.RowVersion, err
}

// placementNow is where the claim stands on its article's current version, or nil where nothing was ever said of that.
func placementNow(ctx context.Context, s Store, c factcheck.Claim) (*factcheck.Placement, error) {
	article, err := s.Article(ctx, c.ArticleID)
	if err != nil {
		return nil, err
	}
	p, err := s.Placement(ctx, c.ID, article.Current)
	if factcheck.Is(err, factcheck.NotFound) {
		return nil, nil
	}
	return &p, err
}
