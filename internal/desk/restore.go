package desk

import (
	"cmp"
	"context"
	"slices"
	"time"

	"stet/internal/factcheck"
)

// restore brings a thing into the state that the turn leads to. What was not there becomes a tombstone.
func (d *Desk) restore(ctx context.Context, actor factcheck.Actor, t turn, at time.Time) error {
	switch t.object.Kind {
	case "article":
		return d.restoreArticle(ctx, t, at)
	case "claim":
		return d.restoreClaim(ctx, t, at)
	case "citation":
		return d.restoreCitation(ctx, t, at)
	case "proposed source":
		return d.restoreProposed(ctx, t)
	}
	return d.restoreSource(ctx, actor, t, at)
}

// restored is the thing as it becomes: as it stands in one state, or else, with its tombstone, in the other.
func restored[T any](to, from *T, tombstone func(*T)) T {
	if to != nil {
		return *to
	}
	thing := *from
	tombstone(&thing)
	return thing
}

func (d *Desk) restoreArticle(ctx context.Context, t turn, at time.Time) error {
	article := restored(t.to.Article, t.from.Article, func(a *factcheck.Article) { a.WithdrawnAt = at })
	if article.Withdrawn() {
		if claims, err := d.store.ClaimsOf(ctx, article.ID); err != nil || len(claims) > 0 {
			return orElse(err, factcheck.Say("The article has claims by now, so it stays."))
		}
	}
	if err := d.mayLeave(ctx, t); err != nil {
		return err
	}
	article.RowVersion = t.at
	if err := d.store.SaveArticle(ctx, article); err != nil {
		return err
	}
	back := slices.DeleteFunc(slices.Clone(t.to.People), func(id factcheck.UserID) bool { return slices.Contains(t.from.People, id) })
	if err := d.activeUsers(ctx, back); err != nil {
		return factcheck.Because(err, factcheck.Conflict, "Somebody who was on the article then has no active account any more. Choose its people anew instead.")
	}
	return d.store.Assign(ctx, article.ID, t.to.People)
}

// mayLeave refuses to go back to another version when claims were made on this one.
func (d *Desk) mayLeave(ctx context.Context, t turn) error {
	if t.to.Article == nil || t.from.Article == nil || t.to.Article.Current == t.from.Article.Current {
		return nil
	}
	if drawn, err := d.store.DrawnOn(ctx, t.from.Article.Current); err != nil || drawn {
		return orElse(err, factcheck.Say("Claims were made on this version by now, so it stays. Bring in another version instead."))
	}
	return nil
}

// orElse is the error, or else a conflict with the sentence.
func orElse(err error, sentence factcheck.Sentence) error {
	if err != nil {
		return err
	}
	return &factcheck.Error{Code: factcheck.Conflict, Message: sentence}
}

func (d *Desk) restoreClaim(ctx context.Context, t turn, at time.Time) error {
	claim := restored(t.to.Claim, t.from.Claim, func(c *factcheck.Claim) { c.WithdrawnAt = at })
	if _, err := d.article(ctx, claim.ArticleID); err != nil {
		return err
	}
	before := claim
	if t.from.Claim != nil {
		before = *t.from.Claim
	}
	if err := d.mayHold(ctx, before, claim); err != nil {
		return err
	}
	if t.to.Claim != nil && t.to.Placement == nil && t.from.Placement != nil {
		return factcheck.Errorf(factcheck.Conflict, "The claim had no place in this text then. Change its borders instead.")
	}
	claim.RowVersion = t.at
	if err := d.store.SaveClaim(ctx, claim); err != nil || t.to.Claim == nil {
		return err
	}
	if t.to.Placement != nil {
		if err := d.store.RestorePlacement(ctx, *t.to.Placement); err != nil {
			return err
		}
	}
	if err := d.store.RestoreVerdicts(ctx, claim.ID, t.to.Verdicts, at); err != nil {
		return err
	}
	return d.store.RestoreApprovals(ctx, claim.ID, t.to.Approvals, at)
}

// mayHold refuses to give a claim back to somebody who cannot work on it any more.
func (d *Desk) mayHold(ctx context.Context, before, claim factcheck.Claim) error {
	if claim.Assignee == "" || before.Assignee == claim.Assignee {
		return nil
	}
	user, err := d.store.User(ctx, claim.Assignee)
	if err == nil && user.Disabled() {
		err = factcheck.Errorf(factcheck.Conflict, "%s had the claim then, but has no active account any more. Assign it to somebody instead.", user.Name)
	}
	return err
}

