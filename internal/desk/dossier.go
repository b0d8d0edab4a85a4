package desk

import (
	"context"
	"slices"

	"stet/internal/factcheck"
)

// Dossier gives an article with all its claims and their evidence at one moment, as far as the actor may see them. The
// History of each claim is left out; History gives it for one claim, ExportArticle for all. Claims and text are shared between
// readers of the same dossier, and are not to be changed.
func (d *Desk) Dossier(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Dossier, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Dossier{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.Dossier, error) { return d.dossier(ctx, actor, id) })
}

// consistently reads a value in several queries from one state of the store.
func consistently[T any](ctx context.Context, d *Desk, read func(ctx context.Context) (T, error)) (value T, err error) {
	err = d.store.Consistently(ctx, func(ctx context.Context) error {
		value, err = read(ctx)
		return err
	})
	return value, err
}

func (d *Desk) dossier(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Dossier, error) {
	dossier := factcheck.Dossier{At: d.now()}
	var err error
	if dossier.Newsroom, err = d.store.Newsroom(ctx); err != nil {
		return dossier, err
	}
	if dossier.Article, err = d.article(ctx, id); err != nil {
		return dossier, err
	}
	if dossier.AssignedTo, err = d.store.AssignedTo(ctx, id); err != nil {
		return dossier, err
	}
	if dossier.People, err = d.people(ctx); err != nil {
		return dossier, err
	}
	if dossier.Waiting, err = d.store.CountWaiting(ctx, id); err != nil {
		return dossier, err
	}
	if dossier.Proposed, err = d.store.CountProposed(ctx, id); err != nil {
		return dossier, err
	}
	read, err := d.readingOf(ctx, actor, dossier.Article)
	if err != nil {
		return dossier, err
	}
	dossier.Version, dossier.Claims = read.version, read.claims
	return dossier, nil
}

// readingOf gives an article's text and claims as they were read before, where nothing has happened since.
func (d *Desk) readingOf(ctx context.Context, actor factcheck.Actor, article factcheck.Article) (*reading, error) {
	newest, err := d.store.LatestEntry(ctx)
	if err != nil {
		return nil, err
	}
	asked := reading{article: article.ID, actor: actor.ID, role: actor.Role, newest: newest, version: factcheck.Version{ID: article.Current}}
	if found := d.readings.find(asked); found != nil {
		return found, nil
	}
	if asked.version, err = d.store.Version(ctx, article.Current); err != nil {
		return nil, err
	}
	if asked.claims, err = d.claimFiles(ctx, actor, article.ID); err != nil {
		return nil, err
	}
	d.readings.keep(&asked)
	return &asked, nil
}

// ClaimDossier is a dossier with one claim in it, and without the article's text: what it takes to show a claim, however many
// the article has. A withdrawn claim is not found.
func (d *Desk) ClaimDossier(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (factcheck.Dossier, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Dossier{}, err
	}
	return consistently(ctx, d, func(ctx context.Context) (factcheck.Dossier, error) { return d.claimDossier(ctx, actor, id) })
}

