package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

func TestAnEmptyDeskSaysWhatToDoFirst(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.get(paths.Desk).want(http.StatusOK).says("No articles yet.", "No open article has a deadline.")
	b.follow(".empty a").at(paths.NewArticle)
	s.article(t)
	b.get(paths.Desk).says("No claim is yours.")
	b.follow(".empty a").at(paths.Articles + "?status=open")
}

func TestTheDeskShowsTheClaimsOneHasToGoOnWith(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	mine := s.researched(t, a, "30 countries")
	s.claim(t, a, "12 %")
	p := s.as(t, factcheck.Reviewer).get(paths.Desk).says("1 claim is yours.")
	if diff := cmp.Diff([]string{"30 countries"}, p.texts(`section[aria-labelledby="work"] li > a`)); diff != "" {
		t.Error(diff)
	}
	if got := p.attr(`section[aria-labelledby="work"] li > a`, "href"); got != paths.OpenClaim(a.ID, mine.ID) {
		t.Errorf("it leads to %s", got)
	}
	if got := p.text(`section[aria-labelledby="work"] .state`); got != "Waits for your verdict" {
		t.Errorf("its state is %q", got)
	}
	s.as(t, second).get(paths.Desk).says("0 claims are yours.")
}

func TestTheDeskShowsEditorsTheFirstDecisionsThatWait(t *testing.T) {
	s := newSite(t)
	a := s.article(t)
	for _, quote := range []string{"250", "30 countries", "1.5 billion", "12 %"} {
		s.inApproval(t, a, quote)
	}
	p := s.as(t, factcheck.Editor).get(paths.Desk).says("4 wait for an editor", "All 4 waiting")
	if diff := cmp.Diff([]string{"250", "30 countries", "1.5 billion"}, p.texts(`section[aria-labelledby="queue"] li > a`)); diff != "" {
		t.Error(diff)
	}
	if href := p.attr(`section[aria-labelledby="queue"] li > a`, "href"); !strings.HasPrefix(href, paths.Approvals+"/") {
		t.Errorf("it leads to %s", href)
	}
	if s.as(t, factcheck.Reviewer).get(paths.Desk).has(`section[aria-labelledby="queue"]`) {
		t.Error("a reviewer sees the queue")
	}
}

func TestTheDeskShowsArticlesWithProgressAndTheNearestDeadlines(t *testing.T) {
	s := newSite(t)
	far, near, done := s.titled(t, "Far"), s.titled(t, "Near"), s.titled(t, "Done")
	s.staffed(t, far, sample.At.Add(48*time.Hour))
	s.staffed(t, near, sample.At.Add(-time.Hour))
	s.staffed(t, done, sample.At.Add(time.Hour))
	s.approved(t, done, "30 countries")
	p := s.as(t, factcheck.Reviewer).get(paths.Desk)
	if diff := cmp.Diff([]string{"Near", "Far"}, p.texts(`section[aria-labelledby="due"] li > a`)); diff != "" {
		t.Error(diff)
	}
	if got := p.text(`section[aria-labelledby="due"] li`); !strings.Contains(got, "Overdue") {
		t.Errorf("the deadline is %q", got)
	}
	if diff := cmp.Diff([]string{"Done", "Near", "Far"}, p.texts(`section[aria-labelledby="latest"] li > a`)); diff != "" {
		t.Error(diff)
	}
	if got := p.text(`section[aria-labelledby="latest"] li`); !strings.Contains(got, "1 of 1 settled") {
		t.Errorf("the progress is %q", got)
	}
}
