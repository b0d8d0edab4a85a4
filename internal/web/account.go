package web

import (
	"net/http"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/accounts"
	"stet/views/ui"
)

func (s *Server) accountRoutes() []route {
	return []route{
		{Pattern: "GET /sign-in", Open: true, Handler: s.signInPage},
		{Pattern: "POST /sign-in", Open: true, Handler: s.signIn},
		{Pattern: "POST /try/sign-in", Open: true, Handler: s.trySignIn},
		{Pattern: "POST /language", Open: true, Handler: s.chooseLanguage},
		{Pattern: "POST /sign-out", Open: true, Handler: s.signOut},
		{Pattern: "GET /set-up/{token}", Open: true, Handler: s.invitation},
		{Pattern: "POST /set-up/{token}", Open: true, Handler: s.accept},
		{Pattern: "GET /invitations/{token}", Open: true, Handler: s.invitation},
		{Pattern: "POST /invitations/{token}", Open: true, Handler: s.accept},
		{Pattern: "GET /find", Handler: s.find},
		{Pattern: "GET /keys", Handler: s.keys},
		{Pattern: "GET /me/preferences", Handler: s.preferences},
		{Pattern: "POST /me/preferences", Handler: s.savePreferences},
		{Pattern: "POST /me/preferences/keys", Handler: s.saveKeys},
		{Pattern: "GET /account", Handler: s.account},
		{Pattern: "POST /account/password", Handler: s.changePassword},
		{Pattern: "POST /account/sessions/{id}/end", Handler: s.endSession},
		{Pattern: "GET /admin/users", Handler: s.users},
		{Pattern: "POST /admin/users/{id}/role", Handler: s.changeRole},
		{Pattern: "POST /admin/users/{id}/disable", Handler: s.disableUser},
		{Pattern: "POST /admin/users/{id}/enable", Handler: s.enableUser},
		{Pattern: "POST /admin/invitations", Handler: s.invite},
		{Pattern: "POST /admin/invitations/{hash}/withdraw", Handler: s.withdrawInvitation},
	}
}

// account is one's own account, with where one is signed in.
func (s *Server) account(w http.ResponseWriter, v *visit) error {
	return s.showAccount(w, v, http.StatusOK, ui.Form{})
}

func (s *Server) showAccount(w http.ResponseWriter, v *visit, status int, form ui.Form) error {
	sessions, err := s.desk.Sessions(v.Context(), v.Actor)
	if err != nil {
		return err
	}
	user, _ := v.session.Values[userKey{}].(factcheck.User)
	page := accounts.NewAccount(user, sessions, v.Actor.Session, s.TryOut, form)
	return s.page(w, v, status, locale.M("Your account"), accounts.AccountView(page))
}

func (s *Server) changePassword(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.NewPassword](v)
	if err == nil {
		err = s.desk.ChangePassword(v.Context(), v.Actor, in)
	}
	if err == nil {
		return s.done(w, v, paths.Account, locale.M("Your password is changed, and your other sessions have ended."))
	}
	form, status, ok := refused(v, err)
	if !ok {
		return err
	}
	return s.showAccount(w, v, status, withoutSecrets(form))
}

func (s *Server) endSession(w http.ResponseWriter, v *visit) error {
	id := factcheck.SessionID(v.PathValue("id"))
	if id == v.Actor.Session {
		return s.signOut(w, v)
	}
	if err := s.desk.EndSession(v.Context(), v.Actor, id); err != nil {
		return err
	}
	return s.done(w, v, paths.Account, locale.M("That session has ended."))
}

// withoutSecrets takes passwords out of a form before it is shown again: they belong into no page.
func withoutSecrets(form ui.Form) ui.Form {
	for _, name := range []string{"password", "current", "new"} {
		form.Values.Del(name)
	}
	return form
}
