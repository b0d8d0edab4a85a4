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

// setCookies are the session cookies that an answer sets, read without a browser's own judgement.
func setCookies(t *testing.T, b *browser, r *http.Request) []*http.Cookie {
	t.Helper()
	response, err := b.client.Transport.RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	return response.Cookies()
}

func (b *browser) signInRequest(role factcheck.Role) *http.Request {
	values := url.Values{"email": {b.site.people[role].Email}, "password": {testPassword}}
	r := b.request(http.MethodPost, paths.SignIn, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

func TestTheSessionCookieIsForThisSiteOnly(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	cookies := setCookies(t, b, b.signInRequest(factcheck.Reviewer))
	if len(cookies) != 1 {
		t.Fatalf("%d cookies", len(cookies))
	}
	c := cookies[0]
	if c.Name != "__Host-stet" || !c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/" || c.Domain != "" {
		t.Errorf("got %s", c)
	}
	if len(c.Value) < 43 || strings.Contains(c.Value, "=") {
		t.Errorf("not an opaque token: %q", c.Value)
	}
	if c.MaxAge != int(factcheck.SessionAbsolute/time.Second) {
		t.Errorf("it lives %d s", c.MaxAge)
	}
}

func TestTheSessionCookieWorksOverPlainHTTPWhereThatIsAllowed(t *testing.T) {
	s := newSite(t, overHTTP)
	b := s.visitor(t)
	c := setCookies(t, b, b.signInRequest(factcheck.Reviewer))[0]
	if c.Name != "stet" || c.Secure || !c.HttpOnly || c.SameSite != http.SameSiteLaxMode {
		t.Errorf("got %s", c)
	}
	s.as(t, factcheck.Reviewer).get(paths.Account).want(http.StatusOK)
}

func TestAPlantedCookieIsNotAdopted(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	planted := &http.Cookie{Name: "__Host-stet", Value: strings.Repeat("A", 43), Path: "/", Secure: true}
	site, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	b.jar.SetCookies(site, []*http.Cookie{planted})
	b.signIn(s.people[factcheck.Admin].Email, testPassword).at(paths.Desk)
	if b.cookie().Value == planted.Value {
		t.Fatal("the planted token became a session")
	}
	attacker := s.visitor(t)
	attacker.jar.SetCookies(site, []*http.Cookie{planted})
	attacker.get(paths.Account).at(paths.SignInFor(paths.Account))
}

func TestTheTokenChangesAtEverySignInAndTheOldOneIsDead(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	before := b.cookie()
	b.post(paths.SignIn, url.Values{"email": {s.people[factcheck.Editor].Email}, "password": {testPassword}})
	if b.cookie().Value == before.Value {
		t.Fatal("the token stayed")
	}
	b.get(paths.Account).says("Iryna Koval")
	old := s.visitor(t)
	r := old.request(http.MethodGet, paths.Account, nil)
	r.AddCookie(before)
	old.send(r).at(paths.SignInFor(paths.Account))
}

func TestThePagesDoNotSetCookiesByThemselves(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	if cookies := setCookies(t, b, b.request(http.MethodGet, paths.SignIn, nil)); len(cookies) != 0 {
		t.Errorf("got %v", cookies)
	}
}

func TestASessionThatIsNotUsedEnds(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	s.clock.advance(factcheck.SessionIdle - time.Minute)
	b.get(paths.Account).want(http.StatusOK).at(paths.Account)
	s.clock.advance(factcheck.SessionIdle - time.Minute) // the use before counts
	b.get(paths.Account).at(paths.Account)
	s.clock.advance(factcheck.SessionIdle + time.Second)
	b.get(paths.Account).at(paths.SignInFor(paths.Account))
}

func TestASessionEndsHoweverMuchItIsUsed(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	const day = 24 * time.Hour
	for range int(factcheck.SessionAbsolute / day) {
		s.clock.advance(day)
		b.get(paths.Account).at(paths.Account)
	}
	s.clock.advance(time.Second)
	b.get(paths.Account).at(paths.SignInFor(paths.Account))
}

func TestAFormSentAfterTheSessionEndedChangesNothing(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	b.get(paths.Users)
	s.clock.advance(factcheck.SessionAbsolute + time.Second)
	b.submit(paths.Invitations, url.Values{"email": {"new@newsroom.example"}}).want(http.StatusUnauthorized).says("Sign in")
	if open, err := s.store.Invitations(t.Context()); err != nil || len(open) != 0 {
		t.Errorf("%v invitations (%v)", open, err)
	}
}

func TestADisabledPersonIsOutAtOnceAndStaysOut(t *testing.T) {
	s := newSite(t)
	admin, reviewer := s.as(t, factcheck.Admin), s.as(t, factcheck.Reviewer)
	admin.get(paths.Users)
	admin.submit(paths.DisableUser(s.people[factcheck.Reviewer].ID), nil).at(paths.Users).says("The account is disabled", "disabled")
	reviewer.get(paths.Account).at(paths.SignInFor(paths.Account))
	reviewer.signIn(s.people[factcheck.Reviewer].Email, testPassword).want(http.StatusUnprocessableEntity).
		says("That e-mail address and password do not belong together.")
	admin.submit(paths.EnableUser(s.people[factcheck.Reviewer].ID), nil).at(paths.Users)
	reviewer.signIn(s.people[factcheck.Reviewer].Email, testPassword).at(paths.Desk)
}

func TestAnotherRoleEndsThePersonsSessions(t *testing.T) {
	s := newSite(t)
	admin, reviewer := s.as(t, factcheck.Admin), s.as(t, factcheck.Reviewer)
	reviewer.get(paths.Approvals).want(http.StatusForbidden)
	admin.get(paths.Users)
	admin.submit(paths.UserRole(s.people[factcheck.Reviewer].ID), url.Values{"role": {"editor"}}).at(paths.Users).says("The role is changed.")
	before := reviewer.cookie().Value
	reviewer.get(paths.Approvals).at(paths.SignInFor(paths.Approvals))
	reviewer.submit(paths.SignIn, url.Values{"email": {s.people[factcheck.Reviewer].Email}, "password": {testPassword}})
	reviewer.page.want(http.StatusOK).at(paths.Approvals)
	if reviewer.cookie().Value == before {
		t.Error("the token stayed when the rights changed")
	}
}

func TestAnotherSiteCanNotMakeABrowserChangeAnything(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	for name, headers := range map[string]map[string]string{
		"Sec-Fetch-Site cross-site":             {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
		"Sec-Fetch-Site same-site":              {"Sec-Fetch-Site": "same-site", "Origin": "https://other.newsroom.example"},
		"an old browser, by Origin":             {"Sec-Fetch-Site": "", "Origin": "https://evil.example"},
		"an old browser, from a sandboxed page": {"Sec-Fetch-Site": "", "Origin": "null"},
	} {
		t.Run(name, func(t *testing.T) {
			r := b.request(http.MethodPost, paths.Invitations, strings.NewReader("email=evil@evil.example&role=admin"))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			for header, value := range headers {
				r.Header.Del(header)
				if value != "" {
					r.Header.Set(header, value)
				}
			}
			b.send(r).want(http.StatusForbidden).says("This request came from another site. Nothing was changed.")
		})
	}
	if open, err := s.store.Invitations(t.Context()); err != nil || len(open) != 0 {
		t.Errorf("%v invitations (%v)", open, err)
	}
}

func TestALinkFromAnotherSiteOpensThePage(t *testing.T) {
	b := newSite(t).as(t, factcheck.Reviewer)
	r := b.request(http.MethodGet, paths.Account, nil)
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	b.send(r).want(http.StatusOK).at(paths.Account)
}