func (d *Desk) claimDossier(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (factcheck.Dossier, error) {
	dossier := factcheck.Dossier{At: d.now()}
	file, err := d.claimFile(ctx, actor, id)
	if err != nil {
		return dossier, err
	}
	dossier.Claims = []factcheck.ClaimFile{file}
	if dossier.Newsroom, err = d.store.Newsroom(ctx); err != nil {
		return dossier, err
	}
	if dossier.Article, err = d.store.Article(ctx, file.Claim.ArticleID); err != nil {
		return dossier, err
	}
	dossier.People, err = d.people(ctx)
	return dossier, err
}

func (d *Desk) claimFile(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (factcheck.ClaimFile, error) {
	var file factcheck.ClaimFile
	var err error
	if file.Claim, err = d.store.Claim(ctx, id); err != nil {
		return file, err
	}
	if file.Number, err = d.store.NumberOf(ctx, id); err != nil {
		return file, err
	}
	evidence, err := d.store.EvidenceOf(ctx, id)
	if err != nil {
		return file, err
	}
	file.Evidence = factcheck.Withhold(actor, evidence)
	if file.Verdicts, err = d.store.VerdictsOf(ctx, id); err != nil {
		return file, err
	}
	if file.Approvals, err = d.store.ApprovalsOf(ctx, id); err != nil {
		return file, err
	}
	excerpts, err := d.store.ExcerptsOf(ctx, id)
	if err != nil {
		return file, err
	}
	files := []factcheck.ClaimFile{file}
	err = d.fillCaptures(ctx, files, excerpts)
	return files[0], err
}

func (d *Desk) people(ctx context.Context) (factcheck.People, error) {
	users, err := d.accounts(ctx)
	people := make(factcheck.People, len(users))
	for _, u := range users {
		people[u.ID] = u
	}
	return people, err
}

// claimFiles reads all of an article's claims in four queries, however many there are.
func (d *Desk) claimFiles(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) ([]factcheck.ClaimFile, error) {
	claims, err := d.store.ClaimsOf(ctx, id)
	if err != nil {
		return nil, err
	}
	files, place := make([]factcheck.ClaimFile, len(claims)), make(map[factcheck.ClaimID]*factcheck.ClaimFile, len(claims))
	for i, c := range claims {
		files[i] = factcheck.ClaimFile{Number: i + 1, Claim: c}
		place[c.ID] = &files[i]
	}
	evidence, err := d.store.EvidenceOfArticle(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, c := range factcheck.Withhold(actor, evidence) {
		if f := place[c.ClaimID]; f != nil {
			f.Evidence = append(f.Evidence, c)
		}
	}
	if err := d.fillDecisions(ctx, id, place); err != nil {
		return nil, err
	}
	excerpts, err := d.store.ExcerptsOfArticle(ctx, id)
	if err != nil {
		return nil, err
	}
	return files, d.fillCaptures(ctx, files, excerpts)
}

func (d *Desk) fillDecisions(ctx context.Context, id factcheck.ArticleID, place map[factcheck.ClaimID]*factcheck.ClaimFile) error {
	verdicts, err := d.store.VerdictsOfArticle(ctx, id)
	if err != nil {
		return err
	}
	for _, v := range verdicts {
		if f := place[v.ClaimID]; f != nil {
			f.Verdicts = append(f.Verdicts, v)
		}
	}
	approvals, err := d.store.ApprovalsOfArticle(ctx, id)
	if err != nil {
		return err
	}
	for _, a := range approvals {
		if f := place[a.ClaimID]; f != nil {
			f.Approvals = append(f.Approvals, a)
		}
	}
	return nil
}

// History gives every change of a claim, oldest first; what tells of a confidential source is blank for those who may
// not see it.
func (d *Desk) History(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) ([]factcheck.Entry, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return nil, err
	}
	return consistently(ctx, d, func(ctx context.Context) ([]factcheck.Entry, error) {
		if _, err := d.store.Claim(ctx, id); err != nil {
			return nil, err
		}
		entries, err := d.store.EntriesOfClaim(ctx, id)
		if err != nil {
			return nil, err
		}
		return d.withholdEntries(ctx, actor, entries)
	})
}

func (d *Desk) withholdEntries(ctx context.Context, actor factcheck.Actor, entries []factcheck.Entry) ([]factcheck.Entry, error) {
	hidden, err := d.hiddenSources(ctx, actor)
	return factcheck.WithholdEntries(entries, hidden), err
}

// hiddenSources are the confidential sources that are not for the actor.
func (d *Desk) hiddenSources(ctx context.Context, actor factcheck.Actor) (map[factcheck.SourceID]bool, error) {
	confidential, err := d.store.ConfidentialSources(ctx)
	hidden := map[factcheck.SourceID]bool{}
	for _, s := range confidential {
		if factcheck.MaySeeSource(actor, s) != nil {
			hidden[s.ID] = true
		}
	}
	return hidden, err
}

// Claim gives one claim as it stands, withdrawn or not.
func (d *Desk) Claim(ctx context.Context, actor factcheck.Actor, id factcheck.ClaimID) (factcheck.Claim, error) {
	if err := factcheck.May(actor, factcheck.ReadArticles); err != nil {
		return factcheck.Claim{}, err
	}
	return d.store.Claim(ctx, id)
}

// ExportArticle gives an article's dossier with all its history for leaving the house: nothing of a confidential source
// is in it, whoever asks. The export is recorded.
func (d *Desk) ExportArticle(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID, format string) (factcheck.Dossier, error) {
	if err := factcheck.May(actor, factcheck.ExportArticle); err != nil {
		return factcheck.Dossier{}, err
	}
	dossier, err := consistently(ctx, d, func(ctx context.Context) (factcheck.Dossier, error) { return d.publicDossier(ctx, actor, id) })
	if err != nil {
		return factcheck.Dossier{}, err
	}
	entry := factcheck.Entry{Action: "export", Object: articleObject(id), Article: id, Comment: format}
	return dossier, d.atomically(ctx, func(ctx context.Context) error { return d.record(ctx, actor, dossier.At, entry) })
}

func (d *Desk) publicDossier(ctx context.Context, actor factcheck.Actor, id factcheck.ArticleID) (factcheck.Dossier, error) {
	dossier, err := d.dossier(ctx, actor, id)
	if err != nil {
		return dossier, err
	}
	if err := d.fillHistory(ctx, &dossier); err != nil {
		return dossier, err
	}
	if err := d.fillPlacements(ctx, &dossier); err != nil {
		return dossier, err
	}
	confidential, err := d.store.ConfidentialSources(ctx)
	return dossier.Public(confidential), err
}

// fillPlacements tells of the claims whose place the text's change brought into question, or whose approval it took.
func (d *Desk) fillPlacements(ctx context.Context, dossier *factcheck.Dossier) error {
	placements, err := d.store.Questioned(ctx, dossier.Article.Current)
	of := byClaim(placements)
	for i, f := range dossier.Claims {
		dossier.Claims[i].Placement = of[f.Claim.ID]
	}
	return err
}

func (d *Desk) fillHistory(ctx context.Context, dossier *factcheck.Dossier) error {
	entries, err := d.store.EntriesOfArticle(ctx, dossier.Article.ID)
	if err != nil {
		return err
	}
	place := map[factcheck.ClaimID]*factcheck.ClaimFile{}
	dossier.Claims = slices.Clone(dossier.Claims) // which are shared
	for i := range dossier.Claims {
		place[dossier.Claims[i].Claim.ID] = &dossier.Claims[i]
	}
	for _, e := range entries {
		if f := place[e.Claim]; f != nil {
			f.History = append(f.History, e)
		}
	}
	return nil
}
