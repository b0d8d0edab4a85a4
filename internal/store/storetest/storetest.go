// Package storetest is the contract of a store: every engine has to pass it.
package storetest

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"stet/internal/desk"
	"stet/internal/factcheck"
	"stet/internal/sample"
	"stet/internal/store"
)

// Store is what the desk asks for, and the bytes that things were read from.
type Store interface {
	desk.Store
	Blob(ctx context.Context, hash string) ([]byte, error)
}

var _ Store = (*store.Store)(nil)

// Run holds a store to the contract. open gives a new and empty one each time and closes it when the test is over.
func Run(t *testing.T, open func(t *testing.T) Store) {
	contract := map[string]map[string]func(*scene){
		"people": people, "articles": articles, "article lists": articleLists, "claims": claims, "placements": placements, "decisions": decisions,
		"finding": finding, "sources": sources, "proposed sources": proposed, "source lists": sourceLists, "audit": audit, "drafts": drafts, "transactions": transactions, "text": text, "blobs": blobs, "captures": captures,
	}
	for area, promises := range contract {
		for promise, keep := range promises {
			t.Run(area+"/"+promise, func(t *testing.T) { keep(newScene(t, open(t))) })
		}
	}
}

// scene is a newsroom at work: two people, an article with its version, nothing else.
type scene struct {
	*testing.T
	Store
	ctx              context.Context
	editor, reviewer factcheck.User
	article          factcheck.Article
	version          factcheck.Version
}

func newScene(t *testing.T, s Store) *scene {
	sc := &scene{
		T: t, Store: s, ctx: t.Context(),
		editor: sample.User("Olena Editor", factcheck.Editor), reviewer: sample.User("Ada Reviewer", factcheck.Reviewer),
	}
	sc.must(s.AddUser(sc.ctx, sc.editor))
	sc.must(s.AddUser(sc.ctx, sc.reviewer))
	sc.article, sc.version = sc.addArticle("Firms meet in the capital")
	return sc
}

func (s *scene) addArticle(title string) (factcheck.Article, factcheck.Version) {
	s.Helper()
	a := sample.Article(title, s.editor.ID)
	return a, s.keep(a)
}

func (s *scene) keep(a factcheck.Article) factcheck.Version {
	s.Helper()
	v := sample.Version(a, sample.Text)
	s.must(s.AddArticle(s.ctx, a))
	s.must(s.AddVersion(s.ctx, v, sample.Raw(sample.Text)))
	return v
}

func (s *scene) addClaim(quote string) factcheck.Claim {
	s.Helper()
	c := sample.Claim(s.version, quote, s.reviewer.ID)
	s.must(s.AddClaim(s.ctx, c))
	return c
}

func (s *scene) addSource(title string) factcheck.Source {
	s.Helper()
	source := sample.Source(title, s.reviewer.ID)
	s.must(s.AddSource(s.ctx, source))
	return source
}

func (s *scene) cite(claim factcheck.Claim, source factcheck.Source) factcheck.Citation {
	s.Helper()
	c, err := s.AddCitation(s.ctx, sample.Citation(claim.ID, source, s.reviewer.ID))
	s.must(err)
	return c
}

func (s *scene) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
}

// same fails unless got is want; empty and nil are the same.
func same[T any](s *scene, got, want T) {
	s.Helper()
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		s.Fatalf("-want +got:\n%s", diff)
	}
}

// refused fails unless the error has the code and a sentence.
func (s *scene) refused(err error, code factcheck.Code) {
	s.Helper()
	if !factcheck.Is(err, code) {
		s.Fatalf("got %v, want an error with code %q", err, code)
	}
}

// mapped gives what of each value.
func mapped[T, U any](values []T, what func(T) U) []U {
	var out []U
	for _, v := range values {
		out = append(out, what(v))
	}
	return out
}
