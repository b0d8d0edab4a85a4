package desk_test

import (
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
)

func newUser(email string) desk.NewUser {
	return desk.NewUser{Email: email, Name: "New Person", Role: factcheck.Reviewer, Password: theirPassword}
}

func TestAnAccountIsMadeWithItsAddressFoldedAndItsPasswordHashed(t *testing.T) {
	n := newNewsroom(t)
	user, err := n.AddUser(t.Context(), n.maks.Actor(), newUser(" New.Person@Newsroom.Example "))
	n.must(err)
	if user.Email != "new.person@newsroom.example" || user.Role != factcheck.Reviewer || user.Disabled() {
		t.Errorf("got %+v", user)
	}
	if strings.Contains(n.dump(), theirPassword) {
		t.Error("the password itself is stored")
	}
	n.signedIn(user)
}

func TestAnAddressHasOneAccount(t *testing.T) {
	n := newNewsroom(t)
	n.refused(factcheck.Invalid, func() error {
		_, err := n.AddUser(t.Context(), n.maks.Actor(), newUser(strings.ToUpper(n.olena.Email)))
		if !shares(err, "email") {
			t.Errorf("got %v", err)
		}
		return err
	})
}

func TestAnAccountThatFallsShortIsRefusedFieldByField(t *testing.T) {
	n := newNewsroom(t)
	for field, spoil := range map[string]func(*desk.NewUser){
		"email":    func(in *desk.NewUser) { in.Email = "not an address" },
		"name":     func(in *desk.NewUser) { in.Name = " \t" },
		"role":     func(in *desk.NewUser) { in.Role = "emperor" },
		"password": func(in *desk.NewUser) { in.Password = "elevenchars" },
	} {
		in := newUser("new@newsroom.example")
		spoil(&in)
		n.refused(factcheck.Invalid, func() error {
			_, err := n.AddUser(t.Context(), n.maks.Actor(), in)
			if !shares(err, field) {
				t.Errorf("%s: got %v", field, err)
			}
			return err
		})
	}
}

func TestAPasswordIsKeptExactlyAsItWasTyped(t *testing.T) {
	n := newNewsroom(t)
	in := newUser("new@newsroom.example")
	in.Password = "  e\u0301 and a tab\t\u0007 "
	user, err := n.AddUser(t.Context(), n.maks.Actor(), in)
	n.must(err)
	_, err = n.SignIn(t.Context(), credentials(user.Email, strings.TrimSpace(in.Password)))
	n.wants(factcheck.Unauthenticated, err)
	_, err = n.SignIn(t.Context(), credentials(user.Email, in.Password))
	n.wants("", err)
}

func TestTheLastActiveAdminIsKept(t *testing.T) {
	n := newNewsroom(t)
	second := n.employ("Second Admin", factcheck.Admin)
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), second.ID))
	n.refused(factcheck.Conflict, func() error { return n.DisableUser(t.Context(), n.maks.Actor(), n.maks.ID) })
	n.refused(factcheck.Conflict, func() error { return n.ChangeRole(t.Context(), n.maks.Actor(), n.maks.ID, factcheck.Editor) })
	n.must(n.ChangeRole(t.Context(), n.maks.Actor(), n.maks.ID, factcheck.Admin))
	n.must(n.EnableUser(t.Context(), n.maks.Actor(), second.ID))
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.maks.ID))
}

func TestARoleIsOneOfTheRoles(t *testing.T) {
	n := newNewsroom(t)
	for _, role := range []factcheck.Role{"", "emperor", "editor admin"} {
		n.refused(factcheck.Invalid, func() error { return n.ChangeRole(t.Context(), n.maks.Actor(), n.olena.ID, role) })
	}
}

