package desk

import (
	"context"

	"stet/internal/anchor"
	"stet/internal/document"
	"stet/internal/factcheck"
)

// Sentences lists the sentences of an article's current version, for those who rather pick than select.
func (d *Desk) Sentences(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Version, []document.Range, error) {
	version, err := d.currentVersion(ctx, actor, id)
	if err != nil {
		return version, nil, err
	}
	return version, anchor.Sentences(version.Text), nil
}

// FindQuote finds where a pasted quote stands in an article's current version: exactly, or else but for typography.
func (d *Desk) FindQuote(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, quote string) (factcheck.Version, []anchor.Match, error) {
	version, err := d.currentVersion(ctx, actor, id)
	if err != nil {
		return version, nil, err
	}
	matches, err := anchor.Find(version.Text.Content, clean(quote))
	if err != nil {
		return version, nil, factcheck.Because(err, factcheck.Invalid, "Paste the words as they stand in the article, at most %d characters.", factcheck.MaxQuote)
	}
	if len(matches) == 0 {
		return version, nil, factcheck.InvalidField("quote", "These words do not stand in the article. Copy them from its text, or pick the sentence from the list.")
	}
	return version, matches, nil
}

func (d *Desk) currentVersion(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Version, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Version{}, err
	}
	article, err := d.article(ctx, id)
	if err != nil {
		return factcheck.Version{}, err
	}
	return d.store.Version(ctx, article.Current)
}
