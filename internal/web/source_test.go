package web

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

// added is a source that the person of the role added.
func (s *site) added(t *testing.T, role factcheck.Role, in desk.SourceWords) factcheck.SourceID {
	t.Helper()
	s.clock.advance(time.Second)
	if in.Kind == "" {
		in.Kind = factcheck.News
	}
	id, err := s.desk.AddSource(t.Context(), s.actor(role), in)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

var described = url.Values{
	"source_title": {"List of participants"}, "source_publisher": {"Ministry"}, "source_author": {"N. Clerk"},
	"source_url": {"https://ministry.example/list"}, "source_kind": {"primary record"}, "source_group": {"Ministry"},
	"source_published_on": {"2026-01-02"}, "source_seen_on": {"2026-01-05"},
}

func TestASourceIsAddedAndShownWithAllThatIsKnownOfIt(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Sources).says("No sources yet.")
	b.get(paths.NewSource)
	p := b.submit(paths.Sources, described).want(http.StatusOK)
	p.says("The source is in the library.", "List of participants", "Ministry", "N. Clerk", "Primary record", "2 Jan 2026", "5 Jan 2026",
		"Cited by 0 claims", "No claim cites it yet.", "by Olena Bondar", "added it")
	if got := p.attr(`.facts a`, "href"); got != "https://ministry.example/list" {
		t.Errorf("the address leads to %q", got)
	}
	b.get(paths.Sources).says("List of participants", "N. Clerk, Ministry, 2 Jan 2026", "Primary record")
}

func TestASourceThatIsWrongIsRefusedAndKept(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.NewSource)
	p := b.submit(paths.Sources, url.Values{
		"source_title": {""}, "source_url": {"javascript:alert(1)"}, "source_published_on": {"soon"}, "source_author": {hostile}, "source_confidential": {"true"},
	}).want(http.StatusUnprocessableEntity)
	for _, field := range []string{"source_title", "source_url", "source_kind", "source_published_on"} {
		if !p.has("#f-" + field + "-error") {
			t.Errorf("nothing is said about %s", field)
		}
	}
	if got := p.attr("#f-source_author", "value"); got != hostile {
		t.Errorf("the author is now %q", got)
	}
	if !p.has("#f-source_confidential[checked]") {
		t.Error("the tick is lost")
	}
	b.get(paths.Sources).says("No sources yet.")
}

func TestHostileTextInASourceIsShownAsText(t *testing.T) {
	s := newSite(t)
	id := s.added(t, factcheck.Reviewer, desk.SourceWords{
		Title: hostile, Publisher: hostile, Author: hostile, IndependenceGroup: hostile, URL: `https://x.example/?a="><script>alert(1)</script>`,
	})
	a := s.article(t)
	c := s.claim(t, a, "30 countries")
	words := desk.CitationWords{Stance: factcheck.Supports, Excerpt: hostile, Locator: hostile, Note: hostile}
	s.do(t, s.desk.Attach(t.Context(), s.actor(factcheck.Reviewer), c.ID, id, words))
	b := s.as(t, factcheck.Reviewer)
	p := b.get(paths.Source(id)).want(http.StatusOK)
	if got := p.text("h1"); got != hostile {
		t.Errorf("the title is %q", got)
	}
	if got := p.text(".list q"); got != hostile {
		t.Errorf("the excerpt is %q", got)
	}
	b.get(paths.Sources).says(hostile)
	b.get(paths.EditSource(id))
	if got := b.page.attr("#f-source_group", "value"); got != hostile {
		t.Errorf("the group is %q", got)
	}
}

