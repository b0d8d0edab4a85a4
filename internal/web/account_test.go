package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

func TestTheFirstPersonSetsTheSiteUp(t *testing.T) {
	s := newSite(t, withoutPeople)
	token, err := s.desk.SetUpToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b := s.visitor(t)
	b.get(paths.SetUp(token)).want(http.StatusOK).says("Set up stet", "the admin’s")
	b.submit(".form", url.Values{"name": {"Maks Hrytsenko"}, "email": {"Maks@Newsroom.example"}, "password": {"short"}})
	b.page.want(http.StatusUnprocessableEntity).says("At least 12 characters, please.")
	b.submit(".form", url.Values{"password": {testPassword}}).at(paths.Desk) // name and address are still there
	b.get(paths.Account).says("maks@newsroom.example", "admin")
	s.visitor(t).get(paths.SetUp(token)).want(http.StatusNotFound)
	s.visitor(t).post(paths.SetUp(token), url.Values{"name": {"Eve"}, "email": {"eve@evil.example"}, "password": {testPassword}}).want(http.StatusNotFound)
	s.visitor(t).signIn("maks@newsroom.example", testPassword).at(paths.Desk)
}

func TestAnInvitationMakesAnAccountWithItsRoleOnce(t *testing.T) {
	s := newSite(t)
	admin := s.as(t, factcheck.Admin)
	link := invite(admin, "new@newsroom.example", factcheck.Editor)
	b := s.visitor(t)
	b.get(link).want(http.StatusOK).says("as an editor")
	if got := b.page.attr("#f-email", "value"); got != "new@newsroom.example" {
		t.Errorf("it offers the address %q", got)
	}
	b.submit(".form", url.Values{"name": {"Nova Liudyna"}, "password": {testPassword}}).at(paths.Desk)
	b.get(paths.Account).says("Nova Liudyna", "editor")
	s.visitor(t).get(link).want(http.StatusNotFound).says("This link has been used already or is too old.")
	if admin.get(paths.Users); admin.page.has("#invitations") {
		t.Error("the accepted invitation still stands among the open ones")
	}
}

// invite makes an invitation on the page of the people, and gives its link.
func invite(admin *browser, email string, role factcheck.Role) string {
	admin.t.Helper()
	admin.get(paths.Users)
	admin.submit(paths.Invitations, url.Values{"email": {email}, "role": {string(role)}}).want(http.StatusOK)
	return admin.page.text("#link")
}

func TestAnInvitationsLinkIsWholeAndShownOnce(t *testing.T) {
	s := newSite(t)
	admin := s.as(t, factcheck.Admin)
	link := invite(admin, "new@newsroom.example", factcheck.Reviewer)
	if !strings.HasPrefix(link, s.URL+"/invitations/") {
		t.Errorf("got %q", link)
	}
	if admin.get(paths.Users); strings.Contains(admin.page.Body, link) {
		t.Error("the link is shown a second time")
	}
	admin.page.says("new@newsroom.example", "Maks Hrytsenko", "19 Jan 2026")
}

func TestAWithdrawnInvitationIsUseless(t *testing.T) {
	s := newSite(t)
	admin := s.as(t, factcheck.Admin)
	link := invite(admin, "new@newsroom.example", factcheck.Reviewer)
	admin.submit("#invitations form", nil).at(paths.Users).says("The invitation is withdrawn")
	s.visitor(t).get(link).want(http.StatusNotFound)
}

func TestAnInvitationIsOverAfterTwoWeeks(t *testing.T) {
	s := newSite(t)
	link := invite(s.as(t, factcheck.Admin), "new@newsroom.example", factcheck.Reviewer)
	b := s.visitor(t)
	b.get(link)
	s.clock.advance(factcheck.InvitationLife + time.Second)
	b.submit(".form", url.Values{"name": {"Late"}, "password": {testPassword}}).want(http.StatusNotFound)
	s.as(t, factcheck.Admin).get(paths.Users).says("over")
}

