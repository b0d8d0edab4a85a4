package desk

import (
	"context"

	"stet/internal/factcheck"
)

// foundAtMost is how many things of one kind a search gives: it leads to a thing somebody has in mind, it lists nothing.
const foundAtMost = 7

// Find gives what the words lead to: articles by their title, claims by their statement or quote, sources by their title,
// publisher, author or address. A source that the actor may not know of is not found. Without words it gives the newest articles.
func (d *Desk) Find(ctx context.Context, actor factcheck.Actor, text string) (factcheck.Findings, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Findings{}, err
	}
	text = clean(text)
	if err := factcheck.TooLong("q", text, factcheck.MaxTitle); err != nil {
		return factcheck.Findings{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.Findings, error) { return d.find(ctx, actor, text) })
}

func (d *Desk) find(ctx context.Context, actor factcheck.Actor, text string) (found factcheck.Findings, err error) {
	articles, err := d.store.Articles(ctx, factcheck.ArticleFilter{Title: text, Limit: foundAtMost})
	found.Articles = articles.Articles
	if err != nil || text == "" {
		return found, err
	}
	if found.Claims, err = d.store.FindClaims(ctx, text, foundAtMost); err != nil {
		return found, err
	}
	sources, err := d.Sources(ctx, actor, factcheck.SourceFilter{Text: text, Limit: foundAtMost})
	found.Sources = sources.Sources
	return found, err
}
