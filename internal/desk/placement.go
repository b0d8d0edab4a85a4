package desk

import (
	"context"
	"slices"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// ToPlace is a claim that waits for somebody to decide where it stands.
type ToPlace struct {
	Claim factcheck.Claim
	Was   factcheck.Placement // the last place it had
	Now   factcheck.Placement // what is proposed
}

// Decisions are the claims of an article that have no place on its current version, in the order of the text.
type Decisions struct {
	Article  factcheck.Article
	Claims   []ToPlace
	Left     []ToPlace                                 // claims that somebody left without a place, which may be given one at any time
	Versions map[factcheck.VersionID]factcheck.Version // the current one, and those that the claims come from
}

// Decisions lists what is to decide about the article's placements.
func (d *Desk) Decisions(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (Decisions, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return Decisions{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (Decisions, error) { return d.decisions(ctx, id) })
}

func (d *Desk) decisions(ctx context.Context, id factcheck.ArticleID) (Decisions, error) {
	found := Decisions{Versions: map[factcheck.VersionID]factcheck.Version{}}
	var err error
	if found.Article, err = d.article(ctx, id); err != nil {
		return found, err
	}
	claims, err := d.store.ClaimsOf(ctx, id)
	if err != nil {
		return found, err
	}
	last, err := d.store.LastPlaces(ctx, id)
	if err != nil {
		return found, err
	}
	now, err := d.store.PlacementsOn(ctx, found.Article.Current)
	if err != nil {
		return found, err
	}
	known, was := map[factcheck.ClaimID]factcheck.Claim{}, byClaim(last)
	for _, c := range claims {
		known[c.ID] = c
	}
	for _, p := range now {
		c, ok := known[p.ClaimID]
		before, ever := was[p.ClaimID]
		if !ever { // it came from another system, and never had one here
			before = factcheck.Placement{ClaimID: p.ClaimID, Quote: p.Was}
		}
		switch {
		case ok && p.Waiting:
			found.Claims = append(found.Claims, ToPlace{Claim: c, Was: before, Now: p})
		case ok && p.Left():
			found.Left = append(found.Left, ToPlace{Claim: c, Was: before, Now: p})
		}
	}
	return found, d.readVersions(ctx, &found)
}

func (d *Desk) readVersions(ctx context.Context, found *Decisions) error {
	wanted := []factcheck.VersionID{found.Article.Current}
	for _, c := range slices.Concat(found.Claims, found.Left) {
		wanted = append(wanted, c.Was.VersionID)
	}
	for _, id := range wanted {
		if _, have := found.Versions[id]; have || id == "" {
			continue
		}
		version, err := d.store.Version(ctx, id)
		if err != nil {
			return err
		}
		found.Versions[id] = version
	}
	return nil
}

// ClaimPlaces are where a claim stands in every version of its article.
type ClaimPlaces struct {
	Article  factcheck.Article
	Versions []factcheck.Version   // without their texts, the newest first
	Places   []factcheck.Placement // the latest version first; none on a version from before the claim was made
}

// Places tells where a claim stands in every version of its article, and how it got there; that of a withdrawn one as well.
func (d *Desk) Places(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (ClaimPlaces, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return ClaimPlaces{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (found ClaimPlaces, err error) {
		claim, err := d.store.Claim(ctx, id)
		if err != nil {
			return found, err
		}
		if found.Article, err = d.article(ctx, claim.ArticleID); err != nil {
			return found, err
		}
		if found.Versions, err = d.store.Versions(ctx, claim.ArticleID); err != nil {
			return found, err
		}
		found.Places, err = d.store.PlacementsOf(ctx, id)
		return found, err
	})
}

// WaitingForPlace is how many of the article's claims wait for somebody to decide where they stand.
func (d *Desk) WaitingForPlace(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (int, error) {
	if _, err := d.Article(ctx, actor, id); err != nil {
		return 0, err
	}
	return d.store.CountWaiting(ctx, id)
}

// KeepPlace accepts the place that is proposed for a claim. A verdict that was approved, or waited for it, when the text
// changed is kept and goes to an editor again; what is settled otherwise stays so.
func (d *Desk) KeepPlace(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		event := factcheck.EventKeepPlace
		claim, err := d.store.Claim(ctx, id)
		if err != nil {
			return err
		}
		if p, err := placementNow(ctx, d.store, claim); err != nil {
			return err
		} else if p != nil && p.Waiting && p.Stale != "" && claim.State == factcheck.Researching && claim.HasVerdict() {
			event = factcheck.EventKeepVerdict
		}
		return d.decidePlace(ctx, actor, event, id, rowVersion, accept)
	})
}

// Recheck accepts the place that is proposed for a claim, and sends it back to research.
func (d *Desk) Recheck(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	return d.decidePlace(ctx, actor, factcheck.EventRecheck, id, rowVersion, accept)
}

// PickPlace gives a claim that waits for one, or was left without, a place that the person picked in the current version.
func (d *Desk) PickPlace(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in Borders) error {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.decidePlace(ctx, actor, factcheck.EventPickPlace, id, rowVersion, func(ctx context.Context, c factcheck.Claim, p *factcheck.Placement) error {
		quote, err := d.verifiedQuote(ctx, c.ArticleID, in)
		p.Passage, p.Quote, p.State, p.Method = in.passage(), quote, factcheck.PlacedMoved, "picked"
		if quote != p.Was {
			p.State = factcheck.PlacedEdited
		}
		return err
	})
}

// LeaveUnplaced keeps a claim without a place. It is out of the way, keeps where it was last seen, and is looked for again in
// later versions.
func (d *Desk) LeaveUnplaced(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int) error {
	return d.decidePlace(ctx, actor, factcheck.EventLeave, id, rowVersion, func(_ context.Context, _ factcheck.Claim, p *factcheck.Placement) error {
		p.State, p.Quote, p.Passage = factcheck.Orphan, "", document.Range{Start: p.Passage.Start, End: p.Passage.Start}
		return nil
	})
}

func accept(context.Context, factcheck.Claim, *factcheck.Placement) error { return nil }

// decidePlace is the one road of every decision about a placement: a step of the claim's workflow, with the placement that
// results from it.
func (d *Desk) decidePlace(ctx context.Context, actor factcheck.Actor, event factcheck.WorkflowEvent, id factcheck.ClaimID, rowVersion int, decide func(context.Context, factcheck.Claim, *factcheck.Placement) error) error {
	var p factcheck.Placement
	if !actor.SignedIn() {
		return factcheck.May(actor, factcheck.ReadArticles)
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		err := d.advance(ctx, actor, step{
			event: event, claim: id, rowVersion: rowVersion,
			prepare: func(ctx context.Context, a *factcheck.Attempt) error {
				now, err := placementNow(ctx, d.store, a.Claim)
				if now != nil {
					p = *now
				}
				a.Placement = p
				return err
			},
			apply: func(ctx context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
				if err := decide(ctx, *c, &p); err != nil {
					return err
				}
				p.Waiting, p.Decision, p.DecidedBy, p.DecidedAt = false, event, actor.ID, c.UpdatedAt
				if p.Placed() {
					c.VersionID, c.Passage, c.Quote = p.VersionID, p.Passage, p.Quote
				}
				return nil
			},
		})
		if err != nil {
			return err
		}
		return d.store.AddPlacements(ctx, []factcheck.Placement{p})
	})
}

// AcceptTypography keeps the places of all claims of which nothing changed but the typography, as far as they are the
// actor's to decide. It gives how many were.
func (d *Desk) AcceptTypography(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (accepted int, err error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return 0, err
	}
	return accepted, d.atomically(ctx, func(ctx context.Context) error {
		found, err := d.decisions(ctx, id)
		if err != nil {
			return err
		}
		for _, c := range found.Claims {
			if c.Now.Method != anchor.MethodTypography {
				continue
			}
			switch err := d.KeepPlace(ctx, actor, c.Claim.ID, c.Claim.RowVersion); {
			case err == nil:
				accepted++
			case !factcheck.Is(err, factcheck.Forbidden):
				return err
			}
		}
		return nil
	})
}
