package desk

import (
	"context"
	"encoding/json"

	"stet/internal/document"
	"stet/internal/factcheck"
)

// newVersion is what the audit calls the arrival of another text of an article.
const newVersion = "new version"

// Versions lists an article's versions without their texts, the newest first. One above the current number is a version
// whose arrival was undone.
func (d *Desk) Versions(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) ([]factcheck.Version, error) {
	if _, err := d.Article(ctx, actor, id); err != nil {
		return nil, err
	}
	return d.store.Versions(ctx, id)
}

// Version gives one version with its text and where the article's claims stand in it.
func (d *Desk) Version(ctx context.Context, actor factcheck.Actor, id factcheck.VersionID) (factcheck.Version, []factcheck.Placement, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Version{}, nil, err
	}
	version, err := d.store.Version(ctx, id)
	if err != nil {
		return version, nil, err
	}
	if _, err := d.article(ctx, version.ArticleID); err != nil {
		return factcheck.Version{}, nil, err
	}
	placements, err := d.store.PlacementsOn(ctx, id)
	return version, placements, err
}

// StageVersion reads another text of an article and keeps it for whoever brought it to look at. A text that is the same as
// the current one is refused.
func (d *Desk) StageVersion(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, in Arrival) (factcheck.ImportID, error) {
	article, err := d.versionable(ctx, actor, id)
	if err != nil {
		return "", err
	}
	raw, extraction, err := d.arriveAgain(ctx, actor, article, in)
	if err != nil {
		return "", err
	}
	if err := d.differs(ctx, article, extraction.Text); err != nil {
		return "", err
	}
	return d.stage(ctx, actor, factcheck.Import{Raw: raw, Offered: factcheck.Article{ID: id, URL: in.URL}})
}

func (d *Desk) stage(ctx context.Context, actor factcheck.Actor, staged factcheck.Import) (factcheck.ImportID, error) {
	staged.ID, staged.CreatedBy, staged.CreatedAt = factcheck.ImportID(newID()), actor.ID, d.now()
	return staged.ID, d.atomically(ctx, func(ctx context.Context) error {
		if err := d.store.DropImportsBefore(ctx, staged.CreatedAt.Add(-factcheck.ImportLife)); err != nil {
			return err
		}
		return d.store.AddImport(ctx, staged)
	})
}

func (d *Desk) versionable(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Article, error) {
	if err := factcheck.May(actor, factcheck.ImportArticle); err != nil {
		return factcheck.Article{}, err
	}
	return d.article(ctx, id)
}

// StageEdit keeps the current version as somebody edited it in place, block by block, for them to look at. It is refused when
// another version has come between.
func (d *Desk) StageEdit(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, edited factcheck.VersionID, blocks []string) (factcheck.ImportID, error) {
	article, err := d.versionable(ctx, actor, id)
	if err != nil {
		return "", err
	}
	if article.Current != edited {
		return "", errVersionCame()
	}
	version, err := d.store.Version(ctx, edited)
	if err != nil {
		return "", err
	}
	text, err := document.Edit(version.Text, blocks)
	if err != nil {
		return "", factcheck.Because(err, factcheck.Invalid, "This is not a text that can be kept: it is empty, too long, or not of this version.")
	}
	if err := d.differs(ctx, article, text); err != nil {
		return "", err
	}
	bytes, err := json.Marshal(text)
	if err != nil {
		return "", err
	}
	raw := factcheck.Raw{MediaType: factcheck.EditedText, Bytes: bytes}
	return d.stage(ctx, actor, factcheck.Import{Raw: raw, Offered: factcheck.Article{ID: id}})
}

func errVersionCame() error {
	return factcheck.Errorf(factcheck.Conflict, "Somebody else brought in a newer version meanwhile. What you have is kept; look at what would change now, then decide again.")
}

// differs refuses a text that is the current one.
func (d *Desk) differs(ctx context.Context, article factcheck.Article, text document.Text) error {
	current, err := d.store.Version(ctx, article.Current)
	if err == nil && current.Hash == text.Hash() {
		err = factcheck.InvalidField("text", "The text is the same as that of version %d, to the letter. Nothing was changed.", current.Number)
	}
	return err
}

// read reads what arrived; a text that was edited here needs no extractor.
func (d *Desk) read(raw factcheck.Raw) (factcheck.Extraction, error) {
	if raw.MediaType != factcheck.EditedText {
		return d.extract(raw, raw.Provenance.Base)
	}
	x := factcheck.Extraction{Format: factcheck.EditedFormat}
	if err := json.Unmarshal(raw.Bytes, &x.Text); err != nil {
		return x, err
	}
	return x, x.Text.Check()
}

// VersionPreview is what would become of an article by a text that waits to be its next version.
type VersionPreview struct {
	Article    factcheck.Article
	Before     factcheck.Version
	After      factcheck.Version // not stored yet
	Claims     []factcheck.Claim // as they stand now, in document order
	Placements map[factcheck.ClaimID]factcheck.Placement
	Stale      int // claims whose approval, or place in the queue, would be lost
	Dropped    []factcheck.Dropped
	Notices    []factcheck.Sentence
}

// Waiting is how many of the claims would wait for somebody to decide on their place.
func (p VersionPreview) Waiting() int {
	n := 0
	for _, c := range p.Claims {
		if p.Placements[c.ID].Waiting {
			n++
		}
	}
	return n
}

