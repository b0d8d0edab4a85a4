package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

// late sends a rationale after the session has ended, and gives the browser at the sign-in page.
func late(t *testing.T, s *site, claim factcheck.Claim) *browser {
	t.Helper()
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Claim(claim.ID))
	s.clock.advance(factcheck.SessionAbsolute + 1)
	b.submit(paths.ClaimStep(claim.ID, "propose"), values("verdict", "true", "rationale", "As [1] says & <more>.\nSo.")).
		want(http.StatusUnauthorized).says("Your session has ended.", "nothing you typed is lost")
	if s.now(t, claim.ID).State != factcheck.Researching {
		t.Fatal("it was proposed without a session")
	}
	return b
}

func (b *browser) signInHere(role factcheck.Role, password string) *page {
	b.t.Helper()
	return b.submit(paths.SignIn, values("email", b.site.people[role].Email, "password", password))
}

func TestAFormSentAfterTheSessionEndedGoesOnAfterTheSignIn(t *testing.T) {
	s := newSite(t)
	claim := s.researched(t, s.article(t), quoted)
	b := late(t, s, claim)
	b.signInHere(factcheck.Reviewer, "a wrong password").want(http.StatusUnprocessableEntity)
	key := factcheck.ClaimDraft(claim.ID, "propose")
	b.signInHere(factcheck.Reviewer, testPassword).at(paths.SendDraft(key)).says("Send it now?", "As [1] says & <more>.")
	if s.now(t, claim.ID).State != factcheck.Researching {
		t.Fatal("it was sent without being asked for")
	}
	b.get(paths.SendDraft(key)) // it is still there
	b.submit(paths.ClaimStep(claim.ID, "propose"), nil).want(http.StatusOK).says("Your verdict is proposed.")
	if got := s.now(t, claim.ID); got.State != factcheck.Proposed || !strings.HasPrefix(got.Verdict.Rationale, "As [1] says & <more>.") {
		t.Errorf("%s with %q", got.State, got.Verdict.Rationale)
	}
	b.get(paths.SendDraft(key)).at(paths.Drafts).says("Nothing is left unfinished.")
}

func TestAFormOfSomebodyElseIsNotShownToWhoeverSignsIn(t *testing.T) {
	s := newSite(t)
	b := late(t, s, s.researched(t, s.article(t), quoted))
	b.signInHere(second, testPassword).says("typed by somebody else")
	b.get(paths.Drafts).says("Nothing is left unfinished.")
}

func TestAnotherSiteCannotHaveAFormCarried(t *testing.T) {
	s := newSite(t)
	b := s.visitor(t)
	form := values("draft", "import", "draft_person", string(s.people[factcheck.Reviewer].ID), "paste", "evil")
	r := b.request(http.MethodPost, paths.Imports, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	r.Header.Set("Origin", "https://evil.example")
	b.send(r).want(http.StatusForbidden)
}

func TestAHeldFormIsSentToThisSiteOnly(t *testing.T) {
	s := newSite(t)
	b := late(t, s, s.researched(t, s.article(t), quoted))
	f := b.page.form(paths.SignIn).values
	f.Set("held_action", "https://evil.example/collect")
	f.Set("email", s.people[factcheck.Reviewer].Email)
	f.Set("password", testPassword)
	b.post(paths.SignIn, f).says("Send it now?")
	if got := b.page.attr("main form", "action"); got != paths.Desk {
		t.Errorf("it would be sent to %s", got)
	}
}

func TestAFileHasToBeChosenAgainAfterTheSignIn(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	s.clock.advance(factcheck.SessionAbsolute + 1)
	b.submit(paths.Imports, values("url", "https://courier.example/firms"), file{Field: "file", Name: "a.txt", Content: "Firms meet."}).
		want(http.StatusUnauthorized).says("the file has to be chosen again")
	b.signInHere(factcheck.Reviewer, testPassword).says("https://courier.example/firms")
}

func TestAFormTooLongToCarrySaysWhatToDo(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewArticle)
	s.clock.advance(factcheck.SessionAbsolute + 1)
	b.submit(paths.Imports, url.Values{"paste": {strings.Repeat("word ", factcheck.MaxDraftBytes/5)}}).want(http.StatusUnauthorized).says("Sign in in another tab")
}

func TestScriptsAreLedToTheSignInAndBackToThePage(t *testing.T) {
	s := newSite(t)
	claim := s.researched(t, s.article(t), quoted)
	b := s.as(t, factcheck.Reviewer)
	s.clock.advance(factcheck.SessionAbsolute + 1)
	r := b.request(http.MethodPost, paths.ClaimStep(claim.ID, "propose"), strings.NewReader("draft=import&draft_person=x"))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("HX-Request", "true")
	r.Header.Set("HX-Current-URL", s.URL+paths.Claim(claim.ID))
	if got := b.send(r).Header.Get("HX-Redirect"); got != paths.SignInFor(paths.Claim(claim.ID)) {
		t.Errorf("htmx is led to %q", got)
	}
}
