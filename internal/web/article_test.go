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

// titled is an article of this title that the reviewer imported.
func (s *site) titled(t *testing.T, title string) factcheck.Article {
	t.Helper()
	s.clock.advance(time.Second)
	a, err := s.desk.ImportArticle(t.Context(), s.actor(factcheck.Reviewer), desk.Arrival{Raw: sample.Raw(sample.Text)}, desk.Particulars{Title: title})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// staffed puts people on the article, with a deadline.
func (s *site) staffed(t *testing.T, a factcheck.Article, deadline time.Time, roles ...factcheck.Role) {
	t.Helper()
	in := desk.Staffing{Deadline: deadline}
	for _, role := range roles {
		in.People = append(in.People, s.people[role].ID)
	}
	s.do(t, s.desk.StaffArticle(t.Context(), s.actor(factcheck.Editor), a.ID, a.RowVersion, in))
}

func titlesOn(p *page) []string { return p.texts("tbody th a") }

func TestArticlesShowTheirProgressDeadlineAndPeople(t *testing.T) {
	s := newSite(t)
	late, plain := s.article(t), s.titled(t, "Nobody is on this one")
	s.approved(t, late, "Over 250 firms")
	s.inApproval(t, late, "30 countries")
	s.claim(t, late, "12 %")
	s.staffed(t, late, sample.At.Add(-time.Hour), second)
	p := s.as(t, factcheck.Reviewer).get(paths.Articles).want(http.StatusOK)
	row := p.text(`tbody tr:has(a[href="` + paths.Article(late.ID) + `"])`)
	for _, want := range []string{"1 of 3 settled, 1 in approval, 1 open", "5 Jan 2026, 08:00 UTC", "Overdue", "Olena Bondar", "Taras Shvets"} {
		if !strings.Contains(row, want) {
			t.Errorf("%q is missing in %q", want, row)
		}
	}
	if row := p.text(`tbody tr:has(a[href="` + paths.Article(plain.ID) + `"])`); !strings.Contains(row, "none") || !strings.Contains(row, "nobody yet") {
		t.Errorf("the other row is %q", row)
	}
}

func TestArticlesAreFilteredByTheAddress(t *testing.T) {
	s := newSite(t)
	mine, settled, due := s.titled(t, "Mine"), s.titled(t, "Settled"), s.titled(t, "Due")
	s.staffed(t, mine, time.Time{}, second)
	s.staffed(t, due, sample.At.Add(time.Hour))
	s.approved(t, settled, "30 countries")
	b := s.as(t, second)
	b.get(paths.Articles)
	for chip, want := range map[string][]string{
		"All": {"Due", "Settled", "Mine"}, "Open": {"Due", "Mine"}, "Settled": {"Settled"}, "Mine": {"Mine"}, "With a deadline": {"Due"},
	} {
		p := b.get(paths.Articles)
		i := slices.Index(p.texts(".chip"), chip)
		p = b.get(attr(p.all(".chip")[i], "href")).want(http.StatusOK)
		if diff := cmp.Diff(want, titlesOn(p)); diff != "" {
			t.Errorf("%s: %s", chip, diff)
		}
		if !slices.Contains(p.texts(".chip[aria-current]"), chip) {
			t.Errorf("%s is not marked as chosen", chip)
		}
	}
}

func TestArticlesAreSearchedByTitleWithinTheFilter(t *testing.T) {
	s := newSite(t)
	for _, title := range []string{"Порт відкрито", "Port opens", "Harbour"} {
		s.titled(t, title)
	}
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Articles + "?status=open")
	p := b.submit("form.search", url.Values{"q": {"ПОРТ"}}).want(http.StatusOK)
	if diff := cmp.Diff([]string{"Порт відкрито"}, titlesOn(p)); diff != "" {
		t.Error(diff)
	}
	if got := p.URL.Query().Get("status"); got != "open" {
		t.Errorf("the filter is now %q", got)
	}
	b.submit("form.search", url.Values{"q": {"nothing like it"}}).says("No article is like this.")
	b.follow(".empty a").at(paths.Articles)
}