func TestSourcesAreSearchedAndFilteredByTheAddress(t *testing.T) {
	s := newSite(t)
	s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Harbour log", Kind: factcheck.PrimaryRecord, Publisher: "Порт"})
	s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Trade figures", Kind: factcheck.DataSet, Author: "Bureau"})
	s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Port report", Kind: factcheck.DataSet, URL: "https://stats.example/port"})
	b := s.as(t, factcheck.Reviewer)
	for query, want := range map[string][]string{
		"ПОРТ": {"Harbour log"}, "bureau": {"Trade figures"}, "stats.example": {"Port report"}, "": {"Port report", "Trade figures", "Harbour log"}, "100%": nil,
	} {
		b.get(paths.Sources)
		p := b.submit("form.search", url.Values{"q": {query}}).want(http.StatusOK)
		if diff := cmp.Diff(want, titlesOn(p)); diff != "" {
			t.Errorf("%q: %s", query, diff)
		}
	}
	p := b.get(paths.Sources)
	i := slices.Index(p.texts(".chip"), "Data set")
	p = b.get(attr(p.all(".chip")[i], "href"))
	if diff := cmp.Diff([]string{"Port report", "Trade figures"}, titlesOn(p)); diff != "" {
		t.Error(diff)
	}
	p = b.submit("form.search", url.Values{"q": {"port"}}) // within the kind
	if diff := cmp.Diff([]string{"Port report"}, titlesOn(p)); diff != "" {
		t.Error(diff)
	}
	b.get(paths.Sources + "?q=nothing").says("No source is like this.")
	b.get(paths.Sources + "?after=nonsense").want(http.StatusUnprocessableEntity)
}

func TestSourcesArePagedByKey(t *testing.T) {
	s := newSite(t)
	var want []string
	for i := range 30 {
		title := fmt.Sprintf("Source %02d", i)
		s.added(t, factcheck.Reviewer, desk.SourceWords{Title: title})
		want = append([]string{title}, want...)
	}
	b := s.as(t, factcheck.Reviewer)
	got := titlesOn(b.get(paths.Sources))
	got = append(got, titlesOn(b.follow(`.pager a[rel="next"]`))...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if b.page.has(`.pager a[rel="next"]`) {
		t.Error("another page is offered behind the last one")
	}
	b.follow(`.pager a[rel="prev"]`).at(paths.Sources)
}

func TestASourceListsTheClaimsThatCiteIt(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	id := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "List of participants"})
	first, gone := s.claim(t, a, "30 countries"), s.claim(t, a, "12 %")
	for _, c := range []factcheck.Claim{first, gone} {
		words := desk.CitationWords{Stance: factcheck.Refutes, Excerpt: "29 countries", Locator: "p. 4"}
		s.do(t, s.desk.Attach(t.Context(), s.actor(factcheck.Reviewer), c.ID, id, words))
	}
	s.do(t, s.desk.Withdraw(t.Context(), s.actor(factcheck.Reviewer), gone.ID, s.now(t, gone.ID).RowVersion))
	b := s.as(t, second)
	p := b.get(paths.Source(id)).says("Cited by 1 claim", "refutes", "p. 4", "29 countries", "Firms meet in the capital", "attached a source")
	if got := p.attr(".list li > a", "href"); got != paths.OpenClaim(a.ID, first.ID) {
		t.Errorf("it leads to %s", got)
	}
	if got := b.get(paths.Sources).text(`td[data-label="Cited by"]`); got != "1" {
		t.Errorf("in the list it is cited by %s", got)
	}
}

func TestASourceIsChangedByWhoAddedItAndByEditors(t *testing.T) {
	s := newSite(t)
	id := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "List"})
	for _, role := range []factcheck.Role{factcheck.Reviewer, factcheck.Editor} {
		b := s.as(t, role)
		b.get(paths.Source(id))
		b.follow(`.head a.btn`).at(paths.EditSource(id))
		b.submit(paths.EditSource(id), url.Values{"source_title": {"List by " + string(role)}}).at(paths.Source(id)).says("Saved.", "List by "+string(role))
	}
	b := s.as(t, second)
	if b.get(paths.Source(id)).has(`a[href="` + paths.EditSource(id) + `"]`) {
		t.Error("it is offered to another reviewer")
	}
	b.get(paths.EditSource(id)).want(http.StatusForbidden)
	b.post(paths.EditSource(id), url.Values{"row_version": {"3"}, "source_title": {"Mine"}, "source_kind": {"news"}}).want(http.StatusForbidden)
}

