package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/static"
)

// everyAddress is an address for every row of the route table, with ids that name nothing.
func everyAddress() []*http.Request {
	var all []*http.Request
	for _, r := range (&Server{}).table() {
		method, pattern, _ := strings.Cut(r.Pattern, " ")
		address := regexp.MustCompile(`\{\w+\}`).ReplaceAllString(strings.ReplaceAll(pattern, "{$}", ""), "00000000-0000-7000-8000-000000000000")
		all = append(all, httptest.NewRequest(method, address, nil))
	}
	return all
}

func TestEveryAnswerKeepsBrowsersWithinThePage(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Admin)
	addresses := append(everyAddress(), httptest.NewRequest(http.MethodGet, "/no-such-page", nil), httptest.NewRequest(http.MethodDelete, paths.Account, nil))
	for _, a := range addresses {
		t.Run(a.Method+" "+a.URL.Path, func(t *testing.T) {
			if a.URL.Path == paths.SignOut {
				return // it would end the session of the others
			}
			p := b.send(b.request(a.Method, a.URL.Path, nil))
			directives := strings.Split(p.Header.Get("Content-Security-Policy"), "; ")
			for _, want := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} {
				if !slices.Contains(directives, want) {
					t.Errorf("the policy lacks %q: %q", want, directives)
				}
			}
			if strings.Contains(p.Header.Get("Content-Security-Policy"), "unsafe") {
				t.Error("the policy allows something unsafe")
			}
			for header, want := range map[string]string{
				"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Cross-Origin-Opener-Policy": "same-origin",
				"Strict-Transport-Security": "max-age=31536000", "Cache-Control": "no-store",
			} {
				if got := p.Header.Get(header); got != want {
					t.Errorf("%s is %q, not %q", header, got, want)
				}
			}
			if got := p.Header.Get("Permissions-Policy"); !strings.Contains(got, "camera=()") {
				t.Errorf("the permissions policy is %q", got)
			}
			if got := p.Header.Get("Referrer-Policy"); got != "same-origin" && got != "strict-origin" {
				t.Errorf("the referrer policy is %q", got)
			}
			if len(p.Header.Get("X-Request-Id")) != 36 {
				t.Errorf("the request is called %q", p.Header.Get("X-Request-Id"))
			}
		})
	}
}

func TestOverPlainHTTPNothingIsSaidAboutTransport(t *testing.T) {
	b := newSite(t, overHTTP).visitor(t)
	if got := b.get(paths.SignIn).Header.Get("Strict-Transport-Security"); got != "" {
		t.Errorf("got %q", got)
	}
}

