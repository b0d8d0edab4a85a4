package web

import (
	"net/http"
	"strconv"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/ui"
	"stet/views/versions"
)

func (s *Server) versionRoutes() []route {
	return []route{
		{Pattern: "GET /articles/{id}/versions", Handler: s.versionList},
		{Pattern: "POST /articles/{id}/versions", Handler: s.stageVersion},
		{Pattern: "GET /articles/{id}/versions/new", Handler: s.newVersion},
		{Pattern: "GET /articles/{id}/versions/edit", Handler: s.editText},
		{Pattern: "POST /articles/{id}/versions/edit", Handler: s.stageEdit},
		{Pattern: "POST /articles/{id}/versions/reextraction", Handler: s.readAgain},
		{Pattern: "GET /articles/{id}/versions/{number}", Handler: s.version},
		{Pattern: "GET /articles/{id}/versions/{number}/raw", Handler: s.rawVersion},
		{Pattern: "GET /staged-versions/{id}", Handler: s.stagedVersion},
		{Pattern: "POST /staged-versions/{id}", Handler: s.confirmVersion},
		{Pattern: "POST /staged-versions/{id}/discard", Handler: s.discardVersion},
		{Pattern: "GET /articles/{id}/placements", Handler: s.placements},
		{Pattern: "POST /articles/{id}/placements/typography", Handler: s.acceptTypography},
		{Pattern: "GET /claims/{id}/placement/pick", Handler: s.pickPlace},
		{Pattern: "POST /claims/{id}/placement", Handler: s.decidePlacement},
	}
}