func TestAConflictOverASourceShowsBothAndLosesNothing(t *testing.T) {
	s := newSite(t)
	id := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "List", Confidential: true})
	one, other := s.as(t, factcheck.Reviewer), s.as(t, factcheck.Editor)
	one.get(paths.EditSource(id))
	other.get(paths.EditSource(id))
	one.submit(paths.EditSource(id), url.Values{"source_title": {"Their list"}})
	p := other.submit(paths.EditSource(id), url.Values{"source_title": {"My list"}, "source_confidential": {}}).want(http.StatusConflict)
	want := []string{"Title", "Their list", "My list", "Confidential", "yes", "no"}
	if diff := cmp.Diff(want, p.compared()); diff != "" {
		t.Error(diff)
	}
	other.submit(paths.EditSource(id), nil).at(paths.Source(id)).says("My list")
	if other.page.has(".badge.waits") {
		t.Error("it is still confidential")
	}
}

func TestAConfidentialSourceIsInvisibleToTheOtherReviewer(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	c := s.claim(t, a, "30 countries")
	open := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Open list"})
	secret := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "Whistle in the ministry", Publisher: "Nobody", Confidential: true})
	for _, id := range []factcheck.SourceID{open, secret} {
		words := desk.CitationWords{Stance: factcheck.Supports, Excerpt: "So it is, said Whistle"}
		if id == open {
			words.Excerpt = "So it is"
		}
		s.do(t, s.desk.Attach(t.Context(), s.actor(factcheck.Reviewer), c.ID, id, words))
	}
	absent := factcheck.SourceID(sample.ID())
	for role, sees := range map[factcheck.Role]bool{factcheck.Reviewer: true, second: false, factcheck.Editor: true, factcheck.Admin: true} {
		b := s.as(t, role)
		for _, address := range []string{paths.Sources, paths.Sources + "?q=whistle", paths.Sources + "?kind=news", paths.Source(open), paths.Claim(c.ID), paths.OpenClaim(a.ID, c.ID)} {
			told := strings.Contains(strings.ReplaceAll(b.get(address).Body, `value="whistle"`, ""), "Whistle")
			if want := sees && address != paths.Source(open); told != want {
				t.Errorf("%s at %s: told of it is %v, want %v", role, address, told, want)
			}
		}
		status := map[bool]int{true: http.StatusOK, false: http.StatusNotFound}[sees]
		page, form := b.get(paths.Source(secret)), b.get(paths.EditSource(secret))
		if page.Status != status || form.Status != status {
			t.Errorf("%s: the page answers %d and its form %d, want %d", role, page.Status, form.Status, status)
		}
		if sees && !page.has(".head .badge.waits") {
			t.Errorf("%s is not told that it is confidential", role)
		}
		if !sees && b.get(paths.Source(absent)).text("main p:nth-of-type(2)") != page.text("main p:nth-of-type(2)") {
			t.Error("one that is not there is answered otherwise")
		}
	}
}

func TestASourceMadeConfidentialByItsAuthorVanishesForOthers(t *testing.T) {
	s := newSite(t)
	id := s.added(t, factcheck.Reviewer, desk.SourceWords{Title: "List"})
	author, other := s.as(t, factcheck.Reviewer), s.as(t, second)
	other.get(paths.Source(id)).want(http.StatusOK)
	author.get(paths.EditSource(id))
	author.submit(paths.EditSource(id), url.Values{"source_confidential": {"true"}}).says("Only Olena Bondar and editors see this source.")
	other.get(paths.Source(id)).want(http.StatusNotFound)
	other.get(paths.Sources).says("No sources yet.")
}
