package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

func TestSignInLeadsToTheDesk(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.page.at(paths.Desk)
	b.get(paths.Account).want(http.StatusOK).says("Olena Bondar", "olena.bondar@newsroom.example", "reviewer", "Chrome on Linux", "this one")
}

func TestSignInLeadsOnToThePageAskedFor(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	b.get("/approvals?page=2").at(paths.SignInFor("/approvals?page=2"))
	b.submit(paths.SignIn, url.Values{"email": {s.people[factcheck.Editor].Email}, "password": {testPassword}})
	b.page.at("/approvals?page=2")
}

func TestSignInKeepsThePageAskedForThroughAMistake(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	b.get(paths.Account)
	b.submit(paths.SignIn, url.Values{"email": {s.people[factcheck.Editor].Email}, "password": {"a wrong password"}})
	b.submit(paths.SignIn, url.Values{"password": {testPassword}}).at(paths.Account) // the address is still there
}

func TestASignInForAPartOfAPageLeadsBackToThePage(t *testing.T) {
	for name, c := range map[string]struct {
		current string
		boosted bool
		want    string
	}{
		"the page it is a part of":    {current: "SITE/articles/1?claim=2#card-2", want: "/articles/1?claim=2"},
		"a link that htmx follows":    {current: "SITE/articles/1", boosted: true, want: "/sources?q=list"},
		"a page of another site":      {current: "https://evil.example/articles/1", want: "/"},
		"another site in disguise":    {current: "SITE@evil.example/", want: "/"},
		"another site behind slashes": {current: "SITE//evil.example", want: "/"},
		"nothing said":                {want: "/"},
	} {
		s := newSite(t)
		b := s.visitor(t)
		r := b.request(http.MethodGet, "/sources?q=list", nil)
		r.Header.Set("HX-Request", "true")
		r.Header.Set("HX-Current-URL", strings.Replace(c.current, "SITE", s.URL, 1))
		if c.boosted {
			r.Header.Set("HX-Boosted", "true")
		}
		if got := b.send(r).want(http.StatusOK).Header.Get("HX-Redirect"); got != paths.SignInFor(c.want) {
			t.Errorf("%s: it leads to %q", name, got)
		}
	}
}

func TestAFormSentAfterTheSessionEndedLeadsBackToItsPage(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	r := b.request(http.MethodPost, paths.Password, nil)
	r.Header.Set("Referer", s.URL+paths.Account)
	b.send(r).want(http.StatusUnauthorized)
	if got := b.page.attr("main a.btn", "href"); got != paths.SignInFor(paths.Account) {
		t.Errorf("it leads to %q", got)
	}
}

func TestAnybodySignedInIsLedOnFromTheSignInPage(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.SignInFor(paths.Account)).at(paths.Account)
	b.get(paths.SignIn).at(paths.Desk)
}

func TestAWrongPasswordIsNotShownAgain(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	p := b.signIn(s.people[factcheck.Reviewer].Email, "my bank's password").want(http.StatusUnprocessableEntity)
	p.says("That e-mail address and password do not belong together.")
	if strings.Contains(p.Body, "bank") {
		t.Error("the password stands on the page")
	}
	if got := p.attr("#f-email", "value"); got != s.people[factcheck.Reviewer].Email {
		t.Errorf("the address typed is gone: %q", got)
	}
}

func TestSignInDoesNotTellWhetherAnAccountExists(t *testing.T) {
	s := newSite(t)
	absent, present := s.visitor(t), s.visitor(t)
	for range 10 {
		a := absent.signIn("nobody@newsroom.example", "a wrong password")
		p := present.signIn(s.people[factcheck.Reviewer].Email, "a wrong password")
		if a.Status != p.Status || a.text("#problems") != p.text("#problems") {
			t.Fatalf("absent: %d %q, present: %d %q", a.Status, a.text("#problems"), p.Status, p.text("#problems"))
		}
	}
	absent.page.want(http.StatusTooManyRequests)
}

func TestSignInIsSlowedDownByAccountWhateverThePassword(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	for b.signIn(s.people[factcheck.Editor].Email, "a wrong password").Status == http.StatusUnprocessableEntity {
	}
	p := b.signIn(s.people[factcheck.Editor].Email, testPassword).want(http.StatusTooManyRequests).says("Too many attempts")
	if p.Header.Get("Retry-After") == "" {
		t.Error("it does not say when to try again")
	}
	b.signIn(s.people[factcheck.Admin].Email, testPassword).at(paths.Desk) // others are not held up
	s.clock.advance(time.Minute)
	s.visitor(t).signIn(s.people[factcheck.Editor].Email, testPassword).at(paths.Desk)
}

func TestSignInIsSlowedDownByAddressAcrossAccounts(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	tries := 0
	for b.signIn(strings.Repeat("x", tries+1)+"@newsroom.example", "a wrong password").Status == http.StatusUnprocessableEntity {
		if tries++; tries > 100 {
			t.Fatal("a hundred accounts can be tried from one address")
		}
	}
	b.signIn(s.people[factcheck.Editor].Email, testPassword).want(http.StatusTooManyRequests)
	s.clock.advance(time.Minute)
	b.signIn(s.people[factcheck.Editor].Email, testPassword).at(paths.Desk)
}

