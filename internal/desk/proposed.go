package desk

import (
	"context"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// Proposed lists the sources that the writer of an article proposed, in the order of its current version. Of one that became a
// source which is not for the actor only that there was one.
func (d *Desk) Proposed(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Proposals, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Proposals{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.Proposals, error) { return d.proposals(ctx, actor, id) })
}

func (d *Desk) proposals(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (found factcheck.Proposals, err error) {
	if found.Article, err = d.article(ctx, id); err != nil {
		return found, err
	}
	if found.Version, err = d.store.Version(ctx, found.Article.Current); err != nil {
		return found, err
	}
	if found.Claims, err = d.store.ClaimsOf(ctx, id); err != nil {
		return found, err
	}
	if found.People, err = d.people(ctx); err != nil {
		return found, err
	}
	found.All, err = d.proposedOf(ctx, actor, id)
	return found, err
}

func (d *Desk) proposedOf(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) ([]factcheck.ProposedSource, error) {
	all, err := d.store.ProposedOf(ctx, id)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	hidden, err := d.hiddenSources(ctx, actor)
	return factcheck.WithholdProposed(all, hidden), err
}

// ProposedFor lists the proposed sources that wait and stand on a claim's passage, or in a sentence of it.
func (d *Desk) ProposedFor(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) ([]factcheck.ProposedSource, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	return consistently(ctx, d, func(ctx context.Context) ([]factcheck.ProposedSource, error) {
		claim, err := d.store.Claim(ctx, id)
		if err != nil || !claim.Placed() || claim.Withdrawn() {
			return nil, err
		}
		waiting, err := d.waitingOn(ctx, claim.ArticleID)
		if err != nil || len(waiting) == 0 {
			return nil, err
		}
		version, err := d.store.Version(ctx, claim.VersionID)
		return besideClaim(version.Text, claim.Passage, waiting), err
	})
}

// waitingOn lists those that wait and have a place.
func (d *Desk) waitingOn(ctx context.Context, id factcheck.ArticleID) (waiting []factcheck.ProposedSource, err error) {
	all, err := d.store.ProposedOf(ctx, id)
	for _, p := range all {
		if p.Waits() && p.Placed() {
			waiting = append(waiting, p)
		}
	}
	return waiting, err
}

// besideClaim are the proposed sources that share a sentence with a passage.
func besideClaim(t document.Text, passage document.Range, waiting []factcheck.ProposedSource) (found []factcheck.ProposedSource) {
	sentences := anchor.Sentences(t)
	reach := passage
	if s, ok := anchor.SentenceAt(sentences, passage.Start); ok {
		reach = reach.Union(s)
	}
	if s, ok := anchor.SentenceAt(sentences, passage.End-1); ok {
		reach = reach.Union(s)
	}
	for _, p := range waiting {
		if p.Passage.Overlaps(reach) {
			found = append(found, p)
		}
	}
	return found
}

// ProposedSource gives one proposed source; not found when it became a source that is not for the actor.
func (d *Desk) ProposedSource(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID) (factcheck.ProposedSource, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.ProposedSource{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.ProposedSource, error) {
		proposed, err := d.store.Proposed(ctx, id)
		if err != nil {
			return factcheck.ProposedSource{}, err
		}
		if _, err := d.article(ctx, proposed.ArticleID); err != nil {
			return factcheck.ProposedSource{}, err
		}
		hidden, err := d.hiddenSources(ctx, actor)
		if err == nil && hidden[proposed.SourceID] {
			err = factcheck.Errorf(factcheck.NotFound, "It became a confidential source, which is known to editors and to the person who added it.")
		}
		return proposed, err
	})
}

// Taking is a proposed source that becomes evidence: a source of the library, or a new one where Source is empty, and how it
// bears on the claim.
type Taking struct {
	Claim  factcheck.ClaimID
	Source factcheck.SourceID
	New    SourceWords
	How    CitationWords
}

// TakeProposed makes a proposed source a source that a claim of the same article cites. All of it is one step.
func (d *Desk) TakeProposed(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID, rowVersion int, in Taking) error {
	if err := factcheck.May(actor, factcheck.DecideProposed); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		return d.decideProposed(ctx, actor, id, rowVersion, factcheck.ProposalTaken, func(ctx context.Context, p *factcheck.ProposedSource) error {
			claim, err := d.store.Claim(ctx, in.Claim)
			if err != nil {
				return err
			}
			if claim.ArticleID != p.ArticleID {
				return factcheck.Errorf(factcheck.NotFound, "There is no such claim in this article.")
			}
			p.ClaimID = claim.ID
			p.SourceID, err = d.cite(ctx, actor, in)
			return err
		})
	})
}

// cite attaches a source of the library, or a new one, and gives which.
func (d *Desk) cite(ctx context.Context, actor factcheck.Actor, in Taking) (factcheck.SourceID, error) {
	if in.Source != "" {
		return in.Source, d.Attach(ctx, actor, in.Claim, in.Source, in.How)
	}
	return d.attachNew(ctx, actor, in.Claim, in.New, in.How)
}

// SetAsideProposed says that a proposed source is none, or none of use.
func (d *Desk) SetAsideProposed(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID, rowVersion int) error {
	return d.decideWhether(ctx, actor, id, rowVersion, factcheck.ProposalSetAside)
}

// PutBackProposed lets a proposed source wait again that was set aside.
func (d *Desk) PutBackProposed(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID, rowVersion int) error {
	return d.decideWhether(ctx, actor, id, rowVersion, factcheck.ProposalWaiting)
}

func (d *Desk) decideWhether(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID, rowVersion int, to factcheck.ProposedState) error {
	if err := factcheck.May(actor, factcheck.DecideProposed); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		return d.decideProposed(ctx, actor, id, rowVersion, to, func(context.Context, *factcheck.ProposedSource) error { return nil })
	})
}

// proposedDeeds are what the audit calls the decisions, by the state they lead to.
var proposedDeeds = map[factcheck.ProposedState]string{
	factcheck.ProposalTaken: "take proposed source", factcheck.ProposalSetAside: "set proposed source aside", factcheck.ProposalWaiting: "put proposed source back",
}

// decideProposed is the one road of every decision about a proposed source, within a transaction.
func (d *Desk) decideProposed(ctx context.Context, actor factcheck.Actor, id factcheck.ProposedID, rowVersion int, to factcheck.ProposedState, apply func(context.Context, *factcheck.ProposedSource) error) error {
	before, err := d.store.Proposed(ctx, id)
	if err != nil {
		return err
	}
	if _, err := d.article(ctx, before.ArticleID); err != nil {
		return err
	}
	if err := factcheck.MayDecideProposed(before, to); err != nil {
		return err
	}
	after := before
	after.State, after.DecidedBy, after.DecidedAt, after.RowVersion = to, actor.ID, d.now(), rowVersion
	if err := apply(ctx, &after); err != nil {
		return err
	}
	if err := d.store.SaveProposed(ctx, after); err != nil {
		return err
	}
	return d.record(ctx, actor, after.DecidedAt, factcheck.Entry{
		Action: proposedDeeds[to], Object: proposedObject(id), Article: after.ArticleID, Claim: after.ClaimID, Source: after.SourceID,
		Changes: factcheck.ProposedChanges(before, after),
	})
}