func TestArticlesArePagedByKey(t *testing.T) {
	s := newSite(t)
	var want []string
	for i := range 60 {
		title := fmt.Sprintf("Article %02d", i)
		s.titled(t, title)
		want = append([]string{title}, want...)
	}
	b := s.as(t, factcheck.Reviewer)
	p, got, pages := b.get(paths.Articles), []string{}, 0
	for {
		got = append(got, titlesOn(p)...)
		pages++
		if pages == 2 {
			s.titled(t, "Came in between") // moves nothing on the pages behind
		}
		if !p.has(`.pager a[rel="next"]`) {
			break
		}
		p = b.follow(`.pager a[rel="next"]`).want(http.StatusOK)
	}
	if diff := cmp.Diff(want, got); diff != "" || pages != 3 {
		t.Errorf("on %d pages: %s", pages, diff)
	}
	b.follow(`.pager a[rel="prev"]`).at(paths.Articles)
}

func TestDeadlinesArePagedTheNearestFirst(t *testing.T) {
	s := newSite(t)
	var want []string
	for i := range 30 {
		a := s.titled(t, fmt.Sprintf("Due %02d", i))
		s.staffed(t, a, sample.At.Add(time.Duration(i)*time.Hour))
		want = append(want, a.Title)
	}
	b := s.as(t, factcheck.Reviewer)
	got := titlesOn(b.get(paths.Articles + "?due=yes"))
	got = append(got, titlesOn(b.follow(`.pager a[rel="next"]`))...)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestListAddressesThatAreNoneAreRefusedInWords(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Articles + "?status=lost").want(http.StatusUnprocessableEntity).says("Choose open or settled articles, or all.")
	b.get(paths.Articles + "?after=nonsense").want(http.StatusUnprocessableEntity).says("This page of the list does not exist.")
	b.get(paths.Articles + "?q=" + strings.Repeat("x", 400)).want(http.StatusUnprocessableEntity)
	b.get(paths.Articles + "?q=" + url.QueryEscape(hostile)).want(http.StatusOK)
	if got := b.page.attr("#f-q", "value"); got != hostile {
		t.Errorf("the search is now %q", got)
	}
}

func TestParticularsAreChanged(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, second)
	b.get(paths.EditArticle(a.ID))
	b.submit(paths.EditArticle(a.ID), url.Values{"title": {"Firms met"}, "byline": {"N. Writer"}, "published_on": {"2026-01-02"}})
	b.page.at(paths.Article(a.ID)).says("The particulars are saved.", "Firms met", "N. Writer")
	b.get(paths.EditArticle(a.ID))
	if got := b.page.attr("#f-published_on", "value"); got != "2026-01-02" {
		t.Errorf("the day is %q", got)
	}
}

func TestParticularsThatAreWrongAreKeptAsTyped(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, factcheck.Reviewer)
	b.get(paths.EditArticle(a.ID))
	p := b.submit(paths.EditArticle(a.ID), url.Values{"title": {""}, "url": {hostile}, "byline": {hostile}}).want(http.StatusUnprocessableEntity)
	if !p.has("#f-title-error") || !p.has("#f-url-error") {
		t.Error("nothing is said about the fields")
	}
	if got := p.attr("#f-byline", "value"); got != hostile {
		t.Errorf("the byline is now %q", got)
	}
	b.post(paths.EditArticle(a.ID), url.Values{"title": {"No row version"}}).want(http.StatusUnprocessableEntity).says("Open the page again")
}

func TestAConflictOverParticularsShowsBothAndLosesNothing(t *testing.T) {
	s := newSite(t)
	a, one, other := s.article(t), s.as(t, factcheck.Reviewer), s.as(t, second)
	one.get(paths.EditArticle(a.ID))
	other.get(paths.EditArticle(a.ID))
	one.submit(paths.EditArticle(a.ID), url.Values{"title": {"Their title"}})
	p := other.submit(paths.EditArticle(a.ID), url.Values{"title": {"My title"}, "byline": {"N. Writer"}}).want(http.StatusConflict)
	want := []string{"Title", "Their title", "My title", "Byline", "(empty)", "N. Writer"}
	if diff := cmp.Diff(want, p.compared()); diff != "" {
		t.Error(diff)
	}
	if got := p.attr("#f-title", "value"); got != "My title" {
		t.Errorf("the title typed is now %q", got)
	}
	other.submit(paths.EditArticle(a.ID), nil).at(paths.Article(a.ID)).says("My title") // knowing it, they save again
}

