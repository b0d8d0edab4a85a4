package web

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

// everywhere are words that are the same in Ukrainian.
var everywhere = []string{
	"stet", "UTC", "English", "Markdown", "URL", "Chrome", "Linux", "Firefox", "HTML", "JSON", "CSV", "PDF", "EPUB", "Word", "mhtml", "docx", "Mod", "Web", "Annotation",
	"Ctrl", "Shift", "Enter", "Escape", "Esc", "Alt", "Tab", "Mac", "Space", "Home", "End", "Backspace", "Delete", "Hypothesis", "brat", "uk", "en", "pt", "BR",
}

// heardAttributes are those that are read to people.
var heardAttributes = []string{"title", "alt", "placeholder", "aria-label", "aria-description", "data-label"}

// foreign are the Latin words that a page says to people.
func foreign(p *page) (found []string) {
	for n := range p.root.Descendants() {
		switch {
		case n.Type == html.TextNode && !unread(n):
			found = append(found, latin(n.Data)...)
		case n.Type == html.ElementNode:
			for _, name := range heardAttributes {
				found = append(found, latin(attr(n, name))...)
			}
		}
	}
	return found
}

// unread says whether a text is no speech: scripts, keys, code, and addresses.
func unread(n *html.Node) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		switch up.DataAtom {
		case atom.Script, atom.Style, atom.Kbd, atom.Code:
			return true
		}
		if attr(up, "lang") != "" && up.DataAtom != atom.Html {
			return true
		}
	}
	return false
}

// addresses are ids, e-mail addresses and web addresses.
var addresses = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f-]{27}|\S+@\S+|https?://\S*|\.[a-z]{2,4}\b`)

func latin(text string) []string {
	text = addresses.ReplaceAllString(text, "")
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(word) > 1 && unicode.In([]rune(word)[0], unicode.Latin) && !slices.Contains(everywhere, word) {
			return []string{strings.Join(strings.Fields(text), " ")}
		}
	}
	return nil
}

// ukrainianText is an article without a Latin letter.
const ukrainianText = "У столиці з’їхалися понад 250 фірм із 30 країн.\n\nМіністр сказав: «Торгівля зросла на 12 відсотків». Форум триватиме три дні."

// speakUkrainian gives everybody a Ukrainian name and the Ukrainian language.
func (s *site) speakUkrainian(t *testing.T) {
	t.Helper()
	names := map[factcheck.Role]string{factcheck.Reviewer: "Олена Бондар", factcheck.Editor: "Ірина Коваль", factcheck.Admin: "Макс Гриценко", second: "Тарас Швець"}
	for role, name := range names {
		user := s.people[role]
		user.Name = name
		user.Preferences.Language = "uk"
		s.do(t, s.store.SaveUser(t.Context(), user))
		user.RowVersion++
		s.people[role] = user
		s.do(t, s.desk.SavePreferences(t.Context(), user.Actor(), user.Preferences))
	}
}

// ukrainianHouse is a site in which everything that people wrote is Ukrainian, with a claim in every state.
func ukrainianHouse(t *testing.T) (*site, factcheck.Article, []factcheck.Claim) {
	t.Helper()
	s := newSite(t)
	s.speakUkrainian(t)
	me := s.actor(factcheck.Reviewer)
	a, err := s.desk.ImportArticle(t.Context(), me, desk.Arrival{Raw: sample.Raw(ukrainianText)}, desk.Particulars{Title: "Фірми в столиці", Language: "uk", PublishedOn: "2023-09-30"})
	s.do(t, err)
	var claims []factcheck.Claim
	for _, quote := range []string{"понад 250 фірм", "30 країн", "три дні", "12 відсотків"} {
		claims = append(claims, s.claim(t, a, quote))
	}
	for i, c := range claims[1:] {
		s.do(t, s.desk.Take(t.Context(), me, c.ID, c.RowVersion))
		source := desk.SourceWords{Title: "Перелік учасників", Kind: factcheck.PrimaryRecord, URL: "https://newsroom.example/"}
		s.do(t, s.desk.AttachNew(t.Context(), me, c.ID, source, desk.CitationWords{Stance: factcheck.Stances[i], Excerpt: "253 фірми", Locator: "с. 4"}))
		verdict := desk.NewVerdict{Key: "true", Rationale: "Перелік це підтверджує [1].", Submit: true}
		s.do(t, s.desk.Propose(t.Context(), me, c.ID, s.now(t, c.ID).RowVersion, verdict))
	}
	s.do(t, s.desk.Approve(t.Context(), s.actor(factcheck.Editor), claims[2].ID, s.now(t, claims[2].ID).RowVersion, ""))
	s.do(t, s.desk.ReturnForChanges(t.Context(), s.actor(factcheck.Editor), claims[3].ID, s.now(t, claims[3].ID).RowVersion, "Бракує другого джерела."))
	return s, a, claims
}

func TestUkrainianPagesSayNothingInEnglish(t *testing.T) {
	s, a, claims := ukrainianHouse(t)
	source, err := s.desk.Sources(t.Context(), s.actor(factcheck.Reviewer), factcheck.SourceFilter{Limit: 1})
	s.do(t, err)
	pages := []string{
		paths.Desk, paths.Keys, paths.Preferences, paths.Account, paths.Users, paths.Articles, paths.Articles + "?q=немає", paths.NewArticle, paths.Sources,
		paths.Sources + "?q=немає", paths.NewSource, paths.Approvals, paths.Drafts, paths.Article(a.ID), paths.EditArticle(a.ID), paths.Export(a.ID),
		paths.Sentences(a.ID), paths.NewClaimAt(a.ID, url.Values{"quote": {"понад"}}), paths.Source(source.Sources[0].Source.ID),
		paths.EditSource(source.Sources[0].Source.ID), "/none", paths.Claim("none"),
	}
	for _, c := range claims {
		pages = append(pages, paths.Claim(c.ID), paths.OpenClaim(a.ID, c.ID), paths.EditClaim(c.ID), paths.NewCitation(c.ID))
	}
	for _, role := range []factcheck.Role{factcheck.Reviewer, factcheck.Editor, factcheck.Admin} {
		b := s.as(t, role)
		for _, path := range pages {
			p := b.get(path)
			if got := p.attr("html", "lang"); got != "uk" {
				t.Errorf("%s: %s is in %q", role, path, got)
			}
			for _, said := range foreign(p) {
				t.Errorf("%s: %s says %q", role, path, said)
			}
		}
	}
}

func TestVisitorsReadNothingInEnglishInAUkrainianBrowser(t *testing.T) {
	s := newSite(t, tryOut)
	s.speakUkrainian(t)
	b := s.asking(t, "uk")
	for _, path := range []string{paths.SignIn, paths.Invitation("none"), paths.SetUp("none")} {
		for _, said := range foreign(b.get(path)) {
			t.Errorf("%s says %q", path, said)
		}
	}
}
