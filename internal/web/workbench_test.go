package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

// part asks for what goes into one element of the page, as scripts do.
func (b *browser) part(address, element string) *page {
	b.t.Helper()
	r := b.request(http.MethodGet, address, nil)
	r.Header.Set("HX-Request", "true")
	r.Header.Set("HX-Target", element)
	return b.send(r)
}

func TestAClaimIsAnsweredWithoutTheText(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	s.claim(t, a, "Over 250 firms")
	c := s.researched(t, a, "30 countries")
	p := s.as(t, factcheck.Reviewer).part(paths.OpenClaimAmong(a.ID, c.ID, "mine"), paths.CardID(c.ID)).want(http.StatusOK)
	p.says("30 countries", "Evidence", "List of participants")
	if p.has("#text") || p.has("#claims") || p.has("header.top") {
		t.Error("more than the card was answered")
	}
	if got := p.text(".card.open .no"); !strings.HasSuffix(got, "2") {
		t.Errorf("the claim's number is %q, want 2", got)
	}
	if got := p.attr(".detail [name=show]", "value"); got != "mine" {
		t.Errorf("the forms lead back to the list of %q, want mine", got)
	}
}

func TestAClaimOfAnotherArticleIsNotAnswered(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "30 countries")
	other := s.article(t, "Another text of 30 countries.")
	s.as(t, factcheck.Reviewer).part(paths.OpenClaim(other.ID, c.ID), paths.CardID(c.ID)).want(http.StatusNotFound)
}

func TestTheListIsAnsweredWithoutTheText(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	s.claim(t, a, "30 countries")
	c := s.claim(t, a, "Over 250 firms")
	p := s.as(t, factcheck.Reviewer).part(paths.OpenClaim(a.ID, c.ID), "claims").want(http.StatusOK)
	if p.has("#text") || !p.has("#claims > .card.open#"+paths.CardID(c.ID)) || len(p.all("#claims > .card")) != 2 {
		t.Error("what was answered is not the list with the open claim")
	}
}

func TestFiltersCombine(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	s.claim(t, a, "Over 250 firms")
	s.researched(t, a, "30 countries")
	s.inApproval(t, a, "12 %")
	s.approved(t, a, "€1.5 billion")
	b := s.as(t, factcheck.Reviewer)
	for show, want := range map[string][]string{
		"":                   {"1", "2", "3", "4"},
		"open":               {"1"},
		"open.work":          {"1", "2"},
		"mine.approval":      {"4"},
		"found-true":         {"3", "4"},
		"found-true.settled": {"3"},
		"found-none.mine":    {"2"},
		"nobodys":            {"1"},
		"kind-date":          {},
		"no such chip":       {"1", "2", "3", "4"},
		"by-" + string(s.people[factcheck.Reviewer].ID): {"2", "3", "4"},
	} {
		p := b.get(paths.ArticleAmong(a.ID, show, "")).want(http.StatusOK)
		if got := p.texts(".card .no"); strings.Join(got, " ") != strings.Join(numbered(want), " ") {
			t.Errorf("%q shows %v, want %v", show, got, want)
		}
	}
	p := b.get(paths.ArticleAmong(a.ID, "found-true", ""))
	if got := p.texts(".claims > header > .chips .chip"); strings.Join(got, ", ") != "All 4, Mine 2, Open 0, In work 0, In approval 1, Settled 1" {
		t.Errorf("among those found true the chips count %v", got)
	}
}

func numbered(numbers []string) []string {
	said := make([]string, len(numbers))
	for i, n := range numbers {
		said[i] = "Claim " + n
	}
	return said
}

// TestALongListIsAWindow: fifty cards, those before and behind a link away, and the open claim's own fifty.
func TestALongListIsAWindow(t *testing.T) {
	s := newSite(t)
	var words []string
	for i := range 120 {
		words = append(words, fmt.Sprintf("w%03d.", i))
	}
	a := s.article(t, strings.Join(words, " "))
	var last factcheck.Claim
	for _, word := range words {
		last = s.claim(t, a, word)
	}
	b := s.as(t, factcheck.Reviewer)
	p := b.get(paths.Article(a.ID))
	if n := len(p.all(".card")); n != 50 || p.has("#earlier-claims") {
		t.Fatalf("%d cards at the beginning", n)
	}
	b.follow("#later-claims")
	p = b.follow("#later-claims")
	if n := len(p.all(".card")); n != 20 || p.has("#later-claims") || !p.has("#earlier-claims") {
		t.Fatalf("%d cards at the end", n)
	}
	before := b.part(p.attr("#earlier-claims", "href"), "earlier-claims")
	if n := len(before.all("#claims > .card")); n != 50 || !before.has("#earlier-claims") {
		t.Errorf("%d cards come before, want 50 and a link to more", n)
	}
	p = b.get(paths.OpenClaim(a.ID, last.ID))
	if n := len(p.all(".card")); n != 20 || !p.has("#"+paths.CardID(last.ID)+".open") {
		t.Errorf("%d cards around the last claim, want 20 with it open", n)
	}
	if got := p.attr("#claims", "data-order"); got != "1-120" {
		t.Errorf("the list stands for %q", got)
	}
	if n := len(p.all("#map .tick")); n != 120 {
		t.Errorf("%d ticks on the map, want one a claim", n)
	}
}

