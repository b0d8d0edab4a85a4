package web

import (
	"net/http"
	"net/url"
	"strings"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/accounts"
	"stet/views/ui"
)

// signInPage asks who it is; whoever is signed in is led on.
func (s *Server) signInPage(w http.ResponseWriter, v *visit) error {
	next := localNext(v.URL.Query().Get("next"))
	if v.Actor.SignedIn() {
		http.Redirect(w, v.Request, next, http.StatusSeeOther)
		return nil
	}
	return s.askWho(w, v, http.StatusOK, ui.Form{}, next)
}

func (s *Server) showSignIn(w http.ResponseWriter, v *visit, status int, form ui.Form, next string) error {
	return s.page(w, v, status, locale.M("page¦Sign in"), accounts.SignInView(accounts.NewSignIn(form, next)))
}

func (s *Server) signIn(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.SignIn](v)
	var token string
	if err == nil {
		in.Address, in.UserAgent = s.address(v.Request), v.UserAgent()
		token, err = s.desk.SignIn(v.Context(), in)
	}
	if err == nil {
		return s.leadOn(w, v, token)
	}
	if factcheck.Is(err, factcheck.Unauthenticated) {
		err = factcheck.As(err, factcheck.Invalid) // the form says it, and asks again
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	if status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "30")
	}
	return s.showSignIn(w, v, status, withoutSecrets(form), localNext(form.Value("next")))
}

// trySignIn makes the visitor of the try-out one of its people.
func (s *Server) trySignIn(w http.ResponseWriter, v *visit) error {
	values, err := typed(v)
	if err != nil {
		return err
	}
	token, err := s.desk.SignInAs(v.Context(), factcheck.UserID(values.Get("user")), s.address(v.Request), v.UserAgent())
	if err != nil {
		return err
	}
	return s.leadOn(w, v, token)
}

// leadOn gives the browser its session and leads to the page the person was on the way to.
func (s *Server) leadOn(w http.ResponseWriter, v *visit, token string) error {
	if err := s.signedIn(w, v, token); err != nil {
		return err
	}
	next, err := s.takeHeld(v, token)
	if err != nil {
		return err
	}
	http.Redirect(w, v.Request, next, http.StatusSeeOther)
	return nil
}

// signOut ends the session; without one it is done already.
func (s *Server) signOut(w http.ResponseWriter, v *visit) error {
	if v.Actor.SignedIn() {
		if err := s.desk.SignOut(v.Context(), v.Actor); err != nil && !factcheck.Is(err, factcheck.NotFound) {
			return err
		}
	}
	return s.toSignInAfter(w, v)
}

// toSignInAfter takes the cookie of a session that has ended, and asks for a sign-in.
func (s *Server) toSignInAfter(w http.ResponseWriter, v *visit) error {
	if err := s.signedOut(w, v); err != nil {
		return err
	}
	http.Redirect(w, v.Request, paths.SignIn, http.StatusSeeOther)
	return nil
}

// localNext is the page of this site that next names, or the desk. Browsers take "//host" and "/\host" for other sites,
// and skip tabs and line ends, which url.Parse refuses.
func localNext(next string) string {
	if !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.Contains(next, `\`) {
		return paths.Desk
	}
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || strings.HasPrefix(u.Path, "//") {
		return paths.Desk
	}
	return u.RequestURI()
}
