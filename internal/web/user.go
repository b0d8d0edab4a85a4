package web

import (
	"net/http"
	"net/url"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/locale"
	"stet/internal/paths"
	"stet/views/accounts"
	"stet/views/ui"
)

// users is the people of the newsroom, for those who look after them.
func (s *Server) users(w http.ResponseWriter, v *visit) error {
	page, err := s.usersPage(v, ui.Form{})
	if err != nil {
		return err
	}
	return s.page(w, v, http.StatusOK, locale.M("People"), accounts.UsersView(page))
}

func (s *Server) usersPage(v *visit, form ui.Form) (accounts.Users, error) {
	users, err := s.desk.Users(v.Context(), v.Actor)
	if err != nil {
		return accounts.Users{}, err
	}
	invitations, err := s.desk.Invitations(v.Context(), v.Actor)
	if err != nil {
		return accounts.Users{}, err
	}
	page := accounts.NewUsers(users, invitations, v.Actor.ID, s.desk.Now(), form)
	page.Looks, err = s.lookForm(v)
	if form.Error("look_hours") != "" {
		page.Looks, page.Form = form, ui.Form{}
	}
	return page, err
}

// invite makes an invitation. Its link is on the page that answers, and nowhere else ever again.
func (s *Server) invite(w http.ResponseWriter, v *visit) error {
	in, err := decode[desk.NewInvitation](v)
	var token string
	if err == nil {
		token, err = s.desk.Invite(v.Context(), v.Actor, in)
	}
	if err != nil {
		return s.refusedUsers(w, v, err)
	}
	page, err := s.usersPage(v, ui.Form{})
	if err != nil {
		return err
	}
	made, err := s.desk.Invitation(v.Context(), token)
	if err != nil {
		return err
	}
	page.Link = accounts.Link{URL: s.absolute(paths.Invitation(token)), For: made.Email, Password: made.Account != ""}
	return s.page(w, v, http.StatusOK, locale.M("People"), accounts.UsersView(page))
}

// refusedUsers is the page of the people with what could not be done.
func (s *Server) refusedUsers(w http.ResponseWriter, v *visit, cause error) error {
	form, status, ok := refused(v, cause)
	if !ok {
		return cause
	}
	page, err := s.usersPage(v, form)
	if err != nil {
		return err
	}
	return s.page(w, v, status, locale.M("People"), accounts.UsersView(page))
}

// absolute is a page's address as somebody outside reaches it.
func (s *Server) absolute(path string) string {
	if s.PublicURL == nil {
		return path
	}
	return s.PublicURL.ResolveReference(&url.URL{Path: path}).String()
}

func (s *Server) withdrawInvitation(w http.ResponseWriter, v *visit) error {
	if err := s.desk.WithdrawInvitation(v.Context(), v.Actor, v.PathValue("hash")); err != nil {
		return err
	}
	return s.done(w, v, paths.Users, locale.M("The invitation is withdrawn; its link does nothing any more."))
}

func (s *Server) changeRole(w http.ResponseWriter, v *visit) error {
	return s.changeUser(w, v, locale.M("The role is changed."), func(id factcheck.UserID) error {
		if err := factcheck.May(v.Actor, factcheck.ManageUsers); err != nil { // before anything is said about the form
			return err
		}
		values, err := typed(v)
		if err != nil {
			return err
		}
		role, err := factcheck.ParseRole(values.Get("role"))
		if err != nil {
			return err
		}
		return s.desk.ChangeRole(v.Context(), v.Actor, id, role)
	})
}

func (s *Server) disableUser(w http.ResponseWriter, v *visit) error {
	return s.changeUser(w, v, locale.M("The account is disabled; the person is out everywhere."), func(id factcheck.UserID) error {
		return s.desk.DisableUser(v.Context(), v.Actor, id)
	})
}

func (s *Server) enableUser(w http.ResponseWriter, v *visit) error {
	return s.changeUser(w, v, locale.M("The account is enabled again."), func(id factcheck.UserID) error {
		return s.desk.EnableUser(v.Context(), v.Actor, id)
	})
}

// changeUser changes a person's rights. Whoever changes their own has no session afterwards.
func (s *Server) changeUser(w http.ResponseWriter, v *visit, notice locale.Message, change func(factcheck.UserID) error) error {
	id := factcheck.UserID(v.PathValue("id"))
	if err := change(id); err != nil {
		return s.refusedUsers(w, v, err)
	}
	if id == v.Actor.ID {
		return s.toSignInAfter(w, v)
	}
	return s.done(w, v, paths.Users, notice)
}
