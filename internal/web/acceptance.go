package web

import (
	"net/http"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/views/accounts"
	"stet/views/ui"
)

// invitation is the page of a one-time link, on which a person makes an account or sets the password of theirs.
func (s *Server) invitation(w http.ResponseWriter, v *visit) error {
	return s.showAcceptance(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showAcceptance(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	i, err := s.linkedInvitation(w, v)
	if err != nil {
		return err
	}
	page := accounts.NewAcceptance(i, form)
	return s.page(w, v, status, page.Heading, accounts.AcceptanceView(page))
}

// linkedInvitation finds what the link's token invites to, and keeps the token from travelling on: no page gets to know
// the path it was reached from. (Not "no-referrer", with which browsers say no origin when the form is sent, so that over
// plain http it would look like another site's.)
func (s *Server) linkedInvitation(w http.ResponseWriter, v *visit) (factcheck.Invitation, error) {
	w.Header().Set("Referrer-Policy", "strict-origin")
	return s.desk.Invitation(v.Context(), v.PathValue("token"))
}

// accept makes the account, or sets its password, and signs the person in.
func (s *Server) accept(w http.ResponseWriter, v *visit) error {
	if _, err := s.linkedInvitation(w, v); err != nil {
		return err
	}
	in, err := decode[desk.Acceptance](v)
	var user factcheck.User
	if err == nil {
		in.Token = v.PathValue("token")
		user, err = s.desk.Accept(v.Context(), in)
	}
	if err != nil {
		form, status, ok := refused(v, err)
		if !ok {
			return err
		}
		return s.showAcceptance(w, v, status, withoutSecrets(form))
	}
	return s.begin(w, v, user, in.Password)
}

// begin opens the first session with a new password.
func (s *Server) begin(w http.ResponseWriter, v *visit, user factcheck.User, password string) error {
	in := desk.SignIn{Email: user.Email, Password: password, Address: s.address(v.Request), UserAgent: v.UserAgent()}
	token, err := s.desk.SignIn(v.Context(), in)
	if factcheck.Is(err, factcheck.RateLimited) { // the account is made; signing in can wait
		return s.toSignInAfter(w, v)
	}
	if err != nil {
		return err
	}
	if err := s.signedIn(w, v, token); err != nil {
		return err
	}
	http.Redirect(w, v.Request, paths.Desk, http.StatusSeeOther)
	return nil
}