func TestStylesAndScriptsMayBeKeptForEver(t *testing.T) {
	b := newSite(t).visitor(t)
	for _, name := range []string{"app.css", "app.js"} {
		p := b.get(static.URL(name)).want(http.StatusOK)
		if got := p.Header.Get("Cache-Control"); !strings.Contains(got, "immutable") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestThereIsAPageForWhatIsNotThere(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/no-such-page", "/static/none.css", "/admin", "/articles/../../etc/passwd"} {
		s.visitor(t).get(path).want(http.StatusNotFound)
	}
	p := s.as(t, factcheck.Reviewer).get("/no-such-page").want(http.StatusNotFound).says("Nothing here", "There is no such page.", "To the desk")
	if got := p.text(".me a[href='/account']"); got != "Olena Bondar" {
		t.Errorf("the page does not know its visitor: %q", got)
	}
}

func TestAMethodThatAnAddressDoesNotTakeIsNamed(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	p := b.send(b.request(http.MethodDelete, paths.Account, nil)).want(http.StatusMethodNotAllowed)
	p.says("This address does not take DELETE requests.")
	if got := p.Header.Get("Allow"); !strings.Contains(got, "GET") {
		t.Errorf("it allows %q", got)
	}
	b.get(paths.SignOut).want(http.StatusMethodNotAllowed)
}

func TestABodyThatIsTooLargeIsRefusedWithASentence(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.post(paths.Password, url.Values{"current": {strings.Repeat("x", maxBody)}}).want(http.StatusRequestEntityTooLarge).
		says("This is more than 512 kilobytes")
	s.visitor(t).post(paths.SignIn, url.Values{"email": {strings.Repeat("x", maxBody)}}).want(http.StatusRequestEntityTooLarge)
}

func TestAFormOfAnOddKindIsRefused(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	r := b.request(http.MethodPost, paths.Password, strings.NewReader(`%zz=1`))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	b.send(r).want(http.StatusUnprocessableEntity).says("The form could not be read.")
	r = b.request(http.MethodPost, paths.Password, strings.NewReader(`{"current": "x"}`))
	r.Header.Set("Content-Type", "application/json")
	b.send(r).want(http.StatusUnprocessableEntity).says("Please fill this in.")
}

func TestAFaultOfOursIsAPageAndALineInTheLog(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	s.fault = "the roof fell in"
	p := b.get(paths.Ready).want(http.StatusInternalServerError).says("Something went wrong here", "Nothing was changed by this request")
	if strings.Contains(p.Body, "roof") {
		t.Error("the page tells what is for the log")
	}
	id := p.Header.Get("X-Request-Id")
	p.says("Request " + id)
	failures := s.log.entries(t, "failed")
	if len(failures) != 1 {
		t.Fatalf("%d lines about it", len(failures))
	}
	cause, _ := failures[0]["err"].(string)
	if failures[0]["id"] != id || failures[0]["level"] != "ERROR" || !strings.Contains(cause, "the roof fell in") || !strings.Contains(cause, "webtest_test.go") {
		t.Errorf("the log says %v", failures[0])
	}
}

func TestEveryRequestHasOneLineInTheLogWithItsID(t *testing.T) {
	s := newSite(t)
	p := s.visitor(t).get("/sign-in?next=%2Fsecret-page")
	requests := s.log.entries(t, "request")
	if len(requests) != 1 {
		t.Fatalf("%d lines", len(requests))
	}
	r := requests[0]
	if r["id"] != p.Header.Get("X-Request-Id") || r["method"] != "GET" || r["path"] != "/sign-in" || r["status"] != float64(200) || r["took"] == nil {
		t.Errorf("got %v", r)
	}
	if strings.Contains(s.log.String(), "secret-page") {
		t.Error("the query is in the log")
	}
}

func TestSecretsStayOutOfTheLog(t *testing.T) {
	s := newSite(t)
	var secrets []string
	admin := s.as(t, factcheck.Admin)
	link := invite(admin, "new@newsroom.example", factcheck.Reviewer)
	secrets = append(secrets, testPassword, admin.cookie().Value, link[strings.LastIndex(link, "/")+1:])

	b := s.visitor(t)
	b.signIn(s.people[factcheck.Reviewer].Email, "a-wrong-password-typed")
	b.get(link)
	b.submit(".form", url.Values{"password": {"tooshort"}})
	b.submit(".form", url.Values{"name": {"Nova Liudyna"}, "password": {"a-password-for-nova"}}).at(paths.Desk)
	secrets = append(secrets, "a-wrong-password-typed", "tooshort", "a-password-for-nova", b.cookie().Value)
	b.get(paths.Account)
	b.submit(paths.Password, url.Values{"current": {"not-the-current-one"}, "new": {"another-new-password"}})
	b.submit(paths.Password, url.Values{"current": {"a-password-for-nova"}, "new": {"another-new-password"}}).at(paths.Account)
	b.get(link).want(http.StatusNotFound)
	b.send(b.request(http.MethodDelete, link, nil)).want(http.StatusMethodNotAllowed)
	b.get(link + "/more").want(http.StatusNotFound)
	secrets = append(secrets, "not-the-current-one", "another-new-password")

	log := s.log.String()
	for _, secret := range secrets {
		if strings.Contains(log, secret) || strings.Contains(log, url.QueryEscape(secret)) {
			t.Errorf("%q is in the log", secret)
		}
	}
	if !strings.Contains(log, "/invitations/…") {
		t.Error("the log does not show that a link was opened")
	}
}

func TestTheProbesTellWhetherTheSiteWorks(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	for _, probe := range []string{paths.Health, paths.Ready} {
		b.get(probe).want(http.StatusOK)
	}
	s.ready = errors.New("the disk is full")
	if p := b.get(paths.Ready).want(http.StatusServiceUnavailable); strings.Contains(p.Body, "disk") {
		t.Error("the probe tells visitors what is wrong")
	}
	b.get(paths.Health).want(http.StatusOK)
	if len(s.log.entries(t, "not ready")) != 1 {
		t.Error("the log does not say why")
	}
}

func TestFailuresWithoutASentenceTellNothing(t *testing.T) {
	if got := sentenceOf(errors.New("SELECT failed at /var/lib/stet.db")).String(); strings.Contains(got, "SELECT") || !strings.Contains(got, "log") {
		t.Errorf("got %q", got)
	}
	if got := sentenceOf(factcheck.Because(errors.New("cause"), factcheck.Conflict, "Somebody was quicker.")).String(); got != "Somebody was quicker." {
		t.Errorf("got %q", got)
	}
}

func TestANoticeIsShownOnce(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Account)
	b.submit(paths.Password, url.Values{"current": {testPassword}, "new": {"a better password"}})
	if got := b.page.texts("#notices .flash"); len(got) != 1 {
		t.Errorf("notices: %q", got)
	}
	s.clock.advance(2 * time.Minute)
	if b.get(paths.Account); b.page.has("#notices .flash") {
		t.Error("it is shown again")
	}
}
