package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"stet/internal/factcheck"
	"stet/internal/paths"
)

// overtaken opens a page for the reviewer, lets the editor send its form first, and gives the page that refuses the reviewer's.
func overtaken(t *testing.T, s *site, at, form string, theirs, mine url.Values) *browser {
	t.Helper()
	reviewer, editor := s.as(t, factcheck.Reviewer), s.as(t, factcheck.Editor)
	reviewer.get(at)
	editor.get(at)
	editor.submit(form, theirs).want(http.StatusOK)
	reviewer.submit(form, mine).want(http.StatusConflict).says("Changed while you were typing", "What stands now", "Iryna Koval", "What you typed")
	return reviewer
}

// differing are the fields that the page sets beside each other.
func (p *page) differing() string {
	var names []string
	for _, n := range p.all(".compared") {
		names = append(names, attr(n, "data-field"))
	}
	return strings.Join(names, " ")
}

func TestAStaleSaveShowsBothTextsFieldByFieldAndCanBeSentAgain(t *testing.T) {
	s := newSite(t)
	article := s.article(t)
	claim := s.researched(t, article, quoted)
	evidence, err := s.store.EvidenceOf(t.Context(), claim.ID)
	s.do(t, err)
	source := (&scene{site: s, t: t}).source(false)
	for name, c := range map[string]struct {
		at, form     string
		theirs, mine url.Values
		differ       string
	}{
		"a claim": {
			paths.EditClaim(claim.ID), paths.EditClaim(claim.ID),
			values("statement", "Their statement.", "claimant", "Both of us"), values("statement", "My statement.", "claimant", "Both of us"), "statement",
		},
		"a citation": {
			paths.Citation(evidence[0].ID), paths.Citation(evidence[0].ID),
			values("excerpt", "Their excerpt", "stance", "refutes"), values("excerpt", "My excerpt", "stance", "supports"), "stance excerpt",
		},
		"a source": {
			paths.EditSource(source), paths.EditSource(source),
			values("source_author", "They", "source_publisher", "Courier"), values("source_author", "Me", "source_confidential", "true"),
			"source_publisher source_confidential source_author",
		},
		"an article": {
			paths.EditArticle(article.ID), paths.EditArticle(article.ID), values("title", "Their title"), values("title", "My title"), "title",
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := overtaken(t, s, c.at, c.form, c.theirs, c.mine)
			if got := b.page.differing(); got != c.differ {
				t.Errorf("%q differ, want %q", got, c.differ)
			}
			for field := range c.mine {
				if want := c.mine.Get(field); b.page.form(c.form).values.Get(field) != want {
					t.Errorf("%s is not what was typed: %q", field, b.page.form(c.form).values.Get(field))
				}
			}
			b.submit(c.form, nil).want(http.StatusOK)
		})
	}
}

func TestPeopleAndDeadlineOfAStaleSaveAreShownByTheirNames(t *testing.T) {
	s := newSite(t)
	article := s.article(t)
	one, other := s.as(t, factcheck.Editor), s.as(t, factcheck.Admin)
	one.get(paths.EditArticle(article.ID))
	other.get(paths.EditArticle(article.ID))
	other.submit(paths.StaffArticle(article.ID), values("deadline", "2026-03-01T12:00")).want(http.StatusOK)
	one.submit(paths.StaffArticle(article.ID), url.Values{"people": {string(s.people[second].ID)}}).want(http.StatusConflict)
	one.page.says("Taras Shvets", "Maks Hrytsenko")
	if got := one.page.differing(); got != "people deadline" {
		t.Errorf("%q differ", got)
	}
}

func TestARefusedStepTellsWhatHappenedMeanwhile(t *testing.T) {
	s := newSite(t)
	claim := s.inApproval(t, s.article(t), quoted)
	one, other := s.as(t, factcheck.Editor), s.as(t, factcheck.Admin)
	one.get(paths.Approval(claim.ID))
	other.get(paths.Approval(claim.ID))
	other.submit(paths.ClaimStep(claim.ID, "return"), values("comment", "Count again.")).want(http.StatusOK)
	one.submit(paths.ClaimStep(claim.ID, "return"), values("comment", "Where is the second source?")).want(http.StatusConflict).
		says("What happened meanwhile", "Maks Hrytsenko returned it for changes", "Where is the second source?")
}

// compared are the fields set beside each other: what each is called, what stands there, what was typed.
func (p *page) compared() (all []string) {
	names, texts := p.texts(".compared h3"), p.texts(".compared .diff")
	for i, name := range names {
		all = append(all, name, texts[2*i], texts[2*i+1])
	}
	return all
}
