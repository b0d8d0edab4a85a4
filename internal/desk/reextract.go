package desk

import (
	"cmp"
	"context"

	"stet/internal/factcheck"
)

// Raw gives the bytes that a version was read from, as they came.
func (d *Desk) Raw(ctx context.Context, actor factcheck.Actor, id factcheck.VersionID) (factcheck.Version, factcheck.Raw, error) {
	version, _, err := d.Version(ctx, actor, id)
	if err != nil {
		return version, factcheck.Raw{}, err
	}
	raw, err := d.store.Raw(ctx, id)
	return version, raw, err
}

// Reextraction is what reading the bytes of an article's current version again would change.
type Reextraction struct {
	Article                            factcheck.Article
	Before, After                      factcheck.Version
	Same                               bool // the text is the same, so nothing happens
	Exact, Proposals, Orphans, Settled int  // claims, by what becomes of them; the settled ones stay as somebody left them
	Stale                              int  // claims whose approval, or place in the queue, would be lost
}

// PreviewReextraction tells what the program makes of the bytes of an article's current version now, and changes nothing. A
// version that was read by this very extractor is refused, unless forced, and so is one that was edited here: it has no other
// bytes than its text.
func (d *Desk) PreviewReextraction(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, force bool) (Reextraction, error) {
	article, raw, err := d.again(ctx, actor, id, force)
	if err != nil {
		return Reextraction{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (Reextraction, error) {
		c, err := d.carry(ctx, actor, article, factcheck.VersionID(newID()), raw)
		r := Reextraction{Article: article, Before: c.before, After: c.after, Same: c.before.Hash == c.after.Hash}
		for _, move := range c.claims {
			r.count(move)
		}
		return r, err
	})
}

func (r *Reextraction) count(move carried) {
	switch {
	case move.now.State == factcheck.PlacedExact:
		r.Exact++
	case !move.now.Waiting:
		r.Settled++
	case move.now.State == factcheck.Orphan:
		r.Orphans++
	default:
		r.Proposals++
	}
	if _, stale := factcheck.TextChanged(move.claim, move.now); stale {
		r.Stale++
	}
}

// Reextract makes what the program reads from the bytes of the current version now the article's next version, and carries its
// claims there, in one transaction. Where the text is the same it is refused: nothing happens.
func (d *Desk) Reextract(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, force bool) (factcheck.Version, error) {
	_, raw, err := d.again(ctx, actor, id, force)
	if err != nil {
		return factcheck.Version{}, err
	}
	return d.makeCurrent(ctx, actor, id, raw)
}

// StageReextraction reads the bytes of the current version again, and keeps what comes of it as a version to look over.
func (d *Desk) StageReextraction(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.ImportID, error) {
	article, raw, err := d.again(ctx, actor, id, false)
	if err != nil {
		return "", err
	}
	x, err := d.read(raw)
	if err != nil {
		return "", err
	}
	if err := d.differs(ctx, article, x.Text); err != nil {
		return "", err
	}
	return d.stage(ctx, actor, factcheck.Import{Raw: raw, Offered: factcheck.Article{ID: id, URL: raw.Provenance.Base}})
}

// again gives the bytes of an article's current version, if they are to be read again.
func (d *Desk) again(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, force bool) (factcheck.Article, factcheck.Raw, error) {
	if err := factcheck.May(actor, factcheck.ReextractArticle); err != nil {
		return factcheck.Article{}, factcheck.Raw{}, err
	}
	article, err := d.article(ctx, id)
	if err != nil {
		return article, factcheck.Raw{}, err
	}
	version, err := d.store.Version(ctx, article.Current)
	if err != nil {
		return article, factcheck.Raw{}, err
	}
	raw, err := d.store.Raw(ctx, article.Current)
	if err == nil && !version.Rereadable() && (!force || version.Format == factcheck.EditedFormat) {
		err = factcheck.Errorf(factcheck.Conflict, "Version %d was read by this extractor already, or was edited here: there is nothing to read again.", version.Number)
	}
	raw.Provenance.Base = cmp.Or(raw.Provenance.Base, article.URL)
	return article, raw, err
}