func TestAnInvitationCanNotTakeSomebodyElsesAddress(t *testing.T) {
	s := newSite(t)
	admin := s.as(t, factcheck.Admin)
	taken := s.people[factcheck.Reviewer].Email
	b := s.visitor(t)
	b.get(invite(admin, "new@newsroom.example", factcheck.Editor))
	b.submit(".form", url.Values{"name": {"Eve"}, "email": {strings.ToUpper(taken)}, "password": {testPassword}})
	b.page.want(http.StatusUnprocessableEntity).says("There is an account with this e-mail address already.")
}

func TestALostPasswordIsSetAnewByALinkFromAnAdmin(t *testing.T) {
	s := newSite(t)
	olena := s.people[factcheck.Reviewer]
	elsewhere, admin := s.as(t, factcheck.Reviewer), s.as(t, factcheck.Admin)
	link := invite(admin, strings.ToUpper(olena.Email), factcheck.Admin)
	admin.page.says("The link for "+olena.Email, "sets a new password", "leaves its role as it is")
	if got := admin.page.text("#invitations .badge"); got != "new password" {
		t.Errorf("the open link is marked %q", got)
	}
	b := s.visitor(t)
	b.get(link).want(http.StatusOK).says("A new password", "works once")
	if got := b.page.attr("#f-email", "value"); got != olena.Email || b.page.has("#f-name") {
		t.Errorf("it is about %q", got)
	}
	b.submit(".form", url.Values{"password": {"short"}}).want(http.StatusUnprocessableEntity).says("At least 12 characters, please.")
	b.submit(".form", url.Values{"password": {"never forgotten again"}, "email": {"eve@evil.example"}}).at(paths.Desk)
	b.get(paths.Account).says(olena.Name, olena.Email, "reviewer")
	elsewhere.get(paths.Account).at(paths.SignInFor(paths.Account))
	elsewhere.signIn(olena.Email, "never forgotten again").at(paths.Desk)
	s.visitor(t).get(link).want(http.StatusNotFound)
}

func TestThePeoplePageOffersALinkToANewPasswordBesideEachPerson(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	b.get(paths.Users)
	b.submit(`td form[action="`+paths.Invitations+`"]`, nil).want(http.StatusOK).says("sets a new password")
	b.get(paths.Users)
	b.submit(paths.DisableUser(s.people[factcheck.Reviewer].ID), nil)
	if got := len(b.page.all(`td form[action="` + paths.Invitations + `"]`)); got != 2 { // neither to oneself nor to a disabled one
		t.Errorf("it is offered %d times", got)
	}
}

func TestTheTokenOfALinkStaysOutOfReferrers(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	p := b.get(invite(s.as(t, factcheck.Admin), "new@newsroom.example", factcheck.Reviewer))
	if got := p.Header.Get("Referrer-Policy"); got != "strict-origin" {
		t.Errorf("the referrer policy is %q", got)
	}
	p = b.submit(".form", nil).want(http.StatusUnprocessableEntity)
	if got := p.Header.Get("Referrer-Policy"); got != "strict-origin" {
		t.Errorf("the referrer policy of the refused form is %q", got)
	}
}

func TestAChangedPasswordEndsTheOtherSessions(t *testing.T) {
	s := newSite(t)
	here, elsewhere := s.as(t, factcheck.Reviewer), s.as(t, factcheck.Reviewer)
	here.get(paths.Account)
	here.submit(paths.Password, url.Values{"current": {"not it at all"}, "new": {"a better password"}})
	here.page.want(http.StatusUnprocessableEntity).says("This is not your current password.")
	if strings.Contains(here.page.Body, "a better password") {
		t.Error("the new password stands on the page")
	}
	here.submit(paths.Password, url.Values{"current": {testPassword}, "new": {"elevenchars"}})
	here.page.want(http.StatusUnprocessableEntity).says("At least 12 characters, please.")
	here.submit(paths.Password, url.Values{"current": {testPassword}, "new": {"a better password"}}).at(paths.Account)
	here.page.says("Your password is changed, and your other sessions have ended.")
	elsewhere.get(paths.Account).at(paths.SignInFor(paths.Account))
	elsewhere.signIn(s.people[factcheck.Reviewer].Email, testPassword).want(http.StatusUnprocessableEntity)
	elsewhere.signIn(s.people[factcheck.Reviewer].Email, "a better password").at(paths.Desk)
}