func TestAWithdrawnClaimIsNotAnsweredAlone(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "30 countries")
	s.do(t, s.desk.Withdraw(t.Context(), s.actor(factcheck.Reviewer), c.ID, c.RowVersion))
	s.as(t, factcheck.Reviewer).part(paths.OpenClaim(c.ArticleID, c.ID), paths.CardID(c.ID)).want(http.StatusNotFound)
}

func TestASourceMadeConfidentialIsNotInAClaimAnsweredAlone(t *testing.T) {
	s := newSite(t)
	a, c := s.whispered(t)
	for role, sees := range map[factcheck.Role]bool{second: false, factcheck.Editor: true} {
		p := s.as(t, role).part(paths.OpenClaim(a.ID, c.ID), paths.CardID(c.ID)).want(http.StatusOK)
		if told := tellsOfIt(p.Body); told != sees {
			t.Errorf("%s: the source is told of: %v", role, told)
		}
	}
}

// TestOfACrowdedTextOnlyWhatChangedIsSentAgain to scripts that say which drawing they have; all of it to others.
func TestOfACrowdedTextOnlyWhatChangedIsSentAgain(t *testing.T) {
	s := newSite(t)
	article, claim := s.crowded(t, 1_000)
	b := s.as(t, factcheck.Reviewer)
	page := b.get(paths.Article(article))
	if n := len(page.all("#text > [data-block]")); n != 250 || page.attr("#text", "data-drawn") == "" {
		t.Fatalf("%d blocks, drawing %q", n, page.attr("#text", "data-drawn"))
	}
	b.header = http.Header{"Stet-Drawn": {page.attr("#text", "data-drawn")}}
	if again := b.get(paths.Article(article)); len(again.all("#text > [data-block]")) != 0 || again.attr("#text", "data-since") == "" {
		t.Error("nothing changed, and blocks are sent")
	}
	s.touch(t, claim)
	changed := b.get(paths.Article(article))
	if blocks := changed.all("#text > [data-block]"); len(blocks) != 1 || changed.has("#text [data-rest]") {
		t.Errorf("one claim changed, and %d blocks are sent", len(blocks))
	}
	b.header = http.Header{"Stet-Drawn": {"0102"}}
	if whole := b.get(paths.Article(article)); len(whole.all("#text > [data-block]")) != 250 || whole.has("#text[data-since]") {
		t.Error("who names no drawing of ours is not sent the whole text")
	}
}

// TestOfACrowdedTextTheRestComesApart to scripts, compressed and to be kept; browsers without scripts are sent to the whole of it.
func TestOfACrowdedTextTheRestComesApart(t *testing.T) {
	s := newSite(t)
	article, _ := s.crowded(t, 1_000)
	b := s.as(t, factcheck.Reviewer)
	page := b.get(paths.Article(article) + "?show=open")
	if bare := page.all("#text [data-rest]"); len(bare) < 200 {
		t.Errorf("%d blocks are bare", len(bare))
	}
	rest := b.get(page.attr("#text", "data-apart")).want(http.StatusOK)
	if n := strings.Count(rest.Body, "<mark"); n < 1_000 || rest.Header.Get("Etag") == "" || !strings.Contains(rest.Header.Get("Cache-Control"), "private") {
		t.Errorf("%d segments come apart, kept as %q", n, rest.Header.Get("Cache-Control"))
	}
	whole := paths.Article(article) + "?drawn=all&show=open"
	if !strings.Contains(page.Body, `<noscript><meta http-equiv="refresh" content="0;url=`+strings.ReplaceAll(whole, "&", "&amp;")) {
		t.Errorf("browsers without scripts are not sent to %s", whole)
	}
	if all := b.get(whole); len(all.all("#text a.no")) != 1_000 || all.has("#text [data-rest]") || strings.Contains(all.Body, "<noscript>") {
		t.Error("the whole page has not all highlights")
	}
	b.get(paths.Rest(article, strings.Repeat("00", 32))).want(http.StatusNotFound)
}
