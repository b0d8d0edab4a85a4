package web

import (
	"net/http"
	"net/url"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/newsroom"
	"stet/views/ui"
)

func (s *Server) newsroomRoutes() []route {
	return []route{
		{Pattern: "GET /admin/newsroom", Handler: s.newsroom},
		{Pattern: "POST /admin/newsroom", Handler: s.editNewsroom},
		{Pattern: "GET /admin/newsroom/policy", Handler: s.policy},
		{Pattern: "POST /admin/newsroom/policy", Handler: s.setPolicy},
	}
}

// newsroom is whom this installation works for, and how.
func (s *Server) newsroom(w http.ResponseWriter, v *visit) error {
	return s.showNewsroom(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showNewsroom(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	n, err := s.desk.Newsroom(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	history, people, err := s.desk.NewsroomHistory(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	if form.Values == nil {
		form = formOf(desk.NewsroomWords{Name: n.Name, Language: n.Language})
	}
	page := newsroom.NewPage(n, history, people, form)
	return s.page(w, v, status, locale.M("Newsroom"), newsroom.PageView(page))
}

func (s *Server) editNewsroom(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.NewsroomWords
	if err == nil {
		in, err = decode[desk.NewsroomWords](v)
	}
	if err == nil {
		err = s.desk.EditNewsroom(v.Context(), v.Actor, version, in)
	}
	if err == nil {
		return s.done(w, v, paths.Newsroom, locale.M("The newsroom is saved."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showNewsroom(w, v, status, form)
}

// policy is the form of the policy; with a policy in the query it tells what that would do, and offers to save it.
func (s *Server) policy(w http.ResponseWriter, v *visit) error {
	query := v.URL.Query()
	if !query.Has("minimum_sources") {
		return s.showPolicy(w, v, http.StatusOK, ui.Form{}, nil)
	}
	return s.tryPolicy(w, v, query, http.StatusOK, nil)
}

func (s *Server) showPolicy(w http.ResponseWriter, v *visit, status int, form ui.Form, trial *factcheck.PolicyTrial) error {
	n, err := s.desk.Newsroom(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	if form.Values == nil {
		form = formOf(desk.PolicyWordsOf(n.Policy))
	}
	return s.page(w, v, status, locale.M("Policy"), newsroom.PolicyView(newsroom.NewPolicy(n, form, trial)))
}

// tryPolicy shows what a policy would do. A cause is why it could not be saved: it is tried again on the newsroom as it is now.
func (s *Server) tryPolicy(w http.ResponseWriter, v *visit, values url.Values, status int, cause error) error {
	in, err := decodeValues[desk.PolicyWords](values)
	var trial factcheck.PolicyTrial
	if err == nil {
		trial, err = s.desk.TryPolicy(v.Context(), v.Actor, in)
	}
	if err != nil {
		cause = err
	}
	form := ui.Form{Values: formOf(in).Values}
	if cause != nil {
		refusal, code, ok := refused(v, cause)
		if !ok {
			return cause
		}
		form.Errors, form.Message, status = refusal.Errors, refusal.Message, code
	}
	if err != nil {
		form.Values = values
		return s.showPolicy(w, v, status, form, nil)
	}
	return s.showPolicy(w, v, status, form, &trial)
}

func (s *Server) setPolicy(w http.ResponseWriter, v *visit) error {
	version, err := rowVersion(v)
	var in desk.PolicyWords
	if err == nil {
		in, err = decode[desk.PolicyWords](v)
	}
	if err == nil {
		err = s.desk.SetPolicy(v.Context(), v.Actor, version, in)
	}
	if err == nil {
		return s.done(w, v, paths.Newsroom, locale.M("The policy is saved. It counts from now on."))
	}
	return s.tryPolicy(w, v, v.PostForm, http.StatusOK, err)
}