// restoreCitation attaches a citation again under its own number, if its source is still in the library, or changes or
// detaches it.
func (d *Desk) restoreCitation(ctx context.Context, t turn, at time.Time) error {
	citation := restored(t.to.Citation, t.from.Citation, func(c *factcheck.Citation) { c.DetachedAt = at })
	source, err := d.store.Source(ctx, citation.Source.ID)
	if err != nil {
		return err
	}
	if source.Withdrawn() && citation.DetachedAt.IsZero() {
		return factcheck.Errorf(factcheck.Conflict, "The source has been taken out of the library since.")
	}
	citation.RowVersion = t.at
	if err := d.store.SaveCitation(ctx, citation); err != nil {
		return err
	}
	return d.locate(ctx, citation)
}

func (d *Desk) restoreSource(ctx context.Context, actor factcheck.Actor, t turn, at time.Time) error {
	source := restored(t.to.Source, t.from.Source, func(s *factcheck.Source) { s.WithdrawnAt = at })
	now, err := d.store.Source(ctx, source.ID)
	if err != nil {
		return err
	}
	if err := factcheck.MayEditSource(actor, now); err != nil {
		return err
	}
	if source.Withdrawn() {
		if cited, err := d.store.Cited(ctx, source.ID); err != nil || cited {
			return orElse(err, factcheck.Say("The source is cited by now, so it stays in the library."))
		}
	}
	source.RowVersion = t.at
	return d.store.SaveSource(ctx, source)
}

// restoreProposed brings back what was decided, or not yet, about a proposed source; one is never added by a step.
func (d *Desk) restoreProposed(ctx context.Context, t turn) error {
	proposed := restored(t.to.Proposed, t.from.Proposed, func(*factcheck.ProposedSource) {})
	proposed.RowVersion = t.at
	return d.store.SaveProposed(ctx, proposed)
}

// turnedEntries are what the audit tells of the turns: one entry for each thing of which something changed. Where a claim's
// citation changed, the entry of that tells the claim's changes as well, as it did when it was done.
func turnedEntries(turns []turn, at time.Time) []factcheck.Entry {
	var claims, entries []factcheck.Entry
	for _, t := range turns {
		switch e := t.entry(at); {
		case len(e.Changes) == 0:
		case t.object.Kind == "claim":
			claims = append(claims, e)
		default:
			entries = append(entries, e)
		}
	}
	for _, e := range claims {
		i := slices.IndexFunc(entries, func(other factcheck.Entry) bool { return other.Claim == e.Claim })
		if i < 0 {
			entries = append(entries, e)
		} else {
			entries[i].Changes = append(entries[i].Changes, e.Changes...)
		}
	}
	return entries
}

// entry is what the audit tells of one turn, without who and when.
func (t turn) entry(at time.Time) factcheck.Entry {
	e := factcheck.Entry{Object: t.object}
	switch t.object.Kind {
	case "article":
		after := restored(t.to.Article, t.from.Article, func(a *factcheck.Article) { a.WithdrawnAt = at })
		e.Article = after.ID
		e.Changes = factcheck.ArticleChanges(orZero(t.from.Article), after)
		e.Changes = append(e.Changes, peopleChange(t.from.People, t.to.People)...)
	case "claim":
		after := restored(t.to.Claim, t.from.Claim, func(c *factcheck.Claim) { c.WithdrawnAt = at })
		e.Article, e.Claim = after.ArticleID, after.ID
		e.Changes = factcheck.ClaimChanges(orZero(t.from.Claim), after)
	case "citation":
		after := restored(t.to.Citation, t.from.Citation, func(c *factcheck.Citation) { c.DetachedAt = at })
		e.Claim, e.Source = after.ClaimID, after.Source.ID
		e.Changes = factcheck.CitationChanges(orZero(t.from.Citation), after)
	case "proposed source":
		after := restored(t.to.Proposed, t.from.Proposed, func(*factcheck.ProposedSource) {})
		e.Article, e.Claim, e.Source = after.ArticleID, cmp.Or(after.ClaimID, orZero(t.from.Proposed).ClaimID), cmp.Or(after.SourceID, orZero(t.from.Proposed).SourceID)
		e.Changes = factcheck.ProposedChanges(orZero(t.from.Proposed), after)
	case "source":
		after := restored(t.to.Source, t.from.Source, func(s *factcheck.Source) { s.WithdrawnAt = at })
		e.Source = after.ID
		e.Changes = factcheck.SourceChanges(orZero(t.from.Source), after)
	}
	return e
}

func orZero[T any](thing *T) (zero T) {
	if thing == nil {
		return zero
	}
	return *thing
}
