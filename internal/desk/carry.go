package desk

import (
	"context"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// carriage is a new version on its way, with what becomes of each claim.
type carriage struct {
	before, after factcheck.Version
	claims        []carried // in document order
	withdrawn     []factcheck.Placement
	remarks       []factcheck.Remark // of the writer's, in the new text
	proposed      []proposedBefore   // sources, in earlier ones
	dropped       []factcheck.Dropped
	notices       []factcheck.Sentence
}

// carried is a claim as it stands, and where it stands in the new version.
type carried struct {
	claim factcheck.Claim
	now   factcheck.Placement
}

// carry reads the new text, to be the version of this id, and finds every claim's place in it, without changing anything.
func (d *Desk) carry(ctx context.Context, actor factcheck.Actor, article factcheck.Article, id factcheck.VersionID, raw factcheck.Raw) (carriage, error) {
	var c carriage
	extraction, err := d.read(raw)
	if err != nil {
		return c, err
	}
	versions, err := d.store.Versions(ctx, article.ID)
	if err != nil {
		return c, err
	}
	if c.before, err = d.store.Version(ctx, article.Current); err != nil {
		return c, err
	}
	c.after = factcheck.Version{
		ID: id, ArticleID: article.ID, Number: versions[0].Number + 1, Text: extraction.Text, Hash: extraction.Text.Hash(),
		Format: extraction.Format, Extractor: document.ExtractorVersion, Provenance: raw.Provenance, CreatedBy: actor.ID, CreatedAt: d.now(),
	}
	c.remarks = extraction.Remarks
	c.dropped, c.notices = extraction.Dropped, extraction.Notices
	return c, d.carryClaims(ctx, &c)
}

// carryClaims finds the places from where each claim last had one, be it some versions ago.
func (d *Desk) carryClaims(ctx context.Context, c *carriage) error {
	claims, err := d.store.ClaimsOf(ctx, c.after.ArticleID)
	if err != nil {
		return err
	}
	last, err := d.store.LastPlaces(ctx, c.after.ArticleID)
	if err != nil {
		return err
	}
	present, err := d.store.PlacementsOn(ctx, c.before.ID)
	if err != nil {
		return err
	}
	standing := byClaim(present)
	moves := mover{desk: d, to: document.NewIndex(c.after.Text), after: c.after, from: map[factcheck.VersionID]*anchor.Move{}}
	found := map[factcheck.ClaimID]factcheck.Placement{}
	for _, p := range last {
		if found[p.ClaimID], err = moves.placed(ctx, p, standing[p.ClaimID]); err != nil {
			return err
		}
	}
	if err := d.carryAttached(ctx, c, present, found); err != nil {
		return err
	}
	c.sort(claims, found)
	return d.carryProposed(ctx, c, &moves)
}

func byClaim(placements []factcheck.Placement) map[factcheck.ClaimID]factcheck.Placement {
	of := make(map[factcheck.ClaimID]factcheck.Placement, len(placements))
	for _, p := range placements {
		of[p.ClaimID] = p
	}
	return of
}

// sort parts the claims that are at work from the withdrawn ones, which are carried so that they can be restored.
func (c *carriage) sort(claims []factcheck.Claim, found map[factcheck.ClaimID]factcheck.Placement) {
	for _, claim := range claims {
		if p, ok := found[claim.ID]; ok {
			if _, stale := factcheck.TextChanged(claim, p); stale {
				p.Stale = claim.State
			}
			c.claims = append(c.claims, carried{claim: claim, now: p})
			delete(found, claim.ID)
		}
	}
	for _, p := range found {
		c.withdrawn = append(c.withdrawn, p)
	}
}

// mover finds passages of earlier versions in the new one.
type mover struct {
	desk  *Desk
	after factcheck.Version
	to    *document.Index
	from  map[factcheck.VersionID]*anchor.Move
}

// placed is where a claim stands in the new version that last had the place p, and stands now as it does: what somebody has
// left without a place does not wait anew as long as none is found.
func (m *mover) placed(ctx context.Context, p, now factcheck.Placement) (factcheck.Placement, error) {
	move, err := m.move(ctx, p.VersionID)
	if err != nil {
		return p, err
	}
	there := move.Place(p.Passage)
	next := factcheck.Placement{
		ClaimID: p.ClaimID, VersionID: m.after.ID, State: factcheck.PlacementState(there.State), Waiting: !there.Automatic,
		Passage: there.Range, First: p.First, From: p.VersionID, Was: p.Quote, Score: there.Score, Margin: there.Margin,
		Method: there.Method, Reason: there.Reason, CreatedAt: m.after.CreatedAt,
	}
	next.Quote = m.to.Quote(next.Passage)
	if now.Waiting {
		next.Stale = now.Stale
	}
	if next.State == factcheck.Orphan && now.Left() {
		next.Waiting, next.Decision, next.DecidedBy, next.DecidedAt = false, now.Decision, now.DecidedBy, now.DecidedAt
	}
	return next, nil
}

func (m *mover) move(ctx context.Context, from factcheck.VersionID) (*anchor.Move, error) {
	if move, ok := m.from[from]; ok {
		return move, nil
	}
	version, err := m.desk.store.Version(ctx, from)
	if err != nil {
		return nil, err
	}
	m.from[from] = anchor.NewMove(version.Text.Content, m.after.Text.Content)
	return m.from[from], nil
}

// place stores where the claims stand, takes back what was decided on those whose words were changed or lost, and tells of
// every claim that has to be looked at.
func (d *Desk) place(ctx context.Context, c carriage) error {
	placements := c.withdrawn
	for _, moved := range c.claims {
		placements = append(placements, moved.now)
	}
	if err := d.store.AddPlacements(ctx, placements); err != nil {
		return err
	}
	for _, moved := range c.claims {
		if moved.now.State == factcheck.PlacedExact || moved.now.Left() {
			continue
		}
		if err := d.textChanged(ctx, moved, c.after); err != nil {
			return err
		}
	}
	return nil
}

func (d *Desk) textChanged(ctx context.Context, moved carried, version factcheck.Version) error {
	before, after := moved.claim, moved.claim
	if t, stale := factcheck.TextChanged(before, moved.now); stale {
		after.State, after.UpdatedAt = t.To, version.CreatedAt
		if err := d.voidApprovals(ctx, before, after, t); err != nil {
			return err
		}
		if err := d.store.SaveClaim(ctx, after); err != nil {
			return err
		}
	}
	changes := append(factcheck.ClaimChanges(before, after), factcheck.Change{
		Field: "placement", Before: string(factcheck.PlacedExact), After: string(moved.now.State),
	})
	return d.recordBySystem(ctx, factcheck.Entry{
		At: version.CreatedAt, Action: string(factcheck.EventTextChanged), Object: claimObject(before.ID), Article: before.ArticleID, Claim: before.ID,
		Comment: moved.now.Reason, Changes: changes,
	})
}

// recordBySystem writes an entry of what follows by itself from what a person did.
func (d *Desk) recordBySystem(ctx context.Context, e factcheck.Entry) error {
	e, err := d.store.AddEntry(ctx, e)
	if w, inside := workOf(ctx); inside && err == nil {
		w.done = append(w.done, e)
	}
	return err
}
