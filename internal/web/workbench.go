package web

import (
	"net/http"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/views/claims"
	"stet/views/ui"
	"stet/views/workbench"
)

// workbench shows an article with its claims; the query names the open claim and the filter.
func (s *Server) workbench(w http.ResponseWriter, v *visit) error {
	id := factcheck.ArticleID(v.PathValue("id"))
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	open := factcheck.ClaimID(v.URL.Query().Get("claim"))
	if open == "" {
		return s.showWorkbench(w, v, http.StatusOK, dossier, nil)
	}
	file, ok := dossier.Claim(open)
	if !ok {
		return s.showWorkbench(w, v, http.StatusOK, dossier, nil)
	}
	subject, err := s.subject(v, dossier, file, claims.OnWorkbench)
	if err != nil {
		return err
	}
	return s.showWorkbench(w, v, http.StatusOK, dossier, &subject)
}

func (s *Server) showWorkbench(w http.ResponseWriter, v *visit, status int, d factcheck.Dossier, open *claims.Subject) error {
	page, err := workbench.NewPage(d, v.Actor, v.FormValue("show"), open)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.Plain(d.Article.Title), workbench.PageView(page))
}

// subject gathers what a claim's forms depend on.
func (s *Server) subject(v *visit, d factcheck.Dossier, file factcheck.ClaimFile, place claims.Place) (claims.Subject, error) {
	subject := claims.Subject{Dossier: d, File: file, Actor: v.Actor, Place: place}
	var err error
	if subject.Hindrances, err = s.desk.Hindrances(v.Context(), v.Actor, file.Claim.ID); err != nil {
		return subject, err
	}
	subject.Colleagues, err = s.desk.Colleagues(v.Context(), v.Actor)
	return subject, err
}

// subjectOf finds a claim with its dossier. A withdrawn claim stands in no dossier; it still has its own page.
func (s *Server) subjectOf(v *visit, id factcheck.ClaimID, place claims.Place) (claims.Subject, error) {
	claim, err := s.desk.Claim(v.Context(), v.Actor, id)
	if err != nil {
		return claims.Subject{}, err
	}
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, claim.ArticleID)
	if err != nil {
		return claims.Subject{}, err
	}
	file, ok := dossier.Claim(id)
	if !ok {
		file = factcheck.ClaimFile{Claim: claim}
	}
	return s.subject(v, dossier, file, place)
}

// refusedStep shows the page that a refused form stood on, with the form as it was typed.
func (s *Server) refusedStep(w http.ResponseWriter, v *visit, id factcheck.ClaimID, step string, err error) error {
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	place := claims.Place(v.PostForm.Get("place"))
	subject, subjectErr := s.subjectOf(v, id, place)
	if subjectErr != nil {
		return subjectErr
	}
	subject.Refused, subject.Form = step, withoutMeta(form)
	switch place {
	case claims.OnWorkbench:
		return s.showWorkbench(w, v, status, subject.Dossier, &subject)
	case claims.OnApproval:
		return s.showDecision(w, v, status, subject)
	}
	return s.showClaim(w, v, status, subject)
}

// withoutMeta takes what was not typed by a person out of a form.
func withoutMeta(form ui.Form) ui.Form {
	form.Values.Del("row_version")
	form.Values.Del("place")
	form.Values.Del("show")
	return form
}
