package desk

import (
	"context"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// NewSplit are the two passages that a claim is split into, and what the second one states. Both are verified against the
// stored text.
type NewSplit struct {
	Version    factcheck.VersionID `form:"version" validate:"required"`
	Hash       string              `form:"hash" validate:"required"`
	Start      int                 `form:"start"` // the passage that the claim keeps
	End        int                 `form:"end"`
	Quote      string              `form:"quote" validate:"required,max=5000" clean:"no"`
	OtherStart int                 `form:"other_start"` // the passage of the new claim
	OtherEnd   int                 `form:"other_end"`
	OtherQuote string              `form:"other_quote" validate:"required,max=5000" clean:"no"`
	Statement  string              `form:"statement" validate:"required,max=2000"` // of the new claim
	Evidence   bool                `form:"evidence"`                               // the new claim gets copies of the citations
}

func (in NewSplit) kept() Borders {
	return Borders{Version: in.Version, Hash: in.Hash, Start: in.Start, End: in.End, Quote: in.Quote}
}

func (in NewSplit) other() Borders {
	return Borders{Version: in.Version, Hash: in.Hash, Start: in.OtherStart, End: in.OtherEnd, Quote: in.OtherQuote}
}

// Split makes two claims of one: it keeps the first passage, a new one gets the second. Whoever works on the claim works on
// the new one too, which begins without a verdict. Both tell of it in their history.
func (d *Desk) Split(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in NewSplit) (factcheck.ClaimID, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return "", err
	}
	if err := sound(&in); err != nil {
		return "", err
	}
	added := factcheck.ClaimID(newID())
	return added, d.atomically(ctx, func(ctx context.Context) error {
		attempt, err := d.attempt(ctx, actor, id)
		if err != nil {
			return err
		}
		if err := d.keepPart(ctx, actor, attempt.Claim, rowVersion, in); err != nil {
			return err
		}
		return d.addPart(ctx, actor, attempt, added, in)
	})
}

// keepPart leaves the claim that is split with the first passage.
func (d *Desk) keepPart(ctx context.Context, actor factcheck.Actor, whole factcheck.Claim, rowVersion int, in NewSplit) error {
	return d.advance(ctx, actor, step{
		event: factcheck.EventSplit, claim: whole.ID, rowVersion: rowVersion,
		as: claimEntry(factcheck.EventSplit, whole.ID, in.Statement),
		prepare: func(_ context.Context, a *factcheck.Attempt) error {
			a.Parts = []document.Range{in.kept().passage(), in.other().passage()}
			return nil
		},
		apply: func(ctx context.Context, c *factcheck.Claim, t factcheck.Transition) error {
			return d.moveTo(ctx, c, t, in.kept())
		},
	})
}

// claimEntry is the audit entry of an event that also concerns another claim, which its statement tells.
func claimEntry(event factcheck.WorkflowEvent, id factcheck.ClaimID, other string) factcheck.Entry {
	return factcheck.Entry{
		Action: string(event), Object: claimObject(id),
		Changes: []factcheck.Change{{Field: "other claim", After: other}},
	}
}

// addPart makes the new claim of the second passage.
func (d *Desk) addPart(ctx context.Context, actor factcheck.Actor, whole factcheck.Attempt, id factcheck.ClaimID, in NewSplit) error {
	quote, err := d.verifiedQuote(ctx, whole.Claim.ArticleID, in.other())
	if err != nil {
		return err
	}
	part := newPart(whole.Claim, actor, id, in)
	part.Quote, part.CreatedAt, part.UpdatedAt = quote, d.now(), d.now()
	if in.Evidence && len(whole.Evidence) > 0 {
		part.EvidenceEditor = actor.ID
	}
	if err := d.store.AddClaim(ctx, part); err != nil {
		return err
	}
	entry := claimEntry(eventSplitOff, id, whole.Claim.Statement)
	entry.Article, entry.Claim = part.ArticleID, id
	entry.Changes = append(entry.Changes, factcheck.ClaimChanges(factcheck.Claim{}, part)...)
	if err := d.record(ctx, actor, part.UpdatedAt, entry); err != nil || !in.Evidence {
		return err
	}
	return d.copyEvidence(ctx, actor, whole.Evidence, part)
}

// eventSplitOff is what the audit calls the making of a claim by splitting another.
const eventSplitOff factcheck.WorkflowEvent = "split off"

func newPart(whole factcheck.Claim, actor factcheck.Actor, id factcheck.ClaimID, in NewSplit) factcheck.Claim {
	part := factcheck.Claim{
		ID: id, ArticleID: whole.ArticleID, VersionID: in.Version, Passage: in.other().passage(),
		Statement: in.Statement, Claimant: whole.Claimant, Kind: whole.Kind,
		State: factcheck.Open, Assignee: whole.Assignee, CreatedBy: actor.ID, RowVersion: 1,
	}
	if whole.Assignee != "" {
		part.State = factcheck.Researching
	}
	return part
}

// copyEvidence cites on a claim what is cited on another, under the claim's next numbers. What it cites in the same words
// already is left out.
func (d *Desk) copyEvidence(ctx context.Context, actor factcheck.Actor, evidence []factcheck.Citation, to factcheck.Claim) error {
	there, err := d.store.EvidenceOf(ctx, to.ID)
	if err != nil {
		return err
	}
	for _, c := range missingFrom(there, evidence) {
		c.ID, c.ClaimID, c.CreatedBy, c.CreatedAt, c.RowVersion = factcheck.CitationID(newID()), to.ID, actor.ID, d.now(), 1
		if err := d.addCitation(ctx, c); err != nil {
			return err
		}
		entry := factcheck.Entry{
			Action: "copy source", Object: citationObject(c.ID), Article: to.ArticleID, Claim: to.ID,
			Source: c.Source.ID, Changes: factcheck.CitationChanges(factcheck.Citation{}, c),
		}
		if err := d.record(ctx, actor, c.CreatedAt, entry); err != nil {
			return err
		}
	}
	return nil
}

// missingFrom are the citations that no other says the same as.
func missingFrom(there, evidence []factcheck.Citation) []factcheck.Citation {
	said := map[[5]string]bool{}
	for _, c := range there {
		said[saying(c)] = true
	}
	var missing []factcheck.Citation
	for _, c := range evidence {
		if !said[saying(c)] {
			missing = append(missing, c)
		}
	}
	return missing
}

func saying(c factcheck.Citation) [5]string {
	return [5]string{string(c.Source.ID), string(c.Stance), c.Excerpt, c.Locator, c.Note}
}
