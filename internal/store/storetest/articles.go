package storetest

import (
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

var articles = map[string]func(*scene){
	"an article comes back with its version's number":    articleComesBack,
	"an article without a version yet has no number":     articleWithoutVersion,
	"a saved article comes back with its version raised": savedArticle,
	"a stale article is a conflict and is not saved":     staleArticle,
	"articles and versions that are not there":           articlesNotFound,
	"a version's number is given once":                   versionNumberTwice,
	"a version comes back with its text":                 versionComesBack,
	"people are put on an article, by name":              peopleOnArticle,
	"nobody and somebody unknown are not put on it":      nobodyOnArticle,
}

func articleComesBack(s *scene) {
	a := sample.Article("Second", s.editor.ID)
	a.Deadline, a.RowVersion = sample.At.Add(time.Microsecond), 7
	s.keep(a)
	got, err := s.Article(s.ctx, a.ID)
	s.must(err)
	a.RowVersion = 1
	same(s, got, a)
}

func articleWithoutVersion(s *scene) {
	a := sample.Article("Second", s.editor.ID)
	s.must(s.AddArticle(s.ctx, a))
	got, err := s.Article(s.ctx, a.ID)
	s.must(err)
	a.Number = 0
	same(s, got, a)
}

func savedArticle(s *scene) {
	a := s.article
	a.Title, a.URL, a.Publisher, a.Byline, a.Language, a.PublishedOn = "t", "https://u.example", "p", "b", "uk", "2026-02-03"
	a.Deadline, a.UpdatedAt = sample.At.Add(time.Hour), sample.At.Add(time.Minute)
	next := sample.Article("", s.editor.ID)
	next.ID, next.Number = a.ID, 2
	s.must(s.AddVersion(s.ctx, sample.Version(next, "Another text."), sample.Raw("")))
	a.Current, a.Number = next.Current, 2
	s.must(s.SaveArticle(s.ctx, a))
	got, err := s.Article(s.ctx, a.ID)
	s.must(err)
	a.RowVersion = 2
	same(s, got, a)
}

func staleArticle(s *scene) {
	mine, theirs := s.article, s.article
	mine.Title, theirs.Title = "Mine", "Theirs"
	s.must(s.SaveArticle(s.ctx, mine))
	s.refused(s.SaveArticle(s.ctx, theirs), factcheck.Conflict)
	got, err := s.Article(s.ctx, mine.ID)
	s.must(err)
	mine.RowVersion = 2
	same(s, got, mine)
}

func articlesNotFound(s *scene) {
	_, err := s.Article(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	_, err = s.Version(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	_, err = s.Raw(s.ctx, "none")
	s.refused(err, factcheck.NotFound)
	s.refused(s.SaveArticle(s.ctx, sample.Article("None", s.editor.ID)), factcheck.NotFound)
	s.refused(s.Assign(s.ctx, "none", nil), factcheck.NotFound)
}

func versionNumberTwice(s *scene) {
	again := sample.Version(s.article, sample.Text)
	again.ID = factcheck.VersionID(sample.ID())
	s.refused(s.AddVersion(s.ctx, again, sample.Raw("")), factcheck.Conflict)
}

func versionComesBack(s *scene) {
	got, err := s.Version(s.ctx, s.version.ID)
	s.must(err)
	same(s, got, s.version)
	raw, err := s.Raw(s.ctx, s.version.ID)
	s.must(err)
	same(s, raw, sample.Raw(sample.Text))
}

func peopleOnArticle(s *scene) {
	s.must(s.Assign(s.ctx, s.article.ID, []factcheck.UserID{s.editor.ID, s.reviewer.ID, s.editor.ID}))
	got, err := s.AssignedTo(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.UserID{s.reviewer.ID, s.editor.ID}) // Ada, Olena

	s.must(s.Assign(s.ctx, s.article.ID, []factcheck.UserID{s.editor.ID}))
	got, err = s.AssignedTo(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.UserID{s.editor.ID})
}

func nobodyOnArticle(s *scene) {
	s.must(s.Assign(s.ctx, s.article.ID, []factcheck.UserID{s.editor.ID}))
	s.refused(s.Assign(s.ctx, s.article.ID, []factcheck.UserID{s.reviewer.ID, "nobody"}), factcheck.Conflict)
	got, err := s.AssignedTo(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, []factcheck.UserID{s.editor.ID})

	s.must(s.Assign(s.ctx, s.article.ID, nil))
	got, err = s.AssignedTo(s.ctx, s.article.ID)
	s.must(err)
	same(s, got, nil)
}
