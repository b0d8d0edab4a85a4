package desk

import (
	"context"

	"stet/internal/factcheck"
)

// CitationWords say how a source bears on a claim.
type CitationWords struct {
	Stance  factcheck.Stance `form:"stance" validate:"required,oneof=supports refutes context"`
	Excerpt string           `form:"excerpt" validate:"max=10000"`
	Locator string           `form:"locator" validate:"max=200"`
	Note    string           `form:"note" validate:"max=5000"`
}

func (w CitationWords) applyTo(c *factcheck.Citation) {
	c.Stance, c.Excerpt, c.Locator, c.Note = w.Stance, w.Excerpt, w.Locator, w.Note
}

// Attach cites a source from the library on a claim. Nobody's work can be overwritten by it, so no row version is asked for.
func (d *Desk) Attach(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, source factcheck.SourceID, in CitationWords) error {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	cited, err := d.citable(ctx, actor, source)
	if err != nil {
		return err
	}
	citation := factcheck.Citation{ID: factcheck.CitationID(newID()), ClaimID: id, Source: cited, CreatedBy: actor.ID, CreatedAt: d.now(), RowVersion: 1}
	in.applyTo(&citation)
	return d.editEvidence(ctx, actor, "attach source", factcheck.Citation{}, citation, func(ctx context.Context) error {
		return d.addCitation(ctx, citation)
	})
}

// addCitation adds a citation, and finds its excerpt in what was kept of the source.
func (d *Desk) addCitation(ctx context.Context, citation factcheck.Citation) error {
	added, err := d.store.AddCitation(ctx, citation)
	if err != nil {
		return err
	}
	return d.locate(ctx, added)
}

// citable finds a source to cite. One that is not for the actor is answered like one that is not there.
func (d *Desk) citable(ctx context.Context, actor factcheck.Actor, id factcheck.SourceID) (factcheck.Source, error) {
	source, err := d.source(ctx, actor, id)
	if factcheck.Is(err, factcheck.NotFound) {
		err = factcheck.InvalidField("source", "Choose a source from the library, or describe a new one.")
	}
	return source, err
}

// AttachNew puts a new source into the library and cites it on a claim, both or neither.
func (d *Desk) AttachNew(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, source SourceWords, in CitationWords) error {
	_, err := d.attachNew(ctx, actor, id, source, in)
	return err
}

func (d *Desk) attachNew(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, source SourceWords, in CitationWords) (added factcheck.SourceID, err error) {
	if err := factcheck.May(actor, factcheck.EditSource); err != nil {
		return "", err
	}
	if err := bothSound(&source, &in); err != nil {
		return "", err
	}
	return added, d.atomically(ctx, func(ctx context.Context) error {
		if added, err = d.AddSource(ctx, actor, source); err != nil {
			return err
		}
		return d.Attach(ctx, actor, id, added, in)
	})
}

// bothSound reports the shortcomings of two inputs of one form together.
func bothSound[A, B any](a *A, b *B) error {
	first, second := sound(a), sound(b)
	if first == nil {
		return second
	}
	if e, ok := second.(*factcheck.Error); ok {
		if f, ok := first.(*factcheck.Error); ok {
			for field, message := range e.Fields {
				f.Fields[field] = message
			}
		}
	}
	return first
}

// ReviseCitation changes how a source is cited.
func (d *Desk) ReviseCitation(ctx context.Context, actor factcheck.Actor, id factcheck.CitationID, rowVersion int, in CitationWords) error {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.changeCitation(ctx, actor, id, rowVersion, "revise citation", in.applyTo)
}

// Detach takes a source off a claim. The citation stays as a tombstone, its number is not given again.
func (d *Desk) Detach(ctx context.Context, actor factcheck.Actor, id factcheck.CitationID, rowVersion int) error {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return err
	}
	return d.changeCitation(ctx, actor, id, rowVersion, "detach source", func(c *factcheck.Citation) { c.DetachedAt = d.now() })
}

func (d *Desk) changeCitation(ctx context.Context, actor factcheck.Actor, id factcheck.CitationID, rowVersion int, action string, change func(*factcheck.Citation)) error {
	before, err := d.Citation(ctx, actor, id)
	if err != nil {
		return err
	}
	after := before
	change(&after)
	after.RowVersion = rowVersion
	return d.editEvidence(ctx, actor, action, before, after, func(ctx context.Context) error {
		if err := d.store.SaveCitation(ctx, after); err != nil || after.Excerpt == before.Excerpt {
			return err
		}
		return d.locate(ctx, after)
	})
}

// Citation gives one attached citation, not found when it is detached or its source not for the actor.
func (d *Desk) Citation(ctx context.Context, actor factcheck.Actor, id factcheck.CitationID) (factcheck.Citation, error) {
	if err := factcheck.May(actor, factcheck.ReadSources); err != nil {
		return factcheck.Citation{}, err
	}
	citation, err := d.store.Citation(ctx, id)
	if err != nil {
		return factcheck.Citation{}, err
	}
	if !citation.DetachedAt.IsZero() {
		return factcheck.Citation{}, factcheck.Errorf(factcheck.NotFound, "This source has been detached from the claim.")
	}
	if err := factcheck.MaySeeSource(actor, citation.Source); err != nil {
		return factcheck.Citation{}, err
	}
	return citation, nil
}

// editEvidence changes a claim's evidence as an edit of the claim, so that a standing approval falls; saving what was
// there before is no change of it.
func (d *Desk) editEvidence(ctx context.Context, actor factcheck.Actor, action string, before, after factcheck.Citation, save func(context.Context) error) error {
	changes := factcheck.CitationChanges(before, after)
	return d.advance(ctx, actor, step{
		event: factcheck.EventEdit, claim: after.ClaimID, unversioned: true,
		as: factcheck.Entry{
			Action: action, Object: citationObject(after.ID),
			Source: after.Source.ID, Changes: changes,
		},
		apply: func(ctx context.Context, c *factcheck.Claim, t factcheck.Transition) error {
			if len(changes) == 0 {
				c.State = t.From
			} else {
				c.EvidenceEditor = actor.ID
			}
			return save(ctx)
		},
	})
}

func citationObject(id factcheck.CitationID) factcheck.Object {
	return factcheck.Object{Kind: "citation", ID: string(id)}
}