func TestAChangeOfRightsEndsEverySessionOfThePerson(t *testing.T) {
	for name, change := range map[string]func(*newsroom) error{
		"role": func(n *newsroom) error {
			return n.ChangeRole(n.t.Context(), n.maks.Actor(), n.olena.ID, factcheck.Editor)
		},
		"disable": func(n *newsroom) error { return n.DisableUser(n.t.Context(), n.maks.Actor(), n.olena.ID) },
		"enable":  func(n *newsroom) error { return n.EnableUser(n.t.Context(), n.maks.Actor(), n.olena.ID) },
	} {
		t.Run(name, func(t *testing.T) {
			n := newNewsroom(t)
			first, _ := n.signedIn(n.olena)
			second, _ := n.signedIn(n.olena)
			other, _ := n.signedIn(n.taras)
			n.audited(1, func() error { return change(n) })
			n.out(first)
			n.out(second)
			if _, _, err := n.Resume(t.Context(), other); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestADisabledPersonIsLetInAgainWhenEnabled(t *testing.T) {
	n := newNewsroom(t)
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.olena.ID))
	_, err := n.SignIn(t.Context(), credentials(n.olena.Email, theirPassword))
	n.wants(factcheck.Unauthenticated, err)
	n.must(n.EnableUser(t.Context(), n.maks.Actor(), n.olena.ID))
	n.signedIn(n.olena)
}

func TestAChangedPasswordEndsTheOtherSessions(t *testing.T) {
	n := newNewsroom(t)
	other, _ := n.signedIn(n.olena)
	here, session := n.signedIn(n.olena)
	actor := n.olena.Actor()
	actor.Session = session.ID
	n.refused(factcheck.Invalid, func() error {
		err := n.ChangePassword(t.Context(), actor, desk.NewPassword{Current: "wrong password", New: "another long password"})
		if !shares(err, "current") {
			t.Errorf("got %v", err)
		}
		return err
	})
	n.refused(factcheck.Invalid, func() error {
		return n.ChangePassword(t.Context(), actor, desk.NewPassword{Current: theirPassword, New: "short"})
	})
	n.audited(1, func() error {
		return n.ChangePassword(t.Context(), actor, desk.NewPassword{Current: theirPassword, New: "another long password"})
	})
	n.out(other)
	if _, _, err := n.Resume(t.Context(), here); err != nil {
		t.Error(err)
	}
	_, err := n.SignIn(t.Context(), credentials(n.olena.Email, theirPassword))
	n.wants(factcheck.Unauthenticated, err)
	_, err = n.SignIn(t.Context(), credentials(n.olena.Email, "another long password"))
	n.wants("", err)
}

func TestListsOfPeopleHoldNoPasswordHashes(t *testing.T) {
	n := newNewsroom(t, desk.TryOut())
	lists := map[string]func() ([]factcheck.User, error){
		"Users":        func() ([]factcheck.User, error) { return n.Users(t.Context(), n.maks.Actor()) },
		"Colleagues":   func() ([]factcheck.User, error) { return n.Colleagues(t.Context(), n.olena.Actor()) },
		"TryOutPeople": func() ([]factcheck.User, error) { return n.TryOutPeople(t.Context()) },
		"People": func() (all []factcheck.User, err error) {
			people, err := n.People(t.Context(), n.olena.Actor())
			for _, u := range people {
				all = append(all, u)
			}
			return all, err
		},
	}
	for name, list := range lists {
		users, err := list()
		n.must(err)
		if len(users) != 6 {
			t.Errorf("%s lists %d people", name, len(users))
		}
		for _, u := range users {
			if u.PasswordHash != "" {
				t.Errorf("%s tells the password hash of %s", name, u.Name)
			}
		}
	}
}

func TestColleaguesAreTheActiveOnes(t *testing.T) {
	n := newNewsroom(t)
	n.must(n.DisableUser(t.Context(), n.maks.Actor(), n.petro.ID))
	colleagues, err := n.Colleagues(t.Context(), n.olena.Actor())
	n.must(err)
	for _, c := range colleagues {
		if c.ID == n.petro.ID {
			t.Error("a disabled person can be put on an article")
		}
	}
	people, err := n.People(t.Context(), n.olena.Actor())
	n.must(err)
	if people.Name(n.petro.ID) != n.petro.Name {
		t.Error("the name of a disabled person is lost")
	}
}