// PreviewVersion tells the person who staged a version what it changes, compared with what is current now.
func (d *Desk) PreviewVersion(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (VersionPreview, error) {
	staged, article, err := d.ownVersion(ctx, actor, id)
	if err != nil {
		return VersionPreview{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (VersionPreview, error) {
		c, err := d.carry(ctx, actor, article, becomes(id), staged.Raw)
		preview := VersionPreview{Article: article, Before: c.before, After: c.after, Dropped: c.dropped, Notices: c.notices, Placements: map[factcheck.ClaimID]factcheck.Placement{}}
		for _, move := range c.claims {
			preview.Claims = append(preview.Claims, move.claim)
			preview.Placements[move.claim.ID] = move.now
			if _, stale := factcheck.TextChanged(move.claim, move.now); stale {
				preview.Stale++
			}
		}
		return preview, err
	})
}

// ownVersion finds a text that the actor staged for an article.
func (d *Desk) ownVersion(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (factcheck.Import, factcheck.Article, error) {
	staged, err := d.anyImport(ctx, actor, id)
	if err == nil && (staged.Offered.ID == "" || staged.Raw.MediaType == factcheck.AnnotationsFile) {
		err = errNoImport()
	}
	if err != nil {
		return staged, factcheck.Article{}, err
	}
	article, err := d.article(ctx, staged.Offered.ID)
	return staged, article, err
}

// ConfirmVersion makes a staged text the article's current version and carries every claim to it, all in one transaction.
// The version that the person saw it compared with has to be the current one still. Confirmed once more, it is the version
// that was made the first time, and nothing happens.
func (d *Desk) ConfirmVersion(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID, seen factcheck.VersionID) (factcheck.Version, error) {
	var added factcheck.Version
	return added, d.atomically(ctx, func(ctx context.Context) error {
		staged, article, err := d.ownVersion(ctx, actor, id)
		if factcheck.Is(err, factcheck.NotFound) {
			added, err = d.MadeOf(ctx, actor, id)
			return err
		}
		if err != nil {
			return err
		}
		if article.Current != seen {
			return errVersionCame()
		}
		if err := d.store.DropImport(ctx, id); err != nil {
			return err
		}
		added, err = d.addVersion(ctx, actor, article, becomes(id), staged.Raw)
		return err
	})
}

// becomes is the id of the version that an import is made: whoever confirms it once more is led there by it.
func becomes(id factcheck.ImportID) factcheck.VersionID { return factcheck.VersionID(id) }

// MadeOf is the version that the actor made of an import which is not staged any more.
func (d *Desk) MadeOf(ctx context.Context, actor factcheck.Actor, id factcheck.ImportID) (factcheck.Version, error) {
	if err := factcheck.May(actor, factcheck.ImportArticle); err != nil {
		return factcheck.Version{}, err
	}
	made, err := d.store.Version(ctx, becomes(id))
	if err == nil && made.CreatedBy == actor.ID {
		_, err = d.article(ctx, made.ArticleID)
		return made, err
	}
	if err == nil || factcheck.Is(err, factcheck.NotFound) {
		err = errNoImport()
	}
	return factcheck.Version{}, err
}

// AddVersion makes an arrival the article's current version at once.
func (d *Desk) AddVersion(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, in Arrival) (factcheck.Version, error) {
	article, err := d.versionable(ctx, actor, id)
	if err != nil {
		return factcheck.Version{}, err
	}
	raw, _, err := d.arriveAgain(ctx, actor, article, in)
	if err != nil {
		return factcheck.Version{}, err
	}
	return d.makeCurrent(ctx, actor, id, raw)
}

func (d *Desk) makeCurrent(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, raw factcheck.Raw) (factcheck.Version, error) {
	var added factcheck.Version
	return added, d.atomically(ctx, func(ctx context.Context) error {
		article, err := d.article(ctx, id)
		if err == nil {
			added, err = d.addVersion(ctx, actor, article, factcheck.VersionID(newID()), raw)
		}
		return err
	})
}

func (d *Desk) addVersion(ctx context.Context, actor factcheck.Actor, article factcheck.Article, id factcheck.VersionID, raw factcheck.Raw) (factcheck.Version, error) {
	c, err := d.carry(ctx, actor, article, id, raw)
	if err != nil {
		return c.after, err
	}
	if err := d.differs(ctx, article, c.after.Text); err != nil {
		return c.after, err
	}
	if err := d.store.AddVersion(ctx, c.after, raw); err != nil {
		return c.after, err
	}
	after := article
	after.Current, after.Number, after.UpdatedAt = c.after.ID, c.after.Number, c.after.CreatedAt
	if err := d.store.SaveArticle(ctx, after); err != nil {
		return c.after, err
	}
	err = d.record(ctx, actor, after.UpdatedAt, factcheck.Entry{
		Action: newVersion, Object: articleObject(article.ID), Article: article.ID, Comment: "text " + c.after.Hash,
		Changes: factcheck.ArticleChanges(article, after),
	})
	if err != nil {
		return c.after, err
	}
	if err := d.keepRemarks(ctx, c.after, c.remarks, c.proposed); err != nil {
		return c.after, err
	}
	return c.after, d.place(ctx, c)
}
