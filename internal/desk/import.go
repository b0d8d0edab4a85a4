package desk

import (
	"context"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// Extract reads an arrival. Its errors carry a sentence for the person who brought it.
type Extract func(raw factcheck.Raw, base string) (factcheck.Extraction, error)

// Importing lets articles in through the extractor.
func Importing(extract Extract) Option { return func(d *Desk) { d.extract = extract } }

// Arrival is what somebody brings: bytes, and where they are from if known. Without bytes it is fetched from its address.
type Arrival struct {
	Raw factcheck.Raw
	URL string
}

// StageImport reads an arrival and keeps it for its importer to look at, for factcheck.ImportLife. Nothing is an article
// yet.
func (d *Desk) StageImport(ctx context.Context, actor factcheck.Actor, in Arrival) (factcheck.ImportID, error) {
	if err := factcheck.May(actor, factcheck.ImportArticle); err != nil {
		return "", err
	}
	raw, extraction, err := d.arrive(ctx, actor, in)
	if err != nil {
		return "", err
	}
	return d.stage(ctx, actor, factcheck.Import{Raw: raw, Offered: extraction.Offered})
}

// StagedImport gives a staged import to the person who staged it, with the text as it would be stored and what is left out.
func (d *Desk) StagedImport(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (factcheck.Import, factcheck.Extraction, error) {
	staged, err := d.ownImport(ctx, actor, id)
	if err != nil {
		return staged, factcheck.Extraction{}, err
	}
	extraction, err := d.read(staged.Raw)
	return staged, extraction, err
}

// DiscardImport forgets a staged import, be it of an article or of a version.
func (d *Desk) DiscardImport(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) error {
	if _, err := d.anyImport(ctx, actor, id); err != nil {
		return err
	}
	return d.store.DropImport(ctx, id)
}

// ownImport finds an arrival of the actor's that is to be an article.
func (d *Desk) ownImport(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (factcheck.Import, error) {
	staged, err := d.anyImport(ctx, actor, id)
	if err == nil && staged.Offered.ID != "" {
		err = errNoImport()
	}
	return staged, err
}

func errNoImport() error { return factcheck.Errorf(factcheck.NotFound, "There is no such import.") }

func (d *Desk) anyImport(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (factcheck.Import, error) {
	if err := factcheck.May(actor, factcheck.ImportArticle); err != nil {
		return factcheck.Import{}, err
	}
	staged, err := d.store.Import(ctx, id)
	if err != nil {
		return staged, err
	}
	if staged.CreatedBy != actor.ID {
		return factcheck.Import{}, errNoImport()
	}
	return staged, nil
}

// Particulars are what is known about an article besides its text.
type Particulars struct {
	Title       string `form:"title" validate:"required,max=300"`
	URL         string `form:"url" validate:"omitempty,http_url,max=2000"`
	Publisher   string `form:"publisher" validate:"max=200"`
	Byline      string `form:"byline" validate:"max=200"`
	Language    string `form:"language" validate:"omitempty,bcp47_language_tag"`
	PublishedOn string `form:"published_on" validate:"omitempty,datetime=2006-01-02"`
}

// ParticularsOf gives an article's particulars as a form shows them.
func ParticularsOf(a factcheck.Article) Particulars {
	return Particulars{Title: a.Title, URL: a.URL, Publisher: a.Publisher, Byline: a.Byline, Language: a.Language, PublishedOn: a.PublishedOn}
}

func (p Particulars) applyTo(a *factcheck.Article) {
	a.Title, a.URL, a.Publisher, a.Byline, a.Language, a.PublishedOn = p.Title, p.URL, p.Publisher, p.Byline, p.Language, p.PublishedOn
}

// ConfirmImport makes a staged import an article with its first version.
func (d *Desk) ConfirmImport(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID, in Particulars) (factcheck.ArticleID, error) {
	staged, err := d.ownImport(ctx, actor, id)
	if err != nil {
		return "", err
	}
	article, err := d.newArticle(actor, in)
	if err != nil {
		return "", err
	}
	article.Current = becomes(id)
	extraction, err := d.read(staged.Raw)
	if err != nil {
		return "", err
	}
	return article.ID, d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.DropImport(ctx, id); err != nil {
			return err
		}
		return d.addArticle(ctx, actor, article, staged.Raw, extraction)
	})
}

// ImportArticle makes an arrival an article at once. Particulars left empty are taken from the content.
func (d *Desk) ImportArticle(ctx context.Context, actor factcheck.Actor, in Arrival, given Particulars) (factcheck.Article, error) {
	if err := factcheck.May(actor, factcheck.ImportArticle); err != nil {
		return factcheck.Article{}, err
	}
	raw, extraction, err := d.arrive(ctx, actor, in)
	if err != nil {
		return factcheck.Article{}, err
	}
	article, err := d.newArticle(actor, given.orElse(extraction.Offered))
	if err != nil {
		return article, err
	}
	return article, d.atomically(ctx, func(ctx context.Context) error {
		return d.addArticle(ctx, actor, article, raw, extraction)
	})
}

func (p Particulars) orElse(offered factcheck.Article) Particulars {
	first := func(a, b string) string {
		if clean(a) != "" {
			return a
		}
		return b
	}
	return Particulars{
		Title: first(p.Title, offered.Title), URL: first(p.URL, offered.URL), Publisher: first(p.Publisher, offered.Publisher),
		Byline: first(p.Byline, offered.Byline), Language: first(p.Language, offered.Language), PublishedOn: first(p.PublishedOn, offered.PublishedOn),
	}
}

func (d *Desk) newArticle(actor factcheck.Actor, in Particulars) (factcheck.Article, error) {
	if err := sound(&in); err != nil {
		return factcheck.Article{}, err
	}
	now := d.now()
	article := factcheck.Article{
		ID: factcheck.ArticleID(newID()), Current: factcheck.VersionID(newID()), Number: 1,
		CreatedBy: actor.ID, CreatedAt: now, UpdatedAt: now, RowVersion: 1,
	}
	in.applyTo(&article)
	return article, nil
}

func (d *Desk) addArticle(ctx context.Context, actor factcheck.Actor, a factcheck.Article, raw factcheck.Raw, x factcheck.Extraction) error {
	version := factcheck.Version{
		ID: a.Current, ArticleID: a.ID, Number: a.Number, Text: x.Text, Hash: x.Text.Hash(),
		Format: x.Format, Extractor: document.ExtractorVersion, Provenance: raw.Provenance, CreatedBy: actor.ID, CreatedAt: a.CreatedAt,
	}
	if err := d.store.AddArticle(ctx, a); err != nil {
		return err
	}
	if err := d.store.AddVersion(ctx, version, raw); err != nil {
		return err
	}
	if err := d.keepRemarks(ctx, version, x.Remarks, nil); err != nil {
		return err
	}
	return d.record(ctx, actor, a.CreatedAt, factcheck.Entry{
		Action: "import", Object: articleObject(a.ID), Article: a.ID, Comment: "text " + version.Hash,
		Changes: factcheck.ArticleChanges(factcheck.Article{}, a),
	})
}

func articleObject(id factcheck.ArticleID) factcheck.Object {
	return factcheck.Object{Kind: "article", ID: string(id)}
}