func TestEditorsPutPeopleOnAnArticleWithADeadline(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, factcheck.Editor)
	b.get(paths.EditArticle(a.ID))
	b.submit(paths.StaffArticle(a.ID), url.Values{"people": {string(s.people[second].ID)}, "deadline": {"2026-01-06T17:30"}})
	b.page.at(paths.Article(a.ID)).says("People and deadline are set.", "6 Jan 2026, 17:30 UTC")
	p := b.get(paths.EditArticle(a.ID))
	if got := p.attr("#f-deadline", "value"); got != "2026-01-06T17:30" {
		t.Errorf("the deadline is %q", got)
	}
	if got := p.attr(`input[name="people"][checked]`, "value"); got != string(s.people[second].ID) {
		t.Errorf("%q is ticked", got)
	}
	b.submit(paths.StaffArticle(a.ID), url.Values{"people": {}, "deadline": {""}})
	if p := b.get(paths.EditArticle(a.ID)); p.has(`input[name="people"][checked]`) || p.attr("#f-deadline", "value") != "" {
		t.Error("people and deadline are still set")
	}
}

func TestStaffThatIsWrongIsRefusedAndKept(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, factcheck.Editor)
	b.get(paths.EditArticle(a.ID))
	p := b.submit(paths.StaffArticle(a.ID), url.Values{"deadline": {"tomorrow"}, "people": {string(s.people[second].ID)}}).want(http.StatusUnprocessableEntity)
	if got := p.attr("#f-deadline", "value"); got != "tomorrow" || !p.has("#f-deadline-error") {
		t.Errorf("the deadline is now %q", got)
	}
	if !p.has(`input[name="people"][checked]`) {
		t.Error("who was ticked is lost")
	}
	b.get(paths.EditArticle(a.ID))
	b.submit(paths.StaffArticle(a.ID), url.Values{"people": {"nobody"}}).want(http.StatusUnprocessableEntity).says("no active account")
}

func TestAConflictOverStaffShowsBoth(t *testing.T) {
	s := newSite(t)
	a, one, other := s.article(t), s.as(t, factcheck.Editor), s.as(t, factcheck.Admin)
	one.get(paths.EditArticle(a.ID))
	other.get(paths.EditArticle(a.ID))
	one.submit(paths.StaffArticle(a.ID), url.Values{"people": {string(s.people[second].ID)}})
	p := other.submit(paths.StaffArticle(a.ID), url.Values{"people": {string(s.people[factcheck.Reviewer].ID)}}).want(http.StatusConflict)
	if diff := cmp.Diff([]string{"People", "Taras Shvets", "Olena Bondar"}, p.compared()); diff != "" {
		t.Error(diff)
	}
	other.submit(paths.StaffArticle(a.ID), nil).at(paths.Article(a.ID))
}

func TestReviewersDoNotAssign(t *testing.T) {
	s := newSite(t)
	a, b := s.article(t), s.as(t, factcheck.Reviewer)
	if b.get(paths.EditArticle(a.ID)).has(`form[action$="/staff"]`) {
		t.Error("the form is offered")
	}
	b.post(paths.StaffArticle(a.ID), url.Values{"row_version": {"1"}}).want(http.StatusForbidden)
}

func TestAnArticleThatIsNotThereIsNotFound(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Editor)
	id := factcheck.ArticleID(sample.ID())
	b.get(paths.EditArticle(id)).want(http.StatusNotFound)
	b.get(paths.Export(id)).want(http.StatusNotFound)
	b.post(paths.EditArticle(id), url.Values{"row_version": {"1"}, "title": {"x"}}).want(http.StatusNotFound)
	b.post(paths.StaffArticle(id), url.Values{"row_version": {"1"}}).want(http.StatusNotFound)
	b.post(paths.Export(id), url.Values{"format": {"json"}}).want(http.StatusNotFound)
}
