package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/layout"
)

func (s *Server) undoRoutes() []route {
	return []route{
		{Pattern: "POST /undo", Handler: s.undo},
		{Pattern: "POST /redo", Handler: s.redo},
	}
}

// undo takes back the step that the form names, or the last one.
func (s *Server) undo(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	step, err := s.desk.Undo(v.Context(), v.Actor, factcheck.StepID(values.Get("step")))
	if err != nil {
		return s.notTurned(w, v, err)
	}
	notice := layout.Notice{Text: locale.M("Undone: %s.", layout.StepName(step)).In(v.Context()), Tone: "good", Redo: string(step.ID)}
	return s.doneWith(w, v, s.afterTurn(v, step), notice)
}

// redo does the step that the form names again, or the one that was undone last.
func (s *Server) redo(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	step, err := s.desk.Redo(v.Context(), v.Actor, factcheck.StepID(values.Get("step")))
	if err != nil {
		return s.notTurned(w, v, err)
	}
	notice := layout.Notice{Text: locale.M("Done again: %s.", layout.StepName(step)).In(v.Context()), Tone: "good", Undo: string(step.ID)}
	return s.doneWith(w, v, s.afterTurn(v, step), notice)
}

// notTurned says on the page where the person was why a step stays as it is: there is nothing to mend in a form.
func (s *Server) notTurned(w http.ResponseWriter, v *visit, err error) error {
	var e *factcheck.Error
	if !errors.As(err, &e) || e.Code == factcheck.Unauthenticated || e.Code == factcheck.Unavailable {
		return err
	}
	return s.doneWith(w, v, s.standing(v).RequestURI(), layout.Notice{Text: locale.M("%s", e.Message).In(v.Context()), Tone: "bad"})
}

// standing is the address of the page that the person was on; the desk where that cannot be opened again, because it came
// of sending a form.
func (s *Server) standing(v *visit) *url.URL {
	page, err := url.Parse(s.pageOf(v.Request))
	if err != nil || !s.opens(page) {
		page = &url.URL{Path: paths.Desk}
	}
	return page
}

func (s *Server) opens(page *url.URL) bool {
	_, pattern := s.pages.Handler(&http.Request{Method: http.MethodGet, URL: page, Host: page.Host})
	return strings.HasPrefix(pattern, http.MethodGet)
}

// afterTurn is the page where the person was, with the claim that the step was about shown there. Where the page may have
// gone with the step it is the nearest one that is there.
func (s *Server) afterTurn(v *visit, step factcheck.Step) string {
	page := s.standing(v)
	switch {
	case step.Claim != "":
		return s.afterClaimTurn(v, page, step)
	case step.Object.Kind == "article" && strings.HasPrefix(page.Path, paths.Article(step.Article)):
		if _, err := s.desk.Article(v.Context(), v.Actor, step.Article); err != nil {
			return paths.Articles
		}
	case step.Object.Kind == "source" && strings.HasPrefix(page.Path, paths.Source(factcheck.SourceID(step.Object.ID))):
		if _, err := s.desk.Source(v.Context(), v.Actor, factcheck.SourceID(step.Object.ID)); err != nil {
			return paths.Sources
		}
	}
	return page.RequestURI()
}

func (s *Server) afterClaimTurn(v *visit, page *url.URL, step factcheck.Step) string {
	claim, err := s.desk.Claim(v.Context(), v.Actor, step.Claim)
	if err != nil {
		return page.RequestURI()
	}
	switch {
	case page.Path == paths.Article(claim.ArticleID):
		return onWorkbench(page, claim)
	case strings.HasPrefix(page.Path, paths.Approvals+"/") && claim.State == factcheck.InApproval && !claim.Withdrawn():
		return paths.Approval(claim.ID)
	case page.Path != paths.Claim(claim.ID) && strings.HasPrefix(page.Path, paths.Claim(claim.ID)+"/"), strings.HasPrefix(page.Path, paths.Citation("")):
		return paths.OpenClaim(claim.ArticleID, claim.ID)
	}
	return page.RequestURI()
}

// onWorkbench is the workbench as it was filtered, with the claim open if it is still there.
func onWorkbench(page *url.URL, claim factcheck.Claim) string {
	query := page.Query()
	switch {
	case !claim.Withdrawn():
		query.Set("claim", string(claim.ID))
		return page.Path + "?" + query.Encode() + "#" + paths.CardID(claim.ID)
	case query.Get("claim") == string(claim.ID):
		query.Del("claim")
	}
	return (&url.URL{Path: page.Path, RawQuery: query.Encode()}).RequestURI()
}