func TestSignInNeedsBothFields(t *testing.T) {
	s := newSite(t)
	p := s.visitor(t).signIn("", "").want(http.StatusUnprocessableEntity)
	if got, want := p.texts(".problems a"), []string{"E-mail address: Please fill this in.", "Password: Please fill this in."}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNextStaysOnThisSite(t *testing.T) {
	for next, want := range map[string]string{
		"":                          "/",
		"/":                         "/",
		"/articles":                 "/articles",
		"/articles?q=a%20b&state=x": "/articles?q=a%20b&state=x",
		"/articles/1#card-2":        "/articles/1",
		"articles":                  "/",
		"//evil.example":            "/",
		"///evil.example":           "/",
		"////evil.example/a":        "/",
		`/\evil.example`:            "/",
		`/\/evil.example`:           "/",
		`\\evil.example`:            "/",
		`/a\..\\evil.example`:       "/",
		"https://evil.example":      "/",
		"https:evil.example":        "/",
		"http:///evil.example":      "/",
		"javascript:alert(1)":       "/",
		"data:text/html,x":          "/",
		" //evil.example":           "/",
		"/\t/evil.example":          "/",
		"/\n/evil.example":          "/",
		"\t//evil.example":          "/",
		"/%2f/evil.example":         "/",
		"/%2Fevil.example":          "/",
		"/%5cevil.example":          "/%5cevil.example",
		"/%zz":                      "/",
		"/\x00":                     "/",
	} {
		if got := localNext(next); got != want {
			t.Errorf("%q leads to %q, not %q", next, got, want)
		}
	}
}

func FuzzNextStaysOnThisSite(f *testing.F) {
	for _, next := range []string{"/a", "//a", `/\a`, "/\t/a", "/%2fa", "https:/a", "/a?b=//c#d"} {
		f.Add(next)
	}
	site, err := url.Parse("https://newsroom.example/sign-in")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, next string) {
		to, err := site.Parse(asBrowsersRead(localNext(next)))
		if err != nil || to.Host != site.Host || to.Scheme != site.Scheme {
			t.Errorf("%q leads to %v (%v)", next, to, err)
		}
	})
}

// asBrowsersRead an address: without tabs and line ends, and with a slash for a backslash (URL Standard, "basic URL
// parser").
func asBrowsersRead(address string) string {
	return strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(strings.TrimFunc(address, func(r rune) bool { return r <= ' ' }))
}

func TestAHostileNextIsNotFollowedAfterSigningIn(t *testing.T) {
	s := newSite(t)
	for _, next := range []string{"//evil.example", `/\evil.example`, "https://evil.example"} {
		b := s.visitor(t)
		b.get(paths.SignInFor(next))
		b.submit(paths.SignIn, url.Values{"email": {s.people[factcheck.Reviewer].Email}, "password": {testPassword}, "next": {next}}).at(paths.Desk)
	}
}

func TestSignOutEndsTheSession(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	stolen := b.cookie()
	b.submit(paths.SignOut, nil).at(paths.SignIn)
	if b.cookie() != nil {
		t.Error("the browser still has the cookie")
	}
	thief := s.visitor(t)
	r := thief.request(http.MethodGet, paths.Account, nil)
	r.AddCookie(stolen)
	thief.send(r).at(paths.SignInFor(paths.Account))
	b.post(paths.SignOut, nil).at(paths.SignIn) // once more does no harm
}

func TestTheTryOutAsksWhoToBe(t *testing.T) {
	s := newSite(t, tryOut)
	b := s.visitor(t)
	b.get(paths.Account).says("Who do you want to be?")
	want := []string{"Olena Bondar", "Taras Shvets", "Iryna Koval", "Maks Hrytsenko"}
	if got := b.page.texts(".people .person strong"); !slices.Equal(got, want) {
		t.Errorf("it offers %q", got)
	}
	if b.page.has("input[type=password]") {
		t.Error("it asks for a password")
	}
	b.submit(".people li:nth-child(1) form", nil).at(paths.Account).says("olena.bondar@newsroom.example")
	if b.page.has("#password form") {
		t.Error("it asks for a password that nobody knows")
	}
}

func TestTheTryOutIsNotReachedUnderAnotherSitesName(t *testing.T) {
	s := newSite(t, tryOut)
	b := s.visitor(t)
	for host, want := range map[string]int{
		"localhost:8080": http.StatusOK, "127.0.0.1": http.StatusOK, "[::1]:8080": http.StatusOK,
		"evil.example": http.StatusForbidden, "evil.example:8080": http.StatusForbidden, "localhost.evil.example": http.StatusForbidden,
		"192.168.1.5:8080": http.StatusForbidden,
	} {
		r := b.request(http.MethodGet, paths.SignIn, nil)
		r.Host = host
		if p := b.send(r); p.Status != want {
			t.Errorf("%s: %d, want %d", host, p.Status, want)
		}
	}
}

func TestNobodyIsSignedInWithoutPasswordOutsideTheTryOut(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	b.post(paths.TrySignIn, url.Values{"user": {string(s.people[factcheck.Admin].ID)}}).want(http.StatusNotFound)
	b.get(paths.Account).at(paths.SignInFor(paths.Account))
}