// versionList lists an article's versions.
func (s *Server) versionList(w http.ResponseWriter, v *visit) error {
	return s.showVersions(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showVersions(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	article, err := s.desk.Article(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	all, err := s.desk.Versions(v.Context(), v.Actor, article.ID)
	if err != nil {
		return err
	}
	people, err := s.desk.People(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	waiting, err := s.desk.WaitingForPlace(v.Context(), v.Actor, article.ID)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Versions"), versions.ListView(versions.NewList(versions.Kept{Article: article, Versions: all, People: people, Waiting: waiting, Actor: v.Actor}, form)))
}

// version shows one version as it was, with its claims where they stood.
func (s *Server) version(w http.ResponseWriter, v *visit) error {
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	all, err := s.desk.Versions(v.Context(), v.Actor, dossier.Article.ID)
	if err != nil {
		return err
	}
	known, err := versionNumbered(all, v.PathValue("number"))
	if err != nil {
		return err
	}
	version, placements, err := s.desk.Version(v.Context(), v.Actor, known.ID)
	if err != nil {
		return err
	}
	reading := versions.NewReading(dossier, v.Actor, version, placements)
	return s.page(w, v, http.StatusOK, locale.M("Version %s", reading.Number), versions.ReadingView(reading))
}

// newVersion is the form on which a new version is pasted or uploaded.
func (s *Server) newVersion(w http.ResponseWriter, v *visit) error {
	return s.showNewVersion(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showNewVersion(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	article, err := s.desk.Article(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("New version"), versions.ArrivalView(versions.NewArrival(article, form)))
}

// stageVersion reads what was pasted or uploaded and leads to where it is compared.
func (s *Server) stageVersion(w http.ResponseWriter, v *visit) error {
	in, field, err := arrival(v)
	var id factcheck.ImportID
	if err == nil {
		id, err = s.desk.StageVersion(v.Context(), v.Actor, articleID(v), in)
	}
	if err == nil {
		http.Redirect(w, v.Request, paths.StagedVersion(id), http.StatusSeeOther)
		return nil
	}
	form, status, ok := refused(v, aboutAddress(err, field))
	if !ok {
		return err
	}
	if wrong, ok := form.Errors["text"]; ok {
		form.Errors = map[string]string{field: wrong}
	}
	if v.PostForm.Has("again") {
		return s.showVersions(w, v, status, asMessage(form))
	}
	return s.showNewVersion(w, v, status, aboutField(form, field))
}

// editText is the current version as a form, block by block.
func (s *Server) editText(w http.ResponseWriter, v *visit) error {
	return s.showEditor(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showEditor(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	article, err := s.desk.Article(v.Context(), v.Actor, articleID(v))
	if err != nil {
		return err
	}
	version, _, err := s.desk.Version(v.Context(), v.Actor, article.Current)
	if err != nil {
		return err
	}
	if form.Message == "" {
		form.Message = form.Errors["text"]
	}
	form.Errors = nil
	return s.page(w, v, status, locale.M("Edit the text"), versions.EditorView(versions.NewEditor(article, version, form)))
}

// stageEdit reads the blocks as they were edited and leads to where they are compared.
func (s *Server) stageEdit(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	var id factcheck.ImportID
	if err == nil {
		id, err = s.desk.StageEdit(v.Context(), v.Actor, articleID(v), factcheck.VersionID(values.Get("version")), values["block"])
	}
	if err == nil {
		http.Redirect(w, v.Request, paths.StagedVersion(id), http.StatusSeeOther)
		return nil
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showEditor(w, v, status, form)
}

// stagedVersion shows what a new version would change.
func (s *Server) stagedVersion(w http.ResponseWriter, v *visit) error {
	return s.showVersionPreview(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showVersionPreview(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	found, err := s.desk.PreviewVersion(v.Context(), v.Actor, importID(v))
	if factcheck.Is(err, factcheck.NotFound) {
		return s.toMade(w, v, err)
	}
	if err != nil {
		return err
	}
	staged := versions.Staged{
		ID: importID(v), Article: found.Article, Before: found.Before, After: found.After, Claims: found.Claims, Placements: found.Placements,
		Dropped: found.Dropped, Notices: found.Notices,
	}
	preview := versions.NewPreview(staged, versions.NewView(v.URL.Query()), form)
	return s.page(w, v, status, locale.M("New version"), versions.PreviewView(preview))
}

// confirmVersion makes a staged text the current version, if it was compared with the one that still is.
func (s *Server) confirmVersion(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	var added factcheck.Version
	if err == nil {
		added, err = s.desk.ConfirmVersion(v.Context(), v.Actor, importID(v), factcheck.VersionID(values.Get("seen")))
	}
	if err == nil {
		return s.toVersion(w, v, added)
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showVersionPreview(w, v, status, form)
}

// toVersion leads on from a version that was made; one that is not current any more is shown as it is.
func (s *Server) toVersion(w http.ResponseWriter, v *visit, made factcheck.Version) error {
	article, err := s.desk.Article(v.Context(), v.Actor, made.ArticleID)
	if err != nil {
		return err
	}
	if article.Current != made.ID {
		http.Redirect(w, v.Request, paths.Version(article.ID, made.Number), http.StatusSeeOther)
		return nil
	}
	return s.toPlacements(w, v, article.ID, locale.M("Version %s is the current one.", strconv.Itoa(made.Number)))
}

// toMade leads whoever comes back to an import that was confirmed to the version that was made of it; to others it is missing.
func (s *Server) toMade(w http.ResponseWriter, v *visit, missing error) error {
	made, err := s.desk.MadeOf(v.Context(), v.Actor, importID(v))
	if factcheck.Is(err, factcheck.NotFound) {
		return missing
	}
	if err != nil {
		return err
	}
	return s.toVersion(w, v, made)
}

// toPlacements leads to the claims that wait for a place, or to the article where none does.
func (s *Server) toPlacements(w http.ResponseWriter, v *visit, id factcheck.ArticleID, notice locale.Message) error {
	waiting, err := s.desk.WaitingForPlace(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	if waiting > 0 {
		return s.done(w, v, paths.Placements(id), notice)
	}
	return s.done(w, v, paths.Article(id), notice)
}

// discardVersion forgets a staged text.
func (s *Server) discardVersion(w http.ResponseWriter, v *visit) error {
	found, err := s.desk.PreviewVersion(v.Context(), v.Actor, importID(v))
	if err != nil {
		return err
	}
	if err := s.desk.DiscardImport(v.Context(), v.Actor, importID(v)); err != nil {
		return err
	}
	return s.done(w, v, paths.Versions(found.Article.ID), locale.M("Discarded. Nothing was stored."))
}
