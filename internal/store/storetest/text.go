package storetest

import (
	"strings"
	"time"

	"stet/internal/factcheck"
	"stet/internal/sample"
)

// hostile is text that a store has to give back to the byte.
const hostile = "“Ґанок” 👩‍👩‍👧‍👦 e\u0301 \u202Eabc\u202C it's \"quoted\"; DROP TABLE users; -- $1 ?1 :a @b %_\\ /* \r\n\t\uFFFC\u2028 \U0010FFFD"

var text = map[string]func(*scene){
	"every text comes back to the byte":            everyTextComesBack,
	"NUL and broken UTF-8 are refused":             unfitTextIsRefused,
	"a text of a million characters comes back":    longTextComesBack,
	"a version's bytes may be anything at all":     rawBytesAreFree,
	"an import comes back with what was offered":   importComesBack,
	"an import that was dropped is not there":      droppedImportIsGone,
	"imports from before a time are dropped":       oldImportsAreGone,
	"a newsroom is the default one until saved":    newsroomIsDefault,
	"a newsroom comes back as it was saved last":   newsroomComesBack,
	"a stale newsroom is a conflict, not saved":    newsroomIsNotOverwritten,
	"an import without bytes is an empty import":   emptyImport,
	"an unfit search is invalid input, no failure": unfitSearch,
}

func everyTextComesBack(s *scene) {
	u := sample.User("x", factcheck.Reviewer)
	u.Name, u.Email, u.PasswordHash = hostile, "h@example.org", hostile
	s.must(s.AddUser(s.ctx, u))
	got, err := s.User(s.ctx, u.ID)
	s.must(err)
	same(s, got, u)

	a := sample.Article(hostile, u.ID)
	a.Publisher, a.Byline, a.URL = hostile, hostile, "https://example.org/"+hostile
	v := sample.Version(a, hostile)
	s.must(s.AddArticle(s.ctx, a))
	s.must(s.AddVersion(s.ctx, v, sample.Raw(hostile)))
	gotVersion, err := s.Version(s.ctx, v.ID)
	s.must(err)
	same(s, gotVersion, v)

	c := sample.Claim(v, v.Text.Content, u.ID)
	c.Statement, c.Claimant, c.Notes = hostile, hostile, hostile
	s.must(s.AddClaim(s.ctx, c))
	gotClaim, err := s.Claim(s.ctx, c.ID)
	s.must(err)
	same(s, gotClaim, c)
}

func unfitTextIsRefused(s *scene) {
	for _, name := range []string{"a\x00b", "a\xffb", "a\xed\xa0\x80b"} {
		u := sample.User("x", factcheck.Reviewer)
		u.Name = name
		s.refused(s.AddUser(s.ctx, u), factcheck.Invalid)
		_, err := s.User(s.ctx, u.ID)
		s.refused(err, factcheck.NotFound)
	}
}

func unfitSearch(s *scene) {
	_, err := s.Articles(s.ctx, factcheck.ArticleFilter{Title: "a\x00"})
	s.refused(err, factcheck.Invalid)
	_, err = s.Articles(s.ctx, factcheck.ArticleFilter{Title: strings.Repeat("a", 100_000)})
	s.refused(err, factcheck.Invalid)
	_, err = s.Sources(s.ctx, factcheck.SourceFilter{Text: strings.Repeat("a", 100_000)}, factcheck.SourceScope{All: true})
	s.refused(err, factcheck.Invalid)
}

func longTextComesBack(s *scene) {
	a := sample.Article("Long", s.editor.ID)
	long := strings.Repeat("Ґ0123456789 abcdefghijkl\n\n", 40_000)
	v := sample.Version(a, long)
	s.must(s.AddArticle(s.ctx, a))
	s.must(s.AddVersion(s.ctx, v, sample.Raw(long)))
	got, err := s.Version(s.ctx, v.ID)
	s.must(err)
	if got.Text.Hash() != v.Hash || len(got.Text.Blocks) != 40_000 {
		s.Fatalf("got %d blocks, hash %s; want 40,000 and %s", len(got.Text.Blocks), got.Text.Hash(), v.Hash)
	}
}

