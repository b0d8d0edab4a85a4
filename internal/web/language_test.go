package web

import (
	"net/http"
	"net/url"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

// speaks fails the test unless the page is in this language.
func (p *page) speaks(code, heading string) {
	p.t.Helper()
	if got := p.attr("html", "lang"); got != code {
		p.t.Errorf("%s is marked as %q, not as %q", p.URL, got, code)
	}
	if got := p.text("h1"); got != heading {
		p.t.Errorf("the heading of %s is %q, not %q", p.URL, got, heading)
	}
}

// asking is a visitor whose browser asks for languages as this header says.
func (s *site) asking(t *testing.T, header string) *browser {
	t.Helper()
	b := s.visitor(t)
	b.header = http.Header{"Accept-Language": {header}}
	return b
}

func TestPagesSpeakTheLanguageThatTheBrowserAsksFor(t *testing.T) {
	s := newSite(t)
	s.asking(t, "uk-UA,uk;q=0.9,en;q=0.8").get(paths.SignIn).speaks("uk", "Вхід")
	s.asking(t, "en-GB,en;q=0.9,uk;q=0.8").get(paths.SignIn).speaks("en", "Sign in")
	s.asking(t, "pl").get(paths.SignIn).speaks("en", "Sign in")
}

func TestWhoseBrowserAsksForNothingWeSpeakIsSpokenToInTheNewsroomsLanguage(t *testing.T) {
	s := newSite(t)
	admin := s.as(t, factcheck.Admin)
	admin.get(paths.Newsroom)
	admin.submit(paths.Newsroom, url.Values{"language": {"uk"}}).at(paths.Newsroom)
	s.asking(t, "pl").get(paths.SignIn).speaks("uk", "Вхід")
	s.asking(t, "en").get(paths.SignIn).speaks("en", "Sign in")
}

func TestVisitorsChooseTheirLanguageAndStayWhereTheyAre(t *testing.T) {
	s := newSite(t)
	b := s.asking(t, "en")
	b.get(paths.SignInFor(paths.Articles))
	b.submit(paths.Language, url.Values{"language": {"uk"}}).at(paths.SignInFor(paths.Articles)).speaks("uk", "Вхід")
	b.post(paths.Language, url.Values{"language": {"tlh"}}).want(http.StatusUnprocessableEntity)
	b.get(paths.SignIn).speaks("uk", "Вхід")
	b.post(paths.Language, url.Values{"language": {"en"}, "next": {"//elsewhere.example"}})
	if got := b.page.URL.Host; "https://"+got != s.URL {
		t.Errorf("led to %s", got)
	}
}

func TestRefusedFormsSayWhyInTheReadersLanguage(t *testing.T) {
	b := newSite(t).asking(t, "uk")
	b.get(paths.SignIn)
	b.submit(paths.SignIn, url.Values{"email": {"olena"}}).want(http.StatusUnprocessableEntity).
		says("поки нічого не збережено", "Пароль: Заповніть це поле.")
}
