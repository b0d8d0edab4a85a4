package storetest

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var sources = map[string]func(*scene){
	"a source comes back":                                   sourceComesBack,
	"a saved source comes back with its version raised":     savedSource,
	"a stale source is a conflict and is not saved":         staleSource,
	"sources and citations that are not there":              sourcesNotFound,
	"confidential sources are listed":                       confidentialOnes,
	"citations are numbered by claim, numbers never reused": citationsAreNumbered,
	"a saved citation keeps its number and claim":           savedCitation,
	"a stale citation is a conflict and is not saved":       staleCitation,
	"a citation of nothing is refused":                      citationOfNothing,
	"evidence is what is attached, by number":               evidenceIsAttached,
	"evidence of an article leaves withdrawn claims out":    evidenceOfArticle,
	"uses of a source, newest first":                        usesNewestFirst,
}

func sourceComesBack(s *scene) {
	source := sample.Source(hostile, s.reviewer.ID)
	source.Publisher, source.Author, source.URL, source.IndependenceGroup = hostile, hostile, hostile, hostile
	source.Confidential, source.Kind, source.RowVersion = true, factcheck.Interview, 8
	s.must(s.AddSource(s.ctx, source))
	got, err := s.Source(s.ctx, source.ID)
	s.must(err)
	source.RowVersion = 1
	same(s, got, source)
}

func savedSource(s *scene) {
	source := s.addSource("List of participants")
	source.Title, source.Publisher, source.Author, source.URL = "t", "p", "a", "https://u.example"
	source.Kind, source.IndependenceGroup, source.Confidential = factcheck.News, "g", true
	source.PublishedOn, source.SeenOn, source.UpdatedAt = "", "2026-03-04", sample.At.Add(time.Hour)
	s.must(s.SaveSource(s.ctx, source))
	got, err := s.Source(s.ctx, source.ID)
	s.must(err)
	source.RowVersion = 2
	same(s, got, source)
}

func staleSource(s *scene) {
	mine := s.addSource("List of participants")
	theirs := mine
	mine.Title, theirs.Title = "Mine", "Theirs"
	s.must(s.SaveSource(s.ctx, mine))
	s.refused(s.SaveSource(s.ctx, theirs), factcheck.Conflict)
	got, err := s.Source(s.ctx, mine.ID)
	s.must(err)
	mine.RowVersion = 2
	same(s, got, mine)
}

func sourcesNotFound(s *scene) {
	_, err := s.Source(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	s.refused(s.SaveSource(s.ctx, sample.Source("None", s.reviewer.ID)), factcheck.NotFound)
	_, err = s.Citation(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	s.refused(s.SaveCitation(s.ctx, sample.Citation("none", s.addSource("One"), s.reviewer.ID)), factcheck.NotFound)
}

func confidentialOnes(s *scene) {
	s.addSource("Public")
	secret := sample.Source("Secret", s.reviewer.ID)
	secret.Confidential = true
	s.must(s.AddSource(s.ctx, secret))
	got, err := s.ConfidentialSources(s.ctx)
	s.must(err)
	same(s, got, []factcheck.Source{secret})
}

func citationsAreNumbered(s *scene) {
	c, other, source := s.addClaim("30 countries"), s.addClaim("250 firms"), s.addSource("List")
	want := sample.Citation(c.ID, source, s.reviewer.ID)
	want.Excerpt, want.Locator, want.Note, want.Number, want.RowVersion = hostile, hostile, hostile, 77, 9
	first, err := s.AddCitation(s.ctx, want)
	s.must(err)
	want.Number, want.RowVersion = 1, 1
	same(s, first, want)
	same(s, s.cite(other, source).Number, 1)
	second := s.cite(c, source)
	same(s, second.Number, 2)
	second.DetachedAt = sample.At
	s.must(s.SaveCitation(s.ctx, second))
	same(s, s.cite(c, source).Number, 3)
}

func savedCitation(s *scene) {
	c, other := s.addClaim("30 countries"), s.addClaim("250 firms")
	citation := s.cite(c, s.addSource("List"))
	citation.Source, citation.Stance, citation.Excerpt = s.addSource("Other"), factcheck.Refutes, "e"
	citation.Locator, citation.Note, citation.DetachedAt = "l", "n", sample.At.Add(time.Hour)
	changed := citation
	changed.ClaimID, changed.Number = other.ID, 5
	s.must(s.SaveCitation(s.ctx, changed))
	got, err := s.Citation(s.ctx, citation.ID)
	s.must(err)
	citation.RowVersion = 2
	same(s, got, citation)
}

func staleCitation(s *scene) {
	mine := s.cite(s.addClaim("30 countries"), s.addSource("List"))
	theirs := mine
	mine.Note, theirs.Note = "Mine", "Theirs"
	s.must(s.SaveCitation(s.ctx, mine))
	s.refused(s.SaveCitation(s.ctx, theirs), factcheck.Conflict)
	got, err := s.Citation(s.ctx, mine.ID)
	s.must(err)
	mine.RowVersion = 2
	same(s, got, mine)
}

func citationOfNothing(s *scene) {
	c, source := s.addClaim("30 countries"), s.addSource("List")
	_, err := s.AddCitation(s.ctx, sample.Citation("none", source, s.reviewer.ID))
	s.refused(err, factcheck.Conflict)
	_, err = s.AddCitation(s.ctx, sample.Citation(c.ID, factcheck.Source{ID: "none"}, s.reviewer.ID))
	s.refused(err, factcheck.Conflict)
	got, err := s.EvidenceOf(s.ctx, c.ID)
	s.must(err)
	same(s, got, nil)
}

// detach takes a citation off its claim.
func (s *scene) detach(c factcheck.Citation) {
	s.Helper()
	c.DetachedAt = sample.At
	s.must(s.SaveCitation(s.ctx, c))
}

func evidenceIsAttached(s *scene) {
	c, source := s.addClaim("30 countries"), s.addSource("List")
	first, second, third := s.cite(c, source), s.cite(c, source), s.cite(c, s.addSource("Other"))
	s.detach(second)
	got, err := s.EvidenceOf(s.ctx, c.ID)
	s.must(err)
	same(s, got, []factcheck.Citation{first, third})
}

func evidenceOfArticle(s *scene) {
	c, gone, source := s.addClaim("30 countries"), s.addClaim("250 firms"), s.addSource("List")
	first, second := s.cite(c, source), s.cite(c, source)
	s.detach(s.cite(c, source))
	s.cite(gone, source)
	s.withdraw(gone)
	got, err := s.EvidenceOfArticle(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.Citation{first, second})
}

func usesNewestFirst(s *scene) {
	c, gone, source := s.addClaim("30 countries"), s.addClaim("250 firms"), s.addSource("List")
	c.Verdict = s.addVerdict(c, sample.At)
	s.must(s.SaveClaim(s.ctx, c))
	c.RowVersion = 2
	old := s.cite(c, source)
	recent := sample.Citation(c.ID, source, s.reviewer.ID)
	recent.CreatedAt = sample.At.Add(time.Minute)
	recent, err := s.AddCitation(s.ctx, recent)
	s.must(err)
	s.detach(s.cite(c, source))
	s.cite(gone, source)
	s.withdraw(gone)
	s.cite(c, s.addSource("Other"))
	got, err := s.UsesOf(s.ctx, source.ID)
	s.must(err)
	same(s, got, []factcheck.Use{{Citation: recent, Claim: c, Article: s.article}, {Citation: old, Claim: c, Article: s.article}})
}