func rawBytesAreFree(s *scene) {
	a := sample.Article("Raw", s.editor.ID)
	s.must(s.AddArticle(s.ctx, a))
	raw := factcheck.Raw{Name: hostile, MediaType: "text/html; charset=windows-1251", Bytes: []byte{0, 255, 10, 0, 39}}
	s.must(s.AddVersion(s.ctx, sample.Version(a, "x"), raw))
	got, err := s.Raw(s.ctx, a.Current)
	s.must(err)
	same(s, got, raw)
}

func importComesBack(s *scene) {
	i := sample.Import(s.reviewer.ID)
	i.Raw = factcheck.Raw{Name: "файл.html", MediaType: "text/html", Bytes: []byte{0, 255}}
	i.Offered = sample.Article(hostile, "")
	i.Offered.Deadline = sample.At
	s.must(s.AddImport(s.ctx, i))
	got, err := s.Import(s.ctx, i.ID)
	s.must(err)
	same(s, got, i)
}

func emptyImport(s *scene) {
	i := sample.Import(s.reviewer.ID)
	i.Raw.Bytes = nil
	s.must(s.AddImport(s.ctx, i))
	got, err := s.Import(s.ctx, i.ID)
	s.must(err)
	same(s, got, i)
}

func droppedImportIsGone(s *scene) {
	i := sample.Import(s.reviewer.ID)
	s.must(s.AddImport(s.ctx, i))
	s.must(s.DropImport(s.ctx, i.ID))
	_, err := s.Import(s.ctx, i.ID)
	s.refused(err, factcheck.NotFound)
	s.refused(s.DropImport(s.ctx, i.ID), factcheck.NotFound)
}

func oldImportsAreGone(s *scene) {
	old, young := sample.Import(s.reviewer.ID), sample.Import(s.reviewer.ID)
	young.CreatedAt = old.CreatedAt.Add(time.Microsecond)
	s.must(s.AddImport(s.ctx, old))
	s.must(s.AddImport(s.ctx, young))
	s.must(s.DropImportsBefore(s.ctx, young.CreatedAt))
	_, err := s.Import(s.ctx, old.ID)
	s.refused(err, factcheck.NotFound)
	_, err = s.Import(s.ctx, young.ID)
	s.must(err)
}

func newsroomIsDefault(s *scene) {
	got, err := s.Newsroom(s.ctx)
	s.must(err)
	same(s, got, factcheck.DefaultNewsroom())
}

func newsroomComesBack(s *scene) {
	n := factcheck.Newsroom{
		Name: hostile, Scale: factcheck.Scales[1].Ref(), Language: "uk", LookHours: 5,
		Policy: factcheck.Policy{MinimumSources: 3, IndependentSources: 2, PrimarySource: true, Pinpoint: true, SecondCheck: factcheck.SecondCheckNever},
	}
	s.must(s.SaveNewsroom(s.ctx, factcheck.DefaultNewsroom()))
	n.RowVersion = 1
	s.must(s.SaveNewsroom(s.ctx, n))
	got, err := s.Newsroom(s.ctx)
	s.must(err)
	n.RowVersion = 2
	same(s, got, n)
}

func newsroomIsNotOverwritten(s *scene) {
	unsaved := factcheck.DefaultNewsroom()
	unsaved.RowVersion = 1
	s.refused(s.SaveNewsroom(s.ctx, unsaved), factcheck.Conflict)
	s.must(s.SaveNewsroom(s.ctx, factcheck.DefaultNewsroom()))
	for _, version := range []int{0, 2} {
		late := factcheck.DefaultNewsroom()
		late.Name, late.RowVersion = "Late", version
		s.refused(s.SaveNewsroom(s.ctx, late), factcheck.Conflict)
	}
	got, err := s.Newsroom(s.ctx)
	s.must(err)
	if got.Name != "" || got.RowVersion != 1 {
		s.Errorf("got %+v", got)
	}
}
