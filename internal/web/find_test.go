package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

func TestTheSearchLeadsToActionsArticlesClaimsAndSources(t *testing.T) {
	s := newSite(t)
	article := s.article(t)
	claim := s.researched(t, article, "30 countries")
	b := s.as(t, factcheck.Editor)
	for text, href := range map[string]string{
		"capital": paths.Article(article.ID), "countries": paths.OpenClaim(article.ID, claim.ID), "participants": "/sources/", "IMPORT article": paths.NewArticle,
		"approvals": paths.Approvals, "": paths.Article(article.ID),
	} {
		b.get(paths.Find).want(http.StatusOK)
		b.submit("main form", values("q", text))
		links := b.page.all("main .found a")
		if !slices.ContainsFunc(links, func(n *html.Node) bool { return strings.HasPrefix(attr(n, "href"), href) }) {
			t.Errorf("%q leads to %q", text, b.page.texts("main .found a"))
		}
	}
	b.get(paths.Find + "?q=zebra").says("Nothing has these words.")
}

func TestTheSearchOffersNobodyWhatIsNotForThem(t *testing.T) {
	s := newSite(t)
	for role, want := range map[factcheck.Role]string{factcheck.Reviewer: "", factcheck.Editor: paths.Approvals, factcheck.Admin: paths.Users} {
		b := s.as(t, role)
		b.get(paths.Find + "?q=go+to+the")
		var offered []string
		for _, link := range b.page.all("main .found a") {
			offered = append(offered, attr(link, "href"))
		}
		if want == "" && (slices.Contains(offered, paths.Approvals) || slices.Contains(offered, paths.Users)) || want != "" && !slices.Contains(offered, want) {
			t.Errorf("the %s is offered %q", role, offered)
		}
	}
}

func TestTheSearchHidesConfidentialSources(t *testing.T) {
	s := newSite(t)
	id := (&scene{site: s, t: t}).source(true)
	source, err := s.store.Source(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	for role, want := range map[factcheck.Role]bool{second: false, factcheck.Reviewer: true, factcheck.Editor: true} {
		b := s.as(t, role)
		for _, part := range []string{"", "&part=options"} {
			b.get(paths.Find + "?q=" + strings.Fields(source.Title)[0] + part)
			if strings.Contains(b.page.Body, string(source.ID)) != want {
				t.Errorf("the %s with %q: %v", role, part, !want)
			}
		}
	}
}

func TestTheOptionsHoldWhatCanBeDoneOnThePage(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Find + "?part=options&q=claim&here=claim.next,claim.take,no.such")
	runs := []string{}
	for _, option := range b.page.all("[role=option][data-run]") {
		runs = append(runs, attr(option, "data-run"))
	}
	if !slices.Equal(runs, []string{"claim.next", "claim.take"}) {
		t.Errorf("they run %q", runs)
	}
	if keys := b.page.texts("[data-run='claim.next'] kbd"); !slices.Equal(keys, []string{"j"}) {
		t.Errorf("the next claim has the keys %q", keys)
	}
}
