package desk

import (
	"context"

	"stet/internal/anchor"
	"stet/internal/factcheck"
)

// Merging names the claim that becomes a part of another one, as the person saw it, and what the one claim states.
type Merging struct {
	Other     factcheck.ClaimID `form:"other" validate:"required,max=100"`
	OtherRow  int               `form:"other_row_version"`
	Statement string            `form:"statement" validate:"required,max=2000"`
}

// Merge makes one claim of two that overlap or follow each other: it covers both passages and has the evidence of both, under
// its own next numbers. The other one stays as a tombstone that leads to it. Both tell of it in their history.
func (d *Desk) Merge(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in Merging) error {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return err
	}
	if err := sound(&in); err != nil {
		return err
	}
	return d.atomically(ctx, func(ctx context.Context) error {
		m, err := d.merger(ctx, actor, id, in)
		if err != nil {
			return err
		}
		if err := d.widen(ctx, actor, m, rowVersion, in); err != nil {
			return err
		}
		return d.absorb(ctx, actor, m, in)
	})
}

// merger is a merge under way.
type merger struct {
	kept, other factcheck.Attempt
	union       Borders // the passage of the one claim
	adjoins     bool
}

func (d *Desk) merger(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, in Merging) (m merger, err error) {
	if m.kept, err = d.attempt(ctx, actor, id); err != nil {
		return m, err
	}
	m.other, err = d.attempt(ctx, actor, in.Other)
	if factcheck.Is(err, factcheck.NotFound) {
		err = nil // the guard says it in words
	}
	a, b := m.kept.Claim, m.other.Claim
	if err != nil || a.VersionID == "" || a.VersionID != b.VersionID {
		return m, err
	}
	version, err := d.store.Version(ctx, a.VersionID)
	if err != nil {
		return m, err
	}
	union := a.Passage.Union(b.Passage)
	m.union = Borders{Version: version.ID, Hash: version.Hash, Start: union.Start, End: union.End, Quote: version.Text.Quote(union)}
	m.adjoins = anchor.Adjoin(version.Text.Content, a.Passage, b.Passage)
	return m, factcheck.TooLong("other", m.union.Quote, factcheck.MaxQuote)
}

// absorb makes a tombstone of the claim that is merged into the other.
func (d *Desk) absorb(ctx context.Context, actor factcheck.Actor, m merger, in Merging) error {
	kept := m.kept.Claim
	return d.advance(ctx, actor, step{
		event: factcheck.EventAbsorb, claim: in.Other, rowVersion: in.OtherRow,
		as: claimEntry(factcheck.EventAbsorb, m.other.Claim.ID, kept.Statement),
		prepare: func(_ context.Context, a *factcheck.Attempt) error {
			a.Other, a.Adjoins = kept, m.adjoins
			return nil
		},
		apply: func(_ context.Context, c *factcheck.Claim, _ factcheck.Transition) error {
			c.WithdrawnAt, c.MergedInto = c.UpdatedAt, kept.ID
			return nil
		},
	})
}

// widen gives the claim that is kept both passages and all evidence.
func (d *Desk) widen(ctx context.Context, actor factcheck.Actor, m merger, rowVersion int, in Merging) error {
	other := m.other.Claim
	more := missingFrom(m.kept.Evidence, m.other.Evidence)
	err := d.advance(ctx, actor, step{
		event: factcheck.EventMerge, claim: m.kept.Claim.ID, rowVersion: rowVersion,
		as: claimEntry(factcheck.EventMerge, m.kept.Claim.ID, other.Statement),
		prepare: func(_ context.Context, a *factcheck.Attempt) error {
			a.Other, a.Adjoins = other, m.adjoins
			return nil
		},
		apply: func(ctx context.Context, c *factcheck.Claim, t factcheck.Transition) error {
			err := d.moveTo(ctx, c, t, m.union)
			c.State, c.Statement = t.To, in.Statement
			if len(more) > 0 {
				c.EvidenceEditor = actor.ID
			}
			return err
		},
	})
	if err != nil {
		return err
	}
	return d.copyEvidence(ctx, actor, more, m.kept.Claim)
}
