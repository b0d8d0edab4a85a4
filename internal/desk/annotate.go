package desk

import (
	"context"
	"fmt"
	"time"

	"stet/internal/anchor"
	"stet/internal/factcheck"
)

// importAnnotations is what the audit calls the arrival of a file of annotations, and importAnnotation of each in it.
const (
	importAnnotations = "import annotations"
	importAnnotation  = "import annotation"
)

// annotate makes claims of annotations, within a transaction. It refuses a file of which nothing becomes a claim.
func (d *Desk) annotate(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, read factcheck.Annotations, in AnnotationChoice) (factcheck.AnnotationsPlan, error) {
	plan, err := d.plan(ctx, id, read, in)
	if err != nil {
		return plan, err
	}
	if in.Seen != "" && in.Seen != plan.Version.ID {
		return plan, errVersionCame()
	}
	now := d.now()
	made := plan.Count(factcheck.AnnotationPlaced) + plan.Count(factcheck.AnnotationUncertain)
	if in.Lost {
		made += plan.Count(factcheck.AnnotationLost)
	}
	if made == 0 {
		return plan, factcheck.Errorf(factcheck.Conflict, "None of these annotations becomes a claim of this article. Nothing was changed.")
	}
	err = d.record(ctx, actor, now, factcheck.Entry{
		Action: importAnnotations, Object: articleObject(id), Article: id, Comment: fmt.Sprintf("%d, %s", made, plan.Format),
	})
	for i := range plan.All {
		if p := &plan.All[i]; err == nil && (p.Fate == factcheck.AnnotationPlaced || p.Fate == factcheck.AnnotationUncertain || p.Fate == factcheck.AnnotationLost && in.Lost) {
			p.Claim, err = d.claimOf(ctx, actor, plan, *p, now)
		}
	}
	return plan, err
}

// claimOf makes a claim of one annotation and keeps with it what was said.
func (d *Desk) claimOf(ctx context.Context, actor factcheck.Actor, plan factcheck.AnnotationsPlan, p factcheck.PlannedAnnotation, now time.Time) (factcheck.ClaimID, error) {
	claim := factcheck.Claim{
		ID: factcheck.ClaimID(newID()), ArticleID: plan.Article.ID, Quote: p.Annotation.Quote, Statement: cut(p.Annotation.Quote, factcheck.MaxStatement),
		Kind: factcheck.OtherKind, State: factcheck.Open, CreatedBy: actor.ID, CreatedAt: now, UpdatedAt: now, RowVersion: 1,
	}
	if p.Fate == factcheck.AnnotationPlaced {
		claim.VersionID, claim.Passage, claim.Quote = plan.Version.ID, p.Placement.Passage, p.Placement.Quote
		claim.Statement = cut(plan.Version.Text.Plain(claim.Passage), factcheck.MaxStatement)
	}
	if err := d.store.AddClaim(ctx, claim); err != nil {
		return "", err
	}
	if !claim.Placed() {
		p.Placement.ClaimID, p.Placement.CreatedAt = claim.ID, now
		if err := d.store.AddPlacements(ctx, []factcheck.Placement{p.Placement}); err != nil {
			return "", err
		}
	}
	kept := factcheck.ImportedAnnotation{
		ClaimID: claim.ID, ArticleID: claim.ArticleID, Format: plan.Format, Key: p.Key, Annotation: p.Annotation, By: actor.ID, At: now,
	}
	if err := d.store.AddAnnotation(ctx, kept); err != nil {
		return "", err
	}
	return claim.ID, d.record(ctx, actor, now, factcheck.Entry{
		Action: importAnnotation, Object: claimObject(claim.ID), Article: claim.ArticleID, Claim: claim.ID, Comment: p.Annotation.Author,
		Changes: factcheck.ClaimChanges(factcheck.Claim{}, claim),
	})
}

// carryAttached finds the claims of annotations that never had a place, in the new text, by what was said with them.
func (d *Desk) carryAttached(ctx context.Context, c *carriage, present []factcheck.Placement, found map[factcheck.ClaimID]factcheck.Placement) error {
	never := map[factcheck.ClaimID]factcheck.Placement{}
	for _, p := range present {
		if p.From == "" && !p.Placed() {
			never[p.ClaimID] = p
		}
	}
	if len(never) == 0 {
		return nil
	}
	annotations, err := d.store.AnnotationsOf(ctx, c.after.ArticleID)
	if err != nil {
		return err
	}
	attacher := anchor.NewAttacher(c.after.Text.Content)
	for _, a := range annotations {
		now, ok := never[a.ClaimID]
		if !ok {
			continue
		}
		next := attached(attacher, c.after, a.Annotation)
		next.ClaimID, next.CreatedAt = a.ClaimID, c.after.CreatedAt
		if next.State == factcheck.Orphan && now.Left() {
			next.Waiting, next.Decision, next.DecidedBy, next.DecidedAt = false, now.Decision, now.DecidedBy, now.DecidedAt
		}
		found[a.ClaimID] = next
	}
	return nil
}
