package desk

import (
	"context"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// Borders are a passage as somebody draws it. They are verified against the stored text, as those of a new claim are.
type Borders struct {
	Version factcheck.VersionID `form:"version" validate:"required"`
	Hash    string              `form:"hash" validate:"required"`
	Start   int                 `form:"start"`
	End     int                 `form:"end"`
	Quote   string              `form:"quote" validate:"required,max=5000" clean:"no"`
}

func (b Borders) passage() document.Range { return document.Range{Start: b.Start, End: b.End} }

// MoveBorders gives a claim another passage of the article's current version. What is claimed changes with it, so a standing
// approval is voided; saving the passage it has is no change. A claim without a place gets one this way.
func (d *Desk) MoveBorders(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID, rowVersion int, in Borders) error {
	if err := sound(&in); err != nil {
		return err
	}
	return d.advance(ctx, actor, step{
		event: factcheck.EventBorders, claim: id, rowVersion: rowVersion,
		apply: func(ctx context.Context, c *factcheck.Claim, t factcheck.Transition) error {
			return d.moveTo(ctx, c, t, in)
		},
	})
}

// moveTo gives the claim the passage, if the text has it.
func (d *Desk) moveTo(ctx context.Context, c *factcheck.Claim, t factcheck.Transition, in Borders) error {
	quote, err := d.verifiedQuote(ctx, c.ArticleID, in)
	if err != nil {
		return err
	}
	before := *c
	c.VersionID, c.Passage, c.Quote = in.Version, in.passage(), quote
	if samePlace(before, *c) {
		c.State = t.From
	}
	return nil
}

// verifiedQuote refuses a passage unless the text is the article's current one and the quote is what stands there. It
// gives the quote as the text has it: a form may have changed the line ends.
func (d *Desk) verifiedQuote(ctx context.Context, id factcheck.ArticleID, in Borders) (string, error) {
	article, err := d.article(ctx, id)
	if err != nil {
		return "", err
	}
	if article.Current != in.Version {
		return "", factcheck.Errorf(factcheck.Conflict, "The article has a newer version now. Open it and highlight the passage there.")
	}
	version, err := d.store.Version(ctx, in.Version)
	if err != nil {
		return "", err
	}
	if err := anchor.Verify(version.Text, in.Hash, in.passage(), in.Quote); err != nil {
		return "", factcheck.Because(err, factcheck.Conflict, "The quote is not what stands at this place of the text. Nothing was saved; highlight the passage again.")
	}
	return version.Text.Quote(in.passage()), nil
}
