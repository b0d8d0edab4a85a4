package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/paths"
	"stet/internal/sample"
)

func TestThePreviewShowsMarkdownWithItsCitations(t *testing.T) {
	s := newSite(t)
	c := s.researched(t, s.article(t), "30 countries")
	p := s.as(t, factcheck.Reviewer).post(paths.Preview, url.Values{"rationale": {"**So it is** [1], not [2]."}, "claim": {string(c.ID)}}).want(http.StatusOK)
	want := `<p><strong>So it is</strong> <a class="cite" href="#cite-1" title="List of participants">[1]</a>, not [2].</p>`
	if got := strings.TrimSpace(p.Body); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestThePreviewWithoutAClaimKnowsNoCitations(t *testing.T) {
	s := newSite(t)
	p := s.as(t, factcheck.Reviewer).post(paths.Preview, url.Values{"rationale": {"See [1]."}}).want(http.StatusOK)
	if got := strings.TrimSpace(p.Body); got != "<p>See [1].</p>" {
		t.Errorf("got %s", got)
	}
}

func TestThePreviewOfHostileTextIsText(t *testing.T) {
	s := newSite(t)
	p := s.as(t, factcheck.Reviewer).post(paths.Preview, url.Values{"rationale": {hostile + "\n\n[x](javascript:alert(1)) ![y](https://x.example/y.png)"}}).want(http.StatusOK)
	for _, selector := range []string{"script", "img", `a[href^="javascript"]`} {
		if p.has(selector) {
			t.Errorf("%s is in it: %s", selector, p.Body)
		}
	}
}

func TestThePreviewKeepsAConfidentialSourceToItself(t *testing.T) {
	s := newSite(t)
	c := s.claim(t, s.article(t), "30 countries")
	secret := desk.SourceWords{Title: "Whistle", Kind: factcheck.Interview, Confidential: true}
	s.do(t, s.desk.AttachNew(t.Context(), s.actor(factcheck.Reviewer), c.ID, secret, desk.CitationWords{Stance: factcheck.Supports}))
	p := s.as(t, second).post(paths.Preview, url.Values{"rationale": {"As [1] says."}, "claim": {string(c.ID)}}).want(http.StatusOK)
	if strings.Contains(p.Body, "Whistle") || !strings.Contains(p.Body, "[1") {
		t.Errorf("got %s", p.Body)
	}
}

func TestThePreviewRefusesWhatItCannotShow(t *testing.T) {
	s := newSite(t)
	b := s.as(t, factcheck.Reviewer)
	b.post(paths.Preview, url.Values{"rationale": {strings.Repeat("x", factcheck.MaxRationale+1)}}).want(http.StatusUnprocessableEntity)
	b.post(paths.Preview, url.Values{"rationale": {"x"}, "claim": {sample.ID()}}).want(http.StatusNotFound)
}
