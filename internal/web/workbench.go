package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/claims"
	"stet/views/ui"
	"stet/views/workbench"
)

// workbench shows an article with its claims; the query names the open claim, the filter and the place in the list. Scripts that
// have the text already ask for no more than a claim's card, or the list, by the element it goes into.
func (s *Server) workbench(w http.ResponseWriter, v *visit) error {
	id, open := factcheck.ArticleID(v.PathValue("id")), factcheck.ClaimID(v.URL.Query().Get("claim"))
	if target := v.Header.Get("HX-Target"); open != "" && target == paths.CardID(open) {
		return s.openCard(w, v, id, open)
	}
	dossier, err := s.desk.Dossier(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	file, ok := dossier.Claim(open)
	if !ok && s.toMerged(w, v, open) {
		return nil
	}
	if !ok {
		return s.showWorkbench(w, v, http.StatusOK, dossier, nil)
	}
	subject, err := s.subject(v, dossier, file, claims.OnWorkbench)
	if err != nil {
		return err
	}
	return s.showWorkbench(w, v, http.StatusOK, dossier, &subject)
}

// openCard answers with one open claim, without reading the text and the other claims.
func (s *Server) openCard(w http.ResponseWriter, v *visit, article factcheck.ArticleID, id factcheck.ClaimID) error {
	dossier, err := s.desk.ClaimDossier(v.Context(), v.Actor, id)
	if err != nil {
		return err
	}
	if dossier.Article.ID != article {
		return factcheck.Errorf(factcheck.NotFound, "There is no such claim in this article.")
	}
	subject, err := s.subject(v, dossier, dossier.Claims[0], claims.OnWorkbench)
	if err != nil {
		return err
	}
	return s.fragment(w, v, workbench.ItemView(workbench.NewOpenItem(subject, v.FormValue("show"))))
}

func (s *Server) showWorkbench(w http.ResponseWriter, v *visit, status int, d factcheck.Dossier, open *claims.Subject) error {
	where := workbench.Where{Show: v.FormValue("show"), Look: lookOf(v.Request)}
	where.From, _ = strconv.Atoi(v.URL.Query().Get("from")) // whatever is no number begins at the beginning
	if v.Method == http.MethodGet && slices.Contains(listTargets, v.Header.Get("HX-Target")) {
		return s.fragment(w, v, workbench.ListView(workbench.NewList(d, v.Actor, where, open)))
	}
	v.watches(watch{article: d.Article.ID})
	if open != nil {
		v.watched.claim = open.File.Claim.ID
	}
	page := workbench.NewPage(d, v.Actor, where, open).DrawnWith(s.drawings, v.Header.Get(drawnBefore))
	switch scripted := v.Header.Get("HX-Request") != ""; {
	case v.URL.Query().Get("drawn") == "all", v.Method != http.MethodGet && !scripted:
		page = page.Whole() // without scripts nothing could bring what is not there
	case page.Parted():
		v.whole = wholeAddress(v.URL)
	}
	return s.page(w, v, status, locale.Plain(d.Article.Title), workbench.PageView(page))
}

// wholeAddress is that of the same page with all highlights on it.
func wholeAddress(page *url.URL) string {
	query := page.Query()
	query.Set("drawn", "all")
	return page.Path + "?" + query.Encode()
}

// drawnBefore is the header in which scripts name the drawing of the text that is on the page.
const drawnBefore = "Stet-Drawn"

// listTargets are the elements that take the list, or the part of it that was not there yet.
var listTargets = []string{"claims", "earlier-claims", "later-claims"}

// lookCookie is written by the workbench's scripts: how this browser shows it, in words with dots between.
const lookCookie = "stet-look"

func lookOf(r *http.Request) workbench.Look {
	var look workbench.Look
	cookie, err := r.Cookie(lookCookie)
	if err != nil {
		return look
	}
	words := strings.Split(cookie.Value, ".")
	look.Beside, look.OnScreen = slices.Contains(words, "beside"), slices.Contains(words, "on-screen")
	for _, marks := range workbench.MarkLooks {
		if slices.Contains(words, marks) {
			look.Marks = marks
		}
	}
	return look
}

// subject gathers what a claim's forms depend on.
func (s *Server) subject(v *visit, d factcheck.Dossier, file factcheck.ClaimFile, place claims.Place) (claims.Subject, error) {
	subject := claims.Subject{Dossier: d, File: file, Actor: v.Actor, Place: place}
	var err error
	if subject.Hindrances, err = s.desk.Hindrances(v.Context(), v.Actor, file.Claim.ID); err != nil {
		return subject, err
	}
	if subject.Proposed, err = s.desk.ProposedFor(v.Context(), v.Actor, file.Claim.ID); err != nil {
		return subject, err
	}
	if subject.Imported, err = s.desk.ImportedFor(v.Context(), v.Actor, file.Claim.ID); err != nil {
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
	if err := s.tellMeanwhile(v, &subject, err); err != nil {
		return err
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

// tellMeanwhile adds what was done to the claim since the person saw it, where that is why a form was refused: each step
// raises the row version by one and writes one entry.
func (s *Server) tellMeanwhile(v *visit, subject *claims.Subject, cause error) error {
	if !factcheck.Is(cause, factcheck.Conflict) {
		return nil
	}
	history, err := s.desk.History(v.Context(), v.Actor, subject.File.Claim.ID)
	if err != nil {
		return err
	}
	seen, err := strconv.Atoi(v.PostForm.Get("row_version"))
	if err != nil {
		return nil // it is the form that is broken
	}
	n := min(max(subject.File.Claim.RowVersion-seen, 0), len(history))
	subject.Meanwhile = history[len(history)-n:]
	return nil
}

// withoutMeta takes what was not typed by a person out of a form.
func withoutMeta(form ui.Form) ui.Form {
	form.Values.Del("row_version")
	form.Values.Del("place")
	form.Values.Del("show")
	return form
}
