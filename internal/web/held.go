package web

import (
	"cmp"
	"net/http"
	"net/url"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/accounts"
	"stet/views/drafts"
	"stet/views/layout"
	"stet/views/ui"
)

// The fields in which the sign-in page carries a form that arrived after its sender's session had ended.
const (
	heldForm   = "held"        // its values, encoded as a form
	heldAction = "held_action" // where it was posted to
)

// askToSignIn answers whoever is not signed in. A form with words that somebody typed is carried along.
func (s *Server) askToSignIn(w http.ResponseWriter, v *visit) error {
	asked := factcheck.Errorf(factcheck.Unauthenticated, "Sign in first.")
	if v.Method != http.MethodPost || v.Header.Get("HX-Request") != "" {
		return asked // scripts keep the draft themselves
	}
	values, err := typed(v)
	if err != nil {
		return err
	}
	if values.Get("draft") == "" || values.Get("draft_person") == "" {
		return asked
	}
	return s.carry(w, v, values)
}

// carry shows the sign-in page with the form in it.
func (s *Server) carry(w http.ResponseWriter, v *visit, values url.Values) error {
	form, next := ui.Form{Values: url.Values{heldAction: {v.URL.RequestURI()}}}, s.pageOf(v.Request)
	encoded := values.Encode()
	switch hasFile := v.MultipartForm != nil && len(v.MultipartForm.File) > 0; {
	case len(encoded) > factcheck.MaxDraftBytes:
		form.Message = v.T("Your session has ended, and what you typed is too long to be carried along. Sign in in another tab, then go back in this one and send it again.")
		form.Values = nil
	case hasFile:
		form.Message = v.T("Your session has ended. What you typed goes along; the file has to be chosen again.")
	default:
		form.Message = v.T("Your session has ended. Nothing was changed, and nothing you typed is lost: it goes along when you sign in.")
	}
	if form.Values != nil {
		form.Values.Set(heldForm, encoded)
	}
	return s.askWho(w, v, http.StatusUnauthorized, form, next)
}

// askWho is the sign-in page, or the one of the try-out.
func (s *Server) askWho(w http.ResponseWriter, v *visit, status int, form ui.Form, next string) error {
	if !s.TryOut {
		return s.showSignIn(w, v, status, form, next)
	}
	people, err := s.desk.TryOutPeople(v.Context())
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("Who do you want to be?"), accounts.TryOutView(accounts.NewTryOut(people, form, next)))
}

// takeHeld makes the form that a sign-in carried a draft of the person who has signed in, if they are who typed it, and
// gives the page on which they send it.
func (s *Server) takeHeld(v *visit, token string) (string, error) {
	next, carried := localNext(v.PostForm.Get("next")), v.PostForm.Get(heldForm)
	if carried == "" {
		return next, nil
	}
	stored, user, err := s.desk.Resume(v.Context(), token)
	if err != nil {
		return next, err
	}
	v.Actor, v.stored = user.Actor(), stored
	values, err := url.ParseQuery(carried)
	if err != nil || values.Get("draft_person") != string(user.ID) {
		return next, s.notice(v, layout.Notice{Text: v.T("The form that was sent before you signed in was typed by somebody else. It was not sent."), Tone: "bad"})
	}
	return s.keepHeld(v, values, next)
}

func (s *Server) keepHeld(v *visit, values url.Values, next string) (string, error) {
	draft := desk.NewDraft{Key: factcheck.DraftKey(values.Get("draft")), Form: cmp.Or(values.Get("draft_form"), heldForm), TypedAt: s.desk.Now(), Values: values}
	for _, name := range []string{"draft", "draft_form", "draft_person", "password", "current", "new"} {
		values.Del(name)
	}
	values.Set(heldAction, localNext(v.PostForm.Get(heldAction)))
	if _, err := s.desk.KeepDraft(v.Context(), v.Actor, draft); err != nil {
		return next, err
	}
	return paths.SendDraft(draft.Key), nil
}

// heldDraft is the page on which a form that was held up by a sign-in is sent.
func (s *Server) heldDraft(w http.ResponseWriter, v *visit) error {
	kept, err := s.desk.KeptDrafts(v.Context(), v.Actor, []factcheck.DraftKey{draftKey(v)})
	if err != nil {
		return err
	}
	if len(kept) == 0 || kept[0].Saved || len(kept[0].Values[heldAction]) == 0 {
		http.Redirect(w, v.Request, paths.Drafts, http.StatusSeeOther)
		return nil
	}
	held := drafts.NewHeld(factcheck.Unfinished{Draft: kept[0]}, localNext(kept[0].Values[heldAction][0]))
	return s.page(w, v, http.StatusOK, locale.M("Send it now?"), drafts.HeldView(held))
}