func TestAPasswordIsTakenAsItIsTyped(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Account)
	const odd = "  пароль з пробілами  "
	b.submit(paths.Password, url.Values{"current": {testPassword}, "new": {odd}}).at(paths.Account)
	s.visitor(t).signIn(s.people[factcheck.Reviewer].Email, strings.TrimSpace(odd)).want(http.StatusUnprocessableEntity)
	s.visitor(t).signIn(s.people[factcheck.Reviewer].Email, odd).at(paths.Desk)
}

func TestAPersonEndsTheirOtherSessionOnly(t *testing.T) {
	s := newSite(t)
	here, elsewhere, other := s.as(t, factcheck.Reviewer), s.as(t, factcheck.Reviewer), s.as(t, factcheck.Editor)
	sessions, err := s.desk.Sessions(t.Context(), s.actor(factcheck.Editor))
	if err != nil {
		t.Fatal(err)
	}
	here.get(paths.Account)
	if got := len(here.page.all("#sessions tbody tr")); got != 2 {
		t.Fatalf("%d sessions are listed", got)
	}
	here.submit(`form[action$="/end"]`, nil).at(paths.Account).says("That session has ended.")
	elsewhere.get(paths.Account).at(paths.SignInFor(paths.Account))
	here.post(paths.EndSession(sessions[0].ID), nil).want(http.StatusNotFound)
	other.get(paths.Account).at(paths.Account)
}

func TestEndingTheSessionOneIsInSignsOut(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	sessions, err := s.desk.Sessions(t.Context(), s.actor(factcheck.Reviewer))
	if err != nil {
		t.Fatal(err)
	}
	b.post(paths.EndSession(sessions[0].ID), nil).at(paths.SignIn)
	if b.cookie() != nil {
		t.Error("the browser still has the cookie")
	}
}

func TestThePeoplePageOffersNothingAgainstOneself(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	b.get(paths.Users)
	me := s.people[factcheck.Admin].ID
	for _, action := range []string{paths.UserRole(me), paths.DisableUser(me)} {
		if b.page.has(`form[action="` + action + `"]`) {
			t.Errorf("it offers %s", action)
		}
	}
	if got := len(b.page.all(`form[action$="/role"]`)); got != 3 {
		t.Errorf("the roles of %d others can be changed, not of 3", got)
	}
}

func TestTheLastAdminStays(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	me := s.people[factcheck.Admin].ID
	b.post(paths.DisableUser(me), nil).want(http.StatusConflict).says("Maks Hrytsenko is the only active admin.")
	b.post(paths.UserRole(me), url.Values{"role": {"editor"}}).want(http.StatusConflict)
	b.get(paths.Users).want(http.StatusOK)
}

func TestAnAdminWhoStepsDownSignsInAgain(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	b.get(paths.Users)
	b.submit(paths.UserRole(s.people[factcheck.Editor].ID), url.Values{"role": {"admin"}}).at(paths.Users)
	b.post(paths.UserRole(s.people[factcheck.Admin].ID), url.Values{"role": {"reviewer"}}).at(paths.SignIn)
	b.signIn(s.people[factcheck.Admin].Email, testPassword).at(paths.Desk)
	b.get(paths.Users).want(http.StatusForbidden)
}

func TestARoleThatThereIsNotIsRefused(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	b.post(paths.UserRole(s.people[factcheck.Editor].ID), url.Values{"role": {"owner"}}).want(http.StatusUnprocessableEntity).
		says("Choose one of the roles: reviewer, editor or admin.")
	b.post(paths.Invitations, url.Values{"email": {"new@newsroom.example"}, "role": {"owner"}}).want(http.StatusUnprocessableEntity)
}

func TestABrowserThatDoesNotSayWhereItComesFromSetsTheSiteUpOverPlainHTTP(t *testing.T) {
	s := newSite(t, withoutPeople, overHTTP)
	token, err := s.desk.SetUpToken(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	b := s.visitor(t)
	r := b.request(http.MethodPost, paths.SetUp(token), strings.NewReader(values("name", "Maks", "email", "maks@newsroom.example", "password", testPassword).Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Del("Sec-Fetch-Site") // browsers send it to https and to loopback only
	b.send(r).want(http.StatusOK).at(paths.Desk)
}
